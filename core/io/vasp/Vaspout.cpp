#include "core/io/vasp/Vaspout.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/io/ListedWarnings.h"
#include "core/io/Refusal.h"
#include "core/io/bytes/ByteSource.h"
#include "core/io/bytes/Hdf5Probe.h"
#include "core/io/vasp/VaspoutFormat.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

const std::string kSteps = "/intermediate/ion_dynamics/";

// The tags of /input/incar that are settings; logical ones are written as numbers.
constexpr const char* kIncarTags[] = {"GGA",    "METAGGA", "IVDW",   "AEXX",  "HFSCREEN", "ZAB_VDW",
                                      "PARAM1", "PARAM2",  "ENCUT",  "ENMAX", "ISMEAR",   "SIGMA",
                                      "ISPIN",  "NELM",    "IBRION", "POTIM", "NBLOCK",   "NSW",
                                      "PREC",   "EDIFF",   "LREAL",  "ISYM"};
constexpr const char* kFlags[] = {"LHFCALC", "LUSE_VDW", "LVDW", "LNONCOLLINEAR", "LDAU", "LASPH"};
constexpr const char* kLists[] = {"LDAUTYPE", "LDAUL", "LDAUU", "LDAUJ"};

bool isSet(const std::string& value) {
    return !value.empty() && value != "0" &&
           std::string_view("fF").find(value[0]) == std::string_view::npos &&
           !value.starts_with(".F") && !value.starts_with(".f");
}

std::string withSingleBlanks(std::string_view text) {
    return fmt::format("{}", fmt::join(wordsOf(text), " "));
}

// The column of the first of these names; absent if there is none.
std::optional<std::size_t> columnOf(const std::vector<std::string>& tags,
                                    std::initializer_list<const char*> names) {
    for (const char* name : names)
        for (std::size_t i = 0; i < tags.size(); ++i)
            if (withSingleBlanks(tags[i]) == name)
                return i;
    return {};
}

// "POMASS = 22.990; ZVAL = 1.000 mass and valenz".
std::optional<double> valenceIn(std::string_view line) {
    const std::size_t tag = line.find("ZVAL");
    if (!line.starts_with("POMASS") || tag == std::string_view::npos)
        return {};
    const std::vector<std::string_view> words = wordsOf(line.substr(tag));
    return words.size() > 2 ? parseDouble(words[2]) : std::nullopt;
}

}  // namespace

VaspoutReader::VaspoutReader(const std::filesystem::path& path, const ReadOptions& options)
    : m_file(path) {
    m_info.format = "vasp-vaspout";
    m_info.path = path.string();
    if (!m_file.has(kSteps + "position_ions"))
        throw ParseError(m_info.path, 0, "an HDF5 file without the ionic steps of VASP");
    readAtoms();
    readSettings();
    readSteps(options);
    if (m_steps.empty())
        throw refusal(m_info.path, "no complete ionic step", m_info.warnings);
}

void VaspoutReader::readAtoms() {
    const std::string poscar =
        m_file.has("/results/positions/ion_types") ? "/results/positions/" : "/input/poscar/";
    const std::vector<std::string> names = m_file.strings(poscar + "ion_types");
    m_counts = m_file.integers(poscar + "number_ion_types");
    const std::vector<std::int64_t>& counts = m_counts;
    if (names.empty() || names.size() != counts.size())
        throw ParseError(
            m_info.path, 0,
            fmt::format("{} names of species, but {} counts", names.size(), counts.size()));
    const std::vector<std::uint64_t> shape = m_file.shape(kSteps + "position_ions");
    const std::uint64_t atoms = shape.size() == 3 && shape[2] == 3 ? shape[1] : 0;
    std::uint64_t total = 0;
    for (std::size_t type = 0; type < names.size() && total <= atoms; ++type) {
        const auto count = static_cast<std::uint64_t>(counts[type]);
        if (count > atoms)  // also if it is negative
            total = atoms;
        total += count;
        if (total <= atoms)
            m_atoms.types.insert(m_atoms.types.end(), count, indexOfSpecies(names[type]));
    }
    if (atoms == 0 || total != atoms)
        throw ParseError(m_info.path, 0, "the counts of the species do not fit the positions");
    if (m_file.has("/results/positions/scale")) {
        const std::vector<double> scale = m_file.doubles("/results/positions/scale");
        if (!scale.empty() && scale[0] > 0 && std::isfinite(scale[0]))
            m_scale = scale[0];
    }
}

// Two types of one element are one species.
int VaspoutReader::indexOfSpecies(const std::string& label) {
    const std::string name = elementOfLabel(label).value_or(label);
    const auto found = std::find(m_atoms.species.begin(), m_atoms.species.end(), name);
    const auto index = static_cast<int>(found - m_atoms.species.begin());
    if (found == m_atoms.species.end())
        m_atoms.species.push_back(name);
    return index;
}

// Without the number of electrons that VASP counted nothing is known of the charge.
void VaspoutReader::readCharge(const std::vector<double>& valences) {
    const char* counted = "/results/electron_eigenvalues/nelectrons";
    const std::vector<double> electrons =
        m_file.has(counted) ? m_file.doubles(counted) : std::vector<double>();
    if (valences.size() != m_counts.size() || electrons.size() != 1)
        return;
    double neutral = 0;
    for (std::size_t type = 0; type < valences.size(); ++type)
        neutral += valences[type] * static_cast<double>(m_counts[type]);
    m_settings.setValence(neutral);
    m_settings.set("NELECT", fmt::format("{}", electrons[0]));
}

void VaspoutReader::readSettings() {
    for (const char* tag : kIncarTags)
        m_settings.set(tag, m_file.text(fmt::format("/input/incar/{}", tag)));
    for (const char* tag : kFlags)
        if (const std::string value = m_file.text(fmt::format("/input/incar/{}", tag));
            !value.empty())
            m_settings.set(tag, isSet(value) ? "T" : "F");
    for (const char* tag : kLists)
        if (const std::string name = fmt::format("/input/incar/{}", tag); m_file.has(name))
            m_settings.set(tag, fmt::format("{}", fmt::join(m_file.doubles(name), " ")));
    m_isMachineLearned = isSet(m_file.text("/input/incar/ML_LMLFF"));
    std::vector<double> valences;  // of the POTCARs
    std::string_view potcar;
    const std::string content = m_file.text("/input/potcar/content");
    for (potcar = content; !potcar.empty();) {
        const std::size_t end = std::min(potcar.find('\n'), potcar.size());
        const std::string_view line = trimmed(potcar.substr(0, end));
        potcar.remove_prefix(std::min(end + 1, potcar.size()));
        const std::string_view value =
            trimmed(line.substr(std::min(line.find('=') + 1, line.size())));
        if (line.starts_with("TITEL"))
            m_settings.addPseudopotential(value.substr(0, value.find(';')));
        else if (line.starts_with("LEXCH"))
            m_settings.setPotcarFunctional(value);
        else if (const auto valence = valenceIn(line))
            valences.push_back(*valence);
    }
    readCharge(valences);
    if (m_file.has("/input/kpoints/coordinates_kpoints"))
        if (const auto shape = m_file.shape("/input/kpoints/coordinates_kpoints"); !shape.empty())
            m_settings.setPointCount(static_cast<std::int64_t>(shape[0]));
    m_info.kind = m_settings.runKind();
    Provenance& provenance = m_info.provenance;
    provenance.code = "VASP";
    std::string version = m_file.text("/version/major");
    for (const char* part : {"/version/minor", "/version/patch"})
        if (const std::string number = m_file.text(part); !version.empty() && !number.empty())
            version += "." + number;
    provenance.version = version;
    provenance.source = m_info.path;
    provenance.settings = m_settings.standard();
    provenance.checksum = checksumOf(m_info.path);
    m_provenance = std::make_shared<const Provenance>(provenance);
}

std::uint64_t VaspoutReader::rowsIn(const std::string& name) {
    return m_file.has(kSteps + name) ? m_file.shape(kSteps + name).at(0) : 0;
}

// Of a run that was stopped, the arrays may differ in length.
std::uint64_t VaspoutReader::stepCount() {
    const std::uint64_t positions = rowsIn("position_ions");
    const std::uint64_t count =
        std::min({positions, rowsIn("lattice_vectors"), rowsIn("energies")});
    if (count != positions)
        m_info.warnings.push_back(fmt::format("{}: {} steps have positions, {} are complete",
                                              m_info.path, positions, count));
    m_withForces = std::min(count, rowsIn("forces"));
    m_withStress = std::min(count, rowsIn("stress"));
    return count;
}

void VaspoutReader::readSteps(const ReadOptions& options) {
    const std::vector<std::string> tags = m_file.strings(kSteps + "energies_tags");
    const auto free = columnOf(tags, {"free energy TOTEN", "ion-electron TOTEN"});
    const auto sigma0 = columnOf(tags, {"energy(sigma->0)"});
    const auto temperature = columnOf(tags, {"temperature TEIN"});
    if (!free)
        throw ParseError(m_info.path, 0, "the energies have no column of the free energy");
    const std::uint64_t count = stepCount();
    const std::optional<double> timeStep = m_settings.timeStep();
    std::vector<double> converged;
    if (m_file.has(kSteps + "electronic_step_converged"))
        converged = m_file.doubles(kSteps + "electronic_step_converged");
    std::vector<double> row(tags.size());
    for (std::uint64_t i = 0; i < count; ++i) {
        if (options.progress)
            options.progress->step(static_cast<double>(i) / static_cast<double>(count),
                                   "Reading vaspout.h5");
        m_file.readAt(kSteps + "energies", i, row);
        Step step;
        step.index = i;
        step.number = static_cast<std::int64_t>(i) + 1;
        step.isPredicted = m_isMachineLearned;
        if (timeStep)
            step.timeFs = static_cast<double>(step.number) * *timeStep;
        step.energy = row[*free];
        if (sigma0)
            step.energySigma0 = row[*sigma0];
        if (temperature && std::isfinite(row[*temperature]))
            step.temperature = row[*temperature];
        if (i < converged.size())
            step.isConverged = converged[i] == 0;  // an error code
        keepSound(step);
    }
    if (m_withForces > 0 && m_withForces < count)
        m_info.warnings.push_back(fmt::format("{}: the last {} of {} steps have no forces",
                                              m_info.path, count - m_withForces, count));
    if (!m_steps.empty() && m_withStress > 0 && read(0).labels.virial->isZero(0))
        m_info.warnings.push_back(
            m_info.path + ": the stress is exactly zero; was it not calculated (ISIF = 0)?");
    if (m_isMachineLearned)
        m_info.warnings.push_back(
            m_info.path +
            ": a run with a machine-learned force field; this file does not tell which steps are "
            "ab "
            "initio, so that none is taken for it (OUTCAR and vasprun.xml tell)");
}

// Numbers that are not finite are not counted as a frame.
void VaspoutReader::keepSound(const Step& step) {
    try {
        if (!std::isfinite(*step.energy) || !std::isfinite(step.energySigma0.value_or(0)))
            throw InputError("the energy is no number");
        m_steps.push_back(step);
        validate(read(m_steps.size() - 1));
    } catch (const InputError& error) {
        if (!m_steps.empty() && m_steps.back().index == step.index)
            m_steps.pop_back();
        if (m_info.warnings.size() < kListedWarnings)
            m_info.warnings.push_back(fmt::format("{}: step {}: {}; the step is left out",
                                                  m_info.path, step.number, error.what()));
    }
}

void VaspoutReader::readGeometry(std::uint64_t index, Frame& frame) {
    Eigen::Matrix<double, 3, 3, Eigen::RowMajor> vectors;
    m_file.readAt(kSteps + "lattice_vectors", index, {vectors.data(), 9});
    frame.cell = Cell::fromRows(vectors * m_scale);
    if (!(frame.cell.volume() > 0))
        throw InputError("the three cell vectors span no volume");
    Positions fractional(static_cast<Eigen::Index>(frame.types.size()), 3);
    m_file.readAt(kSteps + "position_ions", index,
                  {fractional.data(), static_cast<std::size_t>(fractional.size())});
    frame.positions = frame.cell.toCartesian(fractional);
}

Frame VaspoutReader::head(std::size_t index) {
    Frame frame = headOf(m_steps.at(index), Cell(), m_provenance);
    frame.species = m_atoms.species;
    return frame;
}

Frame VaspoutReader::read(std::size_t index) {
    const Step& step = m_steps.at(index);
    Frame frame = head(index);
    frame.types = m_atoms.types;
    readGeometry(step.index, frame);
    Labels& labels = frame.labels;
    if (step.index < m_withForces) {
        labels.forces.emplace(frame.positions.rows(), 3);
        m_file.readAt(kSteps + "forces", step.index,
                      {labels.forces->data(), static_cast<std::size_t>(labels.forces->size())});
    }
    if (step.index < m_withStress) {
        Eigen::Matrix<double, 3, 3, Eigen::RowMajor> stress;  // kB, pressure sign
        m_file.readAt(kSteps + "stress", step.index, {stress.data(), 9});
        labels.virial =
            (stress + stress.transpose()) / 2 * frame.cell.volume() / units::kKilobarPerEvPerA3;
    }
    return frame;
}

std::unique_ptr<TrajectoryReader> openVaspout(const std::filesystem::path& path,
                                              const ReadOptions& options) {
    const ProbeResult probe =
        options.helper.empty() ? ProbeResult::Passed : probeInHelper(options.helper, path);
    if (probe == ProbeResult::Crashed)
        throw ParseError(path.string(), 0, "damaged in a way that the HDF5 library fails on");
    auto reader = std::make_unique<VaspoutReader>(path, options);
    if (probe == ProbeResult::NotRun)
        reader->warn(
            fmt::format("{}: not tried in a process of its own before, since {} cannot be "
                        "run; a damaged file could end this program",
                        path.string(), options.helper.string()));
    return reader;
}

}  // namespace mtp
