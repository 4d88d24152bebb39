// A learning loop that goes on, as a job: rounds, one after the other, until it ends, is stopped or
// has made as many as were asked for. What it has done stays in its folder.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "core/learning/LearningLoop.h"
#include "ui/jobs/JobBoard.h"

namespace mtp::ui {

struct LearningStart {
    Potential potential;
    std::function<std::vector<Frame>(Progress&)> training;
    LearningOptions options;
};

struct LearningRequest {
    std::filesystem::path folder;
    std::optional<LearningStart> start;  // absent: goes on with what is in the folder
    std::function<std::unique_ptr<LabelSource>()> labels;
    Engine engine;
    std::filesystem::path own;  // the folder of our programs
    int rounds = 0;             // that are made now; 0: all
    LearningLimits limits;      // of the loop
};

// Signals come in the thread of this object.
class LearningRun : public Job {
    Q_OBJECT

public:
    using Record = std::shared_ptr<const LearningRecord>;

    explicit LearningRun(LearningRequest request, QObject* parent = nullptr);
    ~LearningRun() override;

    // "Learning, round 2 · Rehearsing".
    QString text() const override;
    QString cancelText() const override { return tr("Stop the learning loop"); }

signals:
    // The loop has begun, or another round has ended.
    void looked(const mtp::ui::LearningRun::Record& record);

private:
    void run(Progress& progress);

    LearningRequest m_request;
    int m_round = 1;
};

}  // namespace mtp::ui
