// Densities as a user writes them into a field.
#pragma once

#include <QString>
#include <vector>

namespace mtp::ui {

// "1.6, 2, 2.4" in its order; empty if there is none. Throws InputError, in the user's words, for
// what is no positive number.
std::vector<double> densitiesIn(const QString& text);
QString densityText(const std::vector<double>& densities);

}  // namespace mtp::ui
