#include "core/workflow/FitDoubt.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "core/base/Error.h"
#include "core/base/PartOfProgress.h"

namespace mtp {

namespace {

template <class Value>
std::vector<Value> chosen(const std::vector<Value>& all, const std::vector<std::size_t>& indices) {
    std::vector<Value> out;
    for (const std::size_t index : indices)
        out.push_back(all[index]);
    return out;
}

// The table with "configuration" as the index in the result and not among those held back.
Table ofResult(const Table& table, const std::vector<std::size_t>& held) {
    Table out;
    for (const TableColumn& column : table.columns()) {
        if (column.name != kDoubtConfiguration.name) {
            out.add(column);
            continue;
        }
        std::vector<int> indices;
        for (const int index : table[kDoubtConfiguration])
            indices.push_back(static_cast<int>(held[static_cast<std::size_t>(index)]));
        out.add(kDoubtConfiguration, std::move(indices));
    }
    return out;
}

std::vector<ConfigurationRecord> notExcluded(const std::vector<ConfigurationRecord>& records) {
    std::vector<ConfigurationRecord> taken;
    for (const ConfigurationRecord& record : records)
        if (!record.isExcluded)
            taken.push_back(record);
    return taken;
}

// Sets who stands for the training set, and the grades by it.
void grade(FitDoubt& doubt, const DoubtRequest& request, FrameLoader& loader, Progress& progress) {
    const Potential& potential = request.run.potential.value();
    doubt.trained = request.trained.size();
    if (request.before) {
        doubt.grades = request.before->grades;
        doubt.isOfResult = request.before->isOfResult;
        return;
    }
    std::shared_ptr<const ActiveSet> set =
        request.set ? request.set : activeSetFor(potential, request.trained, loader, progress);
    doubt.isOfResult = !set;
    if (doubt.isOfResult)
        set = buildActiveSet(potential, notExcluded(request.result.records), loader, progress);
    doubt.grades = analyseGrades(request.result, potential, std::move(set), progress);
}

std::vector<std::size_t> heldBack(const FitResult& result,
                                  const std::vector<ConfigurationRecord>& trained) {
    std::set<std::int64_t> ids;
    for (const ConfigurationRecord& record : trained)
        ids.insert(record.id);
    std::vector<std::size_t> held;
    for (std::size_t i = 0; i < result.records.size(); ++i)
        if (!ids.contains(result.records[i].id) && !result.records[i].isExcluded)
            held.push_back(i);
    return held;
}

}  // namespace

FitDoubt analyseDoubt(const DoubtRequest& request, FrameLoader& loader, Progress& progress) {
    const FitResult& result = request.result;
    const Potential& potential = request.run.potential.value();
    if (request.committee && request.trained.empty())
        throw InputError(
            "a committee cannot be trained: what this potential was trained on is not "
            "known here");
    FitDoubt doubt;
    PartOfProgress building(progress, 0, request.committee ? 0.3 : 1);
    PartOfProgress training(progress, 0.3, 1);
    grade(doubt, request, loader, building);
    if (!doubt.isOfResult)
        doubt.held = heldBack(result, request.trained);
    std::vector<Frame> held = chosen(result.frames, doubt.held);
    for (Frame& frame : held)
        frame = withSpeciesOrder(std::move(frame), potential.species);
    std::vector<ConfigurationSpread> spreads;
    if (request.committee) {
        CommitteeOptions options = *request.committee;
        options.training = request.run.options;
        options.progress = &training;
        doubt.members = trainCommittee(potential, loader.load(request.trained, training), options);
        spreads = Committee(doubt.members).evaluate(held, 0, &training);
    }
    const std::vector<Prediction> predictions = chosen(result.predictions, doubt.held);
    const std::vector<ConfigurationGrade> heldGrades = chosen(doubt.grades->grades, doubt.held);
    const DoubtInput input{held, predictions, heldGrades, spreads};
    doubt.configurations = ofResult(doubtByConfiguration(input), doubt.held);
    doubt.atoms = ofResult(doubtByAtom(input), doubt.held);
    doubt.calibrations = calibrations(doubt.configurations, doubt.atoms);
    return doubt;
}

const NamedCalibration* findCalibration(const FitDoubt& doubt, const char* measure,
                                        const char* error, bool isByAtom) {
    const auto found = std::find_if(
        doubt.calibrations.begin(), doubt.calibrations.end(), [&](const NamedCalibration& one) {
            return std::string_view(one.measure) == measure &&
                   std::string_view(one.error) == error && one.isByAtom == isByAtom;
        });
    return found == doubt.calibrations.end() ? nullptr : &*found;
}

}  // namespace mtp
