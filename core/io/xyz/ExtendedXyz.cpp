#include "core/io/xyz/ExtendedXyz.h"

#include <fmt/format.h>

#include <iterator>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "core/base/Parse.h"
#include "core/io/xyz/ExtendedXyzGrammar.h"
#include "core/io/xyz/KeyValueLine.h"

namespace mtp {

namespace {

// Keys that would be taken for something else when read again.
bool isReserved(std::string_view key) {
    for (std::string_view name :
         {"lattice", "properties", "pbc", "energy", "virial", "stress", "free_energy"})
        if (equalsIgnoringCase(key, name))
            return true;
    return false;
}

class ExtendedXyzWriter final : public TrajectoryWriter {
public:
    explicit ExtendedXyzWriter(const std::filesystem::path& path) : m_file(path) {}

    void write(const Frame& frame) override {
        validate(frame);
        if (!isNamed(frame))
            throw UnnamedTypes(m_file.path().string() +
                               ": an XYZ file needs the names of the species, and the atom types "
                               "have none");
        m_text.clear();
        add("{}\n", frame.atomCount());
        addCell(frame.cell);
        addLabels(frame);
        for (const auto& [key, value] : keysOf(frame))
            if (!isReserved(key))
                add(" {}={}", quotedValue(key), quotedValue(value));
        m_text += '\n';
        for (Eigen::Index i = 0; i < frame.positions.rows(); ++i)
            addAtom(frame, i);
        m_file.write(m_text);
    }

    void close() override { m_file.close(); }

private:
    template <class... Args>
    void add(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(m_text), format, std::forward<Args>(args)...);
    }

    void addTensor(std::string_view key, const Eigen::Matrix3d& m) {
        add("{}=\"{} {} {} {} {} {} {} {} {}\" ", key, m(0, 0), m(0, 1), m(0, 2), m(1, 0), m(1, 1),
            m(1, 2), m(2, 0), m(2, 1), m(2, 2));
    }

    void addCell(const Cell& cell) {
        if (!cell.vectors.isZero(0))
            addTensor("Lattice", cell.vectors);
        const auto flag = [&](int i) { return cell.periodic[i] ? 'T' : 'F'; };
        add("pbc=\"{} {} {}\" ", flag(0), flag(1), flag(2));
    }

    void addLabels(const Frame& frame) {
        const Labels& labels = frame.labels;
        if (labels.energy)
            add("energy={} ", *labels.energy);
        if (labels.virial) {
            addTensor("virial", *labels.virial);
            if (const double volume = frame.cell.volume(); volume > 0)
                addTensor("stress", -*labels.virial / volume);
        }
        m_text += "Properties=species:S:1:pos:R:3";
        if (labels.forces)
            m_text += ":forces:R:3";
        if (frame.velocities)
            m_text += ":vel:R:3";
    }

    void addVector(const Positions& rows, Eigen::Index i) {
        add(" {:>20} {:>20} {:>20}", fmt::to_string(rows(i, 0)), fmt::to_string(rows(i, 1)),
            fmt::to_string(rows(i, 2)));
    }

    void addAtom(const Frame& frame, Eigen::Index i) {
        const int type = frame.types[static_cast<std::size_t>(i)];
        add("{:<2}", frame.species[static_cast<std::size_t>(type)]);
        addVector(frame.positions, i);
        if (frame.labels.forces)
            addVector(*frame.labels.forces, i);
        if (frame.velocities)
            addVector(*frame.velocities, i);
        m_text += '\n';
    }

    OutputFile m_file;
    std::string m_text;
};

int recognise(const Probe& probe) {
    std::string_view rest = probe.head;
    const auto takeLine = [&] {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return line;
    };
    std::string_view first = takeLine();
    while (first.empty() && !rest.empty())
        first = takeLine();
    if (!parseInt(first))
        return 0;
    const std::string_view comment = takeLine();
    if (comment.find("Properties=") != std::string_view::npos)
        return 100;
    if (startsWithIgnoringCase(comment, "lattice=") || comment.find(" Lattice=") != comment.npos)
        return 90;
    const std::vector<std::string_view> words = wordsOf(takeLine());
    const bool isAtom = words.size() >= 4 && !parseDouble(words[0]) && parseDouble(words[1]) &&
                        parseDouble(words[2]) && parseDouble(words[3]);
    return isAtom ? 50 : 0;
}

}  // namespace

Format extendedXyzFormat() {
    constexpr FormatContents kContents{.energy = true,
                                       .forces = true,
                                       .virial = true,
                                       .velocities = true,
                                       .step = true,
                                       .time = true,
                                       .species = true,
                                       .severalFrames = true,
                                       .keys = true};
    return {.name = "extxyz",
            .description = "extended XYZ",
            .extensions = {".extxyz", ".xyz"},
            .reads = kContents,
            .writes = kContents,
            .recognise = recognise,
            .open = openByGrammar<ExtendedXyzGrammar>("extxyz"),
            .create = createBy<ExtendedXyzWriter>()};
}

}  // namespace mtp
