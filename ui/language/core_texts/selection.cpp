// Texts of core/selection: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreSelection = {
    QT_TRANSLATE_NOOP("mtp::core", "a threshold of %1 would never end: more than 1"),
    QT_TRANSLATE_NOOP("mtp::core", "the active set has %1 rows, the potential %2 parameters"),
    QT_TRANSLATE_NOOP("mtp::core", "the selection state of the potential cannot be read: %1"),
    QT_TRANSLATE_NOOP("mtp::core", "it is cut off"),
    QT_TRANSLATE_NOOP("mtp::core", "it is damaged"),
    QT_TRANSLATE_NOOP("mtp::core", "\"%1\" is expected, not \"%2\""),
    QT_TRANSLATE_NOOP("mtp::core", "%1 is no number"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "the active set of the potential was selected by forces or stresses; only those selected "
        "by energies or by neighbourhoods are supported: build another one from the training set"),
    QT_TRANSLATE_NOOP("mtp::core", "it is cut off, or not of %1 parameters"),
    QT_TRANSLATE_NOOP("mtp::core", "a number of its matrices is not finite"),
    QT_TRANSLATE_NOOP("mtp::core", "\"%1\" names no row of a configuration"),
    QT_TRANSLATE_NOOP("mtp::core", "a configuration has no beginning"),
    QT_TRANSLATE_NOOP("mtp::core", "it names configuration %1 of %2"),
    QT_TRANSLATE_NOOP("mtp::core", "an active set of %1 rows needs matrices of that size"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 measures of doubt for %2 errors"),
    QT_TRANSLATE_NOOP("mtp::core", "Computing gradients"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "%1: the folder has potentials already (%2); name another folder for the committee"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: the folder cannot be made: %2"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: the folder has no potentials (.almtp)"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 potential(s): a committee has at least 2"),
    QT_TRANSLATE_NOOP("mtp::core", "member %1 of the committee has other species than member 1"),
    QT_TRANSLATE_NOOP("mtp::core", "Describing configurations"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "an active set needs square matrices of one size, not %1 x %2 and %3 x %4"),
    QT_TRANSLATE_NOOP("mtp::core", "Exchanging rows of the active set"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1; write one with: mtp grade POTENTIAL TRAINING --active-set TRAINING "
                      "--mode neighbourhood --write-potential OUTPUT"),
    QT_TRANSLATE_NOOP("mtp::core", "the potential has no active set to grade by"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the active set of the potential grades configurations, not atoms"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 with a neighbour %2"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the training set leaves %1 of %2 undetermined, and what depends on them has "
                      "very large grades; %3"),
    QT_TRANSLATE_NOOP("mtp::core", "add configurations that differ more from one another"),
    QT_TRANSLATE_NOOP("mtp::core", "it has no %1: add configurations that have"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 parameter"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 parameters"),
};

}  // namespace mtp::ui
