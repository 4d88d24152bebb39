// Texts of core/scan: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreScan = {
    QT_TRANSLATE_NOOP("mtp::core", "%1: %2 scans in this folder"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: the folder has a scan of other configurations, weights or limits; name "
                      "another folder"),
    QT_TRANSLATE_NOOP("mtp::core", "a scan needs at least one %1"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1 configurations cannot be trained on: the training set has %2"),
    QT_TRANSLATE_NOOP("mtp::core", "radial size"),
    QT_TRANSLATE_NOOP("mtp::core", "there is no configuration to train on"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "there is no configuration to validate with: a scan compares errors of "
                      "configurations that were not trained on"),
    QT_TRANSLATE_NOOP("mtp::core", "the memory does not suffice"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 meV/atom"),
    QT_TRANSLATE_NOOP("mtp::core", "Take %1: a validation error of %2 at %3 µs/atom."),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "The lowest error, of %1, is %2 % lower at %3 times the cost; seeds differ by as much."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "The lowest error, of %1, is only %2 % lower, at %3 times the cost."),
    QT_TRANSLATE_NOOP("mtp::core", "The scan has no other basis to compare it with."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "It is the cheapest basis of the scan, and none has a lower error."),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "The best of the cheaper ones, %1, has an error that is %2 % higher at %3 % of the cost."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "More configurations would help: the error falls by %1 % with each doubling "
                      "of their number."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "More configurations of this kind would not help: the error rises by %1 % "
                      "with each doubling of their number."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "More configurations of this kind would help little: the error falls by %1 % "
                      "with each doubling of their number."),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "Whether more configurations would help is not clear: with each doubling of their number "
        "the error changes by less than the scatter of the points (%1 points)."),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "Whether more configurations would help is not known: train on some parts of the set too."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "The error still falls at the highest level of the scan: try higher ones."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "The error still falls at the largest cutoff of the scan: try larger ones."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "The error still falls at the most polynomials of the scan: try more."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "Its validation error is %1 times that of the training set: it has more "
                      "coefficients than these configurations determine."),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "With one seed it is not known how much errors differ by chance: two say more."),
    QT_TRANSLATE_NOOP("mtp::core", "1 point could not be trained."),
    QT_TRANSLATE_NOOP("mtp::core", "%1 points could not be trained."),
    QT_TRANSLATE_NOOP("mtp::core", "1 point is missing yet: what it says may change this."),
    QT_TRANSLATE_NOOP("mtp::core", "%1 points are missing yet: what they say may change this."),
    QT_TRANSLATE_NOOP("mtp::core", "level %1, cutoff %2 Å, %3"),
    QT_TRANSLATE_NOOP(
        "mtp::core", "No basis has been trained on the whole set yet: nothing can be recommended."),
    QT_TRANSLATE_NOOP("mtp::core", "%1 polynomial"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 polynomials"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 configuration"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 configurations"),
};

}  // namespace mtp::ui
