#include "ui/pages/inspect/PairPanel.h"

#include <QComboBox>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>
#include <set>

#include "core/density/Coverage.h"
#include "core/workflow/SafetyAnalysis.h"
#include "ui/pages/inspect/PaddedColumns.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr double kLeastRoom = 0.5;  // eV, above and below what is trained

struct DimerColumns {
    // "r@PAIR" and "energy@PAIR" at distances that the set holds of the pair, "r#PAIR" and
    // "energy#PAIR" at nearer ones.
    std::map<std::string, std::vector<double>> columns;
    std::optional<std::pair<double, double>> trained;  // Å; only of a single pair
};

// The part that is nearer may run off to any energy: as far as it is beside the rest is drawn.
DimerColumns splitByTraining(const Table& dimers, const Table& ranges, const std::string& pair) {
    std::map<std::string, double> shortest;
    for (std::size_t row = 0; row < ranges.rowCount(); ++row)
        shortest[ranges.texts("pair")[row]] = ranges.numbers("shortest")[row];
    const auto isNearer = [&](const std::string& name, double r) {
        const auto found = shortest.find(name);
        return found == shortest.end() || r < found->second;
    };
    const auto& names = dimers.texts("pair");
    const auto& distances = dimers.numbers("r");
    const auto& energies = dimers.numbers("energy");
    double least = 0, most = 0;
    for (std::size_t row = 0; row < names.size(); ++row)
        if ((pair.empty() || names[row] == pair) && !isNearer(names[row], distances[row])) {
            least = std::min(least, energies[row]);
            most = std::max(most, energies[row]);
        }
    const double room = std::max(most - least, kLeastRoom);
    DimerColumns split;
    for (std::size_t row = 0; row < names.size(); ++row) {
        if (!pair.empty() && names[row] != pair)
            continue;
        const bool isDashed = isNearer(names[row], distances[row]);
        if (isDashed && (energies[row] < least - room || energies[row] > most + room))
            continue;
        const std::string end = (isDashed ? "#" : "@") + names[row];
        split.columns["r" + end].push_back(distances[row]);
        split.columns["energy" + end].push_back(energies[row]);
    }
    if (!pair.empty() && shortest.contains(pair) && !distances.empty())
        split.trained = {shortest[pair], *std::max_element(distances.begin(), distances.end())};
    return split;
}

}  // namespace

PairPanel::PairPanel(QWidget* parent)
    : QWidget(parent), m_plot(new CurvePlot), m_kind(new QComboBox) {
    m_plot->setObjectName("pairPlot");
    m_plot->setTitle(tr("Pairs"));
    m_plot->setKeyLabel(tr("r, Å"));
    m_kind->setObjectName("pairKind");
    m_kind->setAccessibleName(tr("Pair"));
    m_plot->addControl(m_kind);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &PairPanel::draw);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_plot);
}

void PairPanel::setContent(std::shared_ptr<const SafetyAnalysis> content,
                           std::shared_ptr<const Potential> potential, const QString& message) {
    m_content = std::move(content);
    m_potential = std::move(potential);
    m_plot->setEmptyText(message.isEmpty() ? tr("Energy of two atoms, and radial functions")
                                           : message);
    listPairs();
    draw();
}

void PairPanel::listPairs() {
    const QString kept = m_kind->currentText();
    {
        const QSignalBlocker blocker(m_kind);
        m_kind->clear();
        m_kind->addItem(tr("All dimers"));
        if (m_content) {
            std::set<QString> pairs;
            for (const std::string& pair : m_content->dimers.texts("pair"))
                pairs.insert(QString::fromStdString(pair));
            for (const QString& pair : pairs)
                m_kind->addItem(tr("Dimer %1").arg(pair), QStringList{pair, "dimer"});
            for (const QString& pair : pairs)
                m_kind->addItem(tr("Radial functions %1").arg(pair), QStringList{pair, "radial"});
        }
        m_kind->setCurrentIndex(std::max(0, m_kind->findText(kept)));
    }
}

void PairPanel::draw() {
    if (!m_content)
        return m_plot->setCurves({}, {}, {});
    const QStringList chosen = m_kind->currentData().toStringList();
    if (chosen.size() == 2 && chosen[1] == QLatin1String("radial"))
        drawRadial(chosen[0]);
    else
        drawDimers(chosen.isEmpty() ? std::string() : chosen[0].toStdString());
    m_plot->showAll();
}

void PairPanel::drawRadial(const QString& pair) {
    const bool isDark = isDarkPalette(palette());
    const Table radial = radialFunctionTable(*m_potential, pair.section('-', 0, 0).toStdString(),
                                             pair.section('-', 1, 1).toStdString());
    std::vector<CurvePlot::Curve> curves;
    for (std::size_t i = 1; i < radial.columns().size(); ++i) {
        const QString name = QString::fromStdString(radial.columns()[i].name);
        curves.push_back({name, name, runColour(static_cast<int>(i) - 1, isDark)});
    }
    m_plot->setValueLabel(tr("radial function"));
    m_plot->setBand(std::nullopt, {});
    m_plot->setCurves(radial, QStringLiteral("r"), curves);
}

// One pair (empty: all): solid at the distances that the training set has of it, dashed where they
// are nearer; holes there have a ring.
void PairPanel::drawDimers(const std::string& pair) {
    const bool isDark = isDarkPalette(palette());
    const DimerColumns split = splitByTraining(m_content->dimers, m_content->ranges, pair);
    std::map<std::string, std::vector<double>> columns = split.columns;
    std::vector<CurvePlot::Curve> curves;
    int index = 0;
    const auto& names = m_content->dimers.texts("pair");
    for (const std::string& name : std::set<std::string>(names.begin(), names.end())) {
        const QColor colour = runColour(index++, isDark);
        for (const auto& [mark, isDashed] : {std::pair{"@", false}, std::pair{"#", true}}) {
            const std::string end = mark + name;
            if (!columns.contains("r" + end))
                continue;
            const QString label = QString::fromStdString(name);
            CurvePlot::Curve curve{QString::fromStdString("energy" + end),
                                   isDashed ? tr("%1, nearer than trained").arg(label) : label,
                                   colour, isDashed};
            curve.key = QString::fromStdString("r" + end);
            curves.push_back(curve);
        }
    }
    addHoles(columns, curves, pair);
    m_plot->setValueLabel(tr("energy of two atoms, eV"));
    m_plot->setBand(split.trained, m_content->knowsTraining ? tr("distances of the training set")
                                                            : tr("distances of the project"));
    m_plot->setCurves(padded(std::move(columns), {{"r", "Å"}, {"energy", "eV"}}), {}, curves);
}

void PairPanel::addHoles(std::map<std::string, std::vector<double>>& columns,
                         std::vector<CurvePlot::Curve>& curves, const std::string& pair) const {
    std::vector<double> r, energy;
    const Table& holes = m_content->holes;
    for (std::size_t row = 0; row < holes.rowCount(); ++row) {
        const std::string& name = holes.texts("pair")[row];
        if (!pair.empty() && name != pair)
            continue;
        const auto& distances = columns["r#" + name];
        const auto found = std::find(distances.begin(), distances.end(), holes.numbers("r")[row]);
        if (found == distances.end())
            continue;  // deeper than the plot reaches
        r.push_back(*found);
        energy.push_back(
            columns["energy#" + name][static_cast<std::size_t>(found - distances.begin())]);
    }
    if (r.empty())
        return;
    columns["r@holes"] = std::move(r);
    columns["energy@holes"] = std::move(energy);
    CurvePlot::Curve curve{QStringLiteral("energy@holes"), tr("hole"),
                           palette().color(QPalette::WindowText)};
    curve.isPoints = true;
    curve.isHollow = true;
    curve.key = QStringLiteral("r@holes");
    curves.push_back(curve);
}

}  // namespace mtp::ui
