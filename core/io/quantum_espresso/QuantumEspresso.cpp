#include "core/io/quantum_espresso/QuantumEspresso.h"

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/io/FrameGaps.h"
#include "core/io/Refusal.h"
#include "core/io/XyzAtoms.h"
#include "core/io/quantum_espresso/QuantumEspressoScan.h"

namespace mtp {

namespace {

constexpr const char* kName = "qe-pw";

class QuantumEspressoReader final : public TrajectoryReader {
public:
    QuantumEspressoReader(const std::filesystem::path& path, const ReadOptions& options)
        : m_text(path), m_scan(scanQuantumEspresso(m_text, options.progress)) {
        m_info.format = kName;
        m_info.path = path.string();
        m_info.warnings = m_scan.warnings;
        for (const std::string& warning : m_text.warnings())
            m_info.warnings.push_back(warning);
        if (m_scan.steps.empty())
            throw refusal(m_info.path,
                          m_info.warnings.empty()
                              ? "no step has an energy: the calculation did not get that far"
                              : "no step can be used",
                          m_info.warnings);
        m_info.kind = m_scan.kind;
        warnOfMissingForces();
        m_info.provenance = {"Quantum ESPRESSO", m_scan.version, m_info.path, m_scan.settings,
                             m_text.checksum()};
        m_provenance = std::make_shared<const Provenance>(m_info.provenance);
    }

    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_scan.steps.size(); }

    Frame read(std::size_t index) override {
        const QeStep& step = m_scan.steps.at(index);
        const Eigen::Matrix3d& cell = m_scan.cells[step.cell];
        Frame frame = headOf(step, Cell::fromRows(cell), m_provenance);
        std::vector<std::string> labels;
        frame.positions = readQePositions(m_text, step.positions, cell, step.atomCount, &labels);
        setSpecies(frame, labels);
        if (step.forces)
            frame.labels.forces = readQeForces(m_text, *step.forces, step.atomCount);
        validate(frame);
        return frame;
    }

private:
    void warnOfMissingForces() {
        std::vector<std::int64_t> without;
        for (const QeStep& step : m_scan.steps)
            if (!step.forces)
                without.push_back(step.number);
        if (const auto gap = gapIn(m_info.path, "have no forces", without, m_scan.steps.size());
            gap && without.size() < m_scan.steps.size())
            m_info.warnings.push_back(*gap);
    }

    TextSource m_text;
    QeScan m_scan;
    TrajectoryInfo m_info;
    std::shared_ptr<const Provenance> m_provenance;
};

}  // namespace

Format quantumEspressoFormat() {
    return {.name = kName,
            .description = "Quantum ESPRESSO output (pw.x)",
            .reads = kContentsOfOutputs,
            .recognise =
                [](const Probe& probe) {
                    return probe.head.find("Program PWSCF") != std::string::npos ? 100 : 0;
                },
            .open =
                [](const std::filesystem::path& path, const ReadOptions& options) {
                    return std::make_unique<QuantumEspressoReader>(path, options);
                }};
}

}  // namespace mtp
