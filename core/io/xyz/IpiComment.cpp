#include "core/io/xyz/IpiComment.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/base/UnitNames.h"

namespace mtp {

namespace {

constexpr double kLargest = 1e30;

// "positions{atomic_unit}": what the numbers are, and their unit.
struct Stated {
    std::string_view name, unit;
};

bool isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::vector<Stated> statedIn(std::string_view line) {
    std::vector<Stated> all;
    for (std::size_t open = line.find('{'); open != line.npos; open = line.find('{', open + 1)) {
        const std::size_t close = line.find('}', open);
        std::size_t begin = open;
        while (begin > 0 && isWordCharacter(line[begin - 1]))
            --begin;
        if (close != line.npos && begin < open)
            all.push_back({line.substr(begin, open - begin),
                           trimmed(line.substr(open + 1, close - open - 1))});
    }
    return all;
}

// The word behind "Step:".
std::string_view wordBehind(std::string_view line, std::string_view name) {
    for (std::size_t at = 0; at + name.size() <= line.size(); ++at)
        if (startsWithIgnoringCase(line.substr(at), name)) {
            std::string_view rest = line.substr(at + name.size());
            return takeWord(rest);
        }
    return {};
}

double lengthFactor(const Stated& stated) {
    const std::optional<UnitFactor> unit =
        findUnit(stated.unit == "automatic" ? "au" : stated.unit, Quantity::Length);
    if (!unit)
        throw InputError(
            fmt::format("the unit \"{}\" of {} is no known unit of length (atomic_unit, angstrom, "
                        "nanometer, ...)",
                        stated.unit, stated.name));
    return unit->factor;
}

template <std::size_t Count>
std::array<double, Count> parseNumbers(std::string_view text, std::string_view form) {
    std::array<double, Count> values{};
    if (!takeDoubles(text, values))
        throw InputError(fmt::format("expected {} numbers of the CELL({})", Count, form));
    for (const double value : values)
        if (std::abs(value) > kLargest)
            throw InputError(fmt::format("the CELL({}) holds {}: too large", form, value));
    return values;
}

Eigen::Matrix3d vectorsOf(std::string_view form, std::string_view text) {
    if (form == "abcABC") {
        const auto n = parseNumbers<6>(text, form);
        return Cell::fromLengths({n[0], n[1], n[2]}, {n[3], n[4], n[5]}).vectors;
    }
    const auto n = parseNumbers<9>(text, form);
    const Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>> rows(n.data());
    if (form == "H")
        return rows.transpose();
    if (form == "GENH")
        return rows;
    throw InputError(fmt::format("CELL({}) is not known (abcABC, H and GENH are)", form));
}

bool isPositions(std::string_view name) {
    return name == "positions" || name == "position" || name == "x_centroid";
}

}  // namespace

std::optional<IpiComment> parseIpiComment(std::string_view line) {
    const std::size_t start = line.find("CELL");
    constexpr std::size_t kWord = 4;
    if (start == line.npos || start + kWord >= line.size() ||
        std::string_view("([{").find(line[start + kWord]) == std::string_view::npos)
        return std::nullopt;
    std::string_view rest = line.substr(start + kWord + 1);
    const std::size_t close = rest.find_first_of(")]}");
    const std::size_t colon = rest.find(':');
    if (close == rest.npos || colon == rest.npos || close > colon)
        return std::nullopt;
    IpiComment comment;
    Stated cell{"cell", ""};
    std::vector<Stated> all = statedIn(line.substr(0, start));
    for (const Stated& stated : statedIn(rest.substr(colon)))
        all.push_back(stated);
    const Stated* atoms = nullptr;
    for (const Stated& stated : all) {
        if (stated.name == "cell")
            cell = stated;
        else
            atoms = &stated;
    }
    if (atoms && !isPositions(atoms->name))
        throw InputError(
            fmt::format("the numbers of the atoms are {}{{{}}}, not positions; open the file of "
                        "i-PI that holds the positions",
                        atoms->name, atoms->unit));
    comment.areUnitsStated = atoms && !cell.unit.empty();
    comment.positionFactor = lengthFactor(atoms ? *atoms : Stated{"positions", "au"});
    const double factor = lengthFactor({"cell", cell.unit.empty() ? "au" : cell.unit});
    comment.cell =
        Cell::fromRows(factor * vectorsOf(rest.substr(0, close), rest.substr(colon + 1)));
    if (!comment.cell.vectors.allFinite())
        throw InputError("the lengths and angles of the CELL make no cell");
    comment.step = parseInt(wordBehind(line, "step:"));
    comment.bead = wordBehind(line, "bead:");
    return comment;
}

}  // namespace mtp
