#include "ui/pages/InspectPage.h"

#include <QAction>
#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableWidget>
#include <algorithm>

#include "core/mtp/PotentialFile.h"
#include "ui/jobs/JobBoard.h"
#include "ui/plots/ParityPlot.h"
#include "ui/project/ProjectModel.h"
#include "ui/structure_view/StructureView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

constexpr double kMilli = 1000;

QString statisticsText(const ErrorStatistics& errors, double scale, int decimals,
                       const QString& unit) {
    return InspectPage::tr("MAE %1\nRMSE %2\nR² %L3\nN = %L4")
        .arg(withUnit(errors.mae * scale, decimals, unit),
             withUnit(errors.rmse * scale, decimals, unit))
        .arg(errors.r2, 0, 'f', 4)
        .arg(errors.count);
}

}  // namespace

InspectPage::InspectPage(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : Page(project, jobs, parent)
    , m_energy(new ParityPlot)
    , m_force(new ParityPlot)
    , m_view(new StructureView) {
    m_energy->setObjectName("inspectEnergy");
    m_force->setObjectName("inspectForce");
    m_view->setObjectName("inspectView");
    m_energy->setTitle(tr("Energy per atom, eV"));
    m_force->setTitle(tr("Force components, eV/Å"));
    m_energy->setEmptyText(tr("Train a potential, or drop a potential file here"));
    m_force->setEmptyText(tr("Coloured by element"));
    m_view->setEmptyText(tr("Click a point: its configuration is shown here"));
    auto* plots = new QSplitter(Qt::Horizontal);
    plots->addWidget(m_energy);
    plots->addWidget(m_force);
    plots->setChildrenCollapsible(false);
    auto* vertical = new QSplitter(Qt::Vertical);
    vertical->addWidget(plots);
    vertical->addWidget(m_view);
    vertical->setStretchFactor(0, 1);
    vertical->setStretchFactor(1, 1);
    vertical->setSizes({500, 400});
    plots->setSizes({500, 500});
    vertical->setChildrenCollapsible(false);
    buildInspector();
    auto* across = new QSplitter(Qt::Horizontal);
    across->addWidget(vertical);
    across->addWidget(m_inspector);
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 0);
    across->setChildrenCollapsible(false);
    setContent(across);

    primaryAction()->setText(tr("Export potential…"));
    connect(primaryAction(), &QAction::triggered, this, &InspectPage::exportPotential);
    connect(m_energy, &ParityPlot::pointClicked, this, &InspectPage::showEnergyPoint);
    connect(m_force, &ParityPlot::pointClicked, this, &InspectPage::showForcePoint);
    connect(&project, &ProjectModel::runsChanged, this, [this] {
        showRuns();
        evaluate();
    });
    connect(&project, &ProjectModel::configurationsChanged, this, &InspectPage::setStale);
    showRuns();
    evaluate();
}

void InspectPage::buildInspector() {
    m_inspector = new Inspector;
    InspectorGroup* what = m_inspector->addGroup(tr("Potential"));
    m_runs = new QComboBox;
    m_runs->setObjectName("inspectRun");
    m_shown = new QComboBox;
    m_shown->setObjectName("inspectPart");
    m_shown->addItems({tr("all"), tr("training"), tr("validation")});
    what->addRow(tr("&Run"), m_runs);
    what->addRow(tr("&Show"), m_shown);
    connect(m_runs, &QComboBox::activated, this,
            [this](int index) { project().setCurrentRun(m_runs->itemData(index).toLongLong()); });
    connect(m_shown, &QComboBox::activated, this, [this] { evaluate(); });

    InspectorGroup* errors = m_inspector->addGroup(tr("Errors"));
    m_statistics = new QTableWidget(0, 4);
    m_statistics->setObjectName("statistics");
    m_statistics->setHorizontalHeaderLabels({tr("of"), tr("N"), tr("MAE"), tr("RMSE")});
    m_statistics->verticalHeader()->hide();
    m_statistics->setEditTriggers(QTableWidget::NoEditTriggers);
    m_statistics->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_statistics->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_statistics->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_statistics->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_statistics->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_statistics->setToolTip(
        tr("Energies in meV/atom by density; force components in meV/Å by "
           "element"));
    errors->addWide(m_statistics);
    auto* units = new QLabel(tr("Energy and virial in meV/atom, force in meV/Å"));
    units->setWordWrap(true);
    errors->addWide(units);

    InspectorGroup* point = m_inspector->addGroup(tr("Point"));
    m_point = new QLabel(tr("None chosen"));
    m_point->setObjectName("point");
    m_point->setWordWrap(true);
    point->addWide(m_point);
}

Page::State InspectPage::state() const {
    if (m_isEvaluating)
        return State::Running;
    return m_result ? State::Ready : State::Empty;
}

QString InspectPage::counts() const {
    if (!m_result)
        return tr("No potential yet");
    return tr("%L1 configurations · %L2 atoms")
        .arg(m_result->report.configurations)
        .arg(m_result->report.atoms);
}

void InspectPage::openPath(const QString& path) {
    try {
        RunRecord run;
        run.potential = readPotential(path.toStdString());
        run.name = QFileInfo(path).fileName().toStdString();
        run.stopReason = tr("read from a file").toStdString();
        run.created = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
        project().addRun(run);
    } catch (const Error& error) {
        showError(QString::fromUtf8(error.what()));
    }
}

void InspectPage::exportPotential() {
    const RunRecord* run = project().currentRun();
    if (!run || !run->potential)
        return;
    const QString path = QFileDialog::getSaveFileName(this, tr("Export potential"),
                                                      QStringLiteral("potential.almtp"),
                                                      tr("Potentials (*.almtp *.mtp)"));
    if (path.isEmpty())
        return;
    try {
        writePotential(path.toStdString(), *run->potential);
        banner()->show(Banner::Kind::Information, tr("Written: %1").arg(path));
    } catch (const Error& error) {
        showError(QString::fromUtf8(error.what()));
    }
}

void InspectPage::showRuns() {
    m_runs->clear();
    for (const RunRecord& run : project().runs())
        m_runs->addItem(QString::fromStdString(run.name), QVariant::fromValue<qlonglong>(run.id));
    if (const RunRecord* current = project().currentRun())
        m_runs->setCurrentIndex(m_runs->findData(QVariant::fromValue<qlonglong>(current->id)));
    const RunRecord* run = project().currentRun();
    primaryAction()->setEnabled(run && run->potential);
}

void InspectPage::evaluate() {
    const RunRecord* run = project().currentRun();
    const auto shown = static_cast<Shown>(m_shown->currentIndex());
    auto result = std::make_shared<Result>();
    std::vector<ConfigurationRecord> wanted;
    const auto& records = project().configurations();
    for (std::size_t i = 0; i < records.size(); ++i) {
        const bool isWanted = shown == Shown::All ||
                              (shown == Shown::Training) == (records[i].part == Part::Training);
        if (records[i].energy && isWanted) {
            result->configurations.push_back(i);
            wanted.push_back(records[i]);
        }
    }
    if (!run || !run->potential || wanted.empty()) {
        take(nullptr);
        return;
    }
    result->run = run->id;
    m_isEvaluating = true;
    emit stateChanged();
    jobs().run<std::shared_ptr<Result>>(
        tr("Evaluating %1").arg(QString::fromStdString(run->name)), this,
        [result, potential = *run->potential, wanted,
         loader = project().frames()](Progress& progress) {
            result->frames = loader->load(wanted, progress);
            std::vector<Frame> mapped;
            for (const Frame& frame : result->frames)
                mapped.push_back(
                    potential.species.empty() ? frame : withSpeciesOrder(frame, potential.species));
            result->predictions = evaluateAll(Evaluator(potential), mapped, 0, &progress);
            result->energy = energyParity(result->frames, result->predictions);
            result->force = forceParity(result->frames, result->predictions);
            result->report = errorReport(result->frames, result->predictions);
            return result;
        },
        [this](std::shared_ptr<Result> done) { take(std::move(done)); },
        [this](const QString& message) {
            m_isEvaluating = false;
            showError(message);
            emit stateChanged();
        });
}

void InspectPage::take(std::shared_ptr<Result> result) {
    m_isEvaluating = false;
    const RunRecord* current = project().currentRun();
    if (result && (!current || current->id != result->run))
        return;  // another run was chosen meanwhile; its own result comes
    m_result = std::move(result);
    m_point->setText(tr("None chosen"));
    if (!m_result) {
        m_energy->setParity({}, {});
        m_force->setParity({}, {});
        m_view->clear();
        m_statistics->setRowCount(0);
        emit stateChanged();
        return;
    }
    m_energy->setTitle(tr("Energy per atom, eV"));
    m_energy->setParity(m_result->energy, QStringLiteral("density"));
    m_force->setParity(m_result->force, QStringLiteral("element"));
    const GroupErrors& all = m_result->report.all;
    m_energy->setStatistics(statisticsText(all.energyPerAtom, kMilli, 2, tr("meV/atom")));
    m_force->setStatistics(statisticsText(all.forceComponent, 1, 3, tr("eV/Å")));
    showStatistics(m_result->report);
    emit stateChanged();
}

void InspectPage::showStatistics(const ErrorReport& report) {
    struct Row {
        QString name;
        const ErrorStatistics* errors;
    };
    std::vector<Row> rows{{tr("Energy"), &report.all.energyPerAtom}};
    for (const GroupErrors& group : report.byDensity)
        rows.push_back(
            {QStringLiteral("   ") + QString::fromStdString(group.group), &group.energyPerAtom});
    rows.push_back({tr("Force"), &report.all.forceComponent});
    for (const GroupErrors& group : report.byElement)
        rows.push_back(
            {QStringLiteral("   ") + QString::fromStdString(group.group), &group.forceComponent});
    rows.push_back({tr("Virial"), &report.all.virialPerAtom});
    m_statistics->setRowCount(static_cast<int>(rows.size()));
    for (int i = 0; i < m_statistics->rowCount(); ++i) {
        const Row& row = rows[static_cast<std::size_t>(i)];
        const QString cells[] = {row.name, QStringLiteral("%L1").arg(row.errors->count),
                                 QStringLiteral("%L1").arg(row.errors->mae * kMilli, 0, 'f', 1),
                                 QStringLiteral("%L1").arg(row.errors->rmse * kMilli, 0, 'f', 1)};
        for (int column = 0; column < 4; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            if (column > 0)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_statistics->setItem(i, column, item);
        }
    }
    m_statistics->setFixedHeight(m_statistics->horizontalHeader()->sizeHint().height() +
                                 m_statistics->rowCount() * m_statistics->rowHeight(0) +
                                 2 * m_statistics->frameWidth());
}

void InspectPage::showEnergyPoint(int row) {
    const auto at = static_cast<std::size_t>(row);
    m_energy->highlightRow(row);
    m_force->highlightRow(-1);
    const double reference = m_result->energy.numbers("reference")[at];
    const double predicted = m_result->energy.numbers("predicted")[at];
    const auto configuration =
        static_cast<std::size_t>(m_result->energy.numbers("configuration")[at]);
    showConfiguration(configuration, -1);
    m_point->setText(tr("Configuration %L1\nEnergy %2\nerror %3")
                         .arg(m_result->configurations[configuration] + 1)
                         .arg(withUnit(reference, 4, tr("eV/atom")),
                              withUnit((predicted - reference) * kMilli, 2, tr("meV/atom"))));
}

void InspectPage::showForcePoint(int row) {
    const auto at = static_cast<std::size_t>(row);
    m_force->highlightRow(row);
    m_energy->highlightRow(-1);
    const double reference = m_result->force.numbers("reference")[at];
    const double predicted = m_result->force.numbers("predicted")[at];
    const auto configuration =
        static_cast<std::size_t>(m_result->force.numbers("configuration")[at]);
    const auto atom = static_cast<int>(m_result->force.numbers("atom")[at]);
    showConfiguration(configuration, atom);
    m_point->setText(tr("Configuration %L1, atom %L2 (%3)\nForce %4\nerror %5")
                         .arg(m_result->configurations[configuration] + 1)
                         .arg(atom + 1)
                         .arg(QString::fromStdString(m_result->force.texts("element")[at]),
                              withUnit(reference, 3, tr("eV/Å")),
                              withUnit(predicted - reference, 3, tr("eV/Å"))));
}

void InspectPage::showConfiguration(std::size_t configuration, int atom) {
    const Frame& frame = m_result->frames[configuration];
    m_view->setFrame(frame);
    if (frame.labels.forces) {
        const Positions error = m_result->predictions[configuration].forces - *frame.labels.forces;
        m_view->setArrows(error, tr("Force errors, eV/Å"));
    }
    m_view->setSelectedAtoms(atom < 0 ? std::vector<int>{} : std::vector<int>{atom});
    const auto known = density(frame);
    m_view->setCaption(
        tr("Configuration %L1").arg(m_result->configurations[configuration] + 1) +
        (known ? QStringLiteral(" · ") + withUnit(*known, 2, tr("g/cm³")) : QString()));
}

void InspectPage::setStale() {
    if (m_result)
        m_energy->setTitle(tr("Energy per atom, eV (stale: the configurations have changed)"));
}

}  // namespace mtp::ui
