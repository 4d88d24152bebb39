// Several analysed runs side by side: in one table, against composition, and against temperature.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/dynamics/Arrhenius.h"
#include "core/dynamics/Dynamics.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<std::string> kResultName{"run"};
inline constexpr ColumnKey<std::string> kResultComposition{"composition"};
inline constexpr ColumnKey<double> kResultRatio{"x"};
inline constexpr ColumnKey<double> kResultTemperature{"temperature", "K"};
inline constexpr ColumnKey<double> kResultDiffusion{"D", "Å²/ps"};
inline constexpr ColumnKey<double> kResultDiffusionError{"error", "Å²/ps"};
inline constexpr ColumnKey<double> kResultSquare{"msd", "Å²"};
inline constexpr ColumnKey<double> kResultInverseAlpha{"inverse_alpha_max"};
inline constexpr ColumnKey<double> kResultCascades{"p_casc"};
inline constexpr ColumnKey<double> kResultCascadeError{"p_casc_error"};
inline constexpr ColumnKey<double> kResultChance{"p_chance"};
inline constexpr ColumnKey<double> kResultPeakTime{"t_star", "ps"};
inline constexpr ColumnKey<double> kResultConductivity{"sigma", "mS/cm"};
inline constexpr ColumnKey<double> kResultHaven{"haven"};
inline constexpr ColumnKey<double> kResultCaged{"caged_share"};

inline constexpr ColumnKey<double> kInverseTemperature{"1000/T", "1/K"};
inline constexpr ColumnKey<double> kLogDiffusion{"log10_D", "cm²/s"};
inline constexpr ColumnKey<double> kLogDiffusionError{"log10_D_error"};
inline constexpr ColumnKey<double> kLogDiffusionFit{"log10_D_fit", "cm²/s"};

}  // namespace columns

// What a comparison needs of a run that was analysed.
struct RunResult {
    std::string name;
    std::string ion;
    std::map<std::string, std::size_t> composition;   // atoms of each species
    std::optional<double> temperature;                // K
    std::optional<double> diffusion, diffusionError;  // Å²/ps
    std::string diffusionReason;                      // if there is no D
    std::optional<double> conductivity;               // Nernst-Einstein, mS/cm
    std::optional<double> haven;
    std::vector<double> times, squares;         // ps, and the MSD in Å²
    std::optional<double> peakTime, peakValue;  // t* in ps, and alpha_max
    std::optional<double> cagedShare;
    std::optional<double> cascades, cascadeError, chance;  // P_casc by the rule that was chosen

    // Å²; at a time between two lags by a power law through them. Absent beyond the lags.
    std::optional<double> squareAt(double time) const;
    // Ions for each cation of the framework: x of LixAlCl(3+x). Absent if there is no such cation.
    std::optional<double> ionsPerCation() const;
    std::string compositionText() const;  // "Al32 Cl128 Li32"
};

RunResult runResult(const std::string& name, const Displacements& displacements,
                    const Dynamics& dynamics);
// From a summary.json that `mtp dynamics -o` has written, or from the folder that holds it. Throws
// FileError, and InputError if it is none.
RunResult readRunResult(const std::filesystem::path& path);

// A row for each run: kResultName and the columns after it up to kResultCaged, the MSD at this time
// (ps).
Table runTable(const std::vector<RunResult>& runs, double time);

// D at the temperature of the run; absent if there is no D. Throws InputError if the temperature is
// not known.
std::optional<DiffusionAt> diffusionOfRun(const RunResult& run);
// Of a table with the columns kResultTemperature, kResultDiffusion and, if there is one,
// kResultDiffusionError, by their names.
std::vector<DiffusionAt> diffusionInTable(const Table& table);
// What an Arrhenius plot shows: kInverseTemperature, kLogDiffusion with its error, and the fit.
Table arrheniusTable(const std::vector<DiffusionAt>& points, const Arrhenius& fit);

}  // namespace mtp
