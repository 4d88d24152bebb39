#include "ui/pages/inspect/GradePanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "core/inspection/ErrorColumns.h"
#include "core/inspection/ShownNumbers.h"
#include "core/workflow/FitDoubt.h"
#include "ui/pages/inspect/FitDoubts.h"
#include "ui/plots/CurvePlot.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

namespace {

constexpr int kGradeColumn = 1;  // of the list

// A dashed line at a threshold, as high as the highest bin.
CurvePlot::FreeCurve threshold(double grade, const QString& name, double top,
                               const QColor& colour) {
    return {.look = {.label = name, .colour = colour, .isDashed = true},
            .x = {grade, grade},
            .y = {0.5, top}};
}

}  // namespace

GradePanel::GradePanel(FitDoubts& doubts, QWidget* parent)
    : QWidget(parent)
    , m_doubts(doubts)
    , m_points(new PointPlot)
    , m_of(new QComboBox)
    , m_histogram(new CurvePlot)
    , m_note(new QLabel)
    , m_list(new NumberTable) {
    build();
    connectParts();
    draw();
}

void GradePanel::build() {
    m_points->setObjectName("gradePoints");
    m_points->setTitle(tr("Grade by density"));
    m_of->setObjectName("gradesOf");
    m_of->setAccessibleName(tr("Grades of"));
    m_of->setToolTip(
        tr("One point for each configuration, with the highest grade of its atoms, or one for each "
           "atom"));
    m_of->addItem(tr("Configurations"));
    m_of->addItem(tr("Atoms"));
    m_points->addControl(m_of);
    m_histogram->setObjectName("gradeHistogram");
    m_histogram->setTitle(tr("Grades of atoms by element"));
    m_histogram->setKeyLabel(tr("grade"));
    m_histogram->setValueLabel(tr("count"));
    m_histogram->setLogY(true);
    m_note->setObjectName("gradeSummary");
    m_note->setWordWrap(true);
    m_list->setObjectName("gradeList");
    m_list->setAccessibleName(tr("Grades by configuration"));
    auto* plots = new QHBoxLayout;
    plots->setSpacing(8);
    plots->addWidget(m_points, 1);
    plots->addWidget(m_histogram, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(plots, 3);
    column->addWidget(m_note);
    column->addWidget(m_list, 2);
}

void GradePanel::connectParts() {
    connect(&m_doubts, &FitDoubts::changed, this, &GradePanel::showDoubt);
    connect(&m_doubts, &FitDoubts::progressed, this, &GradePanel::showProgress);
    connect(m_of, &QComboBox::currentIndexChanged, this, &GradePanel::drawPoints);
    connect(m_points, &PointPlot::rowsChosen, this,
            [this](const std::vector<int>& rows, Qt::KeyboardModifiers modifiers) {
                emit rowsChosen(m_points->table(), rows, modifiers);
            });
    connect(m_points, &PointPlot::pointClicked, this,
            [this](int row) { emit pointClicked(m_points->table(), row); });
    connect(m_list, &NumberTable::rowsChosen, this, [this](const std::vector<int>& rows) {
        if (m_analysis)
            emit rowsChosen(m_analysis->configurations, rows, {});
    });
    connect(m_list, &NumberTable::currentRowChanged, this, [this](int row) {
        if (m_analysis && row >= 0)
            emit pointClicked(m_analysis->configurations, row);
    });
}

void GradePanel::setMessage(const QString& message) {
    m_message = message;
    draw();
}

void GradePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showDoubt();
}

void GradePanel::showDoubt() {
    if (isVisible())
        m_doubts.want();
    const auto& doubt = m_doubts.doubt();
    const auto analysis = doubt ? doubt->grades : nullptr;
    const bool isSame = analysis && analysis == m_analysis;
    m_analysis = analysis;
    if (!isSame)  // else a committee was trained beside the same grades
        draw();
    showProgress();
}

void GradePanel::showProgress() {
    const Job* job = m_doubts.job();
    if (m_analysis || !job)
        return;
    m_note->setText(job->step().isEmpty() ? tr("Working…") : job->step() + tr("…"));
}

std::optional<AtomValues> GradePanel::valuesOf(std::size_t configuration) const {
    if (!m_analysis || configuration >= m_analysis->grades.size())
        return {};
    return AtomValues{tr("Extrapolation grade"), m_analysis->grades[configuration].atomGrades};
}

void GradePanel::draw() {
    const QString why = m_doubts.message().isEmpty() ? m_message : m_doubts.message();
    const QString empty =
        why.isEmpty() ? tr("How far configurations lie beyond the training set") : why;
    m_points->setEmptyText(empty);
    m_histogram->setEmptyText(empty);
    m_note->setText(m_analysis ? summary() : why);
    m_list->setTable(m_analysis
                         ? withShownNumbers(m_analysis->configurations, m_doubts.result()->numbers)
                         : Table());
    if (m_analysis)  // the highest first
        m_list->sortByColumn(kGradeColumn, Qt::DescendingOrder);
    drawPoints();
    drawHistogram();
}

void GradePanel::drawPoints() {
    if (!m_analysis)
        return m_points->setPoints(Table(), {}, {}, {});
    const bool isOfAtoms = m_of->currentIndex() == 1;
    m_points->setPoints(
        std::shared_ptr<const Table>(m_analysis,
                                     isOfAtoms ? &m_analysis->atoms : &m_analysis->configurations),
        columns::kDensity.name, columns::kGrade.name, columns::kElement.name);
    m_points->setAxisLabels(tr("density, g/cm³"), tr("grade"));
    m_points->showAll();
    setSelection(m_selection);
}

void GradePanel::drawHistogram() {
    if (!m_analysis)
        return m_histogram->setFreeCurves(columns::kGrade, columns::kCount, {});
    const Table bins = gradeHistogram(m_analysis->atoms);
    const bool isDark = isDarkPalette(palette());
    std::vector<CurvePlot::FreeCurve> curves;
    double top = 1;
    for (std::size_t row = 0; row < bins.rowCount(); ++row) {
        const QString element = QString::fromStdString(bins[columns::kElement][row]);
        if (curves.empty() || curves.back().look.label != element)
            curves.push_back({.look = {.label = element,
                                       .colour = runColour(static_cast<int>(curves.size()), isDark),
                                       .isSteps = true},
                              .x = {},
                              .y = {}});
        const double count = bins[columns::kCount][row];
        curves.back().x.push_back(bins[columns::kGrade][row]);
        curves.back().y.push_back(count > 0 ? count : kUnknown);
        top = std::max(top, count);
    }
    const QColor line = palette().color(QPalette::WindowText);
    for (const auto& [grade, name] :
         {std::pair{kWorthLabels, tr("worth labels")}, std::pair{kTooFar, tr("too far")}})
        if (m_analysis->highest > grade)
            curves.push_back(threshold(grade, name, top, line));
    m_histogram->setFreeCurves(columns::kGrade, columns::kCount, curves);
    m_histogram->showAll();
}

QString GradePanel::summary() const {
    const auto count = static_cast<int>(m_analysis->grades.size());
    QString text = tr("%1: highest grade %2, %L3 beyond %4, %L5 beyond %6.")
                       .arg(tr("%Ln configuration(s)", nullptr, count),
                            shortNumberText(m_analysis->highest, 4))
                       .arg(m_analysis->worthLabels)
                       .arg(kWorthLabels)
                       .arg(m_analysis->tooFar)
                       .arg(kTooFar);
    if (m_doubts.doubt()->isOfResult)
        text += QStringLiteral(" ") +
                tr("It is not known what the potential was trained on: the configurations shown "
                   "stand in for it.");
    // A few are never determined, because they can stand in for one another.
    const std::size_t filled = m_analysis->set->filled(), all = m_analysis->set->size();
    if (10 * filled < 9 * all)
        text += QStringLiteral(" ") +
                tr("⚠ The training set determines %L1 of %L2 parameters; what depends on the "
                   "others has very large grades.")
                    .arg(filled)
                    .arg(all);
    return text;
}

void GradePanel::setSelection(const PointSelection& selection) {
    m_selection = selection;
    if (!m_analysis)
        return;
    m_points->setChosen(selection.rowsOf(m_points->table()));
    m_list->setChosenRows(selection.rowsOf(m_analysis->configurations));
}

}  // namespace mtp::ui

#include "moc_GradePanel.cpp"
