// Texts of core/training: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreTraining = {
    QT_TRANSLATE_NOOP("mtp::core",
                      "the checkpoint was written by an older version while it compared starting "
                      "points: begin the training anew"),
    QT_TRANSLATE_NOOP("mtp::core", "the checkpoint is damaged: its search is in no known phase"),
    QT_TRANSLATE_NOOP("mtp::core", "the checkpoint was written by a newer version"),
    QT_TRANSLATE_NOOP("mtp::core", "the checkpoint is damaged: its iterations do not fit together"),
    QT_TRANSLATE_NOOP("mtp::core", "the checkpoint is damaged: its starts do not fit together"),
    QT_TRANSLATE_NOOP("mtp::core", "the checkpoint is damaged: %1"),
    QT_TRANSLATE_NOOP("mtp::core", "the potential is not trained: train it before its committee"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 member(s): a committee has at least 2"),
    QT_TRANSLATE_NOOP("mtp::core", "Training member %1"),
    QT_TRANSLATE_NOOP("mtp::core", "the potential to start from has %1 species, the data %2"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the potential to start from is of a higher level than the one to train"),
    QT_TRANSLATE_NOOP("mtp::core", "expected an iteration as a JSON object"),
    QT_TRANSLATE_NOOP("mtp::core", "a step was not finite; it is damped"),
    QT_TRANSLATE_NOOP("mtp::core", "no configuration to train on"),
    QT_TRANSLATE_NOOP("mtp::core", "the training was stopped before its first iteration"),
    QT_TRANSLATE_NOOP("mtp::core", "min_dist is %1 Å"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "min_dist is %1 Å, just below the shortest distance of the data"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the potential to start from is not trained: the training begins with random "
                      "radial coefficients in its basis"),
    QT_TRANSLATE_NOOP("mtp::core", "Minimum found; testing %1"),
    QT_TRANSLATE_NOOP("mtp::core", "nearby point"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 nearby point"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 nearby points"),
    QT_TRANSLATE_NOOP("mtp::core", "Trying %1 on a subset of the configurations"),
    QT_TRANSLATE_NOOP("mtp::core", "starting point"),
    QT_TRANSLATE_NOOP("mtp::core", "Continuing from starting point %1"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 starting point"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 starting points"),
    QT_TRANSLATE_NOOP("mtp::core", "the %1 of a training is %2; it must be %3"),
    QT_TRANSLATE_NOOP("mtp::core", "0 or more"),
    QT_TRANSLATE_NOOP("mtp::core", "energy weight"),
    QT_TRANSLATE_NOOP("mtp::core", "force weight"),
    QT_TRANSLATE_NOOP("mtp::core", "stress weight"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the weights of energies, forces and stresses are all 0; at least one of "
                      "them must be positive"),
    QT_TRANSLATE_NOOP("mtp::core", "power of the number of atoms for energies"),
    QT_TRANSLATE_NOOP("mtp::core", "power of the number of atoms for forces"),
    QT_TRANSLATE_NOOP("mtp::core", "power of the number of atoms for stresses"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "level 0 keeps the basis of a potential to start from, but there is none"),
    QT_TRANSLATE_NOOP("mtp::core", "a positive distance in Å"),
    QT_TRANSLATE_NOOP("mtp::core", "0 Å or more and below the cutoff"),
    QT_TRANSLATE_NOOP("mtp::core", "limit of iterations"),
    QT_TRANSLATE_NOOP("mtp::core", "between 0 and 1"),
    QT_TRANSLATE_NOOP("mtp::core", "number of threads"),
    QT_TRANSLATE_NOOP("mtp::core", "0 (all) or more"),
    QT_TRANSLATE_NOOP("mtp::core", "number of starts"),
    QT_TRANSLATE_NOOP("mtp::core", "0 (by level) or more"),
    QT_TRANSLATE_NOOP("mtp::core", "number of hops"),
    QT_TRANSLATE_NOOP("mtp::core", "Reached the limit of iterations"),
    QT_TRANSLATE_NOOP("mtp::core", "Stopped by the user"),
    QT_TRANSLATE_NOOP("mtp::core", "No step lowers the objective any more"),
    QT_TRANSLATE_NOOP("mtp::core", "Ended by an error"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the checkpoint is of another training: its data or options differ"),
    QT_TRANSLATE_NOOP("mtp::core", "%1%2: %3; the frame is broken: leave it out"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 occurs in no configuration to train on"),
    QT_TRANSLATE_NOOP("mtp::core", "no configuration to train on has an energy"),
    QT_TRANSLATE_NOOP("mtp::core", "no two atoms are within the cutoff of %1 Å"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "two atoms are %1 Å apart, nearer than the min_dist of %2 Å below which the potential to "
        "start from is repulsive by definition: it cannot be trained there"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the basis of the potential to start from is that of no level, so that it "
                      "cannot become one of level %1; leave the level out to train in its basis"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the potential to start from is of level %1, and a lower one (%2) has no "
                      "place for its functions; choose level %3 or a higher one"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the potential to start from has the cutoff %1 Å: its radial functions "
                      "cannot be written with another one (%2 Å)"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the potential to start from has %1 radial polynomials: its functions cannot "
                      "be written with fewer (%2)"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the potential to start from is repulsive below its min_dist of %1 Å, which "
                      "cannot be changed (%2 Å)"),
    QT_TRANSLATE_NOOP("mtp::core", "start %1 of %2"),
    QT_TRANSLATE_NOOP("mtp::core", "sample %1 of %2"),
    QT_TRANSLATE_NOOP("mtp::core", "nearby point %1 of %2"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: %2 of %3 configurations"),
};

}  // namespace mtp::ui
