// Units of display: what lists and plots show instead of the units in which the program works.
#pragma once

#include <QObject>
#include <QString>
#include <array>
#include <span>

namespace mtp::ui {

enum class Measure { Energy, Force, Stress, Length, Density };
inline constexpr std::array kMeasures{Measure::Energy, Measure::Force, Measure::Stress,
                                      Measure::Length, Measure::Density};

// A unit that a measure can be shown in.
struct MeasureUnit {
    const char* key;   // in the settings; empty: as stated
    const char* name;  // as people write it
    double factor;  // so many of it are one of the unit of the program (eV, eV/Å, GPa, Å, g/cm³)
};

// The first stands for the units as stated.
std::span<const MeasureUnit> unitsOf(Measure measure);

// Index into unitsOf() for each measure, in the order of kMeasures.
using UnitChoice = std::array<int, kMeasures.size()>;

// The choice of this process, and the news of a change.
class DisplayUnits : public QObject {
    Q_OBJECT

public:
    static DisplayUnits& instance();

    const UnitChoice& choice() const { return m_choice; }
    void choose(const UnitChoice& choice);

signals:
    void changed();

private:
    UnitChoice m_choice{};
};

struct ShownUnit {
    QString name;
    double factor = 1;  // shown values are the stated ones times this
};

// How values are shown whose unit is stated so: "meV/atom" as "kJ/mol/atom". Units that are no
// measure, or that are shown as stated, come back with the factor 1.
ShownUnit shownUnit(const QString& stated);
// A text that ends with a unit, as labels of axes do: "energy, eV/atom".
ShownUnit shownLabel(const QString& stated);
// A number that has so many decimals in the stated unit, as it is shown: about as many digits.
QString shownNumber(double value, int decimals, const QString& stated);

}  // namespace mtp::ui
