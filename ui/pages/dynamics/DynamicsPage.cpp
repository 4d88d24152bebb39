#include "ui/pages/dynamics/DynamicsPage.h"

#include <QAction>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QPushButton>
#include <QTabWidget>
#include <QTimer>

#include "core/base/OutputFile.h"
#include "core/base/UtcTime.h"
#include "core/io/ImportChoice.h"
#include "core/project/edit/ProjectEdit.h"
#include "core/report/DynamicsReport.h"
#include "ui/language/CoreText.h"
#include "ui/pages/KeyedTabs.h"
#include "ui/pages/dynamics/ComparedRuns.h"
#include "ui/pages/dynamics/DynamicsAnalysis.h"
#include "ui/pages/dynamics/DynamicsFigures.h"
#include "ui/pages/dynamics/DynamicsForm.h"
#include "ui/pages/dynamics/HopFrames.h"
#include "ui/pages/dynamics/HopStage.h"
#include "ui/pages/dynamics/MotionPlots.h"
#include "ui/pages/dynamics/RunsPanel.h"
#include "ui/pages/dynamics/StructurePlots.h"
#include "ui/pages/dynamics/VibrationPlots.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Numbers.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/InputDialog.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

// Keys of the view state.
const QString kDynamicsTab = QStringLiteral("tab");
const QString kSquareTime = QStringLiteral("squareTime");

constexpr const char* kChoices = "dynamics";  // the setting of the project
constexpr int kKeepMs = 600;    // changes that follow each other faster are one step of undo
constexpr int kSoonMs = 40;     // changes that follow each other faster are one
constexpr int kLookMs = 2000;   // between two looks at a run that may still grow
constexpr int kRestFactor = 5;  // times its duration before a growing run is analysed again

}  // namespace

DynamicsPage::DynamicsPage(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : Page(project, jobs, parent)
    , m_analysis(new DynamicsAnalysis(project.registry(), jobs, this))
    , m_soon(new QTimer(this))
    , m_keep(new QTimer(this))
    , m_look(new QTimer(this)) {
    build();
    connectParts();
    followTrajectory();
}

void DynamicsPage::build() {
    m_tabs = new QTabWidget;
    m_tabs->setObjectName("dynamicsTabs");
    m_tabs->setDocumentMode(true);
    m_plots = new MotionPlots;
    m_hops = new HopStage;
    m_labels = new HopFrames(project(), *banner(), this);
    m_structure = new StructurePlots(project().registry(), jobs());
    connect(m_structure, &StructurePlots::failed, this, &DynamicsPage::showError);
    m_vibrations = new VibrationPlots(project().registry(), jobs());
    connect(m_vibrations, &VibrationPlots::failed, this, &DynamicsPage::showError);
    m_compared = new ComparedRuns(project(), jobs(), this);
    m_runs = new RunsPanel(project(), *m_compared);
    addKeyedTab(*m_tabs, m_plots, tr("Motion"), QStringLiteral("motion"),
                tr("How far the ions move in a time: diffusion coefficient and conductivity"));
    addKeyedTab(*m_tabs, m_hops, tr("Hops and cascades"), QStringLiteral("hops"),
                tr("Which ion hops when and where to, and which hops follow each other"));
    addKeyedTab(*m_tabs, m_structure, tr("Structure"), QStringLiteral("structure"),
                tr("Scattering functions, neighbours that stay, and polyhedra that turn"));
    addKeyedTab(*m_tabs, m_vibrations, tr("Vibrations"), QStringLiteral("vibrations"),
                tr("How the velocities of the ions change: their correlation and its spectrum"));
    addKeyedTab(*m_tabs, m_runs, tr("Runs"), QStringLiteral("runs"),
                tr("Several runs beside each other: diffusion against temperature and its "
                   "activation energy"));
    auto* inspector = new Inspector;
    m_figures = new DynamicsFigures(*inspector, this);
    m_form = new DynamicsForm(*inspector, this);
    auto* empty = new EmptyState(iconName(),
                                 tr("Drop a long run here: a LAMMPS dump, or any other trajectory"),
                                 tr("Open trajectory…"));
    empty->button()->setToolTip(
        tr("The time step is read from the file, or asked for if the file does not tell it"));
    connect(empty->button(), &QPushButton::clicked, primaryAction(), &QAction::trigger);
    setContent(m_tabs, inspector, empty);
}

void DynamicsPage::connectParts() {
    m_soon->setSingleShot(true);
    m_soon->setInterval(kSoonMs);
    connect(m_soon, &QTimer::timeout, this, &DynamicsPage::analyseAgain);
    m_keep->setSingleShot(true);
    m_keep->setInterval(kKeepMs);
    connect(m_keep, &QTimer::timeout, this, &DynamicsPage::keepChoices);
    connect(&project(), &ProjectModel::historyChanged, this, &DynamicsPage::followChoices);
    m_look->start(kLookMs);
    connect(m_look, &QTimer::timeout, this, &DynamicsPage::followGrowth);
    connect(m_form, &DynamicsForm::changed, this, [this] {
        m_keep->start();
        if (m_analysis->result() || m_analysis->isRunning() || m_isTimeMissing)
            m_soon->start();
        refresh();
    });
    connect(m_plots, &MotionPlots::fitChosen, this, [this](double from, double to) {
        m_form->setFit(from, to);
        m_keep->start();
        analyseAgain();
    });
    connect(m_hops, &HopStage::thresholdMoved, this, [this](double threshold) {
        m_form->setThreshold(threshold);
        m_keep->start();
        analyseAgain();
    });
    connect(m_hops, &HopStage::selectionChanged, this,
            [this] { m_plots->chooseIon(m_hops->selection().ion); });
    connect(m_hops, &HopStage::labelsRequested, this,
            [this](const std::vector<std::size_t>& frames) { m_labels->add(m_shown, frames); });
    connect(m_labels, &HopFrames::added, this, &DynamicsPage::configurationChosen);
    connect(m_labels, &HopFrames::wanted, this, [this](std::int64_t id) {
        emit configurationChosen(id);
        emit pageRequested(PageId::Labels);
    });
    connect(m_compared, &ComparedRuns::changed, this,
            [this] { m_plots->setOthers(m_compared->runs()); });
    connect(m_figures, &DynamicsFigures::reportRequested, this, &DynamicsPage::writeReport);
    connect(m_figures, &DynamicsFigures::methodsRequested, this, &DynamicsPage::copyMethods);
    connect(m_analysis, &DynamicsAnalysis::changed, this, &DynamicsPage::refresh);
    connect(m_analysis, &DynamicsAnalysis::failed, this, &DynamicsPage::fail);
    connect(&project(), &ProjectModel::trajectoryChanged, this, &DynamicsPage::followTrajectory);
    connect(primaryAction(), &QAction::triggered, this, [this] {
        if (project().trajectory())
            return analyse();
        const QStringList paths =
            askForInputs(this, tr("Open trajectory"), readFilters(project().registry()));
        if (!paths.isEmpty())
            emit inputsChosen(paths);
    });
}

void DynamicsPage::followTrajectory() {
    m_soon->stop();
    m_isTimeMissing = false;
    m_analysis->clear();
    m_shown.reset();
    m_followedBytes.reset();
    const LoadedTrajectory* trajectory = project().trajectory();
    setEmpty(!trajectory);
    m_species.clear();
    if (trajectory)
        for (const auto& [name, count] : trajectory->composition)
            m_species << QString::fromStdString(name);
    m_form->setSpecies(m_species);
    if (m_form->hasIon() && !project().textSetting(kChoices))
        m_standard = m_form->state();
    followChoices();
    // What takes no time to think about is done when the page is seen.
    m_isWanted = trajectory && m_form->hasIon();
    if (isVisible() && std::exchange(m_isWanted, false))
        analyse();
    refresh();
}

void DynamicsPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (std::exchange(m_isWanted, false))
        analyse();
}

// One command for all that was changed within a moment.
void DynamicsPage::keepChoices() {
    const std::string choices =
        QJsonDocument(m_form->state()).toJson(QJsonDocument::Compact).toStdString();
    if (project().hasProject() && choices != project().textSetting(kChoices))
        project().edit(tr("Change the analysis of motion"),
                       [&choices](ProjectEdit& edit) { edit.setTextSetting(kChoices, choices); });
}

// After undo and redo, and when a project is opened.
void DynamicsPage::followChoices() {
    if (m_keep->isActive())  // the user is changing them
        return;
    const std::optional<std::string> choices = project().textSetting(kChoices);
    const QJsonObject state =
        choices ? QJsonDocument::fromJson(QByteArray::fromStdString(*choices)).object()
                : m_standard;
    if (state == m_form->state())
        return;
    m_form->setState(state);
    m_form->setSpecies(m_species);
    if (m_analysis->result())
        m_soon->start();
}

// A run that goes on is analysed again when its file has grown. What could not be read is not read
// again before the file changes.
void DynamicsPage::followGrowth() {
    if (!isVisible() || !m_shown || m_analysis->isRunning())
        return;
    const std::optional<DynamicsRequest> wanted = request();
    if (!wanted || wanted->readsTheSame(m_shown->request) || wanted->bytes == m_followedBytes)
        return;
    m_followedBytes = wanted->bytes;
    m_analysis->start(*wanted);
    m_look->setInterval(
        std::max<int>(kLookMs, kRestFactor * static_cast<int>(m_analysis->duration())));
}

std::optional<DynamicsRequest> DynamicsPage::request() const {
    const LoadedTrajectory* trajectory = project().trajectory();
    if (!trajectory || !m_form->hasIon())
        return std::nullopt;
    DynamicsRequest request;
    request.path = trajectory->record.path;
    request.species = trajectory->record.species;
    request.frames = trajectory->record.frames;
    request.bytes = QFileInfo(QString::fromStdString(request.path)).size();
    request.project = project().path().toStdString();
    m_form->fill(request);
    return request;
}

void DynamicsPage::analyse() {
    if (const std::optional<DynamicsRequest> wanted = request())
        start(*wanted);
    else if (project().trajectory())
        showError(
            tr("The types of the trajectory have no names. Open it again and name them: Li, "
               "Cl, Al."));
}

void DynamicsPage::analyseAgain() {
    std::optional<DynamicsRequest> wanted = request();
    if (!wanted || !m_shown || wanted->path != m_shown->request.path)
        return analyse();
    wanted->bytes = m_shown->request.bytes;
    start(*wanted);
}

void DynamicsPage::start(const DynamicsRequest& request) {
    m_soon->stop();
    if (std::exchange(m_isTimeMissing, false))
        banner()->dismiss();  // it asks for what has been typed
    m_analysis->start(request);
}

void DynamicsPage::writeReport() {
    const QString path = askForSavePath(this, tr("Write report"), QStringLiteral("dynamics.html"),
                                        tr("Web page (*.html)"));
    if (path.isEmpty())
        return;
    const QString run = QFileInfo(QString::fromStdString(m_shown->request.path)).fileName();
    try {
        OutputFile file(path.toStdString());
        file.write(dynamicsReport({tr("Motion of %1 in %2")
                                       .arg(QString::fromStdString(m_shown->motion->ion), run)
                                       .toStdString(),
                                   "MTP Workbench " MTP_VERSION, utcNow()},
                                  *m_shown->motion, *m_shown->dynamics));
        file.close();
    } catch (const Error& error) {
        return showError(errorText(error));
    }
    banner()->showWritten(tr("%1 was written.").arg(QFileInfo(path).fileName()), path);
}

void DynamicsPage::copyMethods() {
    QGuiApplication::clipboard()->setText(
        QString::fromStdString(dynamicsMethods(*m_shown->motion, *m_shown->dynamics)));
    banner()->show(Banner::Kind::Information, tr("A paragraph about the methods was copied."));
}

void DynamicsPage::fail(const QString& message, bool isTimeMissing) {
    if (!isTimeMissing)
        return showError(message);
    m_isTimeMissing = true;
    banner()->show(Banner::Kind::Warning,
                   tr("The run tells its steps and no times. Type the time step of the simulation "
                      "(inspector, Motion): the analysis starts with it."));
    m_form->askForTimestep();
}

void DynamicsPage::refresh() {
    const std::shared_ptr<const DynamicsResult> result = m_analysis->result();
    if (result != m_shown) {
        m_shown = result;
        if (result) {
            banner()->dismiss();
            m_form->showAutomatic(*result);
        }
        m_plots->show(result);
        m_hops->show(result);
        m_structure->show(result);
        m_vibrations->show(result);
        m_runs->show(result);
        if (result)
            m_compared->setRequest(result->request,
                                   QJsonDocument(m_form->state()).toJson(QJsonDocument::Compact));
    }
    m_figures->show(result.get(), m_analysis->isStale() || m_analysis->isOutdated());
    showPrimary();
    emit stateChanged();
}

void DynamicsPage::showPrimary() {
    const LoadedTrajectory* trajectory = project().trajectory();
    if (!trajectory) {
        primaryAction()->setText(tr("Open trajectory…"));
        return primaryAction()->setEnabled(true);
    }
    const double span = trajectory->timesFs.empty()
                            ? 0
                            : (trajectory->timesFs.back() - trajectory->timesFs.front()) / 1000;
    primaryAction()->setText(
        trajectory->hasTimes()
            ? tr("Analyse %1 ps").arg(shortNumberText(span, 4))
            : tr("Analyse %Ln frame(s)", nullptr, static_cast<int>(trajectory->timesFs.size())));
    primaryAction()->setEnabled(!m_analysis->isStale());
}

Page::State DynamicsPage::state() const {
    if (m_analysis->isStale())
        return State::Running;
    return project().trajectory() ? State::Ready : State::Empty;
}

QString DynamicsPage::counts() const {
    const auto result = m_analysis->result();
    if (!result)
        return project().trajectory() ? tr("Not analysed yet") : tr("No trajectory");
    const Displacements& motion = *result->motion;
    const double span = static_cast<double>(motion.frameCount - 1) * motion.spacing;
    return QStringLiteral("%L1 %2 · ")
               .arg(motion.ionCount())
               .arg(QString::fromStdString(motion.ion)) +
           tr("%Ln frame(s)", nullptr, static_cast<int>(motion.frameCount)) +
           QStringLiteral(" · %1 ps").arg(shortNumberText(span, 5));
}

void DynamicsPage::openPath(const QString& path, const ImportChoice&) {
    emit inputsChosen({path});
}

QJsonObject DynamicsPage::viewState() const {
    return {{kDynamicsTab, currentTabKey(*m_tabs)}, {kSquareTime, m_runs->squareTime()}};
}

void DynamicsPage::setViewState(const QJsonObject& state) {
    showTab(*m_tabs, state[kDynamicsTab].toString());
    if (state[kSquareTime].isDouble())
        m_runs->setSquareTime(state[kSquareTime].toDouble());
}

}  // namespace mtp::ui

#include "moc_DynamicsPage.cpp"
