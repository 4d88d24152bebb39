// Conversion factors between the units of other programs and ours (Å, eV, fs, amu); CODATA 2018.
#pragma once

namespace mtp::units {

inline constexpr double kHartree = 27.211386245988;             // eV
inline constexpr double kRydberg = kHartree / 2;                // eV
inline constexpr double kBohr = 0.529177210903;                 // Å
inline constexpr double kGPaPerEvPerA3 = 160.2176634;           // 1 eV/Å³ in GPa
inline constexpr double kKilobarPerEvPerA3 = 1602.176634;       // 1 eV/Å³ in kbar
inline constexpr double kBarPerEvPerA3 = 1602176.634;           // 1 eV/Å³ in bar
inline constexpr double kBoltzmann = 8.617333262e-5;            // eV/K
inline constexpr double kAmuPerA3InGramPerCm3 = 1.66053906660;  // 1 amu/Å³ in g/cm³
inline constexpr double kAtomicTimeFs = 0.02418884326509;       // fs
inline constexpr double kElementaryCharge = 1.602176634e-19;    // 1 eV in J
inline constexpr double kMilli = 1000;                          // in one: eV to meV
inline constexpr double kFsPerPs = 1000;
inline constexpr double kAvogadro = 6.02214076e23;             // 1/mol
inline constexpr double kCalorie = 4.184 / kElementaryCharge;  // thermochemical, in eV

}  // namespace mtp::units
