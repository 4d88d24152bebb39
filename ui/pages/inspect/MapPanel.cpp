#include "ui/pages/inspect/MapPanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>
#include <set>

#include "core/inspection/ErrorColumns.h"
#include "core/workflow/FitMap.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

namespace {

constexpr int kMapProgressWidth = 120;

// Whether a column of the map has anything to show.
bool isKnownIn(const Table& map, const char* column) {
    if (!map.has(std::string_view(column)))
        return false;
    if (!map.column(column).isNumeric())
        return true;
    const NumberView values = map.numeric(column);
    for (std::size_t row = 0; row < values.size(); ++row)
        if (std::isfinite(values[row]))
            return true;
    return false;
}

}  // namespace

MapPanel::MapPanel(JobBoard& jobs, QWidget* parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_plot(new PointPlot)
    , m_colour(new QComboBox)
    , m_within(numberField("copiesWithin", {.least = 0, .most = 10, .decimals = 3, .step = 0.01},
                           kNearCopyDistance))
    , m_note(new QLabel)
    , m_progress(new QProgressBar)
    , m_copies(new NumberTable)
    , m_exclude(new QPushButton) {
    build();
}

void MapPanel::build() {
    m_plot->setObjectName("configurationMap");
    m_plot->setTitle(tr("Map of configurations"));
    m_plot->setAxisLabels(tr("first principal component"), tr("second principal component"));
    m_colour->setObjectName("mapColour");
    m_colour->setAccessibleName(tr("Colour by"));
    for (const auto& [name, column] :
         {std::pair{tr("Density"), columns::kDensity.name}, std::pair{tr("Time"), kMapTime.name},
          std::pair{tr("Grade"), kMapGrade.name},
          std::pair{tr("Force error"), columns::kForceError.name},
          std::pair{tr("Largest force error"), columns::kLargestForceError.name},
          std::pair{tr("Energy error"), kMapEnergyError.name},
          std::pair{tr("Split"), kMapPart.name}})
        m_colour->addItem(name, column);
    m_colour->setToolTip(tr("What colours the points; neighbours on the map look alike"));
    m_plot->addControl(m_colour);
    connect(m_colour, &QComboBox::currentIndexChanged, this, &MapPanel::draw);
    connect(m_plot, &PointPlot::rowsChosen, this,
            [this](const std::vector<int>& rows, Qt::KeyboardModifiers modifiers) {
                emit rowsChosen(m_plot->table(), rows, modifiers);
            });
    connect(m_plot, &PointPlot::pointClicked, this,
            [this](int row) { emit pointClicked(m_plot->table(), row); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 8, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_plot, 3);
    row->addWidget(buildCopies(), 2);
}

QWidget* MapPanel::buildCopies() {
    m_note->setObjectName("copiesNote");
    m_note->setWordWrap(true);
    m_within->setAccessibleName(tr("Distance of near copies"));
    m_within->setToolTip(
        tr("Configurations that are nearer are near copies: root mean square over "
           "the descriptors, whose variance is 1. Frames of a melt that are 1 fs "
           "apart are about 0.1 apart."));
    m_progress->setFixedWidth(kMapProgressWidth);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_copies->setObjectName("copiesTable");
    m_copies->setAccessibleName(tr("Near copies"));
    m_exclude->setObjectName("excludeCopies");
    m_exclude->setToolTip(
        tr("They say nearly what others say already: without them a training is faster and hardly "
           "different. Can be undone"));
    connect(m_within, &QDoubleSpinBox::valueChanged, this, &MapPanel::drawCopies);
    connect(m_copies, &NumberTable::rowsChosen, this, &MapPanel::chooseCopies);
    connect(m_copies, &NumberTable::currentRowChanged, this, [this](int row) {
        if (m_map && row >= 0)
            emit pointClicked(
                m_map->map,
                m_copies->table()[columns::kConfiguration][static_cast<std::size_t>(row)]);
    });
    connect(m_exclude, &QPushButton::clicked, this, [this] {
        std::vector<std::size_t> copies;
        for (const int copy : m_copies->table()[columns::kConfiguration])
            copies.push_back(static_cast<std::size_t>(copy));
        emit exclusionWanted(copies);
    });
    auto* head = new QHBoxLayout;
    head->addWidget(new QLabel(tr("Near copies within")));
    head->addWidget(m_within);
    head->addStretch(1);
    head->addWidget(m_progress);
    auto* copies = new QWidget;
    auto* column = new QVBoxLayout(copies);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_note);
    column->addWidget(m_copies, 1);
    column->addWidget(m_exclude, 0, Qt::AlignLeft);
    return copies;
}

void MapPanel::setResult(std::shared_ptr<const FitResult> result) {
    m_result = std::move(result);
    m_grades.clear();
    m_whyNoGrades.clear();
    m_isOld = true;
    if (!m_result)
        take(nullptr, {});
    computeIfShown();
}

void MapPanel::setGrades(const std::vector<double>& grades, const QString& why) {
    m_grades = grades;
    m_whyNoGrades = why;
    draw();
}

void MapPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    computeIfShown();
}

void MapPanel::computeIfShown() {
    if (!m_isOld || !isVisible() || !m_result)
        return;
    m_isOld = false;
    if (m_job)
        m_job->cancel();
    const auto isWanted = [this, result = m_result] { return result == m_result; };
    m_job = m_jobs.run<std::shared_ptr<FitMap>>(
        tr("Comparing configurations"), this,
        [result = m_result](Progress& progress) {
            return std::make_shared<FitMap>(mapFit(*result, progress));
        },
        [this, isWanted](std::shared_ptr<FitMap> map) { isWanted() ? take(map, {}) : void(); },
        [this, isWanted](const QString& why) { isWanted() ? take(nullptr, why) : void(); });
    connect(m_job, &Job::cancelled, this,
            [this, isWanted] { isWanted() ? take(nullptr, tr("Cancelled")) : void(); });
    connect(m_job, &Job::progressed, this, &MapPanel::showProgress);
    showProgress();
}

void MapPanel::take(std::shared_ptr<const FitMap> map, const QString& message) {
    m_map = std::move(map);
    m_job = nullptr;
    m_plot->setEmptyText(message.isEmpty() ? tr("Configurations by what they look like") : message);
    showProgress();
    draw();
    drawCopies();
}

void MapPanel::showProgress() {
    m_progress->setVisible(m_job);
    if (m_job)
        m_progress->setValue(static_cast<int>(100 * m_job->fraction()));
}

void MapPanel::draw() {
    if (!m_map || !m_result)
        return m_plot->setPoints(Table(), {}, {}, {});
    const QString wanted = m_colour->currentData().toString();
    const bool needsGrades = wanted == QLatin1String(kMapGrade.name);
    auto table =
        std::make_shared<Table>(m_grades.empty() ? m_map->map : withGrades(m_map->map, m_grades));
    const bool isKnown = isKnownIn(*table, wanted.toUtf8().constData());
    m_plot->setPoints(table, kMapFirst.name, kMapSecond.name, isKnown ? wanted : QString());
    const QString missing =
        !needsGrades ? tr("%1: not known for these configurations").arg(m_colour->currentText())
        : m_whyNoGrades.isEmpty() ? tr("Working out the grades…")
                                  : m_whyNoGrades;
    m_plot->setStatistics(isKnown ? QString() : missing);
    m_plot->showAll();
    drawMarks();
    if (needsGrades && m_grades.empty() && m_whyNoGrades.isEmpty())
        emit gradesWanted();
}

void MapPanel::drawMarks() {
    if (m_plot->table().rowCount() == 0)
        return;
    m_plot->setChosen(m_selection.rowsOf(m_plot->table()));
    m_plot->setCrossed(m_excluded.rowsOf(m_plot->table()));
}

void MapPanel::drawCopies() {
    if (!m_map || !m_result) {
        m_copies->setTable({});
        m_note->clear();
        m_exclude->hide();
        return;
    }
    std::vector<bool> isLeftOut(m_result->frames.size());
    for (const std::size_t configuration : m_excluded.configurations())
        isLeftOut[configuration] = true;
    m_copies->setTable(nearCopyTable(*m_map, *m_result, isLeftOut, m_within->value()),
                       {columns::kConfiguration.name, kCopyOf.name});
    m_note->setText(copiesText());
    const auto count = static_cast<int>(m_copies->table().rowCount());
    m_exclude->setText(tr("Exclude %Ln near {copy|copies}", nullptr, count));
    m_exclude->setVisible(count > 0);
}

QString MapPanel::copiesText() const {
    const auto count = static_cast<int>(m_copies->table().rowCount());
    return count == 0 ? tr("No two configurations are so near")
                      : tr("%Ln configuration(s) {says|say} nearly the same as an earlier one",
                           nullptr, count);
}

// With the one that it is a copy of.
void MapPanel::chooseCopies(const std::vector<int>& rows) {
    std::set<int> both;
    for (const int row : rows) {
        both.insert(m_copies->table()[columns::kConfiguration][static_cast<std::size_t>(row)]);
        both.insert(m_copies->table()[kCopyOf][static_cast<std::size_t>(row)]);
    }
    emit rowsChosen(m_map->map, {both.begin(), both.end()}, {});
}

void MapPanel::setSelection(const PointSelection& selection) {
    m_selection = selection;
    drawMarks();
}

void MapPanel::setExcluded(const PointSelection& excluded) {
    const bool isSame = excluded.configurations() == m_excluded.configurations();
    m_excluded = excluded;
    drawMarks();
    if (!isSame)
        drawCopies();
}

}  // namespace mtp::ui

#include "moc_MapPanel.cpp"
