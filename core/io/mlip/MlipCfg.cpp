#include "core/io/mlip/MlipCfg.h"

#include <fmt/compile.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>
#include <iterator>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "core/io/FrameKeys.h"
#include "core/io/Losses.h"
#include "core/io/mlip/MlipCfgGrammar.h"
#include "core/model/GhostAtoms.h"

namespace mtp {

namespace {

// Names of species, steps and times are features.
constexpr FormatContents kContents{.energy = true,
                                   .forces = true,
                                   .virial = true,
                                   .step = true,
                                   .time = true,
                                   .species = true,
                                   .severalFrames = true,
                                   .keys = true};

std::string escaped(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == ' ' || c == '\t')
            out += "\\_";
        else
            out += c;
    }
    return out;
}

// The text of one configuration; what it cannot hold is noted.
class CfgText {
public:
    explicit CfgText(std::function<void(const std::string&)> note) : m_note(std::move(note)) {}

    const std::string& format(const Frame& frame) {
        m_text.clear();
        add("BEGIN_CFG\n Size\n    {}\n", frame.atomCount());
        const std::size_t ghosts = ghostCount(frame);
        addCell(frame.cell, ghosts > 0);
        addAtoms(frame, frame.atomCount() - ghosts);
        if (frame.labels.energy)
            add(" Energy\n        {}\n", *frame.labels.energy);
        if (frame.labels.virial)
            addVirial(*frame.labels.virial);
        addFeatures(frame);
        m_text += "END_CFG\n\n";
        return m_text;
    }

private:
    template <class... Args>
    void add(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(m_text), format, std::forward<Args>(args)...);
    }

    // Right-aligned, with a blank before it even if the number is wider.
    template <class Number>
    void addColumn(std::size_t width, Number number) {
        char digits[64];
        const char* const end = fmt::format_to(digits, FMT_COMPILE("{}"), number);
        const auto count = static_cast<std::size_t>(end - digits);
        m_text.append(count < width ? width - count : 1, ' ');
        m_text.append(digits, count);
    }

    // Vectors up to the last periodic one; zeros stand for one in between that is not.
    void addCell(Cell cell, bool hasGhosts) {
        // No images are made of a configuration with ghosts, whatever its cell.
        for (int i = 0; hasGhosts && i < 3; ++i)
            cell.periodic[i] = !cell.vectors.row(i).isZero(0);
        int count = 3;
        while (count > 0 && !cell.periodic[count - 1])
            --count;
        for (int i = count; i < 3; ++i)
            if (!cell.vectors.row(i).isZero(0))
                m_note("cell vectors of directions that are not periodic");
        if (count > 0)
            m_text += " Supercell\n";
        for (int i = 0; i < count; ++i) {
            if (!cell.periodic[i] && !cell.vectors.row(i).isZero(0))
                m_note("cell vectors of directions that are not periodic");
            const double factor = cell.periodic[i] ? 1.0 : 0.0;
            const Eigen::RowVector3d row = factor * cell.vectors.row(i);
            add("    {} {} {}\n", row[0], row[1], row[2]);
        }
    }

    // The atoms behind the first `own` ones are ghosts.
    void addAtoms(const Frame& frame, std::size_t own) {
        const bool hasForces = frame.labels.forces.has_value();
        m_text += " AtomData:  id type       cartes_x      cartes_y      cartes_z";
        m_text += hasForces ? "           fx          fy          fz" : "";
        m_text += own < frame.atomCount() ? "     ghost\n" : "\n";
        for (std::size_t i = 0; i < frame.atomCount(); ++i) {
            const auto atom = static_cast<Eigen::Index>(i);
            m_text += "   ";
            addColumn(11, i + 1);
            addColumn(5, frame.types[i]);
            m_text += ' ';
            for (int axis = 0; axis < 3; ++axis)
                addColumn(14, frame.positions(atom, axis));
            for (int axis = 0; hasForces && axis < 3; ++axis)
                addColumn(12, (*frame.labels.forces)(atom, axis));
            if (own < frame.atomCount())
                m_text += i < own ? "     false" : "     true";
            m_text += '\n';
        }
    }

    void addVirial(const Eigen::Matrix3d& v) {
        m_text += " PlusStress:  xx          yy          zz          yz          xz          xy\n";
        add("    {} {} {} {} {} {}\n", v(0, 0), v(1, 1), v(2, 2), (v(1, 2) + v(2, 1)) / 2,
            (v(0, 2) + v(2, 0)) / 2, (v(0, 1) + v(1, 0)) / 2);
    }

    void addFeatures(const Frame& frame) {
        if (isNamed(frame))
            add(" Feature   species\t{}\n", fmt::join(frame.species, ","));
        for (const auto& [key, value] : keysOf(frame)) {
            if (key == kGhostKey)
                continue;  // a column of the atoms
            // A value of several lines is a line for each.
            for (std::size_t start = 0; start <= value.size();) {
                const std::size_t end = std::min(value.find('\n', start), value.size());
                add(" Feature   {}\t{}\n", escaped(key), escaped(value.substr(start, end - start)));
                start = end + 1;
            }
        }
    }

    std::function<void(const std::string&)> m_note;
    std::string m_text;
};

class MlipCfgWriter final : public TrajectoryWriter {
public:
    explicit MlipCfgWriter(const std::filesystem::path& path)
        : m_file(path), m_text([this](const std::string& loss) { note(loss); }) {}

    void write(const Frame& frame) override {
        validate(frame);
        noteLosses(*this, frame, kContents);
        m_file.write(m_text.format(frame));
    }

    void close() override { m_file.close(); }

private:
    OutputFile m_file;
    CfgText m_text;
};

int recogniseText(const Probe& probe) {
    const std::size_t begin = probe.head.find("BEGIN_CFG");
    if (begin == std::string::npos)
        return 0;
    return begin == probe.head.find_first_not_of(" \t\r\n") ? 100 : 60;
}

}  // namespace

std::string mlipCfgText(const Frame& frame) {
    return CfgText([](const std::string&) {}).format(frame);
}

Format mlipCfgFormat(GhostUse ghosts) {
    return {.name = "mlip-cfg",
            .description = "MLIP configurations",
            .extensions = {".cfg"},
            .reads = kContents,
            .writes = kContents,
            .recognise = recogniseText,
            .open = [ghosts](const std::filesystem::path& path,
                             const ReadOptions& options) -> std::unique_ptr<TrajectoryReader> {
                return std::make_unique<SequentialReader>(
                    "mlip-cfg", path,
                    std::make_unique<MlipCfgGrammar>(path.string(), options.species, ghosts),
                    options);
            },
            .create = createBy<MlipCfgWriter>()};
}

}  // namespace mtp
