#include "core/io/cp2k/Cp2kMd.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/io/FrameGaps.h"
#include "core/io/XyzAtoms.h"
#include "core/io/cp2k/Cp2kUnits.h"

namespace mtp {

namespace {}  // namespace

Cp2kMdReader::Cp2kMdReader(const Cp2kFiles& files, const ReadOptions& options)
    : m_files(files), m_positionText(std::make_unique<TextSource>(files.positions)) {
    m_info.format = "cp2k-md";
    m_info.path = files.folder.string();
    for (Cp2kXyzFrame& frame :
         scanCp2kXyz(*m_positionText, "positions", options.progress, m_info.warnings))
        m_entries.push_back({std::move(frame)});
    if (m_entries.empty())
        throw ParseError(files.positions.string(), 0, "no complete frame");
    dropRepeatedSteps();
    if (!files.log.empty())
        m_log = readCp2kLog(files.log);
    const Cp2kInput input = files.input.empty() ? Cp2kInput() : readCp2kInput(files.input);
    readUnits(input);
    pairForces(options);
    pairVelocities(options);
    setKind(input);
    pairLog();
    readEnergies();
    readCells(input);
    readSettings(input);
    warnOfGaps();
    warnOfKinds();
}

// Numbers in an unknown unit are not read: positions cost the run, forces and velocities only
// themselves.
void Cp2kMdReader::readUnits(const Cp2kInput& input) {
    const std::optional<double> positions =
        cp2k::factorOf(input.positionUnit, cp2k::kPositionUnits);
    if (!positions)
        throw ParseError(m_files.positions.string(), 0,
                         fmt::format("the input says that these positions are in \"{}\", which is "
                                     "no unit known here",
                                     input.positionUnit));
    m_positionUnit = *positions;
    const auto leaveOut = [this](const char* what, std::filesystem::path& file,
                                 const std::string& unit) {
        if (!file.empty())
            warn(fmt::format("{}: {} in {} are left out", file.string(), what, unit));
        file.clear();
    };
    const std::optional<double> forces = cp2k::factorOf(input.forceUnit, cp2k::kForceUnits);
    if (!forces)
        leaveOut("forces", m_files.forces, input.forceUnit);
    m_forceUnit = forces.value_or(0);
    const std::optional<double> velocities =
        cp2k::factorOf(input.velocityUnit, cp2k::kVelocityUnits);
    if (!velocities)
        leaveOut("velocities", m_files.velocities, input.velocityUnit);
    m_velocityUnit = velocities.value_or(0);
}

// By the log, else by the input, else by the times of the comment lines: a relaxation has none.
void Cp2kMdReader::setKind(const Cp2kInput& input) {
    m_info.kind = m_log.kind != RunKind::Unknown ? m_log.kind : input.kind;
    if (m_info.kind == RunKind::Unknown)
        m_info.kind = m_entries.front().timeFs ? RunKind::MolecularDynamics : RunKind::Relaxation;
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

// Throws ParseError if the atoms of the force file are others than those of the positions.
void Cp2kMdReader::pairForces(const ReadOptions& options) {
    if (m_files.forces.empty())
        return;
    m_forceText = std::make_unique<TextSource>(m_files.forces);
    pairFile(*m_forceText, "forces", &Entry::forces, options);
    if (const auto fault = faultInOrder(*m_forceText, &Entry::forces))
        throw ParseError(*fault);
}

// Velocities are no labels: a file of them that cannot be used does not cost the run.
void Cp2kMdReader::pairVelocities(const ReadOptions& options) {
    if (m_files.velocities.empty())
        return;
    try {
        m_velocityText = std::make_unique<TextSource>(m_files.velocities);
        pairFile(*m_velocityText, "velocities", &Entry::velocities, options);
    } catch (const FileError& error) {
        return warn(fmt::format("{}; velocities are left out", error.what()));
    }
    const auto fault = faultInOrder(*m_velocityText, &Entry::velocities);
    if (!fault)
        return;
    warn(fmt::format("{}; velocities are left out", fault->what()));
    for (Entry& entry : m_entries)
        entry.velocities.reset();
}

// Of another file with the layout of the positions: what has the step, the number of atoms and the
// energy of an entry.
void Cp2kMdReader::pairFile(TextSource& text, const char* what,
                            std::optional<TextMark> Entry::*place, const ReadOptions& options) {
    const std::vector<Cp2kXyzFrame> frames =
        scanCp2kXyz(text, what, options.progress, m_info.warnings);
    std::map<std::int64_t, const Cp2kXyzFrame*> byStep;
    for (const Cp2kXyzFrame& frame : frames)
        byStep[frame.step] = &frame;
    std::size_t disagreeing = 0;
    for (Entry& entry : m_entries) {
        const auto found = byStep.find(entry.step);
        if (found == byStep.end())
            continue;
        const Cp2kXyzFrame& frame = *found->second;
        if (frame.atomCount != entry.atomCount) {
            warn(fmt::format("{}: step {}: {} of {} atoms for {} positions: left out", text.path(),
                             entry.step, what, frame.atomCount, entry.atomCount));
            continue;
        }
        if (entry.energy && frame.energy &&
            std::abs(*entry.energy - *frame.energy) > entry.energyError + frame.energyError) {
            ++disagreeing;
            continue;
        }
        entry.*place = frame.mark;
    }
    if (disagreeing > 0)
        warn(
            fmt::format("{}: positions and {} disagree: at {} equal steps the energies of the "
                        "comment lines differ; those frames are left without {}",
                        text.path(), what, disagreeing, what));
}

// The order of the atoms is that of the first frame throughout.
std::optional<ParseError> Cp2kMdReader::faultInOrder(TextSource& text,
                                                     std::optional<TextMark> Entry::*place) {
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry& one) { return one.*place; });
    if (entry == m_entries.end())
        return std::nullopt;
    m_positionText->seek(entry->mark);
    text.seek(*((*entry).*place));
    const XyzAtoms positions = readXyzAtoms(*m_positionText);
    const XyzAtoms others = readXyzAtoms(text);
    const auto [a, b] = std::mismatch(positions.labels.begin(), positions.labels.end(),
                                      others.labels.begin(), others.labels.end());
    if (a == positions.labels.end() && b == others.labels.end())
        return std::nullopt;
    return ParseError(
        text.path(), ((*entry).*place)->line,
        fmt::format("step {}: atom {} is {} here and {} in the positions", entry->step,
                    a - positions.labels.begin() + 1, b == others.labels.end() ? "missing" : *b,
                    a == positions.labels.end() ? "missing" : *a));
}

void Cp2kMdReader::warnOfKinds() {
    m_positionText->seek(m_entries.front().mark);
    if (const std::string merged = mergedKinds(readXyzAtoms(*m_positionText).labels);
        !merged.empty())
        warn(fmt::format("{}: {}", m_files.positions.string(), merged));
}

// The evaluation of the log with the energy of a frame, from `next` on. A relaxation looks along
// lines, where two points may have the same energy in all decimals: the one that ends the step of
// that number is meant, and none if that is not told.
std::optional<std::size_t> Cp2kMdReader::evaluationOf(const Entry& entry, std::size_t next) const {
    if (!entry.energy)
        return std::nullopt;
    const auto& all = m_log.evaluations;
    std::optional<std::size_t> first;
    for (std::size_t k = next; k < all.size(); ++k) {
        const double away = std::abs(all[k].energy / units::kHartree - *entry.energy);
        if (away > entry.energyError)
            continue;
        if (m_info.kind == RunKind::MolecularDynamics || all[k].step == entry.step)
            return k;
        if (first)
            return std::nullopt;
        first = k;
    }
    return first;
}

bool Cp2kMdReader::hasForces(const Entry& entry) const {
    if (entry.forces)
        return true;
    if (entry.evaluation < 0)
        return false;
    const auto& forces = m_log.evaluations[static_cast<std::size_t>(entry.evaluation)].forces;
    return forces && forces->atomCount == entry.atomCount;
}

void Cp2kMdReader::warnOfSteps(const std::string& what, const std::vector<std::int64_t>& steps) {
    if (const auto gap = gapIn(m_files.positions.string(), what, steps, m_entries.size()))
        warn(*gap);
}

// What some frames lack that others have.
void Cp2kMdReader::warnOfGaps() {
    std::vector<std::int64_t> withoutForces, withoutCell;
    for (const Entry& entry : m_entries) {
        if (!hasForces(entry))
            withoutForces.push_back(entry.step);
        if (!cellOf(entry))
            withoutCell.push_back(entry.step);
    }
    if (withoutForces.size() < m_entries.size() || !m_files.forces.empty())
        warnOfSteps("have no forces", withoutForces);
    if (m_hasVariableCell)
        warnOfSteps("have no cell, which varies in this run, and therefore no labels", withoutCell);
    else if (!withoutCell.empty())
        warn(
            fmt::format("{}: no file of this run tells its cell (a .cell file, the input or the "
                        "log); its frames have none and count as atoms in vacuum",
                        m_files.positions.string()));
    if (!m_files.log.empty() && !m_log.hasEnded)
        warn(m_files.log.string() +
             ": the run did not end (no \"PROGRAM ENDED\"): what is complete is used");
}

void Cp2kMdReader::pairLog() {
    std::size_t next = 0;
    for (Entry& entry : m_entries)
        if (const auto found = evaluationOf(entry, next)) {
            entry.evaluation = static_cast<int>(*found);
            next = *found + 1;
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
    // Of a run of dynamics that had the same name before, if this is a relaxation.
    if (m_files.energies.empty() || m_info.kind == RunKind::Relaxation)
        return;
    TextSource text(m_files.energies);
    std::string_view line;
    while (text.next(line)) {
        double row[4];  // step, time, kinetic energy, temperature
        std::string_view rest = line;
        if (trimmed(line).starts_with('#') || trimmed(line).empty())
            continue;
        if (!takeDoubles(rest, row) || std::abs(row[0]) > cp2k::kLargestNumber) {
            warn(text.message("expected step, time, kinetic energy and temperature"));
            break;
        }
        m_energies[static_cast<std::int64_t>(row[0])] = {row[1], row[3]};
    }
}

void Cp2kMdReader::readCells(const Cp2kInput& input) {
    readCellFile();
    const bool doesFileVary = std::any_of(m_cells.begin(), m_cells.end(), [&](const auto& row) {
        return row.second != m_cells.begin()->second;
    });
    m_hasVariableCell = m_log.hasVariableCell || input.hasVariableCell || doesFileVary;
    m_fixedCell = input.cell;
    const bool isFromLog = m_cells.empty() && (!m_fixedCell || m_hasVariableCell);
    if (!m_fixedCell)
        m_fixedCell = m_log.cell;
    if (!m_fixedCell && !m_cells.empty())
        m_fixedCell = Cell::fromRows(m_cells.begin()->second);
    if (input.hasSingularCell)
        warn(m_files.input.string() + ": the cell vectors span no volume and are not used");
    if (isFromLog && m_log.cell)
        warn(fmt::format("{}: the cell comes from the log, which prints few decimals{}",
                         m_files.log.string(),
                         m_hasVariableCell ? " and not how the cell is turned" : ""));
}

void Cp2kMdReader::readCellFile() {
    if (m_files.cell.empty())
        return;
    TextSource text(m_files.cell);
    std::string_view line;
    while (text.next(line)) {
        if (trimmed(line).starts_with('#') || trimmed(line).empty())
            continue;
        double row[11];
        std::string_view rest = line;
        const auto isTooLarge = [](double value) { return std::abs(value) > cp2k::kLargestNumber; };
        if (!takeDoubles(rest, row) || std::any_of(row, row + 11, isTooLarge)) {
            warn(text.message("expected step, time and nine numbers of the cell"));
            continue;
        }
        const Eigen::Matrix3d vectors =
            Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>>(row + 2);
        if (std::abs(vectors.determinant()) > 0)
            m_cells[static_cast<std::int64_t>(row[0])] = vectors;
        else
            warn(text.message("the cell vectors span no volume"));
    }
}

void Cp2kMdReader::readSettings(const Cp2kInput& input) {
    Provenance provenance;
    provenance.code = "CP2K";
    provenance.version = m_log.version;
    provenance.source = m_files.folder.string();
    provenance.settings = cp2kSettings(m_log.settings, input.settings);
    provenance.checksum = m_positionText->checksum();
    m_info.provenance = provenance;
    m_provenance = std::make_shared<const Provenance>(provenance);
}

// A log tells lengths and angles. The cell is turned as the first one is, if that is known and has
// no axis along x and no plane of x and y as these have it.
Cell Cp2kMdReader::turnedAsFirst(const Cell& cell) const {
    constexpr double kPrinted = 2e-3;  // Å, of a first cell in a log
    if (!m_fixedCell)
        return cell;
    const Eigen::Matrix3d& first = m_fixedCell->vectors;
    const auto angle = [&first](int i, int j) {
        const Eigen::Vector3d a = first.row(i), b = first.row(j);
        return std::atan2(a.cross(b).norm(), a.dot(b)) * 180 / std::numbers::pi;
    };
    const Cell straight =
        Cell::fromLengths(first.rowwise().norm(), {angle(1, 2), angle(0, 2), angle(0, 1)});
    Cell turned{cell.vectors, m_fixedCell->periodic};
    if (!straight.vectors.allFinite() ||
        (straight.vectors - first).cwiseAbs().maxCoeff() < kPrinted)
        return turned;
    // The nearest rotation (or reflection) from one to the other, so that lengths and angles stay.
    const Eigen::JacobiSVD<Eigen::Matrix3d> parts(straight.vectors.inverse() * first,
                                                  Eigen::ComputeFullU | Eigen::ComputeFullV);
    turned.vectors = cell.vectors * (parts.matrixU() * parts.matrixV().transpose());
    return turned;
}

std::optional<Cell> Cp2kMdReader::cellOf(const Entry& entry) const {
    const std::array<bool, 3> periodic =
        m_fixedCell ? m_fixedCell->periodic : std::array<bool, 3>{true, true, true};
    if (const auto found = m_cells.find(entry.step); found != m_cells.end())
        return Cell{found->second, periodic};
    if (!m_hasVariableCell)
        return m_fixedCell;
    // A variable cell that is not known for this step must not be guessed.
    if (entry.evaluation >= 0)
        if (const auto& cell = m_log.evaluations[static_cast<std::size_t>(entry.evaluation)].cell)
            return turnedAsFirst(*cell);
    return std::nullopt;
}

Frame Cp2kMdReader::read(std::size_t index) {
    const Entry& entry = m_entries.at(index);
    m_positionText->seek(entry.mark);
    XyzAtoms atoms = readXyzAtoms(*m_positionText);
    const std::optional<Cell> cell = cellOf(entry);
    Frame frame = headOf(stepOf(entry, cell.value_or(Cell())), cell.value_or(Cell()), m_provenance);
    setSpecies(frame, atoms.labels);
    frame.positions = m_positionUnit * atoms.rows;
    if (entry.velocities) {
        m_velocityText->seek(*entry.velocities);
        frame.velocities = readXyzAtoms(*m_velocityText).rows * m_velocityUnit;
    }
    if (!cell && m_hasVariableCell)
        frame.labels = {};
    else if (hasForces(entry))
        frame.labels.forces = readForces(entry);
    validate(frame);
    return frame;
}

IonicStep Cp2kMdReader::stepOf(const Entry& entry, const Cell& cell) const {
    IonicStep step;
    step.number = entry.step;
    step.timeFs = entry.timeFs;
    if (entry.energy)
        step.energy = *entry.energy * units::kHartree;
    if (const auto row = m_energies.find(entry.step); row != m_energies.end()) {
        step.temperature = row->second.temperature;
        step.timeFs = step.timeFs.value_or(row->second.timeFs);
    }
    if (entry.evaluation < 0)
        return step;
    const Cp2kEvaluation& evaluation =
        m_log.evaluations[static_cast<std::size_t>(entry.evaluation)];
    step.isConverged = evaluation.isConverged;
    step.virial = virialOf(evaluation, cell);
    return step;
}

// Those of the force file, else those of the log.
Positions Cp2kMdReader::readForces(const Entry& entry) {
    if (entry.forces) {
        m_forceText->seek(*entry.forces);
        return readXyzAtoms(*m_forceText).rows * m_forceUnit;
    }
    if (!m_logText)
        m_logText = std::make_unique<TextSource>(m_files.log);
    return readCp2kForces(*m_logText,
                          *m_log.evaluations[static_cast<std::size_t>(entry.evaluation)].forces);
}

std::vector<std::int64_t> Cp2kMdReader::steps() const {
    std::vector<std::int64_t> steps;
    for (const Entry& entry : m_entries)
        steps.push_back(entry.step);
    return steps;
}

}  // namespace mtp
