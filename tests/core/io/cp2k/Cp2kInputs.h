// Files of CP2K made by tests.
#pragma once

#include <fmt/format.h>

#include <string>

namespace mtp::cp2k {

// A frame of lithium and chlorine, as position and force files have it; without a time, as in a
// relaxation, where it is negative.
inline std::string frame(int step, double energy, double x = 1.5, double timeFs = -1) {
    const std::string time = timeFs < 0 ? "" : fmt::format("time = {:12.3f}, ", timeFs);
    return fmt::format(
        "     2\n i = {:8}, {}E = {:20.10f}\n  Li 0.0 0.0 0.0\n  Cl {:.10f} 0.25 0.0\n", step, time,
        energy, x);
}

inline std::string head(const std::string& runType, const std::string& ensemble = "") {
    const std::string dynamics =
        ensemble.empty() ? ""
                         : " MD_PAR| Ensemble type                          " + ensemble + "\n";
    return " CP2K| version string:                                       CP2K version 2023.1\n"
           " GLOBAL| Run type                                                       " +
           runType +
           "\n CELL| Vector a [angstrom]:       9.000     0.000     0.000   |a| =     9.000000\n"
           " CELL| Vector b [angstrom]:       0.000     9.000     0.000   |b| =     9.000000\n"
           " CELL| Vector c [angstrom]:       0.000     0.000     9.000   |c| =     9.000000\n"
           " CELL| Angle (b,c), alpha [degree]:                                    90.000000\n"
           " CELL| Angle (a,c), beta  [degree]:                                    90.000000\n"
           " CELL| Angle (a,b), gamma [degree]:                                    90.000000\n"
           " MODULE QUICKSTEP: ATOMIC COORDINATES IN ANGSTROM\n\n"
           "  Atom Kind Element         X             Y             Z       Z(eff)     Mass\n"
           "     1    1 Li    3      0.000000      0.000000      0.000000   3.0000   6.9410\n"
           "     2    2 Cl   17      1.500000      0.250000      0.000000   7.0000  35.4530\n\n" +
           dynamics;
}

inline std::string energy(double hartree,
                          const std::string& before = "  *** SCF run converged in  5 steps ***\n") {
    return before +
           fmt::format("\n ENERGY| Total FORCE_EVAL ( QS ) energy [a.u.]:  {:25.15f}\n\n", hartree);
}

inline std::string forces(double x) {
    return fmt::format(
        " ATOMIC FORCES in [a.u.]\n\n # Atom   Kind   Element          X              Y           "
        "Z\n"
        "      1      1      Li          {0:.8f}     0.00000000     0.00000000\n"
        "      2      2      Cl          {1:.8f}     0.00000000     0.00000000\n"
        " SUM OF ATOMIC FORCES           0.00000000     0.00000000     0.00000000\n\n",
        x, -x);
}

inline std::string stress() {
    return " STRESS| Analytical stress tensor [GPa]\n"
           " STRESS|                        x                   y                   z\n"
           " STRESS|      x        1.0E+00   0.0E+00   0.0E+00\n"
           " STRESS|      y        0.0E+00   1.0E+00   0.0E+00\n"
           " STRESS|      z        0.0E+00   0.0E+00   1.0E+00\n";
}

inline const std::string kEnd =
    "  **** **** ******  **  PROGRAM ENDED AT                 2025-01-15 10:30:05.000\n";

}  // namespace mtp::cp2k
