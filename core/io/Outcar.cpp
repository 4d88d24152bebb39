#include "core/io/Outcar.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

bool contains(std::string_view line, std::string_view part) {
    return line.find(part) != std::string_view::npos;
}

// The word after "KEY =", as OUTCAR lists its parameters.
std::optional<std::string_view> parameter(std::string_view line, std::string_view key) {
    const std::string_view content = trimmed(line);
    if (!content.starts_with(key))
        return {};
    std::string_view rest = trimmed(content.substr(key.size()));
    if (!rest.starts_with('='))
        return {};
    rest = trimmed(rest.substr(1));
    const std::string_view word = takeWord(rest);
    return word.substr(0, word.find(';'));
}

std::string withoutVersionPrefix(std::string_view word) {
    return std::string(word.substr(word.starts_with("vasp.") ? 5 : 0));
}

}  // namespace

OutcarReader::OutcarReader(const std::filesystem::path& path, const ReadOptions& options)
    : m_text(path) {
    m_info.format = "vasp-outcar";
    m_info.path = path.string();
    m_info.provenance.code = "VASP";
    m_info.provenance.source = path.string();
    std::string_view line;
    std::size_t lines = 0;
    while (m_text.next(line)) {
        take(line);
        if (options.progress && ++lines % 10000 == 0)
            options.progress->step(m_text.fraction(), "Reading OUTCAR");
    }
    finishStep();
    for (const std::string& warning : m_text.warnings())
        m_info.warnings.push_back(warning);
    if (m_machineLearned > 0)
        m_info.warnings.push_back(
            fmt::format("{}: {} steps of the machine-learned force field are not taken",
                        m_info.path, m_machineLearned));
    if (m_frames.empty())
        throw ParseError(m_info.path, 0,
                         m_info.warnings.empty()
                             ? "no complete ionic step"
                             : "no complete ionic step; " + m_info.warnings.front());
}

void OutcarReader::take(std::string_view line) {
    if (contains(line, "POSITION") && contains(line, "TOTAL-FORCE")) {
        if (contains(line, "(ML)"))
            ++m_machineLearned;
        else
            takePositions();
    } else if (contains(line, "direct lattice vectors")) {
        takeLattice();
    } else if (contains(line, "FORCE on cell =-STRESS")) {
        m_isInStress = !trimmed(line).starts_with("ML");
    } else if (m_isInStress && trimmed(line).starts_with("Total ")) {
        takeStress(line);
    } else if (contains(line, "free  energy   TOTEN")) {
        takeEnergy(line);
    } else if (contains(line, "energy  without entropy=") && !trimmed(line).starts_with("ML")) {
        takeSigma0(line);
    } else if (contains(line, "Iteration") && line.starts_with("---")) {
        takeIteration(line);
    } else if (contains(line, "EDIFF was not reached")) {
        m_step.isUnconverged = true;
    } else {
        takeHeader(line);
    }
}

void OutcarReader::takeHeader(std::string_view line) {
    const std::string_view content = trimmed(line);
    if (content.starts_with("vasp.")) {
        beginRun(content);
    } else if (content.starts_with("TITEL")) {
        std::string_view rest = content.substr(std::min(content.find('=') + 1, content.size()));
        takeWord(rest);  // PAW_PBE
        if (const auto element = elementOfLabel(takeWord(rest))) {
            m_species.push_back(*element);
            std::string& all = m_info.provenance.settings["pseudopotentials"];
            all += (all.empty() ? "" : ", ") +
                   std::string(trimmed(content.substr(content.find('=') + 1)));
        }
    } else if (content.starts_with("POTCAR:")) {
        std::string_view rest = content.substr(7);
        takeWord(rest);
        if (const auto element = elementOfLabel(takeWord(rest)))
            m_potcars.push_back(*element);
    } else if (content.starts_with("ions per type =")) {
        takeIonCounts(content.substr(15));
    } else if (const std::size_t at = content.find("NIONS ="); at != std::string_view::npos) {
        std::string_view rest = content.substr(at + 7);
        const auto count = parseInt(takeWord(rest));
        if (!count || *count < 1 || !m_text.canHold(static_cast<std::uint64_t>(*count), 6))
            throw m_text.error("NIONS is no number of atoms that fits into the file");
        m_ionCount = *count;
    } else {
        takeSettings(line);
    }
}

void OutcarReader::takeSettings(std::string_view line) {
    auto& settings = m_info.provenance.settings;
    if (const auto value = parameter(line, "NELM"))
        m_mostIterations = parseInt(*value).value_or(0);
    else if (const auto ibrion = parameter(line, "IBRION"))
        m_isDynamics = *ibrion == "0";
    else if (const auto potim = parameter(line, "POTIM"))
        m_timeStep = parseDouble(*potim);
    else if (const auto encut = parameter(line, "ENCUT"))
        settings["cutoff_eV"] = std::string(*encut);
    else if (const auto ispin = parameter(line, "ISPIN"))
        settings["spin"] = *ispin == "2" ? "polarised" : "unpolarised";
    else if (const auto ismear = parameter(line, "ISMEAR"))
        settings["smearing"] = "ISMEAR " + std::string(*ismear);
    else if (const auto gga = parameter(line, "GGA"); gga && *gga != "--")
        settings["functional"] = "GGA " + std::string(*gga);
    else if (const auto vdw = parameter(line, "LUSE_VDW"); vdw && vdw->starts_with("T"))
        settings["dispersion"] = "nonlocal";
    else if (const auto ivdw = parameter(line, "IVDW"); ivdw && *ivdw != "0")
        settings["dispersion"] = "IVDW " + std::string(*ivdw);
}

void OutcarReader::beginRun(std::string_view line) {
    // A second run in the same file begins with its own header.
    finishStep();
    std::string_view rest = line;
    m_info.provenance.version = withoutVersionPrefix(takeWord(rest));
    if (m_ionsOfType.empty())
        return;
    m_species.clear();
    m_potcars.clear();
    m_ionsOfType.clear();
    m_ionCount.reset();
    m_info.provenance.settings.clear();
    m_provenance.reset();
}

void OutcarReader::takeIonCounts(std::string_view line) {
    m_ionsOfType.clear();
    for (const std::string_view word : wordsOf(line)) {
        const auto count = parseInt(word);
        if (!count || *count < 0 || !m_text.canHold(static_cast<std::uint64_t>(*count), 6))
            throw m_text.error("ions per type: expected numbers of atoms that fit into the file");
        m_ionsOfType.push_back(*count);
    }
}

void OutcarReader::checkIons() {
    const auto total = std::accumulate(m_ionsOfType.begin(), m_ionsOfType.end(), std::int64_t{0});
    if (total == 0)
        throw m_text.error("forces come before the number of ions");
    if (m_ionCount && *m_ionCount != total)
        throw m_text.error(
            fmt::format("NIONS is {}, but the ions per type add up to {}", *m_ionCount, total));
    // POTCAR texts may be stripped, or listed twice.
    if (m_species.empty())
        m_species = m_potcars;
    if (m_species.size() > m_ionsOfType.size())
        m_species.resize(m_ionsOfType.size());
    if (m_species.size() < m_ionsOfType.size())
        throw m_text.error("the elements are not named (no TITEL lines)");
}

void OutcarReader::takeIteration(std::string_view line) {
    std::string_view rest = line.substr(line.find("Iteration") + 9);
    const std::size_t open = rest.find('(');
    const std::size_t close = rest.find(')');
    if (open == std::string_view::npos || close == std::string_view::npos)
        return;
    const auto ionic = parseInt(trimmed(rest.substr(0, open)));
    const auto electronic = parseInt(trimmed(rest.substr(open + 1, close - open - 1)));
    if (!ionic || !electronic)
        return;
    if (*ionic != m_step.number || *electronic < m_step.iterations) {
        finishStep();
        m_step.number = *ionic;
    }
    m_step.iterations = *electronic;
}

void OutcarReader::takeLattice() {
    Eigen::Matrix3d vectors;
    std::string_view line;
    for (int row = 0; row < 3; ++row) {
        Eigen::Vector3d values;
        if (!m_text.next(line))
            return;
        std::string_view rest = line;
        if (!takeMergedDoubles(rest, {values.data(), 3}))
            return damage("expected a lattice vector of three numbers");
        vectors.row(row) = values.transpose();
    }
    m_vectors = vectors;
}

void OutcarReader::takePositions() {
    m_step.line = m_text.lineNumber();
    checkIons();
    const auto count = std::accumulate(m_ionsOfType.begin(), m_ionsOfType.end(), std::int64_t{0});
    if (!m_text.canHold(static_cast<std::uint64_t>(count), 6))
        return damage(fmt::format("the file ends inside the forces of step {}", m_step.number));
    Positions positions(count, 3), forces(count, 3);
    std::string_view line;
    m_text.next(line);  // dashes
    for (Eigen::Index i = 0; i < count; ++i) {
        double row[6];
        if (!m_text.next(line))
            return damage(fmt::format("the file ends inside the forces of step {}: {} of {} rows",
                                      m_step.number, i, count));
        std::string_view rest = line;
        if (!takeMergedDoubles(rest, row) || (!m_text.isLineComplete()))
            return damage(
                fmt::format("step {}, atom {}: expected position and force of six numbers",
                            m_step.number, i + 1));
        positions.row(i) << row[0], row[1], row[2];
        forces.row(i) << row[3], row[4], row[5];
    }
    m_step.vectors = m_vectors;
    m_step.positions = std::move(positions);
    m_step.forces = std::move(forces);
}

void OutcarReader::takeStress(std::string_view line) {
    m_isInStress = false;
    std::string_view rest = trimmed(line).substr(5);
    double v[6];  // xx yy zz xy yz zx
    if (!takeMergedDoubles(rest, v)) {
        m_info.warnings.push_back(m_text.message(
            fmt::format("step {}: the stress is no number; left out", m_step.number)));
        return;
    }
    Eigen::Matrix3d virial;
    virial << v[0], v[3], v[5], v[3], v[1], v[4], v[5], v[4], v[2];
    m_step.virial = virial;
}

void OutcarReader::takeEnergy(std::string_view line) {
    std::string_view rest = line.substr(line.find('=') + 1);
    const auto energy = parseDouble(takeWord(rest));
    if (!energy)
        return damage(fmt::format("step {}: the energy is no number", m_step.number));
    m_step.energy = energy;
}

void OutcarReader::takeSigma0(std::string_view line) {
    const std::size_t at = line.find("energy(sigma->0)");
    if (at == std::string_view::npos)
        return;
    std::string_view rest = line.substr(std::min(line.find('=', at) + 1, line.size()));
    m_step.energySigma0 = parseDouble(takeWord(rest));
}

void OutcarReader::damage(const std::string& reason) {
    m_step.isDamaged = true;
    m_info.warnings.push_back(m_text.message(reason + "; the step is left out"));
}

void OutcarReader::finishStep() {
    const Step step = std::exchange(m_step, Step());
    if (step.isDamaged || !step.positions)
        return;
    if (!step.energy) {
        m_info.warnings.push_back(m_text.message(
            step.line,
            fmt::format("step {} has forces but no final energy; it is left out", step.number)));
        return;
    }
    if (!m_provenance)
        m_provenance = std::make_shared<const Provenance>(m_info.provenance);
    Frame frame;
    frame.species = m_species;
    for (std::size_t type = 0; type < m_ionsOfType.size(); ++type)
        frame.types.insert(frame.types.end(), static_cast<std::size_t>(m_ionsOfType[type]),
                           static_cast<int>(type));
    frame.cell = Cell::fromRows(step.vectors);
    frame.positions = *step.positions;
    frame.labels.forces = step.forces;
    frame.labels.energy = step.energy;
    frame.labels.energySigma0 = step.energySigma0;
    frame.labels.virial = step.virial;
    // VASP 5 says "EDIFF is reached" also where the iterations ran out.
    frame.labels.isConverged =
        !step.isUnconverged && (m_mostIterations == 0 || step.iterations < m_mostIterations);
    frame.step = step.number;
    if (m_isDynamics && m_timeStep)
        frame.timeFs = static_cast<double>(step.number) * *m_timeStep;
    frame.provenance = m_provenance;
    validate(frame);
    m_frames.push_back(std::move(frame));
}

Format outcarFormat() {
    Format format;
    format.name = "vasp-outcar";
    format.description = "VASP OUTCAR";
    format.extensions = {"OUTCAR"};
    format.recognise = [](const Probe& probe) {
        const bool isVasp = contains(probe.head, " vasp.") || probe.head.starts_with("vasp.");
        const bool hasTerms = contains(probe.head, "POTCAR:") || contains(probe.head, "INCAR:") ||
                              contains(probe.head, "executed on") ||
                              contains(probe.head, "Startparameter");
        return !probe.isDirectory && isVasp && hasTerms ? 95 : 0;
    };
    format.open = [](const std::filesystem::path& path, const ReadOptions& options) {
        return std::make_unique<OutcarReader>(path, options);
    };
    return format;
}

}  // namespace mtp
