// Texts of core/learning: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreLearning = {
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: no single point gave labels (%2); mtp label status says why"),
    QT_TRANSLATE_NOOP("mtp::core", "the potential that gives labels does not name its species"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 is no folder of a learning loop"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: the loop has no round to undo"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: cannot be renamed to %2: %3"),
    QT_TRANSLATE_NOOP("mtp::core", "there is no state \"%1\""),
    QT_TRANSLATE_NOOP("mtp::core", "is of version %1; this program reads %2"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "no configuration of the training set has a volume: there is no cell to rehearse in"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "a grade of %1 is inside of the training set: frames are worth labels above 1"),
    QT_TRANSLATE_NOOP("mtp::core", "runs are followed to a grade of %1; more than %2 is needed"),
    QT_TRANSLATE_NOOP("mtp::core", "a loop cannot end after %1 rounds without gain"),
    QT_TRANSLATE_NOOP("mtp::core", "a loop needs at least one round and one configuration in each"),
    QT_TRANSLATE_NOOP("mtp::core", "the potential has no coefficients: it is not trained"),
    QT_TRANSLATE_NOOP("mtp::core", "the potential does not name its species"),
    QT_TRANSLATE_NOOP("mtp::core", "the training set is empty"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 holds a learning loop already: continue it"),
    QT_TRANSLATE_NOOP("mtp::core", "the training set"),
    QT_TRANSLATE_NOOP("mtp::core", "the training of round %1 failed: %2"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: %2 will not start: %3"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: %2; the others were cancelled"),
};

}  // namespace mtp::ui
