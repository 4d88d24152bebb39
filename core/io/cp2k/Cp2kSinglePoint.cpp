#include "core/io/cp2k/Cp2kSinglePoint.h"

#include <fmt/format.h>

#include <map>

#include "core/base/Lists.h"
#include "core/base/Parse.h"
#include "core/io/CellCharge.h"
#include "core/io/Refusal.h"
#include "core/io/XyzAtoms.h"
#include "core/io/cp2k/Cp2kInput.h"
#include "core/io/cp2k/Cp2kLog.h"

namespace mtp {

namespace {

XyzAtoms atomsOf(const Cp2kFiles& files, const Cp2kInput& input, const Cp2kLog& log) {
    if (!input.coordinateFile.empty()) {
        // Only beside the input: a file from elsewhere must not make us open another path.
        const std::filesystem::path name = std::filesystem::path(input.coordinateFile).filename();
        if (std::filesystem::exists(files.folder / name)) {
            TextSource text(files.folder / name);
            return readXyzAtoms(text);
        }
    }
    if (log.elements.empty())
        throw ParseError(files.log.string(), 0,
                         "neither the log nor a coordinate file beside it lists the atoms");
    return {log.elements, log.positions};
}

// By the electrons that the log counts and those of the pseudopotentials ("Li GTH-PBE-q3"): it is
// what was calculated, whatever the input asks for. Empty if they do not tell it.
std::string chargeOf(const Frame& frame, double electrons, std::string_view pseudopotentials) {
    if (!(electrons > 0))
        return {};
    std::map<std::string, double, std::less<>> valences;
    for (const std::string_view kind : splitAt(pseudopotentials, ',')) {
        std::string_view words = kind;
        const std::string_view name = takeWord(words), potential = takeWord(words);
        if (const std::size_t at = potential.rfind("-q"); at != std::string_view::npos)
            if (const auto valence = parseDouble(potential.substr(at + 2)))
                valences.emplace(name, *valence);
    }
    double charge = -electrons;
    for (const auto& [element, count] : composition(frame)) {
        const auto valence = valences.find(element);
        if (valence == valences.end())
            return {};
        charge += valence->second * static_cast<double>(count);
    }
    return chargeText(charge);
}

void takeCharge(const Frame& frame, double electrons,
                std::map<std::string, std::string>& settings) {
    const auto kinds = settings.find("pseudopotentials");
    if (kinds == settings.end())
        return;
    if (const std::string charge = chargeOf(frame, electrons, kinds->second); !charge.empty())
        settings[kChargeSetting] = charge;
}

}  // namespace

Frame readCp2kSinglePoint(const Cp2kFiles& files, std::vector<std::string>& warnings) {
    const Cp2kLog log = readCp2kLog(files.log);
    const Cp2kInput input = files.input.empty() ? Cp2kInput() : readCp2kInput(files.input);
    if (log.evaluations.empty())
        throw ParseError(files.log.string(), 0, "no energy in it: the calculation did not finish");
    if (log.evaluations.size() == 1 && !log.hasEnded)
        throw ParseError(files.log.string(), 0,
                         "incomplete: the log ends before CP2K did (no \"PROGRAM ENDED\")");
    warnings.insert(warnings.end(), log.warnings.begin(), log.warnings.end());
    const Cp2kEvaluation& result = log.evaluations.front();
    const XyzAtoms atoms = atomsOf(files, input, log);

    const Cell cell = input.cell ? *input.cell : log.cell.value_or(Cell());
    Frame frame;
    setSpecies(frame, atoms.labels);
    frame.positions = atoms.rows;
    frame.cell = cell;
    frame.labels.energy = result.energy;
    frame.labels.isConverged = result.isConverged;
    frame.labels.virial = virialOf(result, cell);
    if (result.forces) {
        TextSource text(files.log);
        frame.labels.forces = readCp2kForces(text, *result.forces);
    }
    const std::string merged =
        log.kinds.empty() ? mergedKinds(atoms.labels) : mergedKinds(log.kinds);
    if (!merged.empty())
        warnings.push_back(fmt::format("{}: {}", files.log.string(), merged));
    if (log.evaluations.size() > 1)
        warnings.push_back(fmt::format(
            "{}: the log has positions of the first of its {} energies only; the other {} are left "
            "out, as there is no position file (PROJECT-pos-1.xyz)",
            files.log.string(), log.evaluations.size(), log.evaluations.size() - 1));
    if (input.hasSingularCell)
        warnings.push_back(files.input.string() +
                           ": the cell vectors span no volume and are not used");
    if (!(frame.cell.volume() > 0))
        warnings.push_back(files.log.string() +
                           ": neither input nor log tells the cell: the frame has none and counts "
                           "as atoms in vacuum");
    if (result.isConverged == std::nullopt)
        warnings.push_back(files.log.string() +
                           ": the log does not tell whether the electronic steps converged");
    if (!input.cell && log.cell)
        warnings.push_back(files.log.string() +
                           ": the cell comes from the log, which prints few decimals");

    Provenance provenance;
    provenance.code = "CP2K";
    provenance.version = log.version;
    provenance.source = files.log.string();
    provenance.checksum = checksumOf(files.log);
    provenance.settings = cp2kSettings(log.settings, input.settings);
    takeCharge(frame, log.electrons, provenance.settings);
    frame.provenance = std::make_shared<const Provenance>(std::move(provenance));
    validate(frame);
    return frame;
}

Cp2kSinglePoints::Cp2kSinglePoints(const std::filesystem::path& path,
                                   const std::vector<Cp2kFiles>& runs, const ReadOptions& options) {
    m_info.format = "cp2k-single-point";
    m_info.path = path.string();
    m_info.kind = RunKind::SinglePoints;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        try {
            const Frame frame = readCp2kSinglePoint(runs[i], m_info.warnings);
            if (m_runs.empty())
                m_info.provenance = *frame.provenance;
            m_runs.push_back(runs[i]);
        } catch (const ParseError& error) {
            m_info.warnings.push_back(error.what());
        } catch (const InputError& error) {
            m_info.warnings.push_back(runs[i].log.string() + ": " + error.what());
        }
        if (options.progress)
            options.progress->step(static_cast<double>(i + 1) / static_cast<double>(runs.size()),
                                   "Reading single points");
    }
    m_info.provenance.source = path.string();
    if (m_runs.empty())
        throw refusal(path.string(), m_info.warnings.empty() ? "no single point" : "",
                      m_info.warnings);
}

Frame Cp2kSinglePoints::read(std::size_t index) {
    std::vector<std::string> warnings;  // told when opening
    return readCp2kSinglePoint(m_runs.at(index), warnings);
}

}  // namespace mtp
