#include "ui/pages/trajectory/TrajectoryPage.h"

#include <QAction>
#include <QFileInfo>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "core/io/ImportChoice.h"
#include "ui/jobs/JobBoard.h"
#include "ui/pages/FramePlayer.h"
#include "ui/plots/TimelinePlot.h"
#include "ui/project/ProjectModel.h"
#include "ui/structure_view/StructureView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/InputDialog.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

TrajectoryPage::TrajectoryPage(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : Page(project, jobs, parent)
    , m_view(new StructureView)
    , m_player(new FramePlayer)
    , m_timeline(new TimelinePlot) {
    m_view->setObjectName("trajectoryView");
    m_timeline->setObjectName("timeline");
    m_view->setEmptyText(
        tr("Drop an AIMD run here: a VASP or CP2K folder, OUTCAR, vasprun.xml, "
           "XDATCAR, extended XYZ or .cfg"));
    m_timeline->setTitle(tr("Energy and temperature"));
    auto* stage = new QWidget;
    auto* column = new QVBoxLayout(stage);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view, 1);
    column->addWidget(m_player);
    auto* vertical = new QSplitter(Qt::Vertical);
    vertical->addWidget(stage);
    vertical->addWidget(m_timeline);
    vertical->setStretchFactor(0, 3);
    vertical->setStretchFactor(1, 1);
    vertical->setSizes({480, 220});
    vertical->setChildrenCollapsible(false);
    buildInspector();
    auto* across = new QSplitter(Qt::Horizontal);
    across->addWidget(vertical);
    across->addWidget(m_inspector);
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 0);
    across->setChildrenCollapsible(false);
    setContent(across);

    connect(m_player, &FramePlayer::frameChanged, this, &TrajectoryPage::showFrame);
    connect(m_timeline, &TimelinePlot::skipChanged, m_skip, &QDoubleSpinBox::setValue);
    connect(m_timeline, &TimelinePlot::timeClicked, this, [this](double timeFs) {
        const auto& times = this->project().trajectory()->timesFs;
        const auto at = std::lower_bound(times.begin(), times.end(), timeFs);
        m_player->setFrame(static_cast<int>(at - times.begin()));
    });
    connect(primaryAction(), &QAction::triggered, this, [this] {
        if (this->project().trajectory())
            emit pageRequested(QStringLiteral("densities"));
        else
            chooseFile();
    });
    connect(&project, &ProjectModel::trajectoryChanged, this, &TrajectoryPage::showTrajectory);
    connect(&project, &ProjectModel::selectionChanged, this, &TrajectoryPage::showSelection);
    showTrajectory();
    showSelection();
}

void TrajectoryPage::buildInspector() {
    m_inspector = new Inspector;
    InspectorGroup* source = m_inspector->addGroup(tr("Source"));
    m_source = new QLabel;
    m_source->setWordWrap(true);
    m_source->setTextFormat(Qt::PlainText);
    m_content = new QLabel;
    m_content->setWordWrap(true);
    m_density = new QLabel;
    source->addWide(m_source);
    source->addWide(m_content);
    source->addRow(tr("Density"), m_density, tr("g/cm³"));

    InspectorGroup* selection = m_inspector->addGroup(tr("Selection"));
    m_skip = numberField("skip", {.least = 0, .most = 1e7, .decimals = 1, .step = 10}, 0);
    m_skip->setToolTip(tr("Equilibration: frames before this time are left out"));
    m_every = numberField("every", {.least = 0.1, .most = 1e6, .decimals = 1, .step = 1}, 20);
    m_every->setToolTip(tr("Time between two selected frames"));
    selection->addRow(tr("S&kip first"), m_skip, tr("fs"));
    selection->addRow(tr("O&ne every"), m_every, tr("fs"));
    m_selected = new QLabel;
    m_selected->setObjectName("selectedCount");
    m_selected->setWordWrap(true);
    selection->addWide(m_selected);
    const auto apply = [this] { project().setSelection(m_every->value(), m_skip->value()); };
    connect(m_skip, &QDoubleSpinBox::valueChanged, this, apply);
    connect(m_every, &QDoubleSpinBox::valueChanged, this, apply);
}

Page::State TrajectoryPage::state() const {
    return project().trajectory() ? State::Ready : State::Empty;
}

QString TrajectoryPage::counts() const {
    const LoadedTrajectory* trajectory = project().trajectory();
    if (!trajectory)
        return tr("No trajectory");
    const auto atoms = m_view->hasFrame() ? m_view->frame().atomCount() : 0;
    return tr("%L1 atoms · %L2 of %L3 frames selected")
        .arg(atoms)
        .arg(project().selectedFrames().size())
        .arg(trajectory->timesFs.size());
}

void TrajectoryPage::chooseFile() {
    const QStringList paths = askForInputs(this, tr("Open trajectory"));
    if (!paths.isEmpty())
        emit inputsChosen(paths);
}

QString TrajectoryPage::viewState() const {
    return project().trajectory() ? QString::number(m_player->frame()) : QString();
}

void TrajectoryPage::setViewState(const QString& state) {
    m_wantedFrame = state.toInt();  // the trajectory comes later
}

void TrajectoryPage::openPath(const QString& path, const ImportChoice& choice) {
    SourceRecord record;
    record.path = path.toStdString();
    record.species = choice.species;
    record.frames = choice.frames;
    const FormatRegistry& registry = project().registry();
    jobs().run<std::shared_ptr<LoadedTrajectory>>(
        tr("Opening %1").arg(QFileInfo(path).fileName()), this,
        [&registry, record, opened = choice.reader](Progress& progress) {
            return std::make_shared<LoadedTrajectory>(
                loadTrajectory(registry, record, progress, opened));
        },
        [this](std::shared_ptr<LoadedTrajectory> loaded) {
            project().setTrajectory(std::move(*loaded));
        },
        [this](const QString& message) { showError(message); });
}

void TrajectoryPage::showTrajectory() {
    const LoadedTrajectory* trajectory = project().trajectory();
    m_inspector->setEnabled(trajectory != nullptr);
    m_timeline->setSeries(trajectory ? trajectory->series : Table());
    m_player->setFrameCount(trajectory ? static_cast<int>(trajectory->timesFs.size()) : 0);
    m_view->setMovieSource(
        trajectory ? static_cast<int>(trajectory->timesFs.size()) : 0, [this](int index) {
            return project().trajectory()->reader->read(static_cast<std::size_t>(index));
        });
    if (!trajectory || trajectory->timesFs.empty()) {
        m_view->clear();
        m_source->setText(tr("No trajectory yet"));
        m_content->clear();
        m_density->clear();
    } else {
        m_view->clear();
        showFrame(0);
        m_player->setFrame(std::exchange(m_wantedFrame, 0));
        const Provenance& provenance = trajectory->reader->info().provenance;
        const QFileInfo file(QString::fromStdString(trajectory->record.path));
        m_source->setText(file.fileName());
        m_source->setToolTip(file.absoluteFilePath());
        m_content->setText(
            tr("%1 %2\n%L3 frames, %4")
                .arg(QString::fromStdString(provenance.code.empty() ? trajectory->record.format
                                                                    : provenance.code),
                     QString::fromStdString(provenance.version))
                .arg(trajectory->timesFs.size())
                .arg(withUnit(trajectory->timesFs.back() - trajectory->timesFs.front(), 0,
                              tr("fs"))));
        m_density->setText(trajectory->density
                               ? QStringLiteral("%L1").arg(*trajectory->density, 0, 'f', 3)
                               : tr("unknown"));
        if (!trajectory->warnings.empty())
            banner()->show(Banner::Kind::Warning,
                           QString::fromStdString(trajectory->warnings.front()) +
                               (trajectory->warnings.size() > 1
                                    ? tr(" (and %n more)", nullptr,
                                         static_cast<int>(trajectory->warnings.size()) - 1)
                                    : QString()));
    }
    emit stateChanged();
}

void TrajectoryPage::showSelection() {
    const LoadedTrajectory* trajectory = project().trajectory();
    const std::vector<std::size_t>& selected = project().selectedFrames();
    std::vector<double> times;
    for (std::size_t index : selected)
        times.push_back(trajectory->timesFs[index]);
    m_timeline->setSelectedTimes(times);
    const QSignalBlocker blockSkip(m_skip), blockEvery(m_every);
    if (trajectory) {
        m_skip->setValue(trajectory->record.skipFs);
        m_every->setValue(trajectory->record.everyFs);
        m_timeline->setSkip(trajectory->record.skipFs);
        m_selected->setText(
            tr("%L1 of %L2 frames selected").arg(selected.size()).arg(trajectory->timesFs.size()));
    }
    primaryAction()->setText(trajectory ? tr("Expand %L1 frames").arg(selected.size())
                                        : tr("Open trajectory…"));
    primaryAction()->setEnabled(!trajectory || !selected.empty());
    emit stateChanged();
}

void TrajectoryPage::showFrame(int index) {
    const LoadedTrajectory* trajectory = project().trajectory();
    try {
        m_view->setFrame(trajectory->reader->read(static_cast<std::size_t>(index)));
    } catch (const Error& error) {
        showError(QString::fromUtf8(error.what()));
        return;
    }
    const double time = trajectory->timesFs[static_cast<std::size_t>(index)];
    m_timeline->setCurrentTime(time);
    m_player->setCaption(withUnit(time, 1, tr("fs")));
}

}  // namespace mtp::ui
