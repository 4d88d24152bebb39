// Texts of core/workflow: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreWorkflow = {
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "a committee cannot be trained: what this potential was trained on is not known here"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "configuration %1: its atom types have no element names, without which "
                      "configurations cannot be compared"),
    QT_TRANSLATE_NOOP("mtp::core", "Grading configurations"),
    QT_TRANSLATE_NOOP("mtp::core", "molecular dynamics"),
    QT_TRANSLATE_NOOP("mtp::core", "single points"),
    QT_TRANSLATE_NOOP("mtp::core", "Looking at frames"),
    QT_TRANSLATE_NOOP("mtp::core", "the labels were made with different settings: %1"),
    QT_TRANSLATE_NOOP("mtp::core", "single points, AIMD"),
    QT_TRANSLATE_NOOP("mtp::core", "submits single points"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 (cannot run potentials)"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: no configuration in it has an energy"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: no round has labelled anything yet"),
    QT_TRANSLATE_NOOP("mtp::core", "%1, round %2 (trial)"),
    QT_TRANSLATE_NOOP("mtp::core", "trained by a learning loop"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "%1: has changed since it was first opened; what was made from it stays as it is"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: frame %2 has no time; give the time step"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "frame %1: its atom types have no element names, without which frames cannot be compared"),
    QT_TRANSLATE_NOOP("mtp::core", "other run"),
    QT_TRANSLATE_NOOP("mtp::core", "front of the project"),
    QT_TRANSLATE_NOOP("mtp::core", "Moving two atoms towards each other"),
    QT_TRANSLATE_NOOP("mtp::core", "Measuring pair distances"),
    QT_TRANSLATE_NOOP("mtp::core", "\"%1\": %2; write ions as Li 16, Cl 64, Al 16"),
    QT_TRANSLATE_NOOP("mtp::core", "each element needs a number"),
    QT_TRANSLATE_NOOP("mtp::core", "a number of ions must be 1 or more"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 stands twice"),
    QT_TRANSLATE_NOOP("mtp::core", "there are no ions"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1 cannot be resumed: a configuration it was trained on has been removed. "
                      "Undo the removal, or start a new training."),
    QT_TRANSLATE_NOOP("mtp::core", "Grading frames"),
};

}  // namespace mtp::ui
