#include "ui/pages/inspect/TrustPanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>

#include "core/density/Coverage.h"
#include "core/inspection/EquationOfState.h"
#include "core/inspection/PairCurves.h"
#include "ui/jobs/JobBoard.h"
#include "ui/plots/CurvePlot.h"
#include "ui/project/FitResult.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

namespace {

constexpr std::size_t kMostScaled = 6;
constexpr std::size_t kUsuallyScaled = 3;
constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

// Those that are nearest to the middle of the densities.
std::vector<std::size_t> usualConfigurations(const FitResult& result) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < result.frames.size(); ++i)
        if (result.records[i].density)
            order.emplace_back(std::abs(std::log(result.records[i].densityRatio)), i);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < std::min(kUsuallyScaled, order.size()); ++i)
        chosen.push_back(order[i].second);
    return chosen;
}

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

Table padded(std::map<std::string, std::vector<double>> columns,
             const std::map<std::string, std::string>& units) {
    std::size_t rows = 0;
    for (const auto& [name, values] : columns)
        rows = std::max(rows, values.size());
    Table table;
    for (auto& [name, values] : columns) {
        values.resize(rows, kAbsent);
        const auto unit = units.find(name.substr(0, name.find_first_of("@#")));
        table.add(name, unit == units.end() ? "" : unit->second, std::move(values));
    }
    return table;
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

}  // namespace

struct TrustPanel::Content {
    Table curves, labels, marks, dimers, ranges, extrapolation;
    std::vector<int> numbers;  // of the configurations that are scaled
    std::optional<std::pair<double, double>> trained;
};

TrustPanel::TrustPanel(JobBoard& jobs, QWidget* parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_scaling(new CurvePlot)
    , m_quantity(new QComboBox)
    , m_pairs(new CurvePlot)
    , m_pairKind(new QComboBox)
    , m_list(new QComboBox)
    , m_table(new NumberTable)
    , m_note(new QLabel) {
    build();
}

void TrustPanel::build() {
    m_scaling->setObjectName("scalingPlot");
    m_scaling->setTitle(tr("Scaled"));
    m_scaling->setEmptyText(tr("Energy and pressure of a configuration at other densities"));
    m_scaling->setKeyLabel(tr("density, g/cm³"));
    m_quantity->setObjectName("scalingQuantity");
    m_quantity->addItems({tr("pressure"), tr("energy per atom")});
    m_scaling->addControl(m_quantity);
    m_pairs->setObjectName("pairPlot");
    m_pairs->setTitle(tr("Pairs"));
    m_pairs->setEmptyText(tr("Two atoms alone; radial functions"));
    m_pairs->setKeyLabel(tr("r, Å"));
    m_pairKind->setObjectName("pairKind");
    m_pairs->addControl(m_pairKind);
    m_list->setObjectName("trustList");
    m_list->addItems({tr("Minima and sign flips of the pressure"),
                      tr("Pair distances of the "
                         "training set"),
                      tr("Distances outside of it")});
    m_table->setObjectName("trustTable");
    m_note->setWordWrap(true);
    connect(m_quantity, &QComboBox::currentIndexChanged, this, &TrustPanel::drawScaling);
    connect(m_pairKind, &QComboBox::currentIndexChanged, this, &TrustPanel::drawPairs);
    connect(m_list, &QComboBox::currentIndexChanged, this, &TrustPanel::drawList);

    auto* plots = new QHBoxLayout;
    plots->setSpacing(8);
    plots->addWidget(m_scaling, 1);
    plots->addWidget(m_pairs, 1);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_list);
    head->addWidget(m_note, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(plots, 2);
    column->addLayout(head);
    column->addWidget(m_table, 1);
}

void TrustPanel::setResult(std::shared_ptr<const FitResult> result,
                           std::shared_ptr<const Potential> of) {
    m_result = std::move(result);
    m_potential = std::move(of);
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
    if (!m_isOld || !isVisible() || !m_result || !m_potential || m_potential->species.empty())
        return;
    m_isOld = false;
    const std::vector<std::size_t> chosen =
        m_chosen.empty() ? usualConfigurations(*m_result) : m_chosen;
    m_jobs.run<std::shared_ptr<Content>>(
        tr("Scaling configurations"), this,
        [result = m_result, potential = m_potential, chosen](Progress& progress) {
            auto content = std::make_shared<Content>();
            std::vector<Frame> all, training, scaled;
            for (std::size_t i = 0; i < result->frames.size(); ++i) {
                all.push_back(withSpeciesOrder(result->frames[i], potential->species));
                if (result->records[i].part == Part::Training && !result->records[i].isExcluded)
                    training.push_back(all.back());
            }
            for (const std::size_t i : chosen) {
                scaled.push_back(all[i]);
                content->numbers.push_back(result->numbers[i]);
            }
            EquationOfStateOptions options;
            options.trainedDensities = content->trained = densityRange(training);
            const Evaluator evaluator(*potential);
            content->curves = equationOfState(evaluator, scaled, options, &progress);
            content->labels = equationOfStateLabels(scaled, all);
            content->marks = equationOfStateMarks(content->curves);
            content->dimers = dimerCurves(*potential);
            const double cutoff = potential->radial.maxDist;
            content->ranges = pairRanges(training, potential->species, cutoff);
            content->extrapolation =
                pairExtrapolation(all, potential->species, content->ranges, cutoff);
            return content;
        },
        [this, result = m_result](std::shared_ptr<Content> content) {
            if (result != m_result)
                return;  // another one was chosen meanwhile
            m_content = std::move(content);
            draw();
        },
        [this](const QString& message) { emit failed(message); });
}

void TrustPanel::draw() {
    const QString kept = m_pairKind->currentText();
    {
        const QSignalBlocker blocker(m_pairKind);
        m_pairKind->clear();
        m_pairKind->addItem(tr("all dimers"));
        if (m_content) {
            std::set<QString> pairs;
            for (const std::string& pair : m_content->dimers.texts("pair"))
                pairs.insert(QString::fromStdString(pair));
            for (const QString& pair : pairs)
                m_pairKind->addItem(tr("dimer: %1").arg(pair), QStringList{pair, "dimer"});
            for (const QString& pair : pairs)
                m_pairKind->addItem(tr("radial: %1").arg(pair), QStringList{pair, "radial"});
        }
        m_pairKind->setCurrentIndex(std::max(0, m_pairKind->findText(kept)));
    }
    drawScaling();
    drawPairs();
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
    m_scaling->setBand(m_content->trained, tr("trained"));
    m_scaling->setCurves(padded(std::move(columns),
                                {{"density", "g/cm³"}, {"energy", "eV/atom"}, {"pressure", "GPa"}}),
                         {}, curves);
    m_scaling->showAll();
}

// Minima of the energy, or where the pressure changes its sign.
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
        isEnergy ? tr("minimum") : tr("sign flip"), palette().color(QPalette::WindowText)};
    curve.isPoints = true;
    curve.isHollow = true;
    curve.key = QStringLiteral("density@marks");
    curves.push_back(curve);
}

void TrustPanel::drawPairs() {
    if (!m_content)
        return m_pairs->setCurves({}, {}, {});
    const QStringList chosen = m_pairKind->currentData().toStringList();
    if (chosen.size() == 2 && chosen[1] == QLatin1String("radial"))
        drawRadial(chosen[0]);
    else
        drawDimers(chosen.isEmpty() ? std::string() : chosen[0].toStdString());
    m_pairs->showAll();
}

void TrustPanel::drawRadial(const QString& pair) {
    const bool isDark = isDarkPalette(palette());
    const Table radial = radialFunctionTable(*m_potential, pair.section('-', 0, 0).toStdString(),
                                             pair.section('-', 1, 1).toStdString());
    std::vector<CurvePlot::Curve> curves;
    for (std::size_t i = 1; i < radial.columns().size(); ++i) {
        const QString name = QString::fromStdString(radial.columns()[i].name);
        curves.push_back({name, name, runColour(static_cast<int>(i) - 1, isDark)});
    }
    m_pairs->setValueLabel(tr("radial function"));
    m_pairs->setBand(std::nullopt, {});
    m_pairs->setCurves(radial, QStringLiteral("r"), curves);
}

// One pair (empty: all), with the distances that the training set holds of it.
void TrustPanel::drawDimers(const std::string& pair) {
    const bool isDark = isDarkPalette(palette());
    std::map<std::string, std::vector<double>> columns;
    const auto& names = m_content->dimers.texts("pair");
    for (std::size_t row = 0; row < names.size(); ++row) {
        columns["r@" + names[row]].push_back(m_content->dimers.numbers("r")[row]);
        columns["energy@" + names[row]].push_back(m_content->dimers.numbers("energy")[row]);
    }
    std::vector<CurvePlot::Curve> curves;
    int index = 0;
    for (const std::string& name : std::set<std::string>(names.begin(), names.end())) {
        const QColor colour = runColour(index++, isDark);
        if (!pair.empty() && name != pair)
            continue;
        CurvePlot::Curve curve{QString::fromStdString("energy@" + name),
                               QString::fromStdString(name), colour};
        curve.key = QString::fromStdString("r@" + name);
        curves.push_back(curve);
    }
    double shortest = std::numeric_limits<double>::infinity();
    for (std::size_t row = 0; row < m_content->ranges.rowCount(); ++row)
        if (pair.empty() || m_content->ranges.texts("pair")[row] == pair)
            shortest = std::min(shortest, m_content->ranges.numbers("shortest")[row]);
    m_pairs->setValueLabel(tr("energy of two atoms, eV"));
    m_pairs->setBand(std::isfinite(shortest)
                         ? std::optional(std::pair(shortest, m_potential->radial.maxDist))
                         : std::nullopt,
                     tr("distances of the training set"));
    m_pairs->setCurves(padded(std::move(columns), {{"r", "Å"}, {"energy", "eV"}}), {}, curves);
}

void TrustPanel::drawList() {
    if (!m_content) {
        m_table->setTable({});
        m_note->clear();
        return;
    }
    const Table* const tables[] = {&m_content->marks, &m_content->ranges,
                                   &m_content->extrapolation};
    const Table& table = *tables[m_list->currentIndex()];
    m_table->setTable(m_list->currentIndex() == 1
                          ? table
                          : withNumbers(table, m_list->currentIndex() == 0 ? m_content->numbers
                                                                           : m_result->numbers));
    QString note;
    if (m_list->currentIndex() == 0) {
        const auto& kinds = m_content->marks.texts("kind");
        const auto negative = std::count(kinds.begin(), kinds.end(), "pressure turns negative");
        note = negative > 0 ? tr("⚠ The pressure turns negative on compression %L1 times: a hole "
                                 "that a simulation can fall into")
                                  .arg(negative)
                            : tr("No pressure turns negative on compression");
    } else if (m_list->currentIndex() == 2) {
        note = table.rowCount() == 0
                   ? tr("Every pair distance lies within those of the training set")
                   : tr("⚠ %L1 pairs of elements in configurations are nearer than in training")
                         .arg(table.rowCount());
    }
    m_note->setText(note);
}

}  // namespace mtp::ui
