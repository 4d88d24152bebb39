#include "core/io/lammps/Lammps.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "core/base/Parse.h"
#include "core/io/Losses.h"
#include "core/io/lammps/LammpsDataGrammar.h"
#include "core/io/lammps/LammpsDumpGrammar.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

constexpr FormatContents kDataContents{.velocities = true, .step = true, .species = true};

// The same cell with a along x, b in the plane of x and y, and all of its diagonal positive.
Eigen::Matrix3d restricted(const Eigen::Matrix3d& cell) {
    const Eigen::Matrix3d metric = cell * cell.transpose();
    return metric.llt().matrixL();
}

bool isRestricted(const Eigen::Matrix3d& cell) {
    return cell(0, 1) == 0 && cell(0, 2) == 0 && cell(1, 2) == 0 && cell.diagonal().minCoeff() > 0;
}

class LammpsDataWriter final : public TrajectoryWriter {
public:
    explicit LammpsDataWriter(const std::filesystem::path& path) : m_file(path) {}

    void write(const Frame& frame) override {
        if (m_hasFrame)
            throw InputError(m_file.path().string() +
                             ": a LAMMPS data file holds one configuration, and there are more");
        validate(frame);
        m_hasFrame = true;
        noteLosses(*this, frame, kDataContents);
        const Frame turned = turnedFrame(frame);
        m_text = fmt::format("{}, timestep = {}, units = metal{}\n\n", kOwnLammpsTitle,
                             frame.step.value_or(0), namesOf(turned));
        addHeader(turned);
        addTypes(turned);
        add("\nAtoms # atomic\n\n");
        for (std::size_t i = 0; i < turned.atomCount(); ++i)
            addRow(fmt::format("{} {}", i + 1, turned.types[i] + 1), turned.positions, i);
        if (turned.velocities) {
            add("\nVelocities\n\n");
            const Positions perPicosecond = *turned.velocities * 1e3;
            for (std::size_t i = 0; i < turned.atomCount(); ++i)
                addRow(fmt::format("{}", i + 1), perPicosecond, i);
        }
        m_file.write(m_text);
    }

    void close() override {
        if (!m_hasFrame)
            throw InputError(m_file.path().string() + ": there is no configuration to write");
        m_file.close();
    }

private:
    template <class... Args>
    void add(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(m_text), format, std::forward<Args>(args)...);
    }

    void addRow(const std::string& start, const Positions& rows, std::size_t i) {
        const auto row = rows.row(static_cast<Eigen::Index>(i));
        add("{} {} {} {}\n", start, row[0], row[1], row[2]);
    }

    Frame turnedFrame(const Frame& frame) {
        if (!(frame.cell.volume() > 0))
            throw InputError(m_file.path().string() +
                             ": a LAMMPS data file needs a cell of three vectors");
        if (frame.cell.periodic != std::array<bool, 3>{true, true, true})
            note("which directions are periodic: set it with the boundary command");
        if (isRestricted(frame.cell.vectors))
            return frame;
        note("the direction of the cell: turned so that a lies along x");
        return turnedForLammps(frame);
    }

    void addHeader(const Frame& frame) {
        const Eigen::Matrix3d& cell = frame.cell.vectors;
        add("{} atoms\n{} atom types\n\n", frame.atomCount(), frame.species.size());
        add("0 {} xlo xhi\n0 {} ylo yhi\n0 {} zlo zhi\n", cell(0, 0), cell(1, 1), cell(2, 2));
        if (cell(1, 0) != 0 || cell(2, 0) != 0 || cell(2, 1) != 0)
            add("{} {} {} xy xz yz\n", cell(1, 0), cell(2, 0), cell(2, 1));
    }

    // In the title, which LAMMPS passes over: a section of type labels stops versions before 2022.
    static std::string namesOf(const Frame& frame) {
        if (!isNamed(frame))
            return {};
        std::string names = ", types = ";
        for (std::size_t type = 0; type < frame.species.size(); ++type) {
            const std::string& name = frame.species[type];
            names +=
                (type == 0 ? "" : ",") + (name.empty() ? fmt::format("unused{}", type + 1) : name);
        }
        return names;
    }

    // The masses, with the names behind them.
    void addTypes(const Frame& frame) {
        if (!isNamed(frame)) {
            note("masses: the types have no names");
            return;
        }
        const bool hasMasses =
            std::all_of(frame.species.begin(), frame.species.end(),
                        [](const std::string& name) { return findElement(name) != nullptr; });
        if (!hasMasses) {
            note("masses: not all species are elements");
            return;
        }
        add("\nMasses\n\n");
        for (std::size_t type = 0; type < frame.species.size(); ++type)
            add("{} {}  # {}\n", type + 1, findElement(frame.species[type])->mass,
                frame.species[type]);
    }

    OutputFile m_file;
    std::string m_text;
    bool m_hasFrame = false;
};

int recogniseDump(const Probe& probe) {
    const std::string_view head = probe.head;
    const bool isDump = head.starts_with("ITEM: TIMESTEP") || head.starts_with("ITEM: UNITS") ||
                        head.starts_with("ITEM: TIME");
    return isDump ? 100 : 0;
}

// A title, then lines such as "96 atoms" and "0 13.2 xlo xhi" before any section.
int recogniseData(const Probe& probe) {
    constexpr int kMostLines = 80;
    std::string_view rest = probe.head;
    bool hasAtoms = false, hasBox = false;
    for (int line = 0; line < kMostLines && !rest.empty(); ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view content = rest.substr(0, end);
        content = trimmed(content.substr(0, content.find('#')));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::vector<std::string_view> words = wordsOf(content);
        hasAtoms = hasAtoms || (line > 0 && words.size() == 2 && words[1] == "atoms");
        hasBox = hasBox || (words.size() == 4 && (words[2] == "xlo" || words[3] == "avec"));
    }
    return hasAtoms && hasBox ? 95 : 0;
}

}  // namespace

Frame turnedForLammps(Frame frame) {
    if (!(frame.cell.volume() > 0))
        throw InputError("the configuration has no cell of three vectors");
    if (isRestricted(frame.cell.vectors))
        return frame;
    const Eigen::Matrix3d vectors = restricted(frame.cell.vectors);
    const Eigen::Matrix3d turn = frame.cell.vectors.inverse() * vectors;
    frame.cell.vectors = vectors;
    frame.positions = (frame.positions * turn).eval();
    if (frame.velocities)
        frame.velocities = (*frame.velocities * turn).eval();
    frame.labels = {};
    return frame;
}

Format lammpsDumpFormat() {
    return {.name = "lammps-dump",
            .description = "LAMMPS dump",
            .extensions = {".dump", ".lammpstrj"},
            .reads = {.forces = true,
                      .velocities = true,
                      .step = true,
                      .time = true,
                      .species = true,
                      .severalFrames = true},
            .recognise = recogniseDump,
            .open = openByGrammar<LammpsDumpGrammar>("lammps-dump")};
}

Format lammpsDataFormat() {
    return {.name = "lammps-data",
            .description = "LAMMPS data",
            .extensions = {".data", ".lmp"},
            .reads = kDataContents,
            .writes = kDataContents,
            .recognise = recogniseData,
            .open = openByGrammar<LammpsDataGrammar>("lammps-data"),
            .create = createBy<LammpsDataWriter>()};
}

}  // namespace mtp
