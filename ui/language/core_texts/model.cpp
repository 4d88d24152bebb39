// Texts of core/model: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreModel = {
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "the weight of a configuration is \"%1\"; it must be a number that is not negative"),
    QT_TRANSLATE_NOOP("mtp::core", "the atom types have no names"),
    QT_TRANSLATE_NOOP("mtp::core", "species %1 is not among %2"),
    QT_TRANSLATE_NOOP("mtp::core", "expected %1 %2, found %3"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 hold a number that is not finite"),
    QT_TRANSLATE_NOOP("mtp::core", "the cell holds a number that is not finite"),
    QT_TRANSLATE_NOOP("mtp::core", "the virial holds a number that is not finite"),
    QT_TRANSLATE_NOOP("mtp::core", "the energy is not finite"),
    QT_TRANSLATE_NOOP("mtp::core", "atom type %1 is negative"),
    QT_TRANSLATE_NOOP("mtp::core", "atoms %1 and %2 are %3 Å apart"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 atoms, but the feature %2 says \"%3\""),
};

}  // namespace mtp::ui
