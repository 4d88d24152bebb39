// Texts of core/io: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreIo = {
    QT_TRANSLATE_NOOP("mtp::core", "several frames"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: no such file or folder"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: the file is empty"),
    QT_TRANSLATE_NOOP("mtp::core", "no known output was found in this folder"),
    QT_TRANSLATE_NOOP("mtp::core", "not %1: the file is binary"),
    QT_TRANSLATE_NOOP("mtp::core", "the file is binary and of no known format"),
    QT_TRANSLATE_NOOP("mtp::core", "the format is not known; known are %1"),
    QT_TRANSLATE_NOOP("mtp::core", "no format \"%1\" can be written"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: compressed output is not written"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: no format of this name can be written; there are %2"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: %2 of %3 frames %4 (step %5, ...)"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: %2 of %3 frames %4 (step %5)"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: %2 of %3 frames %4 (steps %5, ...)"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: %2 of %3 frames %4 (steps %5)"),
    QT_TRANSLATE_NOOP("mtp::core", "\"%1\" is not a range of frames such as 10:100 or 10:100:2"),
    QT_TRANSLATE_NOOP("mtp::core", "every 0th frame: the stride must be at least 1"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: no frame of its %2 is in the range %3"),
    QT_TRANSLATE_NOOP("mtp::core", "Reading frames"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: other atoms than %2; left out"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "steps %1 to %2 occur in %3 and in %4; those of the latter are used"),
    QT_TRANSLATE_NOOP("mtp::core", "step numbers"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "energies at zero smearing, convergence and whether labels are predicted"),
    QT_TRANSLATE_NOOP("mtp::core", "code and settings of the labels"),
    QT_TRANSLATE_NOOP("mtp::core", "other keys of the file"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: the species %2 is renamed %3"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: frame %2: type %3 has no name: only %4 species were given (%5)"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: frame %2: the species %3 is not among the names given (%4); to rename "
                      "it, write old=new, such as %5=%6"),
    QT_TRANSLATE_NOOP("mtp::core", "Reading the names of the species"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: the file names its species (%2), and the names given (%3) do not say "
                      "what %4 should be called; write old=new, such as %5=%6"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: there is no species %2 to be called %3; there are %4"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: cannot be read from within"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: the same steps as %2; left out"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 begins as %2 does; it is appended"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 goes on from %2"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 does not go on from where %2 ends; it is appended"),
    QT_TRANSLATE_NOOP("mtp::core", "no configuration was found"),
    QT_TRANSLATE_NOOP("mtp::core", "more damaged frames are not listed"),
    QT_TRANSLATE_NOOP("mtp::core", "atom %1: expected three numbers"),
    QT_TRANSLATE_NOOP("mtp::core", "atom %1: a number is too large"),
    QT_TRANSLATE_NOOP("mtp::core", "expected %1 atoms, found %2"),
    QT_TRANSLATE_NOOP("mtp::core", "expected the number of atoms"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 and %2 are taken as one species, %3"),
    QT_TRANSLATE_NOOP("mtp::core", "%1; %2 and %3 are taken as one species, %4"),
};

}  // namespace mtp::ui
