// The runs that are compared with the one on display: a list that the project keeps, analysed in
// jobs by the choices of the page.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/dynamics/RunComparison.h"
#include "ui/pages/dynamics/DynamicsAnalysis.h"

namespace mtp::ui {

class ProjectModel;

// A trajectory with what reading it needs, or a summary.json (or its folder) of `mtp dynamics -o`.
struct ComparedInput {
    std::filesystem::path path;
    std::vector<std::string> species{};  // names of numbered types
    FrameRange frames{};
    std::optional<double> timestepFs{};
    std::optional<double> temperature{};  // K

    bool operator==(const ComparedInput&) const = default;
};

struct ComparedRun {
    ComparedInput input;
    std::shared_ptr<const RunResult> result{};   // null: not known yet
    std::shared_ptr<const Dynamics> dynamics{};  // null of a summary
    QByteArray choices{};  // by which the result came; those of now are others if it is old
    QString problem{};     // why there is no result

    QString name() const;
};

class ComparedRuns : public QObject {
    Q_OBJECT

public:
    ComparedRuns(ProjectModel& project, JobBoard& jobs, QObject* parent);

    const std::vector<ComparedRun>& runs() const { return m_runs; }
    // Each of these is one command of the project.
    void add(const std::vector<ComparedInput>& inputs);
    void remove(const std::vector<std::size_t>& runs);
    void change(const std::vector<std::size_t>& runs,
                const std::function<void(ComparedInput&)>& change);
    // How the runs are analysed; `choices` differ if the results do. Old results stay until others
    // are there.
    void setRequest(const DynamicsRequest& request, const QByteArray& choices);
    // Analyses nothing before somebody looks.
    void setWanted(bool isWanted);
    bool isRunning() const { return m_job != nullptr; }

signals:
    void changed();

private:
    void followProject();
    void keep(const std::vector<ComparedInput>& inputs, const QString& name);
    std::vector<ComparedInput> inputs() const;
    void analyseNext();
    ComparedRun* find(const ComparedInput& input);
    void finish(const ComparedInput& input, const QString& problem);

    ProjectModel& m_project;
    JobBoard& m_jobs;
    std::vector<ComparedRun> m_runs;
    std::optional<DynamicsRequest> m_request;
    QByteArray m_choices;
    QPointer<Job> m_job;
    bool m_isWanted = false;
};

}  // namespace mtp::ui
