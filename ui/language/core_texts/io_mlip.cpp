// Texts of core/io/mlip: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreIoMlip = {
    QT_TRANSLATE_NOOP("mtp::core", "%1 (frame %2; the frames before it are used)"),
    QT_TRANSLATE_NOOP("mtp::core", "the file ends inside a configuration"),
    QT_TRANSLATE_NOOP("mtp::core", "more is declared than the file holds"),
    QT_TRANSLATE_NOOP("mtp::core", "a text of negative length"),
    QT_TRANSLATE_NOOP("mtp::core", "expected 'n', the number of atoms"),
    QT_TRANSLATE_NOOP("mtp::core", "a configuration without positions"),
    QT_TRANSLATE_NOOP("mtp::core", "the block '%1' is not known"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "atom %1 is a ghost, an atom of another process or an image; mtp grade and "
                      "mtp select take ghosts from the text form of .cfg files"),
    QT_TRANSLATE_NOOP("mtp::core", "MLIP configurations, binary (.cfg)"),
    QT_TRANSLATE_NOOP("mtp::core", "cell vectors of directions that are not periodic"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "expected the columns cartes_x cartes_y cartes_z or direct_x direct_y direct_z"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "expected the columns type, fx, fy, fz not more than once, and all forces"),
    QT_TRANSLATE_NOOP("mtp::core", "expected %1, found the end of the configuration"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "expected END_CFG of the configuration begun in line %1, found BEGIN_CFG"),
    QT_TRANSLATE_NOOP("mtp::core", "the file ends inside the configuration begun in line %1"),
    QT_TRANSLATE_NOOP("mtp::core", "expected %1 atoms as the Size says, found one more row"),
    QT_TRANSLATE_NOOP("mtp::core", "expected a keyword, found \"%1\""),
    QT_TRANSLATE_NOOP("mtp::core", "the field \"%1\" is not known"),
    QT_TRANSLATE_NOOP("mtp::core", "expected one Size in a configuration, found a second one"),
    QT_TRANSLATE_NOOP("mtp::core", "the number of atoms"),
    QT_TRANSLATE_NOOP("mtp::core", "Size %1 is more atoms than the file can hold"),
    QT_TRANSLATE_NOOP("mtp::core", "expected at most three cell vectors of three numbers each"),
    QT_TRANSLATE_NOOP("mtp::core", "expected Size before AtomData"),
    QT_TRANSLATE_NOOP("mtp::core", "expected one AtomData in a configuration, found a second one"),
    QT_TRANSLATE_NOOP("mtp::core", "atom %1: expected a type from 0 to %2, found %3"),
    QT_TRANSLATE_NOOP("mtp::core", "atom %1: expected %2 columns, found more: \"%3\""),
    QT_TRANSLATE_NOOP("mtp::core",
                      "atom %1 is a ghost, an atom of another process or an image: mtp grade and "
                      "mtp select take such configurations, nothing else does"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "atom %1 is no ghost but follows one; expected the ghosts at the end"),
    QT_TRANSLATE_NOOP("mtp::core", "frame %1: the id %2 occurs more than once among the atoms"),
    QT_TRANSLATE_NOOP("mtp::core", "expected %1 atoms as the Size says, found %2"),
    QT_TRANSLATE_NOOP("mtp::core", "atom %1: expected %2 numbers, found \"%3\""),
    QT_TRANSLATE_NOOP("mtp::core", "the energy"),
    QT_TRANSLATE_NOOP("mtp::core", "expected the energy, found \"%1\""),
    QT_TRANSLATE_NOOP("mtp::core", "expected the stress, found the end of the file"),
    QT_TRANSLATE_NOOP("mtp::core", "expected the stress component %1, found \"%2\""),
    QT_TRANSLATE_NOOP("mtp::core", "expected the six stress components xx yy zz yz xz xy"),
    QT_TRANSLATE_NOOP("mtp::core", "expected Size and AtomData before END_CFG"),
    QT_TRANSLATE_NOOP("mtp::core", "fractional coordinates need a Supercell of three vectors"),
    QT_TRANSLATE_NOOP("mtp::core", "type %1 has no name in the species line \"%2\""),
    QT_TRANSLATE_NOOP("mtp::core", "the types %1 are taken as atomic numbers: %2"),
};

}  // namespace mtp::ui
