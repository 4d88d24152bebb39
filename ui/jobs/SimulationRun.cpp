#include "ui/jobs/SimulationRun.h"

#include <QThread>

#include "core/base/Error.h"
#include "ui/jobs/Durations.h"
#include "ui/language/CoreText.h"

namespace mtp::ui {

namespace {

constexpr int kBetweenLooksMs = 400, kNapMs = 20;

}  // namespace

SimulationRun::SimulationRun(std::filesystem::path folder, QObject* parent)
    : Job(
          tr("Simulation"), [this](Progress& progress) { watch(progress); }, parent)
    , m_folder(std::move(folder))
    , m_text(QString::fromStdString(m_folder.filename().string())) {
    qRegisterMetaType<Snapshot>();
    connect(this, &SimulationRun::looked, this,
            [this](const Snapshot& snapshot) { show(*snapshot); });
}

SimulationRun::~SimulationRun() {
    leave();
    wait();
}

void SimulationRun::watch(Progress& progress) {
    SimulationWatch watch(m_folder);
    for (;;) {
        const auto snapshot = std::make_shared<const SimulationSnapshot>(watch.look());
        emit looked(snapshot);
        if (snapshot->state != SimulationState::Running)
            return;
        for (int slept = 0; slept < kBetweenLooksMs; slept += kNapMs) {
            if (progress.isCancelled())
                throw Cancelled();
            QThread::msleep(kNapMs);
        }
    }
}

void SimulationRun::show(const SimulationSnapshot& snapshot) {
    m_text = tr("%1 · %L2 of %L3 ps")
                 .arg(QString::fromStdString(m_folder.filename().string()))
                 .arg(snapshot.time(), 0, 'f', 1)
                 .arg(snapshot.wholeTime(), 0, 'f', 1);
    if (snapshot.secondsLeft)
        m_text += tr(" · about %1 left").arg(durationText(*snapshot.secondsLeft));
    setFraction(snapshot.fraction());
}

void SimulationRun::ask(StopRequest request) {
    try {
        stopRun(m_folder, request);
        m_asked = request;
        emit askedToEnd();
    } catch (const Error& error) {
        emit stopFailed(errorText(error));
    }
}

void SimulationRun::setPaused(bool isPaused) {
    if (isPaused)
        ask(StopRequest::Pause);
}

}  // namespace mtp::ui
