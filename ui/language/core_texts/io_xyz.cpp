// Texts of core/io/xyz: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreIoXyz = {
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "%1: an XYZ file needs the names of the species, and the atom types have none"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "i-PI states no units here: atomic units (bohr) are taken, its default"),
    QT_TRANSLATE_NOOP("mtp::core", "a quote is not closed"),
    QT_TRANSLATE_NOOP("mtp::core", "6 or 9 numbers"),
    QT_TRANSLATE_NOOP("mtp::core", "expected %1 as %2, found \"%3\""),
    QT_TRANSLATE_NOOP("mtp::core", "%1 and %2 are both given: %3 is taken"),
    QT_TRANSLATE_NOOP("mtp::core", "expected pbc=\"T T T\" or F, found \"%1\""),
    QT_TRANSLATE_NOOP("mtp::core", "the frame is periodic and has no Lattice"),
    QT_TRANSLATE_NOOP("mtp::core", "virial and stress contradict each other: the virial is taken"),
    QT_TRANSLATE_NOOP("mtp::core", "the file ends before the comment line"),
    QT_TRANSLATE_NOOP("mtp::core", "expected Properties=name:kind:columns:..., found \"%1\""),
    QT_TRANSLATE_NOOP("mtp::core", "the Properties have no pos:R:3"),
    QT_TRANSLATE_NOOP("mtp::core", "the Properties have no species:S:1"),
    QT_TRANSLATE_NOOP("mtp::core", "expected the property %1 as R:3"),
    QT_TRANSLATE_NOOP("mtp::core", "atom %1: expected an atomic number, found \"%2\""),
    QT_TRANSLATE_NOOP("mtp::core", "atom %1 of %2: expected %3 columns, found %4: \"%5\""),
    QT_TRANSLATE_NOOP(
        "mtp::core", "expected the number of atoms of the next frame after %1 atoms, found \"%2\""),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "the unit \"%1\" of %2 is no known unit of length (atomic_unit, angstrom, nanometer, ...)"),
    QT_TRANSLATE_NOOP("mtp::core", "expected %1 numbers of the CELL(%2)"),
    QT_TRANSLATE_NOOP("mtp::core", "the CELL(%1) holds %2: too large"),
    QT_TRANSLATE_NOOP("mtp::core", "CELL(%1) is not known (abcABC, H and GENH are)"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the numbers of the atoms are %1{%2}, not positions; open the file of i-PI "
                      "that holds the positions"),
    QT_TRANSLATE_NOOP("mtp::core", "the lengths and angles of the CELL make no cell"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the unit \"%1\" of %2 is not known; known are, for example, eV, hartree, "
                      "kcal/mol, eV/angstrom, hartree/bohr, GPa, kbar, eV/angstrom^3"),
    QT_TRANSLATE_NOOP("mtp::core", "all quantities"),
};

}  // namespace mtp::ui
