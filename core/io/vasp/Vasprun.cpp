#include "core/io/vasp/Vasprun.h"

#include <fmt/format.h>

#include "core/io/FrameGaps.h"
#include "core/io/Refusal.h"
#include "core/io/XyzAtoms.h"

namespace mtp {

VasprunReader::VasprunReader(const std::filesystem::path& path, const ReadOptions& options)
    : m_text(path) {
    m_info.format = "vasp-vasprun";
    m_info.path = path.string();
    VasprunIndex index = this->index(options);
    m_steps = std::move(index.steps);
    for (const std::string& warning : index.header.warnings)
        m_info.warnings.push_back(m_info.path + ": " + warning);
    m_info.warnings.insert(m_info.warnings.end(), index.warnings.begin(), index.warnings.end());
    for (const std::string& warning : m_text.warnings())
        m_info.warnings.push_back(warning);
    if (m_steps.empty())
        throw refusal(m_info.path, "no complete <calculation>", m_info.warnings);
    warnOfMissingForces();
    setSpecies(m_atoms, index.header.elements);
    m_info.started = index.header.started;
    m_info.kind = index.header.settings.runKind();
    m_info.provenance.code = "VASP";
    m_info.provenance.version = index.header.version;
    m_info.provenance.source = m_info.path;
    m_info.provenance.settings = index.header.settings.standard();
    m_info.provenance.checksum = m_text.checksum();
    m_provenance = std::make_shared<const Provenance>(m_info.provenance);
}

void VasprunReader::warnOfMissingForces() {
    std::vector<std::int64_t> without;
    for (const VasprunStep& step : m_steps)
        if (!step.forces)
            without.push_back(step.number);
    if (const auto gap = gapIn(m_info.path, "have no forces", without, m_steps.size());
        gap && without.size() < m_steps.size())
        m_info.warnings.push_back(*gap);
}

// A text of one endless line is refused by lines.
VasprunIndex VasprunReader::index(const ReadOptions& options) {
    VasprunIndex byLines;
    std::optional<ParseError> refusal;
    try {
        byLines = indexVasprun(m_text, options);
    } catch (const ParseError& error) {
        refusal = error;
    }
    if (!refusal && byLines.isByLines && !byLines.steps.empty())
        return byLines;
    auto bytes = openBytes(m_info.path);
    try {
        VasprunIndex byElements = indexVasprunElements(*bytes, m_info.path, options);
        const bool isBetter = byElements.steps.size() > byLines.steps.size() ||
                              (byElements.isWhole && !byElements.steps.empty());
        if (isBetter) {
            m_bytes = std::move(bytes);
            return byElements;
        }
    } catch (const ParseError& error) {
        if (!refusal && byLines.steps.empty())
            refusal = error;
    }
    if (refusal)
        throw ParseError(*refusal);
    return byLines;
}

Positions VasprunReader::readRows(TextMark first, Eigen::Index count) {
    if (m_bytes)
        return readVasprunElements(*m_bytes, m_info.path, first, count);
    Positions rows(count, 3);
    m_text.seek(first);
    std::string_view line;
    for (Eigen::Index i = 0; i < count; ++i) {
        Eigen::Vector3d row;
        if (!m_text.next(line) || !takeVasprunRow(line, row))
            throw m_text.error("the file changed since it was opened");
        rows.row(i) = row.transpose();
    }
    return rows;
}

Frame VasprunReader::head(std::size_t index) {
    const VasprunStep& step = m_steps.at(index);
    Frame frame = headOf(step, Cell::fromRows(step.basis), m_provenance);
    frame.species = m_atoms.species;
    return frame;
}

Frame VasprunReader::read(std::size_t index) {
    const VasprunStep& step = m_steps.at(index);
    Frame frame = head(index);
    frame.types = m_atoms.types;
    const auto count = static_cast<Eigen::Index>(frame.types.size());
    frame.positions = frame.cell.toCartesian(readRows(step.positions, count));
    if (step.forces)
        frame.labels.forces = readRows(*step.forces, count);
    return frame;
}

Format vasprunFormat() {
    return {.name = "vasp-vasprun",
            .description = "VASP output, XML",
            .extensions = {"vasprun.xml"},
            .reads = kContentsOfOutputs,
            .recognise =
                [](const Probe& probe) {
                    const bool isXml = probe.head.find("<modeling>") != std::string::npos;
                    return !probe.isDirectory && isXml ? 95 : 0;
                },
            .open =
                [](const std::filesystem::path& path, const ReadOptions& options) {
                    return std::make_unique<VasprunReader>(path, options);
                }};
}

}  // namespace mtp
