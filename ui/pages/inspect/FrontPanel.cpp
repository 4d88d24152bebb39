#include "ui/pages/inspect/FrontPanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/jobs/JobBoard.h"
#include "ui/plots/FrontPlot.h"
#include "ui/project/ProjectFronts.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Numbers.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

struct FrontPanel::Shown {
    const char* name;
    ColumnKey<double> validation, training;
};

namespace {

constexpr int kFrontProgressWidth = 120;
constexpr int kMostPoints = 40;

}  // namespace

const std::array<FrontPanel::Shown, 3>& FrontPanel::offered() {
    using namespace columns;
    static const std::array<Shown, 3> kAll{
        {{QT_TR_NOOP("Force error"), kValidationForce, kTrainingForce},
         {QT_TR_NOOP("Energy error"), kValidationEnergy, kTrainingEnergy},
         {QT_TR_NOOP("Objective"), kFrontObjective, kFrontObjective}}};
    return kAll;
}

const FrontPanel::Shown& FrontPanel::shown() const {
    return offered().at(static_cast<std::size_t>(m_error->currentIndex()));
}

FrontPanel::FrontPanel(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_jobs(jobs)
    , m_plot(new FrontPlot)
    , m_error(new QComboBox)
    , m_table(new NumberTable)
    , m_note(new QLabel)
    , m_progress(new QProgressBar)
    , m_points(wholeField("frontPoints", 1, kMostPoints, FrontRequest{}.points))
    , m_make(new QPushButton)
    , m_use(new QPushButton(tr("Make it current"))) {
    build();
    connectParts();
    draw();
}

void FrontPanel::build() {
    m_plot->setObjectName("frontPlot");
    m_plot->setTitle(tr("Error against time"));
    m_error->setObjectName("frontError");
    m_error->setAccessibleName(tr("Error"));
    m_error->setToolTip(
        tr("The error of the vertical axis: root mean square over the validation part, or the "
           "training part without one"));
    for (const Shown& one : offered())
        m_error->addItem(tr(one.name));
    m_plot->addControl(m_error);
    m_table->setObjectName("frontTable");
    m_table->setAccessibleName(tr("Potentials by time"));
    m_note->setObjectName("frontNote");
    m_note->setWordWrap(true);
    m_progress->setFixedWidth(kFrontProgressWidth);
    m_progress->setTextVisible(false);
    m_points->setAccessibleName(tr("Potentials to make"));
    m_points->setToolTip(tr("At most; those that another one beats are left out"));
    m_make->setObjectName("makeFront");
    m_use->setObjectName("useFrontRow");
    m_use->setToolTip(tr("Adds the chosen potential of the table to the runs and shows it"));
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_note, 1);
    head->addWidget(m_progress);
    head->addWidget(m_points);
    head->addWidget(m_make);
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(m_use);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_plot, 3);
    column->addWidget(m_table, 2);
    column->addLayout(foot);
}

void FrontPanel::connectParts() {
    connect(m_make, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
        else
            make();
    });
    connect(m_error, &QComboBox::currentIndexChanged, this, &FrontPanel::drawPoints);
    connect(m_points, &QSpinBox::valueChanged, this, &FrontPanel::showProgress);
    connect(m_plot, &PointPlot::pointClicked, this, &FrontPanel::use);
    connect(m_table, &NumberTable::rowsChosen, this,
            [this](const std::vector<int>& rows) { m_use->setEnabled(rows.size() == 1); });
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (const std::vector<int> rows = m_table->chosenRows(); rows.size() == 1)
            use(rows.front());
    });
}

void FrontPanel::setRun(const RunRecord* run, const QString& message) {
    const bool isAnother = !run || !m_run || run->id != m_run->id;
    m_run = run ? std::optional(*run) : std::nullopt;
    if (isAnother)
        m_message = message;
    m_front = run ? ProjectFronts::of(m_project).findAround(*run) : nullptr;
    draw();
}

void FrontPanel::make() {
    if (!m_run || !m_run->potential)
        return;
    FrontRequest request = frontRequest(*m_run, m_project.runs(), m_project.configurations());
    request.points = m_points->value();
    m_message.clear();
    const std::int64_t id = m_run->id;
    m_job = m_jobs.run<std::shared_ptr<RunFront>>(
        tr("Pruning %1").arg(QString::fromStdString(m_run->name)), this,
        [request = std::move(request), loader = m_project.frames()](Progress& progress) {
            return std::make_shared<RunFront>(makeFront(request, *loader, progress));
        },
        [this, id](std::shared_ptr<RunFront> front) { take(id, std::move(front), {}); },
        [this, id](const QString& message) { take(id, nullptr, message); });
    connect(m_job, &Job::cancelled, this, [this, id] { take(id, nullptr, tr("Stopped")); });
    connect(m_job, &Job::progressed, this, &FrontPanel::showProgress);
    showProgress();
}

void FrontPanel::take(std::int64_t run, std::shared_ptr<const RunFront> front,
                      const QString& message) {
    m_job = nullptr;
    if (front)
        ProjectFronts::of(m_project).keep(run, std::move(front));
    m_message = message;
    if (m_run)
        m_front = ProjectFronts::of(m_project).findAround(*m_run);
    draw();
}

void FrontPanel::showProgress() {
    m_progress->setVisible(m_job);
    m_make->setText(m_job ? tr("Stop")
                          : tr("Prune into %Ln potential(s)", nullptr, m_points->value()));
    m_make->setToolTip(
        m_job ? tr("What was found until then is kept")
              : tr("Removes basis functions by what they cost against what they save, and trains "
                   "what is left for some steps"));
    m_make->setEnabled(m_job || (m_run && m_run->potential && m_run->potential->isTrained() &&
                                 !m_run->potential->species.empty()));
    m_points->setEnabled(!m_job);
    if (m_job) {
        m_progress->setValue(static_cast<int>(100 * m_job->fraction()));
        m_note->setText(m_job->step().isEmpty() ? m_job->title() + tr("…") : m_job->step());
    } else {
        m_note->setText(noteText());
    }
}

bool FrontPanel::hasValidation() const {
    return m_front && m_front->whole.figures.validation.has_value();
}

QString FrontPanel::noteText() const {
    if (!m_message.isEmpty() || !m_front)
        return m_message;
    const FrontFigures& whole = m_front->whole.figures;
    const QString text =
        tr("%Ln potential(s) of %1, which takes %2 µs/atom on one core of this computer. "
           "Click one to make it current. Errors are those of the %3 set.",
           nullptr, static_cast<int>(m_front->points.size()))
            .arg(QString::fromStdString(m_front->whole.name), numberText(whole.microseconds, 2),
                 hasValidation() ? tr("validation") : tr("training"));
    return m_front->isComplete ? text : text + tr(" It was stopped: smaller ones are missing.");
}

void FrontPanel::draw() {
    m_plot->setEmptyText(
        m_message.isEmpty()
            ? tr("Smaller potentials of this one: faster, at nearly the same errors. Prune makes "
                 "them from the training set, and measures them beside the other runs.")
            : m_message);
    QStringList hidden{QString(columns::kFrontKind.name)};
    const char* const without[] = {columns::kValidationEnergy.name, columns::kValidationForce.name};
    if (!hasValidation())
        for (const char* name : without)
            hidden << QString(name);
    m_table->setTable(m_front ? frontTable(*m_front) : Table(), hidden);
    m_use->setEnabled(false);
    for (QWidget* ofFront : {static_cast<QWidget*>(m_table), static_cast<QWidget*>(m_use)})
        ofFront->setVisible(m_front != nullptr);
    drawPoints();
    showProgress();
}

void FrontPanel::drawPoints() {
    if (!m_front)
        return m_plot->setPoints(Table(), {}, {}, {});
    const ColumnKey<double>& error = hasValidation() ? shown().validation : shown().training;
    const Table table = frontTable(*m_front);
    m_plot->setPoints(table, columns::kMicroseconds.name, error.name, columns::kFrontKind.name);
    const QString unit = QString(error.unit);
    m_plot->setAxisLabels(tr("time, µs/atom"),
                          unit.isEmpty() ? tr("objective") : tr("RMSE, %1").arg(unit));
    const auto points = static_cast<int>(m_front->points.size());
    std::vector<std::pair<int, int>> links;
    for (int row = 1; row < points; ++row)
        links.emplace_back(row - 1, row);
    m_plot->setLinks(links);
    QStringList names;
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        names << QString::fromStdString(table[columns::kFrontName][row]);
    m_plot->setNames(names, points);
    m_plot->highlightRow(currentRow());
}

int FrontPanel::currentRow() const {
    if (!m_front || !m_run)
        return -1;
    const auto points = static_cast<int>(m_front->points.size());
    if (m_run->id == m_front->whole.run)
        return points;
    for (std::size_t k = 0; k < m_front->compared.size(); ++k)
        if (m_front->compared[k].run == m_run->id)
            return points + 1 + static_cast<int>(k);
    const auto point =
        m_run->potential ? findPoint(*m_front, *m_run->potential) : std::optional<std::size_t>();
    return point ? static_cast<int>(*point) : -1;
}

void FrontPanel::use(int row) {
    if (!m_front || row < 0 || row == currentRow())
        return;
    const auto at = static_cast<std::size_t>(row), points = m_front->points.size();
    if (at < points)
        return usePoint(at);
    m_project.setCurrentRun(at == points ? m_front->whole.run
                                         : m_front->compared[at - points - 1].run);
}

// The run of the point if it was used before, else a new one.
void FrontPanel::usePoint(std::size_t point) {
    const std::vector<RunRecord>& runs = m_project.runs();
    for (const RunRecord& run : runs)
        if (run.potential && findPoint(*m_front, *run.potential) == point) {
            m_project.setCurrentRun(run.id);
            return;
        }
    const auto source = std::find_if(runs.begin(), runs.end(), [this](const RunRecord& run) {
        return run.id == m_front->whole.run;
    });
    RunRecord unknown;
    unknown.name = m_front->whole.name;
    const RunRecord run =
        runOfPoint(m_front->points[point], source == runs.end() ? unknown : *source);
    m_project.addRun(run, tr("Use %1").arg(QString::fromStdString(run.name)));
}

}  // namespace mtp::ui

#include "moc_FrontPanel.cpp"
