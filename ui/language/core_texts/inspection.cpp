// Texts of core/inspection: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreInspection = {
    QT_TRANSLATE_NOOP("mtp::core", "the two potentials were not evaluated on the same labels"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the two potentials were not evaluated on the same configurations"),
    QT_TRANSLATE_NOOP("mtp::core", "minimum of the energy"),
    QT_TRANSLATE_NOOP("mtp::core", "pressure turns positive"),
    QT_TRANSLATE_NOOP("mtp::core", "pressure turns negative"),
    QT_TRANSLATE_NOOP("mtp::core", "a histogram needs at least one bin"),
    QT_TRANSLATE_NOOP("mtp::core", "the density ratios %1 to %2 are no range"),
    QT_TRANSLATE_NOOP("mtp::core", "a curve needs at least two points"),
    QT_TRANSLATE_NOOP("mtp::core", "a configuration without a cell cannot be scaled"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "a configuration has no density (an element without a known mass)"),
    QT_TRANSLATE_NOOP("mtp::core", "force length"),
    QT_TRANSLATE_NOOP("mtp::core", "configuration %1 is not in the table of configurations"),
    QT_TRANSLATE_NOOP("mtp::core", "the table has a column %1 already"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 configurations but %2 predictions"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 references but %2 predictions"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "frame %1: %2%3; such a frame is broken and cannot be trained on"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 (%2 frames have atoms nearer than %3 Å)"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 is no element; rename it, such as %2=Cl"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 is no element; rename them, such as %2=Cl"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 are no element; rename it, such as %2=Cl"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 are no element; rename them, such as %2=Cl"),
    QT_TRANSLATE_NOOP("mtp::core", "an atom of type %1, but %2 species"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "dimers from %1 Å to the cutoff of %2 Å in %3 points are no curve"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "%1: the forces add up to more than 10 meV/Å per atom; most in frame %2: %3 eV/Å"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: a force above 100 eV/Å; the largest in frame %2: %3 eV/Å"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: an energy far from that of the others at this density; most in frame "
                      "%2: %3 eV/atom away"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: the electronic steps did not converge"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: the labels are predictions of a potential, not ab initio"),
    QT_TRANSLATE_NOOP("mtp::core", "more than 1000 eV"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "Two atoms of %1 that come nearer than %2 Å are drawn together: their energy falls by %3 "
        "to a minimum at %4 Å, below the shortest trained distance of %5 Å."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "The forces at %1 g/cm³ are off by %2 eV/Å, %3 times as much as at the "
                      "densities that the potential was trained on."),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "the virials seem to have the wrong sign: over %1 of cells the energy changes by %2 times "
        "what they predict (correlation %3), where -dE/dV asks for 1; from frame %4 to %5, %6 to "
        "%7 Å³/atom, the energy changes by %8 eV/atom and the virials predict %9. A virial is "
        "positive under compression, a stress negative"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 pair"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 pairs"),
};

}  // namespace mtp::ui
