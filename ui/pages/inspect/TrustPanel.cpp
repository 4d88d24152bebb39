#include "ui/pages/inspect/TrustPanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>

#include "core/workflow/SafetyAnalysis.h"
#include "ui/jobs/JobBoard.h"
#include "ui/pages/inspect/PaddedColumns.h"
#include "ui/pages/inspect/PairPanel.h"
#include "ui/plots/CurvePlot.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

namespace {

constexpr std::size_t kMostScaled = 6;
constexpr int kProgressWidth = 120;

// Rows of a long table by the value of one column, as columns beside each other, padded at the end.
void addColumns(std::map<std::string, std::vector<double>>& columns, const Table& table,
                const char* key, const char* value, const std::string& suffix) {
    const std::vector<double>& configuration = table.numbers("configuration");
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const std::string end = suffix + std::to_string(static_cast<int>(configuration[row]));
        columns[key + end].push_back(table.numbers(key)[row]);
        columns[value + end].push_back(table.numbers(value)[row]);
    }
}

// The configurations by their numbers in the project.
Table withNumbers(const Table& table, const std::vector<int>& numbers) {
    Table list;
    for (const Column& column : table.columns()) {
        if (!column.isNumeric()) {
            list.add(column.name, std::get<std::vector<std::string>>(column.values));
            continue;
        }
        std::vector<double> values = std::get<std::vector<double>>(column.values);
        if (column.name == "configuration")
            for (double& value : values)
                value = numbers[static_cast<std::size_t>(value)];
        list.add(column.name, column.unit, std::move(values));
    }
    return list;
}

QString holesText(const Table& holes) {
    if (holes.rowCount() == 0)
        return TrustPanel::tr("No pair attracts at distances below those of the training set");
    QStringList list;
    for (std::size_t row = 0; row < holes.rowCount(); ++row)
        list << TrustPanel::tr("%1 at %2")
                    .arg(QString::fromStdString(holes.texts("pair")[row]),
                         withUnit(holes.numbers("r")[row], 2, TrustPanel::tr("Å")));
    return TrustPanel::tr("⚠ Holes below the distances of the training set: %1")
        .arg(list.join(TrustPanel::tr(", ")));
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
    , m_name(new QPushButton(tr("Name its species…"))) {
    build();
}

void TrustPanel::build() {
    m_scaling->setObjectName("scalingPlot");
    m_scaling->setTitle(tr("Scaling"));
    m_scaling->setKeyLabel(tr("density, g/cm³"));
    m_quantity->setObjectName("scalingQuantity");
    m_quantity->setAccessibleName(tr("Quantity"));
    m_quantity->addItems({tr("Pressure"), tr("Energy per atom")});
    m_scaling->addControl(m_quantity);
    m_list->setObjectName("trustList");
    m_list->setAccessibleName(tr("Table"));
    m_list->addItems({tr("Energy minima and pressure zeros"), tr("Holes of the dimer curves"),
                      tr("Pair distances of the training set"),
                      tr("Distances outside the training set")});
    m_table->setObjectName("trustTable");
    m_note->setObjectName("trustNote");
    m_note->setWordWrap(true);
    m_progress->setObjectName("trustProgress");
    m_progress->setFixedWidth(kProgressWidth);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_name->setObjectName("nameSpecies");
    m_name->hide();
    connect(m_name, &QPushButton::clicked, this, &TrustPanel::speciesWanted);
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
    const bool isEnergy = m_quantity->currentIndex() == 1;
    const char* value = isEnergy ? "energy" : "pressure";
    std::map<std::string, std::vector<double>> columns;
    addColumns(columns, m_content->curves, "density", value, "@");
    addColumns(columns, m_content->labels, "density", value, "#");
    const bool isDark = isDarkPalette(palette());
    std::vector<CurvePlot::Curve> curves;
    for (std::size_t i = 0; i < m_content->numbers.size(); ++i) {
        const QColor colour = runColour(static_cast<int>(i), isDark);
        const QString of = tr("configuration %L1").arg(m_content->numbers[i]);
        for (const auto& [mark, isPoints] : {std::pair{"@", false}, std::pair{"#", true}}) {
            const std::string end = mark + std::to_string(i);
            if (!columns.contains(value + end))
                continue;
            CurvePlot::Curve curve{QString::fromStdString(value + end),
                                   isPoints ? tr("%1, DFT").arg(of) : of, colour};
            curve.isPoints = isPoints;
            curve.key = QString::fromStdString("density" + end);
            curves.push_back(curve);
        }
    }
    addMarks(columns, curves, isEnergy);
    m_scaling->setValueLabel(isEnergy ? tr("energy, eV/atom") : tr("pressure, GPa"));
    m_scaling->setBand(m_content->trained, m_content->knowsTraining
                                               ? tr("training set")
                                               : tr("densities of the project"));
    m_scaling->setCurves(padded(std::move(columns),
                                {{"density", "g/cm³"}, {"energy", "eV/atom"}, {"pressure", "GPa"}}),
                         {}, curves);
    m_scaling->showAll();
}

// Minima of the energy, or zeros of the pressure.
void TrustPanel::addMarks(std::map<std::string, std::vector<double>>& columns,
                          std::vector<CurvePlot::Curve>& curves, bool isEnergy) const {
    const Table& marks = m_content->marks;
    std::vector<double> density, value;
    for (std::size_t row = 0; row < marks.rowCount(); ++row)
        if ((marks.texts("kind")[row] == "minimum of the energy") == isEnergy) {
            density.push_back(marks.numbers("density")[row]);
            value.push_back(marks.numbers("value")[row]);
        }
    if (density.empty())
        return;
    columns["density@marks"] = std::move(density);
    columns[isEnergy ? "energy@marks" : "pressure@marks"] = std::move(value);
    CurvePlot::Curve curve{
        isEnergy ? QStringLiteral("energy@marks") : QStringLiteral("pressure@marks"),
        isEnergy ? tr("minimum") : tr("zero"), palette().color(QPalette::WindowText)};
    curve.isPoints = true;
    curve.isHollow = true;
    curve.key = QStringLiteral("density@marks");
    curves.push_back(curve);
}

void TrustPanel::drawList() {
    if (!m_content) {
        m_table->setTable({});
        if (!m_job)
            m_note->setText(m_message);
        return;
    }
    const Table* const tables[] = {&m_content->marks, &m_content->holes, &m_content->ranges,
                                   &m_content->extrapolation};
    const int list = m_list->currentIndex();
    const Table& table = *tables[list];
    m_table->setTable(list == 0   ? withNumbers(table, m_content->numbers)
                      : list == 3 ? withNumbers(table, m_result->numbers)
                                  : table);
    m_note->setText(noteOf(list));
}

QString TrustPanel::noteOf(int list) const {
    const auto rows = static_cast<int>(m_content->extrapolation.rowCount());
    switch (list) {
        case 0: {
            const auto& kinds = m_content->marks.texts("kind");
            const auto negative =
                static_cast<int>(std::count(kinds.begin(), kinds.end(), "pressure turns negative"));
            return negative == 0 ? tr("Pressure stays positive under compression")
                                 : tr("⚠ Pressure turns negative under compression %Ln time(s): a "
                                      "simulation can collapse there",
                                      nullptr, negative);
        }
        case 1:
            return holesText(m_content->holes);
        case 3:
            return rows == 0
                       ? tr("Every pair distance lies within those of the training set")
                       : tr("⚠ %Ln pair(s) of elements {comes|come} nearer in a configuration than "
                            "in training",
                            nullptr, rows);
        default:
            return {};
    }
}

}  // namespace mtp::ui
