// Texts of core/io/cp2k: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreIoCp2k = {
    QT_TRANSLATE_NOOP("mtp::core",
                      "these are forces or velocities of CP2K, no positions; the position file of "
                      "the run (PROJECT-pos-1.xyz) has to stand beside it"),
    QT_TRANSLATE_NOOP("mtp::core", "no position file (PROJECT-pos-1.xyz) of CP2K here"),
    QT_TRANSLATE_NOOP("mtp::core", "CP2K molecular dynamics or relaxation (run folder)"),
    QT_TRANSLATE_NOOP("mtp::core", "CP2K single points (log or folders)"),
    QT_TRANSLATE_NOOP("mtp::core", "unknown unit %1 of the cell"),
    QT_TRANSLATE_NOOP("mtp::core", "expected three numbers for the cell"),
    QT_TRANSLATE_NOOP("mtp::core", "expected three angles of the cell"),
    QT_TRANSLATE_NOOP("mtp::core", "%1; left out"),
    QT_TRANSLATE_NOOP("mtp::core", "expected three numbers of the cell"),
    QT_TRANSLATE_NOOP("mtp::core", "expected the energy as a number"),
    QT_TRANSLATE_NOOP("mtp::core", "unknown unit of the stress: not used"),
    QT_TRANSLATE_NOOP("mtp::core", "expected a row of three stress components"),
    QT_TRANSLATE_NOOP("mtp::core", "expected the coordinates of an atom"),
    QT_TRANSLATE_NOOP("mtp::core", "expected a cell vector of three numbers"),
    QT_TRANSLATE_NOOP("mtp::core", "expected a force of three numbers"),
    QT_TRANSLATE_NOOP("mtp::core", "no complete frame"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "the input says that these positions are in \"%1\", which is no unit known here"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: %2 in %3 are left out"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: %2 steps occur twice (the run was continued); the later ones are used"),
    QT_TRANSLATE_NOOP("mtp::core", "%1; velocities are left out"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: step %2: %3 of %4 atoms for %5 positions: left out"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: positions and %2 disagree: at %3 equal steps the energies of the "
                      "comment lines differ; those frames are left without %4"),
    QT_TRANSLATE_NOOP("mtp::core", "step %1: atom %2 is %3 here and %4 in the positions"),
    QT_TRANSLATE_NOOP("mtp::core", "have no forces"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "have no cell, which varies in this run, and therefore no labels"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: no file of this run tells its cell (a .cell file, the input or the "
                      "log); its frames have none and count as atoms in vacuum"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: the run did not end (no \"PROGRAM ENDED\"): what is complete is used"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: holds the kinetic part of the pressure too, so it is not used as a "
                      "label; the log would have the stress without it"),
    QT_TRANSLATE_NOOP("mtp::core", "expected step, time, kinetic energy and temperature"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: the cell vectors span no volume and are not used"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: the cell comes from the log, which prints few decimals and not how the "
                      "cell is turned"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: the cell comes from the log, which prints few decimals"),
    QT_TRANSLATE_NOOP("mtp::core", "expected step, time and nine numbers of the cell"),
    QT_TRANSLATE_NOOP("mtp::core", "the cell vectors span no volume"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "neither the log nor a coordinate file beside it lists the atoms"),
    QT_TRANSLATE_NOOP("mtp::core", "no energy in it: the calculation did not finish"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "incomplete: the log ends before CP2K did (no \"PROGRAM ENDED\")"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: the log has positions of the first of its %2 energies only; the other "
                      "%3 are left out, as there is no position file (PROJECT-pos-1.xyz)"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: neither input nor log tells the cell: the frame has none and counts as "
                      "atoms in vacuum"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1: the log does not tell whether the electronic steps converged"),
    QT_TRANSLATE_NOOP("mtp::core", "Reading single points"),
    QT_TRANSLATE_NOOP("mtp::core", "no single point"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 (%2; this frame is left out)"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: %2 damaged frames in all"),
};

}  // namespace mtp::ui
