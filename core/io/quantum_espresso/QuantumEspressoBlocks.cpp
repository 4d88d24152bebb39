#include "core/io/quantum_espresso/QuantumEspressoBlocks.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "core/base/Parse.h"
#include "core/base/Units.h"

namespace mtp {

namespace {

constexpr double kForce = units::kRydberg / units::kBohr;
// Lines of messages that may stand before a row.
constexpr int kMostMessageLines = 12;

bool takeRow(std::string_view text, double* row) {
    return takeMergedDoubles(text, {row, 3}) && std::abs(row[0]) < kLargestQeNumber &&
           std::abs(row[1]) < kLargestQeNumber && std::abs(row[2]) < kLargestQeNumber;
}

// Whether this is the row of an atom: "atom    1 type  1   force = ...". Stars stand for numbers of
// atoms with too many digits.
bool isForceRow(std::string_view line, std::size_t number) {
    std::string_view rest = trimmed(line);
    if (takeWord(rest) != "atom" || rest.find("force =") == std::string_view::npos)
        return false;
    const std::string_view word = takeWord(rest);
    return word.starts_with('*') || parseInt(word) == static_cast<std::int64_t>(number);
}

}  // namespace

std::string_view textBehind(std::string_view line, std::string_view key) {
    const std::size_t at = line.find(key);
    return at == std::string_view::npos ? std::string_view()
                                        : trimmed(line.substr(at + key.size()));
}

std::optional<double> numberBehind(std::string_view line, std::string_view key) {
    std::string_view rest = textBehind(line, key);
    double value = 0;
    if (!takeDouble(rest, value) || std::abs(value) > kLargestQeNumber)
        return std::nullopt;
    return value;
}

std::optional<std::string> unitOfQeCard(std::string_view line, std::string_view keyword) {
    if (!line.starts_with(keyword))
        return std::nullopt;
    const std::string unit = toLower(trimmed(line.substr(keyword.size())));
    if (unit.empty() || unit.front() == '(' || unit.front() == '{')
        return unit;
    for (const char* name : {"alat", "bohr", "angstrom", "crystal"})
        if (unit == name)
            return unit;
    return std::nullopt;
}

Positions readQePositions(TextSource& text, const QePositions& place, const Eigen::Matrix3d& cell,
                          std::size_t count, std::vector<std::string>* labels) {
    text.seek(place.mark);
    Positions rows(static_cast<Eigen::Index>(count), 3);
    std::string_view line;
    for (std::size_t atom = 0; atom < count; ++atom) {
        if (!text.next(line))
            throw text.error(fmt::format("expected {} positions, found {}", count, atom));
        std::string_view rest = line;
        if (place.isSiteList)
            takeWord(rest);
        const std::string_view label = takeWord(rest);
        if (place.isSiteList)
            rest = textBehind(rest, "= (");
        if (!takeRow(rest, rows.data() + 3 * atom))
            throw text.error(fmt::format("atom {}: expected its position", atom + 1));
        if (labels)
            labels->emplace_back(label);
    }
    switch (place.unit) {
        case QePositions::Unit::Crystal:
            return rows * cell;
        case QePositions::Unit::Bohr:
            return rows * units::kBohr;
        case QePositions::Unit::Angstrom:
            return rows;
        default:
            return rows * place.alat;
    }
}

Positions readQeForces(TextSource& text, TextMark mark, std::size_t count) {
    text.seek(mark);
    Positions rows(static_cast<Eigen::Index>(count), 3);
    std::string_view line;
    for (std::size_t atom = 0; atom < count; ++atom) {
        for (int passed = 0; !text.next(line) || !isForceRow(line, atom + 1); ++passed) {
            if (!text.peek(line))
                throw text.error(fmt::format("expected {} forces, found {}", count, atom));
            if (passed == kMostMessageLines)
                throw text.error(fmt::format("atom {}: expected its force", atom + 1));
        }
        if (!takeRow(textBehind(line, "force ="), rows.data() + 3 * atom))
            throw text.error(fmt::format("atom {}: expected its force", atom + 1));
    }
    return rows * kForce;
}

Eigen::Matrix3d readQeMatrix(TextSource& text) {
    Eigen::Matrix<double, 3, 3, Eigen::RowMajor> rows;
    std::string_view line;
    for (int row = 0; row < 3; ++row) {
        if (!text.next(line) || !takeRow(line, rows.data() + 3 * row))
            throw text.error("expected a row of three numbers");
    }
    return rows;
}

}  // namespace mtp
