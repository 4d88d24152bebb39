#include "core/io/deepmd/Deepmd.h"

#include <fmt/format.h>

#include <bit>
#include <cstring>
#include <map>
#include <span>
#include <tuple>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "core/io/Losses.h"

namespace mtp {

namespace {

static_assert(std::endian::native == std::endian::little, "npy files are written as '<f8'");

namespace fs = std::filesystem;

constexpr FormatContents kContents{
    .energy = true, .forces = true, .virial = true, .species = true, .severalFrames = true};

// Rows of equal length, one per frame.
struct Array {
    std::vector<double> values;
    std::size_t columns = 0;
};

struct System {
    std::vector<std::string> species;
    std::vector<int> types;
    std::size_t frames = 0;
    bool isPeriodic = true;
    std::map<std::string, Array> arrays;  // box, coord, energy, force, virial
};

// numpy's format 1.0: magic, version, length of the header, the header padded to 64 bytes.
void writeNpy(const fs::path& path, const Array& array, std::size_t frames) {
    const std::string shape = array.columns == 1 ? fmt::format("({},)", frames)
                                                 : fmt::format("({}, {})", frames, array.columns);
    std::string header =
        fmt::format("{{'descr': '<f8', 'fortran_order': False, 'shape': {}, }}", shape);
    constexpr std::size_t kPrefix = 10, kAlignment = 64;
    while ((kPrefix + header.size() + 1) % kAlignment != 0)
        header += ' ';
    header += '\n';
    OutputFile file(path);
    std::string prefix("\x93NUMPY\x01\x00", 8);
    prefix += static_cast<char>(header.size() & 0xff);
    prefix += static_cast<char>(header.size() >> 8);
    file.write(prefix + header);
    file.write(
        {reinterpret_cast<const char*>(array.values.data()), array.values.size() * sizeof(double)});
    file.close();
}

void writeRaw(const fs::path& path, const Array& array, std::size_t frames) {
    OutputFile file(path);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        std::string line;
        for (std::size_t i = 0; i < array.columns; ++i)
            line += fmt::format("{}{}", i == 0 ? "" : " ", array.values[frame * array.columns + i]);
        file.write(line + "\n");
    }
    file.close();
}

class DeepmdWriter final : public TrajectoryWriter {
public:
    DeepmdWriter(fs::path path, bool isRaw) : m_path(std::move(path)), m_isRaw(isRaw) {
        std::error_code error;
        if (fs::exists(m_path, error) && !fs::is_directory(m_path, error))
            throw FileError(m_path.string() + ": is a file, and DeePMD data are a folder");
        if (fs::is_directory(m_path, error) && !fs::is_empty(m_path, error))
            throw FileError(m_path.string() + ": the folder is not empty");
    }

    void write(const Frame& frame) override {
        validate(frame);
        if (!isNamed(frame))
            throw UnnamedTypes(m_path.string() +
                               ": DeePMD data need the names of the species, and the atom types "
                               "have none");
        noteLosses(*this, frame, kContents);
        const Labels& labels = frame.labels;
        const bool isPeriodic = frame.cell.periodic == std::array<bool, 3>{true, true, true};
        if (frame.cell.isPeriodic() && !isPeriodic)
            note("which directions are periodic: DeePMD data are periodic in all or none");
        System& system = m_systems[{frame.species, frame.types, frame.cell.isPeriodic(),
                                    labels.energy.has_value(), labels.forces.has_value(),
                                    labels.virial.has_value()}];
        system.species = frame.species;
        system.types = frame.types;
        system.isPeriodic = frame.cell.isPeriodic();
        ++system.frames;
        const Eigen::Matrix<double, 3, 3, Eigen::RowMajor> cell = frame.cell.vectors;
        add(system, "coord",
            {frame.positions.data(), static_cast<std::size_t>(frame.positions.size())});
        add(system, "box", {cell.data(), 9});
        if (labels.energy)
            add(system, "energy", {&*labels.energy, 1});
        if (labels.forces)
            add(system, "force",
                {labels.forces->data(), static_cast<std::size_t>(labels.forces->size())});
        if (labels.virial) {
            const Eigen::Matrix<double, 3, 3, Eigen::RowMajor> virial = *labels.virial;
            add(system, "virial", {virial.data(), 9});
        }
    }

    void close() override {
        if (m_systems.empty())
            throw InputError(m_path.string() + ": there is no configuration to write");
        std::map<std::string, int> used;
        for (const auto& [key, system] : m_systems) {
            if (m_systems.size() == 1) {
                writeSystem(m_path, system);
                break;
            }
            const std::string name = formulaOf(system);
            const int number = ++used[name];
            writeSystem(m_path / (number == 1 ? name : fmt::format("{}_{}", name, number)), system);
        }
    }

private:
    using Key = std::tuple<std::vector<std::string>, std::vector<int>, bool, bool, bool, bool>;

    static void add(System& system, const char* name, std::span<const double> row) {
        Array& array = system.arrays[name];
        array.columns = row.size();
        array.values.insert(array.values.end(), row.begin(), row.end());
    }

    static std::string formulaOf(const System& system) {
        std::vector<int> counts(system.species.size());
        for (int type : system.types)
            ++counts[static_cast<std::size_t>(type)];
        std::string name;
        for (std::size_t type = 0; type < counts.size(); ++type)
            if (counts[type] > 0)
                name += fmt::format("{}{}", system.species[type], counts[type]);
        return name;
    }

    void writeSystem(const fs::path& folder, const System& system) const {
        std::error_code error;
        fs::create_directories(m_isRaw ? folder : folder / "set.000", error);
        if (error)
            throw FileError(fmt::format("{}: {}", folder.string(), error.message()));
        std::string types, names;
        for (int type : system.types)
            types += fmt::format("{}\n", type);
        for (const std::string& name : system.species)
            names += name + "\n";
        writeText(folder / "type.raw", types);
        writeText(folder / "type_map.raw", names);
        if (!system.isPeriodic)
            writeText(folder / "nopbc", "");
        for (const auto& [name, array] : system.arrays) {
            if (m_isRaw)
                writeRaw(folder / (name + ".raw"), array, system.frames);
            else
                writeNpy(folder / "set.000" / (name + ".npy"), array, system.frames);
        }
    }

    static void writeText(const fs::path& path, const std::string& text) {
        OutputFile file(path);
        file.write(text);
        file.close();
    }

    fs::path m_path;
    bool m_isRaw;
    std::map<Key, System> m_systems;
};

Format formatOf(const char* name, const char* description, const char* extension, bool isRaw) {
    return {.name = name,
            .description = description,
            .extensions = {extension},
            .writes = kContents,
            .create = [isRaw](const fs::path& path) {
                return std::make_unique<DeepmdWriter>(path, isRaw);
            }};
}

}  // namespace

Format deepmdNpyFormat() {
    return formatOf("deepmd-npy", "DeePMD-kit folder, npy", ".deepmd", false);
}

Format deepmdRawFormat() {
    return formatOf("deepmd-raw", "DeePMD-kit folder, raw", ".deepmd-raw", true);
}

}  // namespace mtp
