#include "ui/pages/dynamics/ComparedRuns.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "core/project/edit/ProjectEdit.h"
#include "core/workflow/SimulationRecords.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace {

namespace fs = std::filesystem;

constexpr const char* kComparedRuns = "comparedRuns";  // the setting of the project

// Keys of a run in it.
const QString kPath = QStringLiteral("path");
const QString kSpecies = QStringLiteral("species");
const QString kFrames = QStringLiteral("frames");
const QString kTimestep = QStringLiteral("timestep");
const QString kTemperature = QStringLiteral("temperature");

QJsonValue orNothing(const std::optional<double>& value) {
    return value ? QJsonValue(*value) : QJsonValue();
}

std::optional<double> numberIn(const QJsonValue& value) {
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

QJsonObject toJson(const ComparedInput& input, const fs::path& project) {
    QJsonArray species;
    for (const std::string& name : input.species)
        species << QString::fromStdString(name);
    return {{kPath, QString::fromStdString(toRunList({input.path}, project))},
            {kSpecies, species},
            {kFrames, QString::fromStdString(rangeText(input.frames))},
            {kTimestep, orNothing(input.timestepFs)},
            {kTemperature, orNothing(input.temperature)}};
}

std::optional<ComparedInput> fromJson(const QJsonObject& run, const fs::path& project) {
    const std::vector<fs::path> paths = parseRunList(run[kPath].toString().toStdString(), project);
    if (paths.size() != 1)
        return std::nullopt;
    ComparedInput input{paths.front()};
    for (const QJsonValue& name : run[kSpecies].toArray())
        input.species.push_back(name.toString().toStdString());
    try {
        input.frames = parseFrameRange(run[kFrames].toString().toStdString());
    } catch (const Error&) {
        return std::nullopt;  // of a newer version
    }
    input.timestepFs = numberIn(run[kTimestep]);
    input.temperature = numberIn(run[kTemperature]);
    return input;
}

bool isSummary(const fs::path& path) {
    return fs::is_directory(path) ? fs::exists(path / "summary.json") : path.extension() == ".json";
}

DynamicsRequest requestFor(const ComparedInput& input, DynamicsRequest request) {
    request.path = input.path.string();
    request.species = input.species;
    request.frames = input.frames;
    if (input.timestepFs)
        request.timestepFs = input.timestepFs;
    if (input.temperature)
        request.options.conductivity.temperature = input.temperature;
    request.options.fit.reset();  // runs of other lengths have other ranges
    return request;
}

ComparedRun analysedInput(const FormatRegistry& registry, const ComparedInput& input,
                          const DynamicsRequest& request, Progress& progress) {
    ComparedRun run{input};
    if (isSummary(input.path)) {
        RunResult result = readRunResult(input.path);
        if (input.temperature)
            result.temperature = input.temperature;
        run.result = std::make_shared<const RunResult>(std::move(result));
        return run;
    }
    const DynamicsResult result =
        analysedRun(registry, requestFor(input, request), nullptr, progress);
    run.dynamics = result.dynamics;
    run.result = std::make_shared<const RunResult>(
        runResult(run.name().toStdString(), *result.motion, *result.dynamics));
    return run;
}

}  // namespace

// Of a summary, that of its folder.
QString ComparedRun::name() const {
    const fs::path& path = input.path;
    return QString::fromStdString(
        (path.filename() == "summary.json" ? path.parent_path() : path).filename().string());
}

ComparedRuns::ComparedRuns(ProjectModel& project, JobBoard& jobs, QObject* parent)
    : QObject(parent), m_project(project), m_jobs(jobs) {
    connect(&project, &ProjectModel::projectChanged, this, &ComparedRuns::followProject);
    connect(&project, &ProjectModel::historyChanged, this, &ComparedRuns::followProject);
    followProject();
}

std::vector<ComparedInput> ComparedRuns::inputs() const {
    std::vector<ComparedInput> inputs;
    for (const ComparedRun& run : m_runs)
        inputs.push_back(run.input);
    return inputs;
}

// Results of runs that stay in the list stay with them.
void ComparedRuns::followProject() {
    std::vector<ComparedInput> wanted;
    const std::optional<std::string> text =
        m_project.hasProject() ? m_project.textSetting(kComparedRuns) : std::nullopt;
    if (text)
        for (const QJsonValue& run :
             QJsonDocument::fromJson(QByteArray::fromStdString(*text)).array())
            if (const auto input = fromJson(run.toObject(), m_project.path().toStdString()))
                wanted.push_back(*input);
    if (wanted == inputs())
        return;
    std::vector<ComparedRun> runs;
    for (const ComparedInput& input : wanted) {
        const ComparedRun* known = find(input);
        runs.push_back(known ? *known : ComparedRun{input});
    }
    m_runs = std::move(runs);
    emit changed();
    analyseNext();
}

void ComparedRuns::keep(const std::vector<ComparedInput>& inputs, const QString& name) {
    QJsonArray runs;
    for (const ComparedInput& input : inputs)
        runs << toJson(input, m_project.path().toStdString());
    const std::string text = QJsonDocument(runs).toJson(QJsonDocument::Compact).toStdString();
    m_project.edit(name, [&text](ProjectEdit& edit) { edit.setTextSetting(kComparedRuns, text); });
    followProject();
}

void ComparedRuns::add(const std::vector<ComparedInput>& added) {
    std::vector<ComparedInput> all = inputs();
    for (const ComparedInput& input : added)
        if (std::none_of(all.begin(), all.end(),
                         [&](const ComparedInput& one) { return one.path == input.path; }))
            all.push_back(input);
    if (all.size() > m_runs.size())
        keep(all,
             tr("Compare %Ln more run(s)", nullptr, static_cast<int>(all.size() - m_runs.size())));
}

void ComparedRuns::remove(const std::vector<std::size_t>& runs) {
    std::vector<ComparedInput> all;
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        if (std::find(runs.begin(), runs.end(), i) == runs.end())
            all.push_back(m_runs[i].input);
    if (all.size() < m_runs.size())
        keep(all, runs.size() == 1
                      ? tr("Compare %1 no more").arg(m_runs[runs.front()].name())
                      : tr("Compare %Ln run(s) no more", nullptr, static_cast<int>(runs.size())));
}

void ComparedRuns::change(const std::vector<std::size_t>& runs,
                          const std::function<void(ComparedInput&)>& change) {
    std::vector<ComparedInput> all = inputs();
    for (const std::size_t run : runs)
        change(all[run]);
    if (all != inputs())
        keep(all, runs.size() == 1
                      ? tr("Change the run %1").arg(m_runs[runs.front()].name())
                      : tr("Change %Ln run(s)", nullptr, static_cast<int>(runs.size())));
}

void ComparedRuns::setRequest(const DynamicsRequest& request, const QByteArray& choices) {
    m_request = request;
    if (std::exchange(m_choices, choices) != choices) {
        if (m_job)
            m_job->cancel();
        for (ComparedRun& run : m_runs)
            run.problem.clear();
    }
    analyseNext();
}

void ComparedRuns::setWanted(bool isWanted) {
    m_isWanted = isWanted;
    analyseNext();
}

ComparedRun* ComparedRuns::find(const ComparedInput& input) {
    const auto found = std::find_if(m_runs.begin(), m_runs.end(),
                                    [&](const ComparedRun& run) { return run.input == input; });
    return found == m_runs.end() ? nullptr : &*found;
}

void ComparedRuns::analyseNext() {
    if (m_job || !m_isWanted || !m_request)
        return;
    const auto next = std::find_if(m_runs.begin(), m_runs.end(), [this](const ComparedRun& run) {
        return run.choices != m_choices && run.problem.isEmpty();
    });
    if (next == m_runs.end())
        return;
    using Outcome = std::shared_ptr<ComparedRun>;
    const ComparedInput input = next->input;
    m_job = m_jobs.run<Outcome>(
        tr("Analysing %1").arg(next->name()), this,
        [&registry = m_project.registry(), input, request = *m_request](Progress& progress) {
            return std::make_shared<ComparedRun>(analysedInput(registry, input, request, progress));
        },
        [this, input, choices = m_choices](Outcome outcome) {
            if (ComparedRun* run = find(input)) {
                *run = std::move(*outcome);
                run->choices = choices;
            }
            finish(input, {});
        },
        [this, input](const QString& message) { finish(input, message); });
    connect(m_job, &Job::cancelled, this, [this, input, choices = m_choices] {
        finish(input, choices == m_choices ? tr("The analysis was cancelled.") : QString());
    });
    emit changed();
}

void ComparedRuns::finish(const ComparedInput& input, const QString& problem) {
    m_job = nullptr;
    if (ComparedRun* run = find(input); run && !problem.isEmpty())
        run->problem = problem;
    emit changed();
    analyseNext();
}

}  // namespace mtp::ui

#include "moc_ComparedRuns.cpp"
