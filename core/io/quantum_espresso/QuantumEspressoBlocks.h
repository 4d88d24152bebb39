// The blocks of numbers in a pw.x output: positions, forces, and matrices of three rows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/bytes/TextSource.h"
#include "core/model/Frame.h"

namespace mtp {

// Numbers beyond this are damage; products of a few smaller ones are finite.
constexpr double kLargestQeNumber = 1e30;

// Where and how the positions of a step are printed.
struct QePositions {
    enum class Unit { Alat, Bohr, Angstrom, Crystal };
    TextMark mark;  // of the first row
    Unit unit = Unit::Alat;
    double alat = 0;          // Å
    bool isSiteList = false;  // rows "1 Si tau( 1) = ( x y z )", else "Si x y z"
};

// What stands behind the keyword of a card, in lower case: "(crystal)", "(alat=  7.01033620)", or
// nothing. Absent if the line only mentions the keyword ("ATOMIC_POSITIONS: units set to alat").
std::optional<std::string> unitOfQeCard(std::string_view line, std::string_view keyword);

// The number behind a key; absent if there is none or it is damaged.
std::optional<double> numberBehind(std::string_view line, std::string_view key);
// The rest of the line behind a key; empty if the key is missing.
std::string_view textBehind(std::string_view line, std::string_view key);

// Positions in Å; labels may be null. Throw ParseError.
Positions readQePositions(TextSource& text, const QePositions& place, const Eigen::Matrix3d& cell,
                          std::size_t count, std::vector<std::string>* labels);
// Forces in eV/Å, from the line behind their heading on. Messages between heading and rows
// ("negative rho (up, down): ...") are passed over.
Positions readQeForces(TextSource& text, TextMark mark, std::size_t count);
// The next three rows of three numbers; more may stand behind them. Throws ParseError.
Eigen::Matrix3d readQeMatrix(TextSource& text);

}  // namespace mtp
