#include "core/io/vasp/Poscar.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "core/base/Parse.h"
#include "core/base/TextFile.h"
#include "core/io/Losses.h"
#include "core/io/SequentialReader.h"
#include "core/io/vasp/VaspCell.h"
#include "core/io/vasp/VaspHints.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

bool isCartesianMode(std::string_view line) {
    const std::string_view mode = trimmed(line);
    return !mode.empty() && std::string_view("CcKk").find(mode[0]) != std::string_view::npos;
}

class PoscarGrammar final : public FrameGrammar {
public:
    PoscarGrammar(std::string path, std::vector<std::string> species)
        : m_path(std::move(path))
        , m_species(std::move(species))
        , m_provenance(std::make_shared<Provenance>(Provenance{"VASP", "", m_path, {}})) {}

    // The whole file is the frame.
    bool findFrame(TextSource& text) override {
        std::string_view line;
        return text.nextMark().line == 1 && text.peek(line);
    }

    void recover(TextSource& text) override {
        std::string_view line;
        while (text.next(line)) {
        }
    }

    Frame parse(TextSource& text) override {
        m_warnings.clear();
        const VaspHeader header = readVaspHeader(text);
        Frame frame;
        frame.cell = header.cell;
        frame.species = header.species;
        frame.types = header.types;
        frame.provenance = m_provenance;
        readPositions(text, header, frame);
        readVelocities(text, frame);
        m_hints = isNamed(frame) ? std::vector<std::string>()
                                 : vaspSpeciesHints(m_path, header.title, frame.species.size());
        nameSpecies(frame, m_species, m_path);
        recover(text);
        return frame;
    }

    std::vector<std::string> takeWarnings() override { return std::move(m_warnings); }
    std::vector<std::string> speciesHints() const override { return m_hints; }

private:
    static bool readMode(TextSource& text) {
        std::string_view line;
        for (int attempt = 0; attempt < 2; ++attempt) {
            if (!text.next(line))
                throw text.error("expected Direct or Cartesian, found the end of the file");
            const std::string_view mode = trimmed(line);
            if (mode.empty() || parseDouble(wordsOf(mode)[0]))
                throw text.error(fmt::format("expected Direct or Cartesian, found \"{}\"", mode));
            const bool isSelective = mode[0] == 'S' || mode[0] == 's';
            if (!isSelective || attempt == 1)
                break;
        }
        return isCartesianMode(line);
    }

    static void readPositions(TextSource& text, const VaspHeader& header, Frame& frame) {
        const bool isCartesian = readMode(text);
        const std::size_t count = header.types.size();
        frame.positions.resize(static_cast<Eigen::Index>(count), 3);
        std::vector<std::string> labels;
        std::string_view line;
        for (std::size_t atom = 0; atom < count; ++atom) {
            if (!text.next(line))
                throw text.error(
                    fmt::format("expected {} atoms, found {}: the file ends", count, atom));
            const std::string_view whole = trimmed(line);
            if (!takeMergedDoubles(line, {frame.positions.data() + 3 * atom, 3}))
                throw text.error(fmt::format("atom {}: expected three coordinates, found \"{}\"",
                                             atom + 1, whole));
            if (std::optional<std::string> label = labelIn(line))
                labels.push_back(std::move(*label));
        }
        if (!isCartesian)
            frame.positions = frame.cell.toCartesian(frame.positions);
        else
            for (int axis = 0; axis < 3; ++axis)
                frame.positions.col(axis) *= header.scale[static_cast<std::size_t>(axis)];
        if (!isNamed(frame) && labels.size() == count)
            takeLabels(header, labels, frame);
    }

    // The element behind the coordinates and the flags of selective dynamics.
    static std::optional<std::string> labelIn(std::string_view rest) {
        for (int i = 0; i < 4; ++i) {
            const std::string_view word = takeWord(rest);
            if (word == "T" || word == "F" || word == "!" || word == "#")
                continue;
            return word.empty() ? std::nullopt : elementOfLabel(word);
        }
        return std::nullopt;
    }

    // Only if each group has one label throughout.
    static void takeLabels(const VaspHeader& header, const std::vector<std::string>& labels,
                           Frame& frame) {
        std::vector<std::string> ofGroup(header.species.size());
        for (std::size_t atom = 0; atom < labels.size(); ++atom) {
            std::string& name = ofGroup[static_cast<std::size_t>(header.groups[atom])];
            if (!name.empty() && name != labels[atom])
                return;
            name = labels[atom];
        }
        frame.species.clear();
        std::vector<int> typeOfGroup;
        for (const std::string& name : ofGroup) {
            const auto found = std::find(frame.species.begin(), frame.species.end(), name);
            typeOfGroup.push_back(static_cast<int>(found - frame.species.begin()));
            if (found == frame.species.end())
                frame.species.push_back(name);
        }
        for (std::size_t atom = 0; atom < labels.size(); ++atom)
            frame.types[atom] = typeOfGroup[static_cast<std::size_t>(header.groups[atom])];
    }

    // Å/fs behind a line that is empty or says Cartesian. All zero is what a relaxation leaves
    // there, and tells nothing.
    void readVelocities(TextSource& text, Frame& frame) {
        std::string_view line;
        if (!text.next(line))
            return;
        if (startsWithIgnoringCase(trimmed(line), "lattice")) {
            constexpr std::size_t kLatticeVelocityLines = 7;  // one flag, two times three vectors
            if (text.skip(kLatticeVelocityLines) < kLatticeVelocityLines || !text.next(line))
                return;
        }
        if (!trimmed(line).empty() && !isCartesianMode(line))
            return;
        Positions velocities(frame.positions.rows(), 3);
        for (Eigen::Index atom = 0; atom < velocities.rows(); ++atom) {
            const bool isThere = text.next(line);
            if (!isThere || trimmed(line).empty()) {
                if (atom > 0)
                    m_warnings.push_back(text.message(fmt::format(
                        "expected {} velocities, found {}: not used", velocities.rows(), atom)));
                return;
            }
            if (!takeMergedDoubles(line, {velocities.data() + 3 * atom, 3})) {
                m_warnings.push_back(text.message(
                    fmt::format("velocity {}: expected three numbers: not used", atom + 1)));
                return;
            }
        }
        if (!velocities.isZero(0))
            frame.velocities = std::move(velocities);
    }

    std::string m_path;
    std::vector<std::string> m_species;
    std::shared_ptr<const Provenance> m_provenance;
    std::vector<std::string> m_warnings, m_hints;
};

// Several frames become files of their own.
constexpr FormatContents kWrittenToPoscar{
    .velocities = true, .species = true, .severalFrames = true};

// One configuration is written to the path, several to a numbered series beside it: POSCAR_0001,
// or relaxed_0001.vasp for relaxed.vasp.
class PoscarWriter final : public TrajectoryWriter {
public:
    explicit PoscarWriter(std::filesystem::path path) : m_path(std::move(path)) {
        OutputFile probe(m_path);  // says now what cannot be written
    }

    void write(const Frame& frame) override {
        validate(frame);
        noteLosses(*this, frame, kWrittenToPoscar);
        std::string text = vaspHeaderOf(frame, "MTP Workbench") + "Cartesian\n";
        addRows(text, frame.positions);
        if (frame.velocities) {
            text += '\n';
            addRows(text, *frame.velocities);
        }
        if (++m_count == 1) {
            m_first = std::move(text);
            return;
        }
        if (m_count == 2)
            writeTextFile(numbered(1), m_first);
        writeTextFile(numbered(m_count), text);
    }

    void close() override {
        if (m_count == 0)
            throw InputError(m_path.string() + ": there is no configuration to write");
        if (m_count == 1)
            writeTextFile(m_path, m_first);
        else
            note(fmt::format("one file: {} to {} were written", numbered(1).filename().string(),
                             numbered(m_count).filename().string()));
    }

private:
    static void addRows(std::string& text, const Positions& rows) {
        for (Eigen::Index i = 0; i < rows.rows(); ++i)
            fmt::format_to(std::back_inserter(text), "  {} {} {}\n", rows(i, 0), rows(i, 1),
                           rows(i, 2));
    }

    std::filesystem::path numbered(std::size_t number) const {
        const std::string name =
            fmt::format("{}_{:04}{}", m_path.stem().string(), number, m_path.extension().string());
        return m_path.parent_path() / name;
    }

    std::filesystem::path m_path;
    std::string m_first;
    std::size_t m_count = 0;
};

int recognisePoscar(const Probe& probe) {
    std::string_view rest;
    if (!looksLikeVaspHeader(probe.head, rest))
        return 0;
    const std::size_t begin = rest.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos || rest[begin] == '\n')
        return 20;
    return std::string_view("SsDdCcKk").find(rest[begin]) != std::string_view::npos ? 70 : 30;
}

}  // namespace

Format poscarFormat() {
    return {.name = "vasp-poscar",
            .description = "VASP structure",
            .extensions = {"POSCAR", "CONTCAR", ".vasp", ".poscar"},
            .reads = {.velocities = true, .species = true},
            .writes = kWrittenToPoscar,
            .recognise = recognisePoscar,
            .open = openByGrammar<PoscarGrammar>("vasp-poscar"),
            .create = createBy<PoscarWriter>()};
}

}  // namespace mtp
