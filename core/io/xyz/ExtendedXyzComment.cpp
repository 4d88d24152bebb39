#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/io/xyz/ExtendedXyzGrammar.h"
#include "core/io/xyz/IpiComment.h"
#include "core/io/xyz/KeyValueLine.h"
#include "core/io/xyz/LabelName.h"

// What the comment line of a frame says: cell, labels, units.
namespace mtp {

namespace {

std::vector<double> numbersIn(std::string_view text) {
    std::string list(text);
    std::replace_if(
        list.begin(), list.end(), [](char c) { return c == ',' || c == '[' || c == ']'; }, ' ');
    std::vector<double> values;
    std::string_view rest = list;
    std::array<double, 1> value{};
    while (takeDoubles(rest, value))
        values.push_back(value[0]);
    if (!trimmed(rest).empty())
        values.clear();
    return values;
}

// 9 numbers row by row, or xx yy zz yz xz xy.
std::optional<Eigen::Matrix3d> tensorIn(std::string_view text) {
    const std::vector<double> v = numbersIn(text);
    Eigen::Matrix3d tensor;
    if (v.size() == 9)
        tensor << v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8];
    else if (v.size() == 6)
        tensor << v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2];
    else
        return std::nullopt;
    return tensor;
}

}  // namespace

bool ExtendedXyzGrammar::readIpiComment(const TextSource& text, std::string_view line) {
    std::optional<IpiComment> comment;
    try {
        comment = parseIpiComment(line);
    } catch (const InputError& error) {
        throw text.error(error.what());
    }
    if (!comment)
        return false;
    m_frame.cell = comment->cell;
    m_frame.step = comment->step;
    if (!comment->bead.empty())
        m_frame.features["bead"] = comment->bead;
    m_positionFactor = comment->positionFactor;
    if (!comment->areUnitsStated)
        warnOnce(text, "i-PI states no units here: atomic units (bohr) are taken, its default");
    return true;
}

void ExtendedXyzGrammar::readComment(const TextSource& text, std::string_view line) {
    if (readIpiComment(text, line))
        return;
    const bool isExtended = line.find("Lattice=") != std::string_view::npos ||
                            line.find("Properties=") != std::string_view::npos ||
                            line.find("=\"") != std::string_view::npos;
    const std::optional<std::vector<KeyValue>> pairs = parseKeyValues(line);
    if (!pairs && isExtended)
        throw text.error("a quote is not closed");
    const bool hasPairs = line.find('=') != std::string_view::npos;
    if (!pairs || !hasPairs) {
        if (const std::string_view comment = trimmed(line); !comment.empty())
            m_frame.features["comment"] = comment;
        return;
    }
    for (const KeyValue& pair : *pairs)
        readKey(text, pair);
    readPeriodicity(text);
    if (!m_properties.empty())
        readLayout(text, m_properties);
}

void ExtendedXyzGrammar::readKey(const TextSource& text, const KeyValue& pair) {
    const auto& [key, value] = pair;
    const LabelName label = labelNameOf(key);
    if (label.name == "lattice") {
        const std::vector<double> v = numbersIn(value);
        if (v.size() != 9)
            throw wrongValue(text, pair, "9 numbers");
        m_frame.cell.vectors =
            Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>>(v.data());
        m_hasLattice = true;
    } else if (label.name == "properties") {
        m_properties = value;
    } else if (label.name == "pbc") {
        m_pbc = value;
    } else if (label.name == "energy" || label.name == "free_energy") {
        const std::optional<double> energy = parseDouble(trimmed(value));
        if (!energy)
            throw wrongValue(text, pair, "a number");
        if (isBetterName(text, label.name, label.rank, pair))
            (label.name == "energy" ? m_frame.labels.energy : m_freeEnergy) = energy;
    } else if (label.name == "virial" || label.name == "stress") {
        const std::optional<Eigen::Matrix3d> tensor = tensorIn(value);
        if (!tensor)
            throw wrongValue(text, pair, "6 or 9 numbers");
        if (isBetterName(text, label.name, label.rank, pair))
            (label.name == "virial" ? m_frame.labels.virial : m_stress) = tensor;
    } else if (!takeUnit(text, pair)) {
        m_keys.take(m_frame, key, value);
    }
}

bool ExtendedXyzGrammar::takeUnit(const TextSource& text, const KeyValue& pair) {
    try {
        return m_units.take(pair.first, pair.second);
    } catch (const InputError& error) {
        throw text.error(error.what());
    }
}

ParseError ExtendedXyzGrammar::wrongValue(const TextSource& text, const KeyValue& pair,
                                          std::string_view expected) {
    return text.error(fmt::format("expected {} as {}, found \"{}\"", expected, pair.first,
                                  shortened(pair.second)));
}

// The better known name of a label wins; the other stays a feature.
bool ExtendedXyzGrammar::isBetterName(const TextSource& text, const std::string& label, int rank,
                                      const KeyValue& pair) {
    int& known = m_ranks[label];
    const bool isBetter = rank > known;
    if (known > 0) {
        const KeyValue before = m_taken[label];
        const KeyValue& left = isBetter ? before : pair;
        m_keys.take(m_frame, left.first, left.second);
        warnOnce(text, fmt::format("{} and {} are both given: {} is taken", before.first,
                                   pair.first, isBetter ? pair.first : before.first));
    }
    if (!isBetter)
        return false;
    known = rank;
    m_taken[label] = pair;
    return true;
}

void ExtendedXyzGrammar::warnOnce(const TextSource& text, const std::string& what) {
    if (m_said.insert(what).second)
        m_warnings.push_back(text.message(what));
}

void ExtendedXyzGrammar::readPeriodicity(const TextSource& text) {
    m_frame.cell.periodic.fill(m_hasLattice);
    if (m_pbc.empty())
        return;
    std::replace(m_pbc.begin(), m_pbc.end(), ',', ' ');
    const std::vector<std::string_view> words = wordsOf(m_pbc);
    for (std::size_t i = 0; i < 3; ++i) {
        const std::string word = i < words.size() ? toLower(words[i]) : "";
        const bool isTrue = word == "t" || word == "true" || word == "1";
        if (words.size() != 3 || (!isTrue && word != "f" && word != "false" && word != "0"))
            throw text.error(fmt::format("expected pbc=\"T T T\" or F, found \"{}\"", m_pbc));
        m_frame.cell.periodic[i] = isTrue;
        if (isTrue && !m_hasLattice)
            throw text.error("the frame is periodic and has no Lattice");
    }
}

// What is read is brought to our units first.
void ExtendedXyzGrammar::finish(const TextSource& text) {
    m_frame.positions *= m_positionFactor;
    if (m_layout.forces >= 0)
        m_ranks["force"] = m_layout.forcesRank;
    m_units.convert(m_frame, m_freeEnergy, m_stress, m_ranks);
    chooseLabels(text);
    m_keys.finish(m_frame);
}

void ExtendedXyzGrammar::chooseLabels(const TextSource& text) {
    Labels& labels = m_frame.labels;
    // The free energy is the one consistent with the forces (ASE); energy is then sigma -> 0.
    if (m_freeEnergy && m_ranks["free_energy"] >= m_ranks["energy"]) {
        if (labels.energy && !labels.energySigma0)
            labels.energySigma0 = labels.energy;
        labels.energy = m_freeEnergy;
    }
    const double volume = m_frame.cell.volume();
    if (!m_stress || !(volume > 0))
        return;
    const Eigen::Matrix3d virial = -*m_stress * volume;
    constexpr double kDiffering = 0.01;  // of the virial: more than rounded digits
    if (labels.virial && (virial - *labels.virial).norm() > kDiffering * labels.virial->norm() &&
        (virial - *labels.virial).norm() > kDiffering)
        warnOnce(text, "virial and stress contradict each other: the virial is taken");
    if (!labels.virial)
        labels.virial = virial;
}

}  // namespace mtp
