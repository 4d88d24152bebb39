#include "core/training/Checkpoint.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <memory>

#include "core/base/Error.h"
#include "core/training/IterationJson.h"
#include "core/training/StartSearch.h"
#include "core/training/TrainingJson.h"

namespace mtp {

namespace {

using nlohmann::json;

json toJson(const std::optional<double>& value) {
    return value ? json(*value) : json();
}

std::optional<double> numberOf(const json& value) {
    return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

json toJson(const SearchState& state) {
    return {std::vector<double>(state.radial.begin(), state.radial.end()), state.damping,
            state.growth};
}

SearchState searchStateOf(const json& list) {
    const auto radial = list.at(0).get<std::vector<double>>();
    return {
        Eigen::Map<const Eigen::VectorXd>(radial.data(), static_cast<Eigen::Index>(radial.size())),
        list.at(1).get<double>(), list.at(2).get<double>()};
}

json toJson(const std::optional<SearchState>& state) {
    return state ? toJson(*state) : json();
}

std::optional<SearchState> optionalState(const json& value) {
    return value.is_null() ? std::nullopt : std::optional(searchStateOf(value));
}

json toJson(const std::vector<StartSearchState::Start::Progress>& heats) {
    json list = json::array();
    for (const StartSearchState::Start::Progress& progress : heats)
        list.push_back({progress.steps, toJson(progress.objective)});
    return list;
}

std::vector<StartSearchState::Start::Progress> heatsOf(const json& list) {
    std::vector<StartSearchState::Start::Progress> heats;
    for (const json& progress : list)
        heats.push_back({progress.at(0).get<int>(), numberOf(progress.at(1))});
    return heats;
}

json toJson(const StartSearchState& search) {
    json starts = json::array();
    for (const StartSearchState::Start& start : search.starts)
        starts.push_back({{"number", start.candidate.number},
                          {"state", toJson(start.candidate.state)},
                          {"on_all", toJson(start.candidate.onAll)},
                          {"steps_on_all", start.candidate.stepsOnAll},
                          {"is_refined", start.candidate.isRefined},
                          {"heats", toJson(start.heats)}});
    return {{"phase", static_cast<int>(search.phase)},
            {"heat", search.heat},
            {"next", search.next},
            {"starts", starts},
            {"told_first", toJson(search.toldFirst)},
            {"told_second", toJson(search.toldSecond)},
            {"chosen", toJson(search.chosen)},
            {"chosen_number", search.chosenNumber},
            {"steps_of_chosen", search.stepsOfChosen},
            {"sample", search.sample}};
}

StartSearchState startSearchOf(const json& in) {
    using Phase = StartSearchState::Phase;
    StartSearchState search;
    if (!in.contains("heat"))
        throw InputError(
            "the checkpoint was written by an older version while it compared starting points: "
            "begin the training anew");
    const int phase = in.at("phase").get<int>();
    if (phase < 0 || phase > static_cast<int>(Phase::Growing))
        throw InputError("the checkpoint is damaged: its search is in no known phase");
    search.phase = static_cast<Phase>(phase);
    search.heat = in.at("heat").get<std::size_t>();
    search.next = in.at("next").get<int>();
    for (const json& start : in.at("starts"))
        search.starts.push_back(
            {{start.at("number").get<int>(), searchStateOf(start.at("state")),
              optionalState(start.at("on_all")), start.at("steps_on_all").get<int>(),
              start.at("is_refined").get<bool>()},
             heatsOf(start.at("heats"))});
    search.toldFirst = numberOf(in.at("told_first"));
    search.toldSecond = numberOf(in.at("told_second"));
    search.chosen = optionalState(in.at("chosen"));
    search.chosenNumber = in.at("chosen_number").get<int>();
    search.stepsOfChosen = in.at("steps_of_chosen").get<int>();
    search.sample = in.value("sample", std::size_t(0));
    return search;
}

// Whether the start knows its objective after each of the first heats.
bool hasMade(const StartSearchState::Start& start, std::size_t heats) {
    return start.heats.size() >= heats &&
           std::all_of(
               start.heats.begin(), start.heats.begin() + static_cast<std::ptrdiff_t>(heats),
               [](const StartSearchState::Start::Progress& heat) { return heat.objective; });
}

// Of one fit: all radial coefficients as many as `size`, and as many starts as the phase needs.
bool isWhole(const StartSearchState& search, std::size_t size) {
    using Phase = StartSearchState::Phase;
    const auto fits = [size](const SearchState& state) {
        return static_cast<std::size_t>(state.radial.size()) == size;
    };
    for (const StartSearchState::Start& start : search.starts) {
        if (!fits(start.candidate.state) ||
            (start.candidate.onAll && !fits(*start.candidate.onAll)) ||
            (search.phase == Phase::Heats && !hasMade(start, search.heat)))
            return false;
    }
    const auto begun = static_cast<int>(search.starts.size());
    if (search.phase == Phase::Heats && search.heat == 0) {
        for (int i = 0; i < std::min(search.next, begun); ++i)
            if (!hasMade(search.starts[static_cast<std::size_t>(i)], 1))
                return false;
        return search.next >= 0 && (begun == search.next || begun == search.next + 1);
    }
    return begun > 0 && ((search.phase != Phase::Reaching && search.phase != Phase::Growing) ||
                         (search.chosen && fits(*search.chosen)));
}

class Fingerprint {
public:
    Fingerprint() : m_state(XXH3_createState(), &XXH3_freeState) {
        XXH3_128bits_reset(m_state.get());
    }

    void add(const void* bytes, std::size_t size) {
        XXH3_128bits_update(m_state.get(), bytes, size);
    }
    void add(double value) { add(&value, sizeof value); }
    void add(const std::string& text) {
        add(static_cast<double>(text.size()));
        add(text.data(), text.size());
    }
    template <class Matrix>
    void addNumbers(const Matrix& matrix) {
        add(static_cast<double>(matrix.size()));
        add(matrix.data(), static_cast<std::size_t>(matrix.size()) * sizeof(double));
    }

    void add(const Frame& frame) {
        addNumbers(frame.cell.vectors);
        for (const bool isPeriodic : frame.cell.periodic)
            add(isPeriodic ? 1.0 : 0.0);
        for (const int type : frame.types)
            add(static_cast<double>(type));
        addNumbers(frame.positions);
        if (const double weight = weightOf(frame); weight != 1)
            add(weight);
        add(frame.labels.energy.value_or(0));
        add(frame.labels.energy ? 1.0 : 0.0);
        addNumbers(frame.labels.forces.value_or(Positions()));
        addNumbers(frame.labels.virial ? Eigen::MatrixXd(*frame.labels.virial) : Eigen::MatrixXd());
    }

    std::string text() const {
        const XXH128_hash_t hash = XXH3_128bits_digest(m_state.get());
        return fmt::format("xxh128:{:016x}{:016x}", hash.high64, hash.low64);
    }

private:
    std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> m_state;
};

}  // namespace

std::string encodeCheckpoint(const TrainingCheckpoint& checkpoint) {
    json iterations = json::array();
    for (const IterationSummary& step : checkpoint.iterations)
        iterations.push_back(toJson(step, IterationForm::Checkpoint));
    json out = {{"checkpoint", 1},
                {"fingerprint", checkpoint.fingerprint},
                {"radial", checkpoint.radial},
                {"best_radial", checkpoint.bestRadial},
                {"damping", checkpoint.damping},
                {"growth", checkpoint.growth},
                {"start", checkpoint.startNumber},
                {"first_step", checkpoint.firstStep},
                {"hops", checkpoint.hops},
                {"best", checkpoint.best},
                {"iterations", iterations}};
    if (checkpoint.search)
        out["search"] = toJson(*checkpoint.search);
    return out.dump();
}

TrainingCheckpoint decodeCheckpoint(const std::string& text) {
    try {
        const json in = json::parse(text);
        if (in.at("checkpoint").get<int>() != 1)
            throw InputError("the checkpoint was written by a newer version");
        TrainingCheckpoint out;
        out.fingerprint = in.at("fingerprint").get<std::string>();
        out.radial = in.at("radial").get<std::vector<double>>();
        out.bestRadial = in.at("best_radial").get<std::vector<double>>();
        out.damping = in.at("damping").get<double>();
        out.growth = in.at("growth").get<double>();
        out.startNumber = in.at("start").get<int>();
        out.firstStep = in.at("first_step").get<int>();
        out.hops = in.value("hops", 0);
        out.best = in.at("best").get<int>();
        for (const json& step : in.at("iterations"))
            out.iterations.push_back(iterationOf(step, static_cast<int>(out.iterations.size())));
        const int count = static_cast<int>(out.iterations.size());
        if (out.best < 0 || out.best >= count || out.firstStep < 0 || out.firstStep >= count ||
            out.hops < 0)
            throw InputError("the checkpoint is damaged: its iterations do not fit together");
        if (in.contains("search")) {
            StartSearchState search = startSearchOf(in.at("search"));
            if (!isWhole(search, out.radial.size()))
                throw InputError("the checkpoint is damaged: its starts do not fit together");
            out.search = std::make_shared<const StartSearchState>(std::move(search));
        }
        return out;
    } catch (const json::exception& error) {
        throw InputError(std::string("the checkpoint is damaged: ") + error.what());
    }
}

std::string fingerprintOf(const std::vector<Frame>& training, const std::vector<Frame>& validation,
                          const std::vector<std::string>& species, const TrainingOptions& options) {
    Fingerprint print;
    for (const std::string& name : species)
        print.add(name);
    for (const double value :
         {static_cast<double>(options.level), options.cutoff, options.minDist.value_or(0),
          static_cast<double>(options.radialSize), options.energyWeight, options.forceWeight,
          options.virialWeight, static_cast<double>(options.energyPower),
          static_cast<double>(options.forcePower), static_cast<double>(options.virialPower),
          options.tolerance, static_cast<double>(options.seed), static_cast<double>(options.starts),
          options.regularisation})
        print.add(value);
    if (options.hops)
        print.add(static_cast<double>(*options.hops));
    for (const std::vector<Frame>* frames : {&training, &validation}) {
        print.add(static_cast<double>(frames->size()));
        for (const Frame& frame : *frames)
            print.add(frame);
    }
    if (options.start) {
        print.add(static_cast<double>(options.start->basis.scalars.size()));
        print.add(options.start->radialCoefficients.data(),
                  options.start->radialCoefficients.size() * sizeof(double));
    }
    return print.text();
}

}  // namespace mtp
