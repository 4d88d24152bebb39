// Texts of core/pruning: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCorePruning = {
    QT_TRANSLATE_NOOP("mtp::core", "no configuration to measure the evaluation with"),
    QT_TRANSLATE_NOOP("mtp::core", "Measuring the evaluation"),
    QT_TRANSLATE_NOOP("mtp::core", "the potential is not trained: train it before it is pruned"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 points: a front has at least 1"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the smallest cost is %1 of the whole: it must be above 0 and below 1"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 iterations: the number must not be negative"),
    QT_TRANSLATE_NOOP("mtp::core", "Fitting the whole potential"),
    QT_TRANSLATE_NOOP("mtp::core", "Removing functions of %1"),
    QT_TRANSLATE_NOOP("mtp::core", "Training %1: step %2, objective %3"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 function"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 functions"),
    QT_TRANSLATE_NOOP("mtp::core", "no basis function is left"),
};

}  // namespace mtp::ui
