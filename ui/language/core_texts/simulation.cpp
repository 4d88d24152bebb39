// Texts of core/simulation: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreSimulation = {
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "Simulations cannot be started on this system (Windows) yet. Write the folder, by mtp "
        "export lammps or \"Write only\" in the window, and run it by LAMMPS: lmp -in in.lmp"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "There is no LAMMPS on this machine. Install it (Debian, Ubuntu: sudo apt "
                      "install lammps; conda: conda install -c conda-forge lammps)."),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "%1 (LAMMPS %2) has neither pair_style mtp nor KIM. Install the LAMMPS of the distribution "
        "(sudo apt install lammps) or of conda-forge, which have KIM."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the potential does not say what it was trained on: all pairs are kept apart "
                      "by its min_dist of %1 Å, and forces and densities have no limit"),
    QT_TRANSLATE_NOOP("mtp::core", "atoms cannot be graded every %1 steps; 1 or more is valid"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "frames are kept beyond a grade of %1 and the run ends beyond %2: the second "
                      "must be larger, and both positive"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "%1-%2 came nearer than %3 Å at step %4; the shortest trained distance is %5 Å"),
    QT_TRANSLATE_NOOP("mtp::core", "a force of %1 eV/Å at step %2; the limit is %3 eV/Å"),
    QT_TRANSLATE_NOOP("mtp::core", "the temperature reached %1 K at step %2; the limit is %3 K"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "the potential guessed: an extrapolation grade of %1 at step %2; the limit is %3"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the density reached %1 g/cm³ at step %2; the limits are %3 and %4 g/cm³"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 at step %2"),
    QT_TRANSLATE_NOOP("mtp::core", "the disk is full but for %1 MB: make room, then continue"),
    QT_TRANSLATE_NOOP("mtp::core", "the disk was full: make room, then continue"),
    QT_TRANSLATE_NOOP("mtp::core", "it was killed, or the machine went down"),
    QT_TRANSLATE_NOOP("mtp::core", "the program ended with status %1"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 (after step %2; %3)"),
    QT_TRANSLATE_NOOP("mtp::core", "it can be continued from %1"),
    QT_TRANSLATE_NOOP("mtp::core", "there is no restart file: it can only be started anew"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "%1: the folder was written by a program without the KIM model, which %2 needs. Run it by "
        "mtp-lmp, or write it again by a program that was built with the KIM API."),
    QT_TRANSLATE_NOOP("mtp::core", "%1 ranks: there must be 1 or more"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 was built without MPI: it runs on one rank only"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "mpirun is missing: install an MPI (sudo apt install openmpi-bin)"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "%1 was built with %2, and there is no mpirun of it: install it (sudo apt install mpich). "
        "That of another MPI would start separate runs of one process each."),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "%1 was built with %2, and there is no mpirun of it: install it (sudo apt install "
        "openmpi-bin). That of another MPI would start separate runs of one process each."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1 runs potentials by KIM, which takes no repulsion beside them: run it by "
                      "mtp-lmp, or without the repulsion"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: the run goes on already"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: the run has ended (%2); nothing is left to continue"),
    QT_TRANSLATE_NOOP("mtp::core", "not started"),
    QT_TRANSLATE_NOOP("mtp::core", "running, step %1"),
    QT_TRANSLATE_NOOP("mtp::core", "all steps are done"),
    QT_TRANSLATE_NOOP("mtp::core", "paused at step %1"),
    QT_TRANSLATE_NOOP("mtp::core", "stopped on request at step %1"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "%1; the first frame beyond %2 is that of step %3, with a grade of %4"),
    QT_TRANSLATE_NOOP("mtp::core", "%1; %2 was the first to come nearer than trained, %3 Å apart"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: is not empty; a run needs a folder of its own"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: cannot be copied to %2: %3"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: the cell %2; a simulation needs a periodic bulk"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "The active set of the potential grades configurations, not atoms: the run is not graded."),
    QT_TRANSLATE_NOOP("mtp::core", "the limits are not those of all pairs of species"),
    QT_TRANSLATE_NOOP("mtp::core", "made by another version of the program"),
    QT_TRANSLATE_NOOP("mtp::core", "unknown protocol %1"),
    QT_TRANSLATE_NOOP("mtp::core", "potential energy"),
    QT_TRANSLATE_NOOP("mtp::core", "largest force"),
    QT_TRANSLATE_NOOP("mtp::core", "closest distance"),
    QT_TRANSLATE_NOOP("mtp::core", "closest over trained distance"),
    QT_TRANSLATE_NOOP("mtp::core", "highest grade"),
    QT_TRANSLATE_NOOP("mtp::core", "hold at %1 K"),
    QT_TRANSLATE_NOOP("mtp::core", "bring to %1 g/cm3"),
    QT_TRANSLATE_NOOP("mtp::core", "hold at %1 g/cm3"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "the start cell has no density: it needs a volume and elements with known masses"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "cooling from %1 K to %2 K at %3 K/s takes %4 steps, more than the %5 of the run"),
    QT_TRANSLATE_NOOP("mtp::core", "melt and quench"),
    QT_TRANSLATE_NOOP("mtp::core", "cool from %1 K to %2 K"),
    QT_TRANSLATE_NOOP("mtp::core", "heat from %1 K to %2 K"),
    QT_TRANSLATE_NOOP("mtp::core", "density ladder"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 steps are too few for %2 densities"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 g/cm3, seed %2"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 is %2; it must be %3"),
    QT_TRANSLATE_NOOP("mtp::core", "a %1 sets the density itself; it takes no pressure"),
    QT_TRANSLATE_NOOP("mtp::core", "a %1 takes no densities; density-ladder and rehearsal do"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "a %1 keeps its temperature; an end temperature is for melt-quench and ramp"),
    QT_TRANSLATE_NOOP("mtp::core", "a %1 takes no cooling rate; melt-quench does"),
    QT_TRANSLATE_NOOP("mtp::core", "the supercell"),
    QT_TRANSLATE_NOOP("mtp::core", "1 or more along each vector"),
    QT_TRANSLATE_NOOP("mtp::core", "the temperature"),
    QT_TRANSLATE_NOOP("mtp::core", "the end temperature"),
    QT_TRANSLATE_NOOP("mtp::core", "the cooling rate"),
    QT_TRANSLATE_NOOP("mtp::core", "the time between frames"),
    QT_TRANSLATE_NOOP("mtp::core", "the pressure"),
    QT_TRANSLATE_NOOP("mtp::core", "the number of steps"),
    QT_TRANSLATE_NOOP("mtp::core", "1 or more"),
    QT_TRANSLATE_NOOP("mtp::core", "the time step"),
    QT_TRANSLATE_NOOP("mtp::core", "above 0 and at most %1 fs"),
    QT_TRANSLATE_NOOP("mtp::core", "the number of seeds"),
    QT_TRANSLATE_NOOP("mtp::core", "from 1 to %1"),
    QT_TRANSLATE_NOOP("mtp::core", "the start cell has no density"),
    QT_TRANSLATE_NOOP("mtp::core", "The run goes to %1 g/cm³; the potential was trained %2."),
    QT_TRANSLATE_NOOP("mtp::core", "from %1 to %2 g/cm³"),
    QT_TRANSLATE_NOOP("mtp::core", "at %1 g/cm³ only"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "A repulsion keeps atoms apart that come nearer than any pair of the training set: the "
        "forces on such atoms are not those of the potential alone."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "A repulsion below the trained distances would keep such atoms apart."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the start cell has %1 (atoms %2 and %3) %4 Å apart, nearer than any pair of "
                      "the training set; the guard would stop the run at once"),
    QT_TRANSLATE_NOOP("mtp::core", "The guard knows little: %1."),
    QT_TRANSLATE_NOOP(
        "mtp::core", "The start cell has %1 %2 Å apart, nearer than the %3 Å of the training set."),
};

}  // namespace mtp::ui
