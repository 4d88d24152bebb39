// Reads what a run leaves while it runs: the log grows, and so does the table of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Table.h"
#include "core/simulation/RunFolder.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<int> kRun{"run"};  // from 0
inline constexpr ColumnKey<double> kStep{"step"};
inline constexpr ColumnKey<double> kSimulatedTime{"time", "ps"};
inline constexpr ColumnKey<double> kRunTemperature{"temperature", "K"};
inline constexpr ColumnKey<double> kPotentialEnergy{"potential energy", "eV/atom"};
inline constexpr ColumnKey<double> kRunTotalEnergy{"total energy", "eV/atom"};
inline constexpr ColumnKey<double> kRunPressure{"pressure", "GPa"};
inline constexpr ColumnKey<double> kRunDensity{"density", "g/cm³"};
inline constexpr ColumnKey<double> kRunLargestForce{"largest force", "eV/Å"};
// Of the pair that is nearest as a fraction of its limit; unknown under KIM.
inline constexpr ColumnKey<double> kClosest{"closest distance", "Å"};
inline constexpr ColumnKey<double> kClosestRatio{"closest over trained distance"};
// Of all atoms, when they were last graded, and of all steps until then. Unknown if the run is not
// graded, and under KIM.
inline constexpr ColumnKey<double> kRunGrade{"grade"};
inline constexpr ColumnKey<double> kRunHighestGrade{"highest grade"};

}  // namespace columns

// What has ended a run before its time.
struct GuardStop {
    std::string fix;  // its id (Deck.h): "closest_Li_Al", "largest_force", "stop_file"
    std::int64_t step = 0;
    double value = 0;  // as the guard saw it
};
// Whether the run has left what its potential was trained on. Else it was asked to end, or the disk
// was full.
bool isLimit(const GuardStop& stop);

// One trajectory as its log tells it.
struct RunState {
    bool hasBegun = false, hasEnded = false;
    std::int64_t step = 0;
    std::optional<GuardStop> stop;
};

class RunLog {
public:
    RunLog(std::filesystem::path folder, RunDescription description);

    // Reads what the log has got since the last call; returns whether there was anything. A run
    // that is continued repeats steps: later rows replace earlier ones.
    bool update();

    const RunDescription& description() const { return m_description; }
    const Table& table() const { return m_table; }  // the columns above
    const std::vector<RunState>& runs() const { return m_runs; }
    // The run that began last; absent before the first.
    std::optional<std::size_t> current() const { return m_current; }
    const std::string& style() const { return m_style; }  // "mtp", "kim"; empty: not yet known
    const std::string& error() const { return m_error; }  // the last "ERROR: ..." of LAMMPS
    const std::vector<std::string>& warnings() const { return m_warnings; }
    // Steps that LAMMPS has timed, and the wall time they took, s.
    std::int64_t timedSteps() const { return m_timedSteps; }
    double loopTime() const { return m_loopTime; }
    std::int64_t stepsDone() const;  // of all runs

private:
    // As the columns above; what the log does not have is unknown.
    struct Row {
        int run = 0;
        double step = 0, time = kUnknown, temperature = kUnknown, potentialEnergy = kUnknown,
               totalEnergy = kUnknown, pressure = kUnknown, density = kUnknown, force = kUnknown,
               closest = kUnknown, closestRatio = kUnknown, grade = kUnknown,
               highestGrade = kUnknown;
    };

    void takeLine(std::string_view line);
    void takeMark(std::string_view text);
    void takeRow(std::string_view line);
    std::optional<Row> parseRow(std::string_view line) const;
    Table makeTable() const;
    void takeHalt(std::string_view line);
    void takeLoopTime(std::string_view line);

    std::filesystem::path m_folder;
    RunDescription m_description;
    std::vector<Row> m_rows;  // of which update() makes the table
    Table m_table;
    std::vector<RunState> m_runs;
    std::optional<std::size_t> m_current;
    std::vector<std::string> m_heading;  // of the table of LAMMPS that is being read
    std::string m_rest;                  // a line whose end is not yet written
    std::uintmax_t m_offset = 0;
    std::string m_style, m_error;
    std::vector<std::string> m_warnings;
    std::int64_t m_timedSteps = 0;
    double m_loopTime = 0;
};

}  // namespace mtp
