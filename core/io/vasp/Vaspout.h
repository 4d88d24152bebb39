// Reads VASP 6's vaspout.h5: geometries, energies, forces, stresses, settings.
#pragma once

#include "core/io/FormatRegistry.h"
#include "core/io/IonicStep.h"
#include "core/io/bytes/Hdf5File.h"
#include "core/io/vasp/VaspSettings.h"

namespace mtp {

// Opening reads the energies and checks that every number is finite; a frame is read when asked
// for. A run with a machine-learned force field does not tell which steps are ab initio here: all
// its labels are marked as predicted.
class VaspoutReader final : public TrajectoryReader {
public:
    // Throws FileError, ParseError (damaged, not VASP's, no ionic step), Cancelled.
    VaspoutReader(const std::filesystem::path& path, const ReadOptions& options);

    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_steps.size(); }
    Frame read(std::size_t index) override;
    Frame head(std::size_t index) override;
    void warn(std::string message) { m_info.warnings.push_back(std::move(message)); }

private:
    struct Step : IonicStep {
        std::uint64_t index = 0;  // in the datasets
    };

    void readSettings();
    void readCharge(const std::vector<double>& valences);
    void readAtoms();
    int indexOfSpecies(const std::string& label);
    void readSteps(const ReadOptions& options);
    std::uint64_t stepCount();
    std::uint64_t rowsIn(const std::string& name);
    void readGeometry(std::uint64_t index, Frame& frame);
    void keepSound(const Step& step);

    Hdf5File m_file;
    TrajectoryInfo m_info;
    VaspSettings m_settings;
    Frame m_atoms;                       // species and types of every frame
    std::vector<std::int64_t> m_counts;  // atoms of each POTCAR
    double m_scale = 1;
    std::uint64_t m_withForces = 0;  // the first that many steps
    std::uint64_t m_withStress = 0;
    bool m_isMachineLearned = false;
    std::vector<Step> m_steps;
    std::shared_ptr<const Provenance> m_provenance;
};

}  // namespace mtp
