// Texts of core/sampling: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreSampling = {
    QT_TRANSLATE_NOOP("mtp::core",
                      "the times of the frames do not ascend: %1 fs after %2 fs (frame %3)"),
    QT_TRANSLATE_NOOP("mtp::core", "the time between selected frames must be positive, not %1 fs"),
    QT_TRANSLATE_NOOP("mtp::core", "the %1 fraction must be in [0, 1), not %2"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the fractions of validation (%1) and test (%2) leave nothing for training"),
    QT_TRANSLATE_NOOP("mtp::core", "no configuration has a density of %1 g/cm³"),
    QT_TRANSLATE_NOOP("mtp::core", "the densities for validation leave nothing for training"),
};

}  // namespace mtp::ui
