// Colours of atoms: by element, or by a number each has, with the ramp of a colour bar.
#pragma once

#include <QColor>
#include <QString>
#include <optional>
#include <vector>

#include "core/model/Frame.h"
#include "ui/theme/Ramp.h"

namespace mtp::ui {

// One per atom: the elements' Jmol colours; types without a name in turns.
std::vector<QColor> elementColours(const Frame& frame);

// A number for each atom and what it is, with its unit: "Force, eV/Å".
struct AtomValues {
    QString title;
    std::vector<double> values;
};

// One per atom, from the least to the most of the values; grey for a value that is not finite.
std::vector<QColor> valueColours(const AtomValues& values);
// By value if there are values, else by element.
std::vector<QColor> coloursOf(const Frame& frame, const std::optional<AtomValues>& values);
std::pair<double, double> rangeOf(const AtomValues& values);

}  // namespace mtp::ui
