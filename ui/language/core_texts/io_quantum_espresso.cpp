// Texts of core/io/quantum_espresso: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreIoQuantumEspresso = {
    QT_TRANSLATE_NOOP("mtp::core", "no step has an energy: the calculation did not get that far"),
    QT_TRANSLATE_NOOP("mtp::core", "no step can be used"),
    QT_TRANSLATE_NOOP("mtp::core", "Quantum ESPRESSO output (pw.x)"),
    QT_TRANSLATE_NOOP("mtp::core", "expected %1 positions, found %2"),
    QT_TRANSLATE_NOOP("mtp::core", "atom %1: expected its position"),
    QT_TRANSLATE_NOOP("mtp::core", "expected %1 forces, found %2"),
    QT_TRANSLATE_NOOP("mtp::core", "atom %1: expected its force"),
    QT_TRANSLATE_NOOP("mtp::core", "expected a row of three numbers"),
    QT_TRANSLATE_NOOP("mtp::core", "no output of pw.x that can be used"),
    QT_TRANSLATE_NOOP("mtp::core", "Quantum ESPRESSO folder (pw.x)"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the plane waves of the last calculation are those of the relaxed cell, of "
                      "all before it those of the first cell (pw.x: \"results may differ\")"),
    QT_TRANSLATE_NOOP("mtp::core", "expected a number of atoms that the file can hold"),
    QT_TRANSLATE_NOOP("mtp::core", "the cell"),
    QT_TRANSLATE_NOOP("mtp::core", "the cell, whose vectors span no volume,"),
    QT_TRANSLATE_NOOP("mtp::core", "the cell cannot be read: %1"),
    QT_TRANSLATE_NOOP("mtp::core", "positions without a number of atoms and a cell before them"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 cannot be read"),
    QT_TRANSLATE_NOOP("mtp::core", "total energy"),
    QT_TRANSLATE_NOOP("mtp::core", "the stress cannot be read and is left out: %1"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "the cycles of exact exchange did not end: no energy of the hybrid functional"),
    QT_TRANSLATE_NOOP("mtp::core", "the output ends in step %1, which is incomplete and left out"),
    QT_TRANSLATE_NOOP("mtp::core", "the run did not end"),
    QT_TRANSLATE_NOOP("mtp::core", "the run did not end; its complete steps are used"),
};

}  // namespace mtp::ui
