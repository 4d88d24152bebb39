#include "core/labelling/Evidence.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/TextFile.h"
#include "core/io/FormatRegistry.h"
#include "core/labelling/Matching.h"
#include "core/labelling/Settings.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kTail = 64 << 10;
// Of what makes a verdict: verdicts by other rules are found again.
constexpr int kRules = 2;

Remains remainsOf(const Campaign& campaign, const TaskFiles& task) {
    const AttemptFiles& attempt = *task.attempt;
    const fs::path folder = campaign.attemptFolder(task.key, attempt.number);
    Remains remains;
    remains.output = tailOf(storedPath(folder / "out"), kTail);
    if (campaign.recipe().code == DftCode::Vasp)
        remains.output += tailOf(campaign.outputOf(task.key, attempt.number), kTail);
    remains.errors = tailOf(storedPath(folder / "err"), kTail);
    remains.exitStatus = attempt.exitStatus.value_or(-1);
    remains.reason = attempt.reason;
    return remains;
}

// What a code prints last, whether it succeeded or not.
bool hasEndMark(DftCode code, std::string_view output) {
    const char* mark = code == DftCode::Vasp   ? "Voluntary context switches"
                       : code == DftCode::Cp2k ? "PROGRAM ENDED AT"
                                               : "JOB DONE.";
    return output.find(mark) != std::string_view::npos;
}

Verdict failedBy(const Failure& failure) {
    const bool isUnconverged = failure.kind == FailureClass::NotConverged;
    return {isUnconverged ? TaskState::NotConverged : TaskState::Failed, failure.kind,
            failure.text};
}

Verdict incomplete(std::string reason) {
    return {TaskState::Incomplete, FailureClass::None, std::move(reason)};
}

Verdict mismatched(std::string reason) {
    return {TaskState::Mismatched, FailureClass::Settings, std::move(reason)};
}

// Absent, with a reason, if no reader finds a single point in it.
std::optional<Frame> readSinglePoint(const fs::path& output, std::string& reason) {
    try {
        const auto reader = FormatRegistry::withBuiltinFormats().open(output);
        if (reader->frameCount() == 1)
            return reader->read(0);
        reason =
            fmt::format("{} configurations in the output of a single point", reader->frameCount());
    } catch (const Error& error) {
        reason = error.what();
    }
    return std::nullopt;
}

std::string missingPart(const Labels& labels) {
    if (!labels.energy)
        return "there is no energy in the output";
    if (!labels.forces)
        return "there are no forces in the output";
    if (!labels.virial)
        return "there is no stress in the output";
    return {};
}

// Settings, then geometry: a wrong order of pseudopotentials changes both, and is told by the
// first.
std::optional<Verdict> mismatchOf(const Frame& configuration, const Frame& singlePoint,
                                  const Recipe& recipe) {
    static const Provenance kNone;
    const Provenance& provenance = singlePoint.provenance ? *singlePoint.provenance : kNone;
    if (provenance.code != dftCodeName(recipe.code))
        return mismatched(fmt::format("code: {}, but the recipe has {}", provenance.code,
                                      dftCodeName(recipe.code)));
    std::string conflicts;
    for (const SettingDifference& difference :
         settingDifferences(expectedSettings(configuration, recipe), provenance.settings))
        if (difference.kind == DifferenceKind::Conflict)
            conflicts += (conflicts.empty() ? "" : "; ") + describe(difference);
    if (!conflicts.empty())
        return mismatched(conflicts);
    if (matchByGeometry({configuration}, {singlePoint}).labelOf.front() < 0)
        return mismatched("geometry: atoms or cell are not those of the configuration");
    return std::nullopt;
}

Evidence evidenceOfDynamics(const Campaign& campaign, const TaskFiles& task,
                            const Failure& failure) {
    const fs::path folder = campaign.attemptFolder(task.key, task.attempt->number);
    Evidence evidence;
    try {
        const auto reader = FormatRegistry::withBuiltinFormats().open(folder);
        const auto wanted = static_cast<std::size_t>(campaign.dynamics()->steps);
        if (reader->frameCount() >= wanted)
            evidence.verdict = {TaskState::Done, FailureClass::None, ""};
        else if (failure.kind != FailureClass::None)
            evidence.verdict = failedBy(failure);
        else
            evidence.verdict =
                incomplete(fmt::format("{} of {} steps", reader->frameCount(), wanted));
    } catch (const Error& error) {
        evidence.verdict =
            failure.kind != FailureClass::None ? failedBy(failure) : incomplete(error.what());
    }
    return evidence;
}

}  // namespace

Evidence readEvidence(const Campaign& campaign, const Frame& configuration, const TaskFiles& task) {
    const Remains remains = remainsOf(campaign, task);
    const Failure failure = classifyFailure(campaign.recipe().code, remains);
    if (campaign.isDynamics())
        return evidenceOfDynamics(campaign, task, failure);
    Evidence evidence;
    std::string reason;
    std::optional<Frame> singlePoint =
        readSinglePoint(campaign.outputOf(task.key, task.attempt->number), reason);
    const auto decide = [&](Verdict verdict) {
        evidence.verdict = std::move(verdict);
        return evidence;
    };
    const bool isWhole = singlePoint && missingPart(singlePoint->labels).empty();
    const bool isConverged = singlePoint && singlePoint->labels.isConverged == true;
    // Complete labels are evidence against what a code says besides, but not against its own words
    // that it did not converge or ran out of time.
    if (failure.kind != FailureClass::None && !(isWhole && isConverged))
        return decide(failedBy(failure));
    if (!singlePoint)
        return decide(incomplete(reason));
    if (!isWhole)
        return decide(incomplete(missingPart(singlePoint->labels)));
    if (!hasEndMark(campaign.recipe().code, remains.output))
        return decide(incomplete("the output has no end: the code did not come to it"));
    if (singlePoint->labels.isConverged == false)
        return decide({TaskState::NotConverged, FailureClass::NotConverged,
                       "the electronic steps did not converge"});
    if (!isConverged)
        return decide(incomplete("the output does not tell that the electronic steps converged"));
    if (const auto mismatch = mismatchOf(configuration, *singlePoint, campaign.recipe()))
        return decide(*mismatch);
    evidence.verdict = {TaskState::Done, FailureClass::None, ""};
    evidence.singlePoint = std::move(singlePoint);
    return evidence;
}

KnownResults::KnownResults(const Campaign& campaign) : m_campaign(campaign) {
    try {
        const auto all = nlohmann::json::parse(readTextFile(campaign.folder() / "results.json"));
        if (all.at("recipe") != physicsChecksum(campaign.recipe()) ||
            all.value("rules", 1) != kRules)
            return;
        for (const auto& [key, entry] : all.at("tasks").items()) {
            Verdict verdict;
            verdict.state = static_cast<TaskState>(entry.at("state").get<int>());
            verdict.failure =
                findFailure(entry.at("class").get<std::string>()).value_or(FailureClass::Other);
            verdict.reason = entry.at("reason").get<std::string>();
            m_entries[key] = {entry.at("output").get<std::string>(), verdict};
        }
    } catch (const Error&) {
        m_entries.clear();  // there is none yet
    } catch (const nlohmann::json::exception&) {
        m_entries.clear();  // damaged: everything is read again
    }
}

std::string KnownResults::outputStamp(const TaskFiles& task) const {
    const int attempt = task.attempt->number;
    std::string stamp = fmt::format("{}", attempt);
    for (const fs::path& path : {m_campaign.outputOf(task.key, attempt),
                                 m_campaign.attemptFolder(task.key, attempt) / "ended"}) {
        std::error_code error;
        const auto size = fs::file_size(path, error);
        const auto time = fs::last_write_time(path, error);
        stamp += error ? " -" : fmt::format(" {} {}", size, time.time_since_epoch().count());
    }
    return stamp;
}

std::optional<Verdict> KnownResults::find(const TaskFiles& task) const {
    const auto found = m_entries.find(task.key);
    if (found == m_entries.end() || found->second.output != outputStamp(task))
        return std::nullopt;
    return found->second.verdict;
}

void KnownResults::put(const TaskFiles& task, const Verdict& verdict) {
    m_entries[task.key] = {outputStamp(task), verdict};
    m_isChanged = true;
}

void KnownResults::save() {
    if (!m_isChanged)
        return;
    nlohmann::json tasks = nlohmann::json::object();
    for (const auto& [key, entry] : m_entries)
        tasks[key] = {{"output", entry.output},
                      {"state", static_cast<int>(entry.verdict.state)},
                      {"class", failureKey(entry.verdict.failure)},
                      {"reason", entry.verdict.reason}};
    const nlohmann::json all{
        {"rules", kRules}, {"recipe", physicsChecksum(m_campaign.recipe())}, {"tasks", tasks}};
    try {
        writeTextFile(m_campaign.folder() / "results.json",
                      all.dump(1, ' ', false, nlohmann::json::error_handler_t::replace));
        m_isChanged = false;
    } catch (const FileError&) {
        // Read-only media: the outputs are read again the next time.
    }
}

}  // namespace mtp
