#include "core/io/cp2k/Cp2kMd.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/io/XyzAtoms.h"
#include "core/io/cp2k/Cp2kInput.h"

namespace mtp {

namespace {

constexpr double kForce = units::kHartree / units::kBohr;
// Comment lines and logs print ten decimals of a hartree.
constexpr double kSameEnergy = 2e-9;
// Beyond is damage: a step is a whole number of 64 bits, a cell has a volume that is finite.
constexpr double kLargest = 1e15;

// "i = 12, time = 24.000, E = -557.79": the number after a key.
std::optional<double> valueAfter(std::string_view comment, std::string_view key) {
    const std::size_t at = comment.find(key);
    if (at == std::string_view::npos)
        return {};
    std::string_view rest = trimmed(comment.substr(at + key.size()));
    if (!rest.starts_with('='))
        return {};
    rest = trimmed(rest.substr(1));
    const auto value = parseDouble(trimmed(rest.substr(0, rest.find_first_of(", "))));
    return value && std::abs(*value) < kLargest ? value : std::nullopt;
}

}  // namespace

Cp2kMdReader::Cp2kMdReader(const Cp2kFiles& files, const ReadOptions& options)
    : m_files(files), m_positionText(std::make_unique<TextSource>(files.positions)) {
    m_info.format = "cp2k-md";
    m_info.path = files.folder.string();
    m_entries = scan(*m_positionText, "positions", options.progress);
    if (m_entries.empty())
        throw ParseError(files.positions.string(), 0, "no complete frame");
    dropRepeatedSteps();
    if (!files.log.empty())
        m_log = readCp2kLog(files.log);
    if (!files.forces.empty()) {
        m_forceText = std::make_unique<TextSource>(files.forces);
        pairForces(scan(*m_forceText, "forces", options.progress));
    }
    pairLog();
    readEnergies();
    readCells();
    readSettings();
}

std::vector<Cp2kMdReader::Entry> Cp2kMdReader::scan(TextSource& text, const char* what,
                                                    Progress* progress) {
    std::vector<Entry> entries;
    std::string_view line;
    while (text.peek(line)) {
        if (trimmed(line).empty()) {
            text.next(line);
            continue;
        }
        Entry entry;
        entry.positions = text.nextMark();
        try {
            text.next(line);
            std::string_view comment;
            text.peek(comment);
            entry.step = static_cast<std::int64_t>(
                valueAfter(comment, "i").value_or(static_cast<double>(entries.size())));
            entry.timeFs = valueAfter(comment, "time");
            entry.energy = valueAfter(comment, "E");
            text.seek(entry.positions);
            if (const auto count = skimXyzAtoms(text)) {
                entry.atomCount = *count;
            } else {
                text.seek(entry.positions);
                entry.atomCount = readXyzAtoms(text).labels.size();
            }
            entries.push_back(entry);
        } catch (const ParseError& error) {
            // A cut file ends here; what follows damage inside cannot be told apart safely.
            warn(fmt::format("{} (frame {} of the {}; the frames before it are used)", error.what(),
                             entries.size(), what));
            break;
        }
        if (progress)
            progress->step(text.fraction(), "Indexing");
    }
    for (const std::string& warning : text.warnings())
        warn(warning);
    return entries;
}

// A run that was continued into the same file: what the later part has counts.
void Cp2kMdReader::dropRepeatedSteps() {
    std::vector<Entry> kept;
    std::size_t dropped = 0;
    for (const Entry& entry : m_entries) {
        while (!kept.empty() && kept.back().step >= entry.step) {
            kept.pop_back();
            ++dropped;
        }
        kept.push_back(entry);
    }
    if (dropped > 0)
        warn(
            fmt::format("{}: {} steps occur twice (the run was continued); the later ones are used",
                        m_files.positions.string(), dropped));
    m_entries = std::move(kept);
}

void Cp2kMdReader::pairForces(const std::vector<Entry>& forces) {
    std::map<std::int64_t, const Entry*> byStep;
    for (const Entry& entry : forces)
        byStep[entry.step] = &entry;
    std::size_t paired = 0, disagreeing = 0;
    for (Entry& entry : m_entries) {
        const auto found = byStep.find(entry.step);
        if (found == byStep.end())
            continue;
        const Entry& force = *found->second;
        if (force.atomCount != entry.atomCount) {
            warn(fmt::format("{}: step {}: forces of {} atoms for {} positions: left out",
                             m_files.forces.string(), entry.step, force.atomCount,
                             entry.atomCount));
            continue;
        }
        if (entry.energy && force.energy && std::abs(*entry.energy - *force.energy) > kSameEnergy) {
            ++disagreeing;
            continue;
        }
        entry.forces = force.positions;
        ++paired;
    }
    if (disagreeing > 0)
        warn(
            fmt::format("{}: positions and forces disagree: at {} equal steps the energies of the "
                        "comment lines differ; those frames are left without forces",
                        m_files.forces.string(), disagreeing));
    else if (paired < m_entries.size())
        warn(fmt::format("{}: forces for {} of {} frames", m_files.forces.string(), paired,
                         m_entries.size()));
    for (const Entry& entry : m_entries) {
        if (!entry.forces)
            continue;
        m_positionText->seek(entry.positions);
        m_forceText->seek(*entry.forces);
        const XyzAtoms positions = readXyzAtoms(*m_positionText);
        const XyzAtoms force = readXyzAtoms(*m_forceText);
        const auto [a, b] = std::mismatch(positions.labels.begin(), positions.labels.end(),
                                          force.labels.begin(), force.labels.end());
        if (a != positions.labels.end() || b != force.labels.end())
            throw ParseError(m_files.forces.string(), entry.forces->line,
                             fmt::format("step {}: atom {} is {} here and {} in the positions",
                                         entry.step, a - positions.labels.begin() + 1,
                                         b == force.labels.end() ? "missing" : *b,
                                         a == positions.labels.end() ? "missing" : *a));
        break;  // the order of the atoms is that of the first frame throughout
    }
}

void Cp2kMdReader::pairLog() {
    std::size_t next = 0;
    for (Entry& entry : m_entries) {
        if (!entry.energy)
            continue;
        const double wanted = *entry.energy * units::kHartree;
        for (std::size_t k = next; k < m_log.evaluations.size(); ++k)
            if (std::abs(m_log.evaluations[k].energy - wanted) < kSameEnergy * units::kHartree) {
                entry.evaluation = static_cast<int>(k);
                next = k + 1;
                break;
            }
    }
    for (const std::string& warning : m_log.warnings)
        warn(warning);
    const bool hasStress =
        std::any_of(m_log.evaluations.begin(), m_log.evaluations.end(),
                    [](const Cp2kEvaluation& e) { return e.stress.has_value(); });
    if (!m_files.stress.empty() && !hasStress)
        warn(m_files.stress.string() +
             ": holds the kinetic part of the pressure too, so it is not used as a label; the log "
             "would have the stress without it");
}

void Cp2kMdReader::readEnergies() {
    if (m_files.energies.empty())
        return;
    TextSource text(m_files.energies);
    std::string_view line;
    while (text.next(line)) {
        double row[4];  // step, time, kinetic energy, temperature
        std::string_view rest = line;
        if (trimmed(line).starts_with('#') || trimmed(line).empty())
            continue;
        if (!takeDoubles(rest, row) || std::abs(row[0]) > kLargest) {
            warn(text.message("expected step, time, kinetic energy and temperature"));
            break;
        }
        m_energies[static_cast<std::int64_t>(row[0])] = {row[1], row[3]};
    }
}

void Cp2kMdReader::readCells() {
    m_hasVariableCell = m_log.hasVariableCell;
    if (!m_files.input.empty()) {
        const Cp2kInput input = readCp2kInput(m_files.input);
        m_fixedCell = input.cell;
        m_hasVariableCell = m_hasVariableCell || input.hasVariableCell;
    }
    const bool isFromLog = m_files.cell.empty() && (!m_fixedCell || m_hasVariableCell);
    if (!m_fixedCell)
        m_fixedCell = m_log.cell;
    if (isFromLog && m_log.cell)
        warn(fmt::format("{}: the cell comes from the log, which prints few decimals{}",
                         m_files.log.string(),
                         m_hasVariableCell ? " and not how the cell is turned" : ""));
    else if (isFromLog && m_hasVariableCell)
        warn(fmt::format(
            "{}: the cell varies, but neither a .cell file nor the log is there; frames "
            "have no cell",
            m_info.path));
    if (m_files.cell.empty())
        return;
    TextSource text(m_files.cell);
    std::string_view line;
    while (text.next(line)) {
        if (trimmed(line).starts_with('#') || trimmed(line).empty())
            continue;
        double row[11];
        std::string_view rest = line;
        const auto isTooLarge = [](double value) { return std::abs(value) > kLargest; };
        if (!takeDoubles(rest, row) || std::any_of(row, row + 11, isTooLarge)) {
            warn(text.message("expected step, time and nine numbers of the cell"));
            break;
        }
        m_cells[static_cast<std::int64_t>(row[0])] =
            Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>>(row + 2);
    }
}

void Cp2kMdReader::readSettings() {
    Provenance provenance;
    provenance.code = "CP2K";
    provenance.version = m_log.version;
    provenance.source = m_files.folder.string();
    provenance.settings = m_log.settings;
    if (!m_files.input.empty())
        for (auto& [key, value] : readCp2kInput(m_files.input).settings)
            provenance.settings[key] = value;
    provenance.checksum = m_positionText->checksum();
    m_info.provenance = provenance;
    m_provenance = std::make_shared<const Provenance>(provenance);
}

Cell Cp2kMdReader::cellOf(const Entry& entry) const {
    const std::array<bool, 3> periodic =
        m_fixedCell ? m_fixedCell->periodic : std::array<bool, 3>{true, true, true};
    if (const auto found = m_cells.find(entry.step); found != m_cells.end())
        return {found->second, periodic};
    if (m_hasVariableCell && entry.evaluation >= 0) {
        const auto& cell = m_log.evaluations[static_cast<std::size_t>(entry.evaluation)].cell;
        if (cell)
            return {cell->vectors, periodic};
    }
    // A variable cell that is not known for this step must not be guessed.
    const bool isFixed = m_cells.empty() && !m_hasVariableCell && m_fixedCell;
    return isFixed ? *m_fixedCell : Cell();
}

Frame Cp2kMdReader::read(std::size_t index) {
    const Entry& entry = m_entries.at(index);
    m_positionText->seek(entry.positions);
    XyzAtoms atoms = readXyzAtoms(*m_positionText);
    Frame frame;
    setSpecies(frame, atoms.labels);
    frame.positions = std::move(atoms.rows);
    frame.cell = cellOf(entry);
    frame.step = entry.step;
    frame.timeFs = entry.timeFs;
    frame.provenance = m_provenance;
    if (entry.energy)
        frame.labels.energy = *entry.energy * units::kHartree;
    if (const auto row = m_energies.find(entry.step); row != m_energies.end()) {
        frame.temperature = row->second.temperature;
        if (!frame.timeFs)
            frame.timeFs = row->second.timeFs;
    }
    if (entry.forces) {
        m_forceText->seek(*entry.forces);
        frame.labels.forces = readXyzAtoms(*m_forceText).rows * kForce;
    }
    if (entry.evaluation >= 0) {
        const Cp2kEvaluation& evaluation =
            m_log.evaluations[static_cast<std::size_t>(entry.evaluation)];
        frame.labels.isConverged = evaluation.isConverged;
        if (!frame.labels.forces && m_files.forces.empty() && evaluation.forces &&
            evaluation.forces->atomCount == frame.atomCount()) {
            if (!m_logText)
                m_logText = std::make_unique<TextSource>(m_files.log);
            frame.labels.forces = readCp2kForces(*m_logText, *evaluation.forces);
        }
        if (evaluation.stress)
            frame.labels.virial = *evaluation.stress * frame.cell.volume() / units::kGPaPerEvPerA3;
    }
    validate(frame);
    return frame;
}

std::vector<std::int64_t> Cp2kMdReader::steps() const {
    std::vector<std::int64_t> steps;
    for (const Entry& entry : m_entries)
        steps.push_back(entry.step);
    return steps;
}

}  // namespace mtp
