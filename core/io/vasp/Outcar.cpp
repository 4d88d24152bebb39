#include "core/io/vasp/Outcar.h"

#include <fmt/format.h>

#include "core/io/Refusal.h"

namespace mtp {

OutcarReader::OutcarReader(const std::filesystem::path& path, const ReadOptions& options)
    : m_text(path), m_index(indexOutcar(m_text, options)) {
    m_info.format = "vasp-outcar";
    m_info.path = path.string();
    m_info.provenance = m_index.provenance;
    m_info.started = m_index.started;
    m_info.kind = m_index.kind;
    m_info.warnings = std::move(m_index.warnings);
    for (const std::string& warning : m_text.warnings())
        m_info.warnings.push_back(warning);
    if (m_index.steps.empty())
        throw refusal(m_info.path, "no complete ionic step", m_info.warnings);
    m_info.provenance.checksum = m_text.checksum();
    for (OutcarRun& run : m_index.runs) {
        if (!run.provenance)
            continue;  // no complete step
        auto complete = std::make_shared<Provenance>(*run.provenance);
        complete->checksum = m_info.provenance.checksum;
        run.provenance = std::move(complete);
    }
}

namespace {

bool takeRow(std::string_view line, Positions& positions, Positions& forces, Eigen::Index atom) {
    std::array<double, 6> row{};
    if (!takeOutcarRow<false>(line, row))
        return false;
    positions.row(atom) << row[0], row[1], row[2];
    forces.row(atom) << row[3], row[4], row[5];
    return true;
}

}  // namespace

Frame OutcarReader::read(std::size_t index) {
    const OutcarStep& step = m_index.steps.at(index);
    const OutcarRun& run = m_index.runs[step.run];
    Frame frame = head(index);
    frame.types = run.types;
    const auto count = static_cast<Eigen::Index>(run.types.size());
    Positions forces(count, 3);
    frame.positions.resize(count, 3);
    m_text.seek(step.rows);
    std::string_view line;
    for (Eigen::Index atom = 0; atom < count; ++atom) {
        if (!m_text.next(line) || !takeRow(line, frame.positions, forces, atom))
            throw m_text.error(fmt::format("step {}, atom {}: the file changed since it was opened",
                                           step.number, atom + 1));
    }
    frame.labels.forces = std::move(forces);
    return frame;
}

Frame OutcarReader::head(std::size_t index) {
    const OutcarStep& step = m_index.steps.at(index);
    const OutcarRun& run = m_index.runs[step.run];
    Frame frame = headOf(step, Cell::fromRows(step.vectors), run.provenance);
    frame.species = run.species;
    return frame;
}

namespace {

int recogniseOutcar(const Probe& probe) {
    const auto holds = [&](std::string_view part) {
        return probe.head.find(part) != std::string::npos;
    };
    const bool isVasp = holds(" vasp.") || probe.head.starts_with("vasp.");
    const bool hasTerms =
        holds("POTCAR:") || holds("INCAR:") || holds("executed on") || holds("Startparameter");
    return !probe.isDirectory && isVasp && hasTerms ? 95 : 0;
}

}  // namespace

Format outcarFormat() {
    return {.name = "vasp-outcar",
            .description = "VASP output",
            .extensions = {"OUTCAR"},
            .reads = kContentsOfOutputs,
            .recognise = recogniseOutcar,
            .open = [](const std::filesystem::path& path, const ReadOptions& options) {
                return std::make_unique<OutcarReader>(path, options);
            }};
}

}  // namespace mtp
