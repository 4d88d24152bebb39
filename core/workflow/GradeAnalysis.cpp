#include "core/workflow/GradeAnalysis.h"

#include <algorithm>
#include <map>

#include "core/base/TableRows.h"
#include "core/inspection/ErrorColumns.h"
#include "core/io/lammps/DumpGrades.h"
#include "core/io/lammps/Lammps.h"
#include "core/mtp/PotentialFile.h"
#include "core/selection/ActiveSetBuilder.h"
#include "core/simulation/Deck.h"

namespace mtp {

namespace {

std::vector<Frame> inSpeciesOrder(std::vector<Frame> frames, const Potential& potential) {
    for (Frame& frame : frames)
        frame = withSpeciesOrder(std::move(frame), potential.species);
    return frames;
}

// The frames of a file with the grades that stand in it.
void takeBeyond(const std::filesystem::path& file, const Potential& potential,
                std::vector<Offender>& out) {
    const std::unique_ptr<TrajectoryReader> reader = lammpsDumpFormat().open(file, {});
    const std::vector<DumpGrade> grades = readDumpGrades(file);
    for (std::size_t index = 0; index < std::min(grades.size(), reader->frameCount()); ++index) {
        Offender beyond;
        beyond.file = file;
        beyond.index = index;
        beyond.frame = withSpeciesOrder(reader->read(index), potential.species);
        beyond.grade = grades[index].grade;
        out.push_back(std::move(beyond));
    }
}

}  // namespace

std::vector<ConfigurationRecord> trainingRecords(const RunRecord& run,
                                                 const std::vector<ConfigurationRecord>& all) {
    std::vector<ConfigurationRecord> chosen;
    if (!run.trainedOn)
        return chosen;
    const std::vector<std::int64_t>& ids = run.trainedOn->trainingIds;
    for (const ConfigurationRecord& record : all)
        if (std::find(ids.begin(), ids.end(), record.id) != ids.end())
            chosen.push_back(record);
    return chosen;
}

std::shared_ptr<const ActiveSet> ownActiveSet(const Potential& potential) {
    std::optional<ActiveSet> own = activeSetOf(potential);
    if (!own || own->mode != GradeMode::Neighbourhood)
        return {};
    return std::make_shared<const ActiveSet>(std::move(*own));
}

std::shared_ptr<const ActiveSet> buildActiveSet(const Potential& potential,
                                                const std::vector<ConfigurationRecord>& training,
                                                FrameLoader& loader, Progress& progress) {
    const std::vector<Frame> frames = inSpeciesOrder(loader.load(training, progress), potential);
    return std::make_shared<const ActiveSet>(
        buildActiveSet(potential, GradeMode::Neighbourhood, frames, {.progress = &progress}));
}

std::shared_ptr<const ActiveSet> activeSetFor(const Potential& potential,
                                              const std::vector<ConfigurationRecord>& training,
                                              FrameLoader& loader, Progress& progress) {
    std::shared_ptr<const ActiveSet> own = ownActiveSet(potential);
    if (own || training.empty())
        return own;
    return buildActiveSet(potential, training, loader, progress);
}

std::vector<ConfigurationGrade> gradeAll(const GradeEvaluator& evaluator,
                                         const Potential& potential,
                                         const std::vector<Frame>& frames, Progress& progress) {
    constexpr std::size_t kTogether = 16;
    std::vector<ConfigurationGrade> grades;
    for (std::size_t first = 0; first < frames.size(); first += kTogether) {
        progress.step(static_cast<double>(first) / static_cast<double>(frames.size()),
                      "Grading configurations");
        const auto begin = frames.begin() + static_cast<std::ptrdiff_t>(first);
        const std::size_t count = std::min(kTogether, frames.size() - first);
        const std::vector<Frame> some = inSpeciesOrder(
            std::vector<Frame>(begin, begin + static_cast<std::ptrdiff_t>(count)), potential);
        for (ConfigurationGrade& grade : evaluator.evaluate(some, 0))
            grades.push_back(std::move(grade));
    }
    return grades;
}

std::shared_ptr<GradeAnalysis> analyseGrades(const FitResult& result, const Potential& potential,
                                             std::shared_ptr<const ActiveSet> set,
                                             Progress& progress) {
    auto analysis = std::make_shared<GradeAnalysis>();
    analysis->grades =
        gradeAll(GradeEvaluator(potential, *set), potential, result.frames, progress);
    analysis->set = std::move(set);
    using namespace columns;
    TableRows configurations(kConfiguration, kGrade, kElement, kAtom, kDensity, kAtoms);
    TableRows atoms(kConfiguration, kAtom, kElement, kGrade, kDensity);
    for (std::size_t i = 0; i < analysis->grades.size(); ++i) {
        const ConfigurationGrade& grade = analysis->grades[i];
        const Frame& frame = result.frames[i];
        const double rho = result.records[i].density.value_or(kUnknown);
        const auto number = static_cast<int>(i);
        const auto worst = static_cast<int>(grade.worstAtom.value_or(0));
        const auto elementOf = [&](std::size_t atom) {
            return nameOfType(frame, frame.types[atom]);
        };
        configurations.add(number, grade.grade,
                           grade.worstAtom ? elementOf(*grade.worstAtom) : std::string(), worst,
                           rho, static_cast<int>(frame.atomCount()));
        for (std::size_t atom = 0; atom < grade.atomGrades.size(); ++atom)
            atoms.add(number, static_cast<int>(atom), elementOf(atom), grade.atomGrades[atom], rho);
        analysis->highest = std::max(analysis->highest, grade.grade);
        analysis->worthLabels += grade.grade > kWorthLabels;
        analysis->tooFar += grade.grade > kTooFar;
    }
    analysis->configurations = configurations.table();
    analysis->atoms = atoms.table();
    return analysis;
}

Table gradeHistogram(const Table& atoms) {
    constexpr std::size_t kBins = 48;
    constexpr double kLeastTop = 1.2, kMostTop = 1.2 * kTooFar;
    const std::vector<double>& grades = atoms[columns::kGrade];
    double top = kLeastTop;
    for (const double grade : grades)
        top = std::clamp(grade, top, kMostTop);
    std::map<std::string, std::vector<double>> counts;
    for (std::size_t row = 0; row < grades.size(); ++row) {
        std::vector<double>& bins = counts[atoms[columns::kElement][row]];
        bins.resize(kBins, 0);
        const double place = grades[row] / top * static_cast<double>(kBins);
        bins[std::min(kBins - 1, static_cast<std::size_t>(std::min(place, 1.0 * kBins)))] += 1;
    }
    TableRows rows(columns::kElement, columns::kGrade, columns::kCount);
    for (const auto& [element, bins] : counts)
        for (std::size_t bin = 0; bin < kBins; ++bin)
            rows.add(element, (static_cast<double>(bin) + 0.5) * top / kBins, bins[bin]);
    return rows.table();
}

std::vector<Offender> framesWorthLabels(const std::filesystem::path& folder,
                                        const GradeSummary& summary, std::size_t most,
                                        Progress& progress) {
    const Potential potential = readPotential(folder / kPotentialCopy);
    std::optional<ActiveSet> set = activeSetOf(potential);
    std::vector<Offender> beyond;
    for (const std::filesystem::path& file : summary.files)
        takeBeyond(file, potential, beyond);
    if (!set || beyond.empty())
        return {};
    std::vector<Frame> frames;
    for (const Offender& one : beyond)
        frames.push_back(one.frame);
    std::vector<Offender> chosen;
    for (const std::size_t index :
         extendActiveSet(*set, potential, frames, {.most = most, .progress = &progress}))
        chosen.push_back(std::move(beyond[index]));
    return chosen;
}

}  // namespace mtp
