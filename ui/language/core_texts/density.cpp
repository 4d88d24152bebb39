// Texts of core/density: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreDensity = {
    QT_TRANSLATE_NOOP("mtp::core", "a molecule or cluster"),
    QT_TRANSLATE_NOOP("mtp::core", "it is a molecule or cluster: it has no cell"),
    QT_TRANSLATE_NOOP("mtp::core", "the vectors of its cell do not span a volume"),
    QT_TRANSLATE_NOOP("mtp::core", "it is %1:"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 not periodic along %2"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 vacuum along %2"),
    QT_TRANSLATE_NOOP("mtp::core", "%1, vacuum along %2"),
    QT_TRANSLATE_NOOP("mtp::core", "cutoff and bin width of a coverage must be positive"),
    QT_TRANSLATE_NOOP("mtp::core", "a coverage needs one density ratio for each configuration"),
    QT_TRANSLATE_NOOP("mtp::core", "Counting pair distances"),
    QT_TRANSLATE_NOOP("mtp::core", "density ratio"),
    QT_TRANSLATE_NOOP("mtp::core", "a density ratio must be positive, not %1"),
    QT_TRANSLATE_NOOP("mtp::core", "a linear factor must be positive, not %1"),
    QT_TRANSLATE_NOOP("mtp::core", "a supercell of %1 x %2 x %3: at least 1 x 1 x 1"),
    QT_TRANSLATE_NOOP("mtp::core", "a supercell of %1 atoms: more than %2"),
    QT_TRANSLATE_NOOP("mtp::core", "a displacement must not be negative: %1 Å"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "frame %1: %2; its density is not that of a material, so it cannot be scaled to another"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "frame %1: no density (it needs a periodic cell and element names)"),
    QT_TRANSLATE_NOOP("mtp::core", "Scaling configurations"),
    QT_TRANSLATE_NOOP("mtp::core", "\"%1\" is not an element"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 ions of %2: at least 1"),
    QT_TRANSLATE_NOOP("mtp::core", "a density must be positive, not %1"),
    QT_TRANSLATE_NOOP("mtp::core", "no ions to pack"),
    QT_TRANSLATE_NOOP("mtp::core", "a shortest distance must not be negative"),
    QT_TRANSLATE_NOOP("mtp::core", "Pushing ions apart"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "no room: after %1 steps the nearest pair is at %2 of its shortest distance; "
                      "lower the density or the distances"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "this strain leaves no cell: its deformation has no positive volume"),
};

}  // namespace mtp::ui
