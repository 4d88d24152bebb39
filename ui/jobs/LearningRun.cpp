#include "ui/jobs/LearningRun.h"

#include "core/base/Error.h"

namespace mtp::ui {

LearningRun::LearningRun(LearningRequest request, QObject* parent)
    : Job(
          tr("Learning"), [this](Progress& progress) { run(progress); }, parent)
    , m_request(std::move(request)) {
    qRegisterMetaType<Record>();
    connect(this, &LearningRun::looked, this, [this](const Record& record) {
        m_round = static_cast<int>(record->rounds.size()) + 1;
        emit progressed();
    });
}

LearningRun::~LearningRun() {
    cancel();
    wait();
}

QString LearningRun::text() const {
    const QString round = tr("Learning, round %L1").arg(m_round);
    return step().isEmpty() ? round : round + QStringLiteral(" · ") + step();
}

void LearningRun::run(Progress& progress) {
    const LearningFolder folder(m_request.folder);
    const std::unique_ptr<LabelSource> labels = m_request.labels();
    if (m_request.start)
        beginLearning(folder, m_request.start->potential, m_request.start->training(progress),
                      m_request.start->options);
    else
        reopenLearning(folder, m_request.limits);
    LearningLoop loop(folder, m_request.engine, findKimLibrary(m_request.own), *labels);
    const auto look = [&] { emit looked(std::make_shared<const LearningRecord>(loop.record())); };
    look();
    for (int made = 0; loop.record().state == LearningState::Running &&
                       (m_request.rounds == 0 || made < m_request.rounds);
         ++made) {
        if (progress.isCancelled())
            throw Cancelled();
        loop.runRound(progress);
        look();
    }
}

}  // namespace mtp::ui

#include "moc_LearningRun.cpp"
