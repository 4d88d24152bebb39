// Reads a CP2K molecular dynamics run from its files: positions, forces, cell, energies, log.
#pragma once

#include <map>

#include "core/io/TrajectoryReader.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/cp2k/Cp2kFiles.h"
#include "core/io/cp2k/Cp2kLog.h"

namespace mtp {

// Frames are those of the position file. Forces come from the force file or the log, and are paired
// by step and by the energy in the comment lines; never by order alone.
class Cp2kMdReader final : public TrajectoryReader {
public:
    Cp2kMdReader(const Cp2kFiles& files, const ReadOptions& options);

    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_entries.size(); }
    Frame read(std::size_t index) override;

    // Steps in order, as the comment lines give them.
    std::vector<std::int64_t> steps() const;

private:
    struct Entry {
        std::int64_t step = 0;
        std::optional<double> timeFs;
        std::optional<double> energy;  // hartree, as in the comment
        TextMark positions;
        std::size_t atomCount = 0;
        std::optional<TextMark> forces;
        int evaluation = -1;  // of the log
    };
    struct EnergyRow {
        double timeFs, temperature;
    };

    void warn(std::string text) { m_info.warnings.push_back(std::move(text)); }
    std::vector<Entry> scan(TextSource& text, const char* what, Progress* progress);
    void dropRepeatedSteps();
    void pairForces(const std::vector<Entry>& forces);
    void pairLog();
    void readEnergies();
    void readCells();
    void readSettings();
    Cell cellOf(const Entry& entry) const;

    Cp2kFiles m_files;
    TrajectoryInfo m_info;
    std::unique_ptr<TextSource> m_positionText, m_forceText, m_logText;
    std::vector<Entry> m_entries;
    std::map<std::int64_t, EnergyRow> m_energies;
    std::map<std::int64_t, Eigen::Matrix3d> m_cells;
    std::optional<Cell> m_fixedCell;
    bool m_hasVariableCell = false;
    Cp2kLog m_log;
    std::shared_ptr<const Provenance> m_provenance;
};

}  // namespace mtp
