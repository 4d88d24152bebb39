#include "ui/pages/learn/LearnPage.h"

#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <algorithm>
#include <utility>

#include "core/base/Error.h"
#include "core/learning/RoundGain.h"
#include "core/project/file/FrameLoader.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/pages/EngineForm.h"
#include "ui/pages/learn/LearningForm.h"
#include "ui/pages/learn/LearningPanel.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

LearnPage::LearnPage(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : Page(project, jobs, parent), m_learning(new ProjectLearning(project, jobs, this)) {
    build();
    connectParts();
    followLoops();
}

void LearnPage::build() {
    m_inspector = new Inspector;
    InspectorGroup* loop = m_inspector->addGroup(tr("Loop"));
    m_loops = new QComboBox;
    m_loops->setObjectName("learnLoops");
    m_loops->setAccessibleName(tr("Loop"));
    m_loops->setToolTip(tr("A loop of this project to look at or to continue, or a new one"));
    m_step = new QPushButton(tr("Make one round"));
    m_step->setObjectName("learnStep");
    m_step->setToolTip(
        tr("Rehearses, labels and trains once, and waits: to look at it before it goes on"));
    m_take = new QPushButton(tr("Add to the project"));
    m_take->setObjectName("learnTake");
    m_take->setToolTip(
        tr("The last potential becomes a run of this project, and what was labelled "
           "becomes part of its configurations. Undo takes both back."));
    m_undo = new QPushButton;
    m_undo->setObjectName("learnUndo");
    m_undo->setToolTip(
        tr("The loop goes on from what the round began with. The files of the round "
           "are kept aside in the folder of the loop."));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_loops, m_step, m_take, m_undo})
        loop->addWide(widget);
    m_form = new LearningForm(project(), *m_inspector);
    m_engine = new EngineForm(jobs(), *m_inspector, EngineForm::Rows::Engine);
    m_panel = new LearningPanel;
    auto* empty = new EmptyState(
        iconName(), tr("Train a potential: a learning loop begins with it"), tr("Go to Train"));
    empty->button()->setToolTip(tr("Potentials are made from labels there (Alt+4)"));
    connect(empty->button(), &QPushButton::clicked, this,
            [this] { emit pageRequested(PageId::Train); });
    setContent(m_panel, m_inspector, empty);
}

void LearnPage::connectParts() {
    connect(primaryAction(), &QAction::triggered, this, &LearnPage::press);
    connect(m_step, &QPushButton::clicked, this, [this] { proceed(1); });
    connect(m_undo, &QPushButton::clicked, m_learning, &ProjectLearning::undoRound);
    connect(m_take, &QPushButton::clicked, m_learning, &ProjectLearning::takeOver);
    connect(m_loops, &QComboBox::activated, this, [this](int index) {
        m_learning->choose(index == 0 ? std::filesystem::path()
                                      : m_learning->folders()[static_cast<std::size_t>(index) - 1]);
    });
    connect(m_form, &LearningForm::changed, this, &LearnPage::refresh);
    connect(m_engine, &EngineForm::changed, this, &LearnPage::refresh);
    connect(m_learning, &ProjectLearning::changed, this, &LearnPage::followLoops);
    connect(m_learning, &ProjectLearning::failed, this, &LearnPage::showError);
    connect(m_learning, &ProjectLearning::tookOver, this, [this](int added, bool areLabelled) {
        banner()->show(
            Banner::Kind::Information,
            areLabelled ? tr("The potential and %Ln configuration(s) were added.", nullptr, added)
                        : tr("The potential and %Ln configuration(s) without labels were added.",
                             nullptr, added));
    });
    connect(&jobs(), &JobBoard::changed, this, [this] {
        if (m_learning->isCurrentRunning())
            refresh();
    });
}

void LearnPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    m_form->refillMachines();
    if (!m_engine->hasLooked())
        m_engine->look();
}

int LearnPage::rounds() const {
    return m_learning->record() ? static_cast<int>(m_learning->record()->rounds.size()) : 0;
}

Page::State LearnPage::state() const {
    if (m_learning->job())
        return State::Running;
    if (!m_learning->record())
        return State::Empty;
    const LearningState state = m_learning->record()->state;
    return state == LearningState::WaitingForLabels || state == LearningState::NothingToLearn ||
                   state == LearningState::NoGain
               ? State::NeedsAttention
               : State::Ready;
}

QString LearnPage::stateText() const {
    if (m_learning->job())
        return m_learning->job()->text();
    return m_learning->record() ? learningStateText(*m_learning->record())
                                : tr("No learning loop yet");
}

QString LearnPage::counts() const {
    if (!m_learning->record())
        return tr("No learning loop yet");
    int labelled = 0;
    for (const RoundRecord& round : m_learning->record()->rounds)
        labelled += static_cast<int>(round.labelled);
    return tr("%Ln round(s)", nullptr, rounds()) + QStringLiteral(" · ") +
           tr("%Ln single point(s)", nullptr, labelled);
}

void LearnPage::openPath(const QString&, const ImportChoice&) {
    showError(
        tr("Drop potentials on Inspect and trajectories on Trajectory: a loop begins with "
           "what the project holds"));
}

QJsonObject LearnPage::viewState() const {
    QJsonObject state = m_form->values();
    state["engine"] = m_engine->values();
    return state;
}

void LearnPage::setViewState(const QJsonObject& state) {
    m_form->setValues(state);
    m_engine->setValues(state["engine"].toObject());
}

void LearnPage::followLoops() {
    m_loops->clear();
    m_loops->addItem(tr("New loop"));
    for (const auto& folder : m_learning->folders()) {
        m_loops->addItem(QString::fromStdString(folder.filename().string()));
        m_loops->setItemData(m_loops->count() - 1, QString::fromStdString(folder.string()),
                             Qt::ToolTipRole);
    }
    const auto& folders = m_learning->folders();
    const auto current = std::find(folders.begin(), folders.end(), m_learning->current());
    m_loops->setCurrentIndex(
        current == folders.end() ? 0 : static_cast<int>(current - folders.begin()) + 1);
    m_form->showOptions(m_learning->record() ? std::optional(m_learning->record()->options)
                                             : std::nullopt);
    // Of the same loop, the user may have raised it.
    if (std::exchange(m_shown, m_learning->current()) != m_learning->current() &&
        m_learning->record())
        m_form->setLimits(m_learning->record()->options);
    refresh();
}

bool LearnPage::canProceed() const {
    if (m_learning->job() || !m_engine->engine())
        return false;
    const LearningRun::Record& record = m_learning->record();
    if (!record)
        return m_learning->current().empty() && !m_form->trainingSet().empty();
    return record->state == LearningState::Running ||
           record->state == LearningState::WaitingForLabels ||
           (record->state == LearningState::RoundLimit && m_form->limits().mostRounds > rounds()) ||
           (record->state == LearningState::NoGain && isAllowedToGoOn(*record));
}

// Although it improves nothing.
bool LearnPage::isAllowedToGoOn(const LearningRecord& record) const {
    LearningOptions options = record.options;
    options.mostWithoutGain = m_form->limits().mostWithoutGain;
    return isGaining(record.rounds, options);
}

// What a loop does, or what it lacks to begin.
QString LearnPage::beginningText() const {
    if (!project().currentRun() || !m_form->trainingSet().empty())
        return tr(
            "The potential is rehearsed. The fewest frames that teach it something get "
            "labels, and it is trained again, until the rehearsals run through.");
    const QString name = QString::fromStdString(project().currentRun()->name);
    return tr("A loop cannot begin yet: the configurations that %1 was trained on are not in this "
              "project. Add them with their labels on the page Labels, or train a potential here.")
        .arg(name);
}

void LearnPage::refresh() {
    const LearningRun::Record& record = m_learning->record();
    const bool isRunning = m_learning->isCurrentRunning();
    setEmpty(!record && !project().currentRun());
    QString text = record ? learningStateText(*record) : beginningText();
    if (isRunning)
        text = m_learning->job()->text();
    else if (!m_engine->problem().isEmpty())
        text += QLatin1Char(' ') + m_engine->problem();
    m_panel->show(record, text);
    const int size = static_cast<int>(m_form->trainingSet().size());
    primaryAction()->setText(m_learning->job() ? tr("Stop the loop")
                             : record          ? tr("Continue with round %L1").arg(rounds() + 1)
                             : size > 0 ? tr("Learn from %Ln configuration(s)", nullptr, size)
                                        : tr("Learn"));
    primaryAction()->setEnabled(m_learning->job() ? !m_learning->job()->isCancelled()
                                                  : canProceed());
    m_step->setEnabled(canProceed());
    const bool hasLabels =
        record && std::any_of(record->rounds.begin(), record->rounds.end(),
                              [](const RoundRecord& round) { return round.labelled > 0; });
    m_take->setEnabled(hasLabels && !isRunning);
    const int undoable = m_learning->roundToUndo();
    m_undo->setText(undoable > 0 ? tr("Undo round %L1").arg(undoable) : tr("Undo the last round"));
    m_undo->setEnabled(undoable > 0);
    emit stateChanged();
}

void LearnPage::press() {
    if (!m_learning->job())
        return proceed(0);
    m_learning->stop();
    refresh();
}

void LearnPage::proceed(int rounds) {
    try {
        if (m_learning->record())
            m_learning->resume(request(rounds));
        else
            m_learning->begin(request(rounds));
        banner()->dismiss();
    } catch (const Error& error) {
        showError(errorText(error));
    }
}

LearningRequest LearnPage::request(int rounds) const {
    LearningRequest request;
    request.labels = m_form->labelSource();
    request.engine = *m_engine->engine();
    request.rounds = rounds;
    request.limits = m_form->limits();
    if (m_learning->record())
        return request;
    LearningOptions options = m_form->options();
    options.ranks = m_engine->ranks();
    request.start =
        LearningStart{*project().currentRun()->potential,
                      [loader = project().frames(), records = m_form->trainingSet()](
                          Progress& progress) { return loader->load(records, progress); },
                      options};
    return request;
}

}  // namespace mtp::ui

#include "moc_LearnPage.cpp"
