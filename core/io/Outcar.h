// Reads VASP's OUTCAR (4.6 to 6.x): geometries, energies, forces, virials, electronic settings.
#pragma once

#include <optional>

#include "core/io/FormatRegistry.h"
#include "core/io/TextSource.h"

namespace mtp {

// One pass over the file; frames are kept. A step that is damaged or incomplete is left out and
// named in the warnings; machine-learned steps of ML_FF runs are not taken for ab initio.
class OutcarReader final : public TrajectoryReader {
public:
    OutcarReader(const std::filesystem::path& path, const ReadOptions& options);

    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_frames.size(); }
    Frame read(std::size_t index) override { return m_frames.at(index); }

private:
    // What is known of the ionic step that is being read.
    struct Step {
        std::int64_t number = 0;
        std::int64_t iterations = 0;  // electronic
        Eigen::Matrix3d vectors = Eigen::Matrix3d::Zero();
        std::optional<Positions> positions, forces;
        std::optional<double> energy, energySigma0;
        std::optional<Eigen::Matrix3d> virial;
        bool isUnconverged = false;
        bool isDamaged = false;
        std::size_t line = 0;
    };

    void take(std::string_view line);
    void takeHeader(std::string_view line);
    void takeSettings(std::string_view line);
    void beginRun(std::string_view line);
    void takeIonCounts(std::string_view line);
    void takeIteration(std::string_view line);
    void takeLattice();
    void takePositions();
    void takeStress(std::string_view line);
    void takeEnergy(std::string_view line);
    void takeSigma0(std::string_view line);
    void damage(const std::string& reason);
    void finishStep();
    void checkIons();

    TextSource m_text;
    TrajectoryInfo m_info;
    std::vector<Frame> m_frames;
    std::shared_ptr<const Provenance> m_provenance;
    std::vector<std::string> m_species;  // of the TITEL lines
    std::vector<std::string> m_potcars;  // of the POTCAR lines, which list all twice
    std::vector<std::int64_t> m_ionsOfType;
    std::optional<std::int64_t> m_ionCount;
    std::int64_t m_mostIterations = 0;  // NELM
    bool m_isDynamics = false;          // IBRION = 0
    std::optional<double> m_timeStep;   // POTIM, fs
    bool m_isInStress = false;          // between the stress table's head and its total
    std::size_t m_machineLearned = 0;
    Eigen::Matrix3d m_vectors = Eigen::Matrix3d::Zero();
    Step m_step;
};

Format outcarFormat();

}  // namespace mtp
