#include "ui/pages/train/ScanPanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <map>
#include <utility>

#include "core/workflow/TrainingSession.h"
#include "ui/jobs/Durations.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/pages/train/RunTable.h"
#include "ui/pages/train/ScanForm.h"
#include "ui/plots/CurvePlot.h"
#include "ui/plots/FrontPlot.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

namespace {

const QString kScanKey = QString::fromUtf8(kScanView.data());
constexpr int kScanProgressWidth = 80;
constexpr int kScanSoonMs = 400;
constexpr int kMostNames = 8;  // more would cover one another

std::vector<std::int64_t> idsOf(const ScanRequest& request) {
    std::vector<std::int64_t> ids;
    for (const std::vector<ConfigurationRecord>* part : {&request.training, &request.validation}) {
        for (const ConfigurationRecord& record : *part)
            ids.push_back(record.id);
        ids.push_back(-1);
    }
    return ids;
}

// What tells it from others of the plan.
QString basisText(const ScanBasis& basis, const ScanPlan& plan) {
    QStringList parts;
    if (plan.levels.size() > 1 || (plan.cutoffs.size() == 1 && plan.radialSizes.size() == 1))
        parts << ScanPanel::tr("level %1").arg(basis.level);
    if (plan.cutoffs.size() > 1)
        parts << ScanPanel::tr("%1 Å").arg(basis.cutoff);
    if (plan.radialSizes.size() > 1)
        parts << ScanPanel::tr("%1 polynomials").arg(basis.radialSize);
    return parts.join(QStringLiteral(", "));
}

QString errorLabel(ScanError error) {
    return error == ScanError::Force ? ScanPanel::tr("validation RMSE, meV/Å")
                                     : ScanPanel::tr("validation RMSE, meV/atom");
}

}  // namespace

ScanPanel::ScanPanel(ProjectModel& project, JobBoard& jobs, Training training, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_jobs(jobs)
    , m_training(std::move(training))
    , m_form(new ScanForm)
    , m_note(new QLabel)
    , m_progress(new QProgressBar)
    , m_start(new QPushButton)
    , m_advice(new QLabel)
    , m_bases(new FrontPlot)
    , m_curves(new CurvePlot)
    , m_table(new NumberTable)
    , m_use(new QPushButton(tr("Make it a run"))) {
    build();
    connectParts();
    load();
}

void ScanPanel::build() {
    m_note->setObjectName("scanNote");
    m_note->setWordWrap(true);
    m_advice->setObjectName("scanAdvice");
    m_advice->setWordWrap(true);
    m_advice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setFixedWidth(kScanProgressWidth);
    m_progress->setTextVisible(false);
    m_start->setObjectName("startScan");
    m_bases->setObjectName("scanBases");
    m_bases->setTitle(tr("Error against time"));
    m_bases->setEmptyText(
        tr("Errors and costs of levels, cutoffs and numbers of polynomials: a scan trains all "
           "combinations and says which to take."));
    m_curves->setObjectName("scanCurves");
    m_curves->setTitle(tr("Learning curves"));
    m_curves->setEmptyText(tr("Errors against the number of configurations, if the set is halved"));
    m_curves->setKeyLabel(tr("Configurations trained on"));
    m_curves->setLogY(true);
    m_table->setObjectName("scanTable");
    m_table->setAccessibleName(tr("Points of the scan"));
    m_use->setObjectName("useScanRow");
    m_use->setToolTip(tr(
        "Adds the chosen point to the runs and shows it; one that was trained on the whole set"));
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_form);
    head->addStretch(1);
    head->addWidget(m_progress, 0, Qt::AlignBottom);
    head->addWidget(m_start, 0, Qt::AlignBottom);
    auto* plots = new QHBoxLayout;
    plots->setSpacing(8);
    plots->addWidget(m_bases, 1);
    plots->addWidget(m_curves, 1);
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(m_use);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_note);
    column->addWidget(m_advice);
    column->addLayout(plots, 3);
    column->addWidget(m_table, 2);
    column->addLayout(foot);
}

void ScanPanel::connectParts() {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kScanSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &ScanPanel::estimate);
    connect(m_form, &ScanForm::changed, this, &ScanPanel::refresh);
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
        else
            start();
    });
    connect(m_bases, &PointPlot::pointClicked, this, &ScanPanel::useBasis);
    connect(m_table, &NumberTable::rowsChosen, this,
            [this] { m_use->setEnabled(chosenPoint().has_value()); });
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (const std::optional<ScanPoint> point = chosenPoint())
            usePoint(*point);
    });
    connect(&m_project, &ProjectModel::projectChanged, this, &ScanPanel::load);
    connect(&m_project, &ProjectModel::runsChanged, this, &ScanPanel::draw);
}

// What the project keeps.
std::optional<ProjectScan> ScanPanel::kept() const {
    const std::string text = m_project.view(kScanKey).toStdString();
    return text.empty() ? std::nullopt : parseProjectScan(text, m_project.path().toStdString());
}

void ScanPanel::load() {
    m_message.clear();
    m_scan = kept();
    if (m_scan)
        m_form->setPlan(m_scan->plan);
    draw();
    refresh();
}

void ScanPanel::refresh() {
    m_message.clear();
    showProgress();
    if (isVisible() && !m_job)
        m_soon.start();
}

void ScanPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

// Absent if the fields are no plan, or there is nothing to train on or to validate with.
std::optional<ScanRequest> ScanPanel::request() const {
    if (!m_project.frames())
        return {};
    ScanRequest request =
        scanRequest({}, m_training.records(), m_project.path().toStdString(), m_scan);
    const std::optional<ScanPlan> plan = m_form->plan(request.training.size());
    if (!plan || request.training.empty() || request.validation.empty())
        return {};
    request.plan = *plan;
    request.plan.training = m_training.options();
    request.plan.training.start.reset();
    return request;
}

void ScanPanel::estimate() {
    const std::optional<ScanRequest> asked = request();
    if (!asked || m_job)
        return showProgress();
    using Result = std::pair<std::shared_ptr<const ScanSets>, ScanEstimate>;
    const std::vector<std::int64_t> ids = idsOf(*asked);
    m_jobs.run<Result>(
        tr("Estimating the scan"), this,
        [asked = *asked, loader = m_project.frames(),
         sets = ids == m_setsOf ? m_sets : nullptr](Progress& progress) mutable {
            if (!sets)
                sets = std::make_shared<const ScanSets>(readScanSets(asked, *loader, progress));
            return Result{sets, estimateScan(asked, *sets)};
        },
        [this, ids](const Result& result) {
            m_sets = result.first;
            m_setsOf = ids;
            showEstimate(result.second);
        },
        [this](const QString& message) {
            m_message = message;
            showProgress();
        });
}

void ScanPanel::showEstimate(const ScanEstimate& estimate) {
    const auto left = static_cast<int>(estimate.points - estimate.trained);
    if (left == 0)
        m_message = tr("All points of this scan are trained.");
    else
        m_message = tr("%Ln point(s) to train: about %1, at most %2", nullptr, left)
                        .arg(durationText(estimate.seconds), durationText(estimate.secondsToLimit));
    showProgress();
}

void ScanPanel::start() {
    if (!m_training.apply())
        return;
    const std::optional<ScanRequest> asked = request();
    if (!asked)
        return showProgress();
    try {
        settingsOf(asked->plan, asked->training.size());
    } catch (const InputError& error) {
        m_message = errorText(error);
        return showProgress();
    }
    m_message.clear();
    m_arrived = std::make_shared<Arrived>();
    m_scan = ProjectScan{asked->before, asked->plan, {}, {}, false};
    for (const ConfigurationRecord& record : asked->training)
        m_scan->trainedOn.trainingIds.push_back(record.id);
    draw();
    m_job = m_jobs.run<std::shared_ptr<ProjectScan>>(
        tr("Scanning levels and cutoffs"), this,
        [asked = *asked, loader = m_project.frames(), arrived = m_arrived](Progress& progress) {
            const ScanSets sets = readScanSets(asked, *loader, progress);
            auto scan = std::make_shared<ProjectScan>(newScan(asked, sets));
            {
                const std::scoped_lock lock(arrived->mutex);
                arrived->begun = *scan;
            }
            makeScan(*scan, sets, progress, [&arrived](const ScanPoint& point) {
                const std::scoped_lock lock(arrived->mutex);
                arrived->points.push_back(point);
            });
            return scan;
        },
        [this](std::shared_ptr<ProjectScan> scan) { take(std::move(scan), {}); },
        [this](const QString& message) { take(nullptr, message); });
    connect(m_job, &Job::cancelled, this, [this] { take(nullptr, tr("Stopped")); });
    connect(m_job, &Job::progressed, this, [this] {
        takeArrived();
        showProgress();
    });
    showProgress();
}

void ScanPanel::take(std::shared_ptr<ProjectScan> scan, const QString& message) {
    m_job = nullptr;
    m_message = message;
    if (scan) {
        m_scan = std::move(*scan);
        m_project.setView(kScanKey, QString::fromStdString(toProjectScanJson(
                                        *m_scan, m_project.path().toStdString())));
        if (!m_scan->isComplete)
            m_message = tr("Stopped: what is trained is kept, and the scan can go on.");
    } else {
        m_scan = kept();
    }
    draw();
    showProgress();
    if (m_message.isEmpty())
        refresh();
}

void ScanPanel::takeArrived() {
    std::vector<ScanPoint> points;
    {
        const std::scoped_lock lock(m_arrived->mutex);
        points.swap(m_arrived->points);
        if (m_arrived->begun)
            m_scan = std::exchange(m_arrived->begun, std::nullopt);
    }
    if (points.empty() || !m_scan)
        return;
    m_scan->points.insert(m_scan->points.end(), points.begin(), points.end());
    draw();
}

void ScanPanel::showProgress() {
    const std::optional<ScanRequest> asked = request();
    m_progress->setVisible(m_job);
    m_form->setEnabled(!m_job);
    m_start->setEnabled(m_job || asked);
    if (m_job) {
        m_start->setText(tr("Stop"));
        m_start->setToolTip(tr("What is trained until then is kept, and the scan can go on"));
        m_progress->setValue(static_cast<int>(100 * m_job->fraction()));
        m_note->setText(m_job->step().isEmpty() ? m_job->title() + tr("…") : m_job->step());
        return;
    }
    const std::size_t all = asked ? asked->plan.levels.size() * asked->plan.cutoffs.size() *
                                        asked->plan.radialSizes.size() * asked->plan.seeds.size() *
                                        (asked->plan.sizes.size() + 1)
                                  : 0;
    m_start->setText(all > 0 ? tr("Scan %Ln point(s)", nullptr, static_cast<int>(all))
                             : tr("Scan"));
    m_start->setToolTip(
        tr("Trains each combination once, in a folder beside the project from which it goes on"));
    const QString problem = m_form->problem();
    if (!problem.isEmpty())
        m_note->setText(problem);
    else if (!asked)
        m_note->setText(
            tr("A scan compares errors of configurations that were not trained on: hold some back "
               "for validation (Split)."));
    else
        m_note->setText(m_message);
}

void ScanPanel::draw() {
    std::optional<ScanAdvice> advice;
    if (m_scan)
        advice = m_scan->advice();
    QStringList sentences;
    if (m_scan && !m_scan->points.empty())
        for (const std::string& sentence : sentencesOf(advice))
            sentences << coreText(sentence);
    m_advice->setText(sentences.join(QLatin1Char(' ')));
    m_advice->setVisible(!sentences.isEmpty());
    showTable();
    for (QWidget* ofScan : {static_cast<QWidget*>(m_table), static_cast<QWidget*>(m_use)})
        ofScan->setVisible(m_scan.has_value());
    drawBases(advice);
    drawCurves(advice);
}

// Rows of one plan stay chosen while its points arrive.
void ScanPanel::showTable() {
    const std::vector<ScanSettings> planned =
        m_scan ? m_scan->planned() : std::vector<ScanSettings>();
    const std::vector<int> chosen = m_table->chosenRows();
    m_table->setTable(m_scan ? scanTable(planned, m_scan->points) : Table());
    if (std::exchange(m_listed, planned) == planned) {
        std::vector<bool> rows(planned.size());
        for (const int row : chosen)
            rows.at(static_cast<std::size_t>(row)) = true;
        m_table->setChosenRows(rows);
    }
    m_use->setEnabled(chosenPoint().has_value());
}

void ScanPanel::drawBases(const std::optional<ScanAdvice>& advice) {
    if (!advice)
        return m_bases->setPoints(Table(), {}, {}, {});
    const ColumnKey<double>& error =
        advice->error == ScanError::Force ? columns::kBasisForce : columns::kBasisEnergy;
    m_bases->setPoints(basisTable(*advice), columns::kBasisTime.name, error.name, {});
    m_bases->setAxisLabels(tr("time, µs/atom"), errorLabel(advice->error));
    QStringList names;
    int current = -1;
    for (const BasisErrors& one : advice->bases) {
        names << basisText(one.basis, m_scan->plan);
        const RunRecord* run = m_project.currentRun();
        if (run && isRunOf(*run, one.best))
            current = static_cast<int>(names.size()) - 1;
    }
    const int written = names.size() > kMostNames ? static_cast<int>(names.size()) : 0;
    m_bases->setNames(names, written);
    m_bases->highlightRow(current);
}

void ScanPanel::drawCurves(const std::optional<ScanAdvice>& advice) {
    const ScanError error = advice ? advice->error : ScanError::Force;
    std::vector<CurvePlot::FreeCurve> curves;
    const bool isDark = isDarkPalette(palette());
    if (m_scan)
        for (const auto& [basis, sizes] : errorsBySize(m_scan->points, error)) {
            CurvePlot::FreeCurve curve;
            curve.look.label = basisText(basis, m_scan->plan);
            curve.look.colour = RunTable::colourOf(curves.size(), isDark);
            for (const SizeErrors& one : sizes) {
                curve.x.push_back(static_cast<double>(one.configurations));
                curve.y.push_back(1000 * one.error);
                curve.error.push_back(one.spread ? 1000 * *one.spread : kUnknown);
            }
            if (curve.x.size() > 1)
                curves.push_back(std::move(curve));
        }
    m_curves->setFreeCurves(columns::kSize, columns::kSizeError, curves);
    m_curves->setValueLabel(errorLabel(error));
}

// A point on the whole set: others are no potentials to work with.
std::optional<ScanPoint> ScanPanel::chosenPoint() const {
    const std::vector<int> rows = m_table->chosenRows();
    if (!m_scan || rows.size() != 1)
        return {};
    const ScanSettings settings = m_scan->planned().at(static_cast<std::size_t>(rows.front()));
    for (const ScanPoint& point : m_scan->points)
        if (point.settings == settings && point.isTrained() &&
            settings.configurations == m_scan->trainingCount())
            return point;
    return {};
}

void ScanPanel::useBasis(int row) {
    const std::optional<ScanAdvice> advice = m_scan ? m_scan->advice() : std::nullopt;
    if (advice && row >= 0 && static_cast<std::size_t>(row) < advice->bases.size())
        usePoint(advice->bases[static_cast<std::size_t>(row)].best);
}

// The run of the point if it was used before, else a new one.
void ScanPanel::usePoint(const ScanPoint& point) {
    for (const RunRecord& run : m_project.runs())
        if (isRunOf(run, point)) {
            m_project.setCurrentRun(run.id);
            return;
        }
    try {
        const RunRecord run =
            runOfPoint(*m_scan, point, nextRunNumber(m_project.runs(), m_project.trainings()));
        m_project.addRun(run, tr("Use %1").arg(QString::fromStdString(run.name)));
    } catch (const Error& error) {
        m_message = errorText(error);
        showProgress();
    }
}

}  // namespace mtp::ui

#include "moc_ScanPanel.cpp"
