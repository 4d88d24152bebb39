#include "ui/pages/inspect/TrustPanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>
#include <utility>

#include "core/inspection/CurveColumns.h"
#include "core/inspection/ShownNumbers.h"
#include "core/workflow/SafetyAnalysis.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/pages/inspect/PairPanel.h"
#include "ui/plots/CurvePlot.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

namespace {

constexpr std::size_t kMostScaled = 6;
constexpr int kProgressWidth = 120;

// What is drawn over the density, and the mark that it has.
struct Scaled {
    ColumnKey<double> column;
    const char* axis;
    const char* mark;
};

constexpr Scaled kPressure{columns::kCurvePressure,
                           QT_TRANSLATE_NOOP("mtp::ui::TrustPanel", "pressure, GPa"),
                           QT_TRANSLATE_NOOP("mtp::ui::TrustPanel", "zero")};
constexpr Scaled kEnergy{columns::kCurveEnergy,
                         QT_TRANSLATE_NOOP("mtp::ui::TrustPanel", "energy, eV/atom"),
                         QT_TRANSLATE_NOOP("mtp::ui::TrustPanel", "minimum")};

// The rows of one configuration.
CurvePlot::FreeCurve curveOf(const Table& table, int configuration,
                             const ColumnKey<double>& value) {
    CurvePlot::FreeCurve curve;
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        if (table[columns::kConfiguration][row] == configuration) {
            curve.x.push_back(table[columns::kDensity][row]);
            curve.y.push_back(table[value][row]);
        }
    return curve;
}

// Close to the atoms polynomials reach any number.
QString depthText(double depth) {
    constexpr double kMostTold = 1000;
    return depth < kMostTold ? withUnit(depth, depth < 10 ? 1 : 0, TrustPanel::tr("eV"))
                             : TrustPanel::tr("over 1000 eV");
}

}  // namespace

TrustPanel::TrustPanel(JobBoard& jobs, QWidget* parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_scaling(new CurvePlot)
    , m_quantity(new QComboBox)
    , m_pairs(new PairPanel)
    , m_list(new QComboBox)
    , m_table(new NumberTable)
    , m_note(new QLabel)
    , m_progress(new QProgressBar)
    , m_name(new QPushButton(tr("Name its species…")))
    , m_repulsion(new QPushButton(tr("Keep them apart in simulations"))) {
    build();
}

void TrustPanel::build() {
    m_scaling->setObjectName("scalingPlot");
    m_scaling->setTitle(tr("Scaling"));
    m_scaling->setKeyLabel(tr("density, g/cm³"));
    m_quantity->setObjectName("scalingQuantity");
    m_quantity->setAccessibleName(tr("Quantity"));
    m_quantity->setToolTip(
        tr("What is drawn while the chosen configurations are scaled to other densities"));
    m_quantity->addItem(tr("Pressure"), static_cast<int>(Quantity::Pressure));
    m_quantity->addItem(tr("Energy per atom"), static_cast<int>(Quantity::Energy));
    m_scaling->addControl(m_quantity);
    m_list->setObjectName("trustList");
    m_list->setAccessibleName(tr("Table"));
    m_list->setToolTip(tr("What the table below lists"));
    m_list->addItem(tr("Energy minima and pressure zeros"), static_cast<int>(List::Marks));
    m_list->addItem(tr("Holes of the dimer curves"), static_cast<int>(List::Holes));
    m_list->addItem(tr("Pair distances of the training set"), static_cast<int>(List::Ranges));
    m_list->addItem(tr("Distances outside the training set"),
                    static_cast<int>(List::Extrapolation));
    m_table->setObjectName("trustTable");
    m_note->setObjectName("trustNote");
    m_note->setWordWrap(true);
    m_progress->setObjectName("trustProgress");
    m_progress->setFixedWidth(kProgressWidth);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_name->setObjectName("nameSpecies");
    m_name->setToolTip(
        tr("Potentials of MLIP know types, not elements; curves of pairs need to know which is "
           "which"));
    m_name->hide();
    connect(m_name, &QPushButton::clicked, this, &TrustPanel::speciesWanted);
    m_repulsion->setObjectName("keepApart");
    m_repulsion->setToolTip(
        tr("Simulations get a repulsion below the distances of the training set, which are "
           "untouched. It can be undone, and switched off on Simulate"));
    m_repulsion->hide();
    connect(m_repulsion, &QPushButton::clicked, this, &TrustPanel::repulsionWanted);
    connect(m_quantity, &QComboBox::currentIndexChanged, this, &TrustPanel::drawScaling);
    connect(m_list, &QComboBox::currentIndexChanged, this, &TrustPanel::drawList);

    auto* plots = new QHBoxLayout;
    plots->setSpacing(8);
    plots->addWidget(m_scaling, 1);
    plots->addWidget(m_pairs, 1);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_list);
    head->addWidget(m_note, 1);
    head->addWidget(m_progress);
    head->addWidget(m_name);
    head->addWidget(m_repulsion);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(plots, 2);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    draw();
}

void TrustPanel::setResult(std::shared_ptr<const FitResult> result,
                           std::shared_ptr<const Potential> of, const Missing& missing) {
    m_result = std::move(result);
    m_potential = std::move(of);
    m_message = missing.why;
    m_name->setVisible(missing.needsSpecies);
    m_chosen.clear();
    m_content = nullptr;
    m_isOld = true;
    draw();
    computeIfShown();
}

void TrustPanel::setChosen(std::vector<std::size_t> configurations) {
    if (configurations.size() > kMostScaled)
        configurations.resize(kMostScaled);
    if (configurations == m_chosen)
        return;
    m_chosen = std::move(configurations);
    m_isOld = true;
    computeIfShown();
}

void TrustPanel::setRepulsion(bool isWanted) {
    if (std::exchange(m_isRepulsionWanted, isWanted) != isWanted)
        drawList();
}

void TrustPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    computeIfShown();
}

void TrustPanel::computeIfShown() {
    if (!m_isOld || !isVisible() || !m_result || !m_potential)
        return;
    m_isOld = false;
    if (m_job)
        m_job->cancel();
    m_message.clear();
    m_job = m_jobs.run<std::shared_ptr<SafetyAnalysis>>(
        tr("Scaling configurations"), this,
        [result = m_result, potential = m_potential,
         scaled = m_chosen.empty() ? typicalConfigurations(*m_result) : m_chosen](
            Progress& progress) { return analyseSafety(*result, *potential, scaled, progress); },
        [this, result = m_result](std::shared_ptr<SafetyAnalysis> content) {
            if (result == m_result)  // else another one was chosen meanwhile
                take(std::move(content), {});
        },
        [this, result = m_result](const QString& message) {
            if (result == m_result)
                take(nullptr, message);
        });
    connect(m_job, &Job::cancelled, this, [this, job = m_job.data()] {
        if (m_job == job)
            take(nullptr, tr("Cancelled"));
    });
    connect(m_job, &Job::progressed, this, &TrustPanel::showProgress);
    showProgress();
}

void TrustPanel::take(std::shared_ptr<const SafetyAnalysis> content, const QString& message) {
    m_content = std::move(content);
    m_message = message;
    m_job = nullptr;
    showProgress();
    draw();
}

void TrustPanel::showProgress() {
    m_progress->setVisible(m_job);
    if (!m_job)
        return;
    m_progress->setValue(static_cast<int>(100 * m_job->fraction()));
    m_note->setText(m_job->step().isEmpty() ? tr("Working…") : m_job->step() + tr("…"));
}

void TrustPanel::draw() {
    m_scaling->setEmptyText(m_message.isEmpty()
                                ? tr("Energy and pressure of a configuration at other densities")
                                : m_message);
    m_pairs->setContent(m_content, m_potential, m_message);
    drawScaling();
    drawList();
}

void TrustPanel::drawScaling() {
    if (!m_content)
        return m_scaling->setCurves({}, {}, {});
    const bool isEnergy = m_quantity->currentData().toInt() == static_cast<int>(Quantity::Energy);
    const Scaled& scaled = isEnergy ? kEnergy : kPressure;
    const bool isDark = isDarkPalette(palette());
    std::vector<CurvePlot::FreeCurve> curves;
    for (std::size_t i = 0; i < m_content->numbers.size(); ++i) {
        const auto configuration = static_cast<int>(i);
        const QString of = tr("configuration %L1").arg(m_content->numbers[i]);
        for (const bool isLabels : {false, true}) {
            CurvePlot::FreeCurve curve = curveOf(isLabels ? m_content->labels : m_content->curves,
                                                 configuration, scaled.column);
            if (curve.x.empty())
                continue;
            curve.look.label = isLabels ? tr("%1, DFT").arg(of) : of;
            curve.look.colour = runColour(configuration, isDark);
            curve.look.isPoints = isLabels;
            curves.push_back(std::move(curve));
        }
    }
    addMarks(curves, isEnergy);
    m_scaling->setValueLabel(tr(scaled.axis));
    m_scaling->setBand(m_content->trained, m_content->knowsTraining
                                               ? tr("training set")
                                               : tr("densities of the project"));
    m_scaling->setFreeCurves(columns::kDensity, scaled.column, curves);
    m_scaling->showAll();
}

// Minima of the energy, or where the pressure changes its sign.
void TrustPanel::addMarks(std::vector<CurvePlot::FreeCurve>& curves, bool isEnergy) const {
    const Table& marks = m_content->marks;
    CurvePlot::FreeCurve curve;
    for (std::size_t row = 0; row < marks.rowCount(); ++row)
        if ((marks[columns::kKind][row] == kEnergyMinimum) == isEnergy) {
            curve.x.push_back(marks[columns::kDensity][row]);
            curve.y.push_back(marks[columns::kValue][row]);
        }
    if (curve.x.empty())
        return;
    curve.look.label = tr((isEnergy ? kEnergy : kPressure).mark);
    curve.look.colour = palette().color(QPalette::WindowText);
    curve.look.isPoints = true;
    curve.look.isHollow = true;
    curves.push_back(std::move(curve));
}

TrustPanel::List TrustPanel::list() const {
    return static_cast<List>(m_list->currentData().toInt());
}

void TrustPanel::drawList() {
    m_repulsion->setVisible(m_content && list() == List::Holes && !m_isRepulsionWanted &&
                            m_content->holes.rowCount() > 0);
    if (!m_content) {
        m_table->setTable({});
        if (!m_job)
            m_note->setText(m_message);
        return;
    }
    switch (list()) {
        case List::Marks:
            m_table->setTable(withShownNumbers(m_content->marks, m_content->numbers));
            break;
        case List::Holes:
            m_table->setTable(m_content->holes);
            break;
        case List::Ranges:
            m_table->setTable(m_content->ranges);
            break;
        case List::Extrapolation:
            m_table->setTable(withShownNumbers(m_content->extrapolation, m_result->numbers));
            break;
    }
    m_note->setText(noteOf(list()));
}

QString TrustPanel::noteOf(List list) const {
    const auto rows = static_cast<int>(m_content->extrapolation.rowCount());
    switch (list) {
        case List::Marks: {
            const Categories& kinds = m_content->marks[columns::kKind];
            const auto negative =
                static_cast<int>(std::count(kinds.begin(), kinds.end(), kTurnsNegative));
            if (!m_content->densityWarnings.empty())
                return QStringLiteral("⚠ ") + coreText(m_content->densityWarnings.front());
            return negative == 0 ? tr("Pressure stays positive under compression")
                                 : tr("⚠ Pressure turns negative under compression %Ln time(s): a "
                                      "simulation can collapse there",
                                      nullptr, negative);
        }
        case List::Holes:
            return holesText();
        case List::Extrapolation:
            return rows == 0
                       ? tr("Every pair distance lies within those of the training set")
                       : tr("⚠ %Ln pair(s) of elements {comes|come} nearer in a configuration than "
                            "in training",
                            nullptr, rows);
        case List::Ranges:
            break;
    }
    return {};
}

QString TrustPanel::holesText() const {
    const Table& holes = m_content->holes;
    if (holes.rowCount() == 0)
        return tr("No pair attracts at distances below those of the training set");
    QStringList list;
    for (std::size_t row = 0; row < holes.rowCount(); ++row)
        list << tr("%1 at %2 (%3 deep)")
                    .arg(QString::fromStdString(holes[columns::kPair][row]),
                         withUnit(holes[columns::kDistance][row], 2, tr("Å")),
                         depthText(holes[columns::kDepth][row]));
    const QString text =
        tr("⚠ Holes below the distances of the training set: %1").arg(list.join(tr(", ")));
    return m_isRepulsionWanted ? tr("%1. Simulations keep such atoms apart").arg(text) : text;
}

}  // namespace mtp::ui

#include "moc_TrustPanel.cpp"
