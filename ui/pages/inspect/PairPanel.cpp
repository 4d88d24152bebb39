#include "ui/pages/inspect/PairPanel.h"

#include <QComboBox>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "core/density/Coverage.h"
#include "core/inspection/CurveColumns.h"
#include "core/workflow/SafetyAnalysis.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr int kIsRadialRole = Qt::UserRole + 1;
constexpr double kLeastRoom = 0.5;  // eV, above and below what is trained

using Distances = std::pair<double, double>;

std::map<std::string, double> shortestOf(const Table& ranges) {
    std::map<std::string, double> shortest;
    for (std::size_t row = 0; row < ranges.rowCount(); ++row)
        shortest[ranges[columns::kPair][row]] = ranges[columns::kShortest][row];
    return shortest;
}

// The curve of a pair at distances that the set holds of it, and at nearer ones.
struct DimerCurve {
    CurvePlot::FreeCurve trained, nearer;
};

// By pair; one pair, or all for an empty name. The part that is nearer may run off to any energy:
// it is drawn as far as it stays beside the rest.
std::map<std::string, DimerCurve> splitByTraining(const Table& dimers, const Table& ranges,
                                                  const std::string& pair) {
    const std::map<std::string, double> shortest = shortestOf(ranges);
    const auto isNearer = [&](const std::string& name, double r) {
        const auto found = shortest.find(name);
        return found == shortest.end() || r < found->second;
    };
    const Categories& names = dimers[columns::kPair];
    const std::vector<double>& distances = dimers[columns::kDistance];
    const std::vector<double>& energies = dimers[columns::kDimerEnergy];
    double least = 0, most = 0;
    for (std::size_t row = 0; row < names.size(); ++row)
        if ((pair.empty() || names[row] == pair) && !isNearer(names[row], distances[row])) {
            least = std::min(least, energies[row]);
            most = std::max(most, energies[row]);
        }
    const double room = std::max(most - least, kLeastRoom);
    std::map<std::string, DimerCurve> split;
    for (std::size_t row = 0; row < names.size(); ++row) {
        if (!pair.empty() && names[row] != pair)
            continue;
        const bool isDashed = isNearer(names[row], distances[row]);
        if (isDashed && (energies[row] < least - room || energies[row] > most + room))
            continue;
        DimerCurve& both = split[names[row]];
        CurvePlot::FreeCurve& curve = isDashed ? both.nearer : both.trained;
        curve.x.push_back(distances[row]);
        curve.y.push_back(energies[row]);
    }
    return split;
}

// Distances of a pair that the set holds, in Å.
std::optional<Distances> trainedDistances(const SafetyAnalysis& content, const std::string& pair) {
    const std::map<std::string, double> shortest = shortestOf(content.ranges);
    const auto found = shortest.find(pair);
    const std::vector<double>& distances = content.dimers[columns::kDistance];
    if (found == shortest.end() || distances.empty())
        return std::nullopt;
    return Distances{found->second, *std::max_element(distances.begin(), distances.end())};
}

// Holes that the curves show, as rings.
CurvePlot::FreeCurve holesOf(const Table& holes, const std::map<std::string, DimerCurve>& curves) {
    CurvePlot::FreeCurve rings;
    for (std::size_t row = 0; row < holes.rowCount(); ++row) {
        const auto pair = curves.find(holes[columns::kPair][row]);
        if (pair == curves.end())
            continue;
        const CurvePlot::FreeCurve& nearer = pair->second.nearer;
        const auto found =
            std::find(nearer.x.begin(), nearer.x.end(), holes[columns::kDistance][row]);
        if (found == nearer.x.end())
            continue;  // deeper than the plot reaches
        rings.x.push_back(*found);
        rings.y.push_back(nearer.y[static_cast<std::size_t>(found - nearer.x.begin())]);
    }
    return rings;
}

}  // namespace

PairPanel::PairPanel(QWidget* parent)
    : QWidget(parent), m_plot(new CurvePlot), m_kind(new QComboBox) {
    m_plot->setObjectName("pairPlot");
    m_plot->setTitle(tr("Pairs"));
    m_plot->setKeyLabel(tr("r, Å"));
    m_kind->setObjectName("pairKind");
    m_kind->setAccessibleName(tr("Pair"));
    m_kind->setToolTip(tr(
        "Energy of two atoms alone against their distance, or the radial functions of the pair"));
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
            for (const std::string& pair : m_content->dimers[columns::kPair].names())
                pairs.insert(QString::fromStdString(pair));
            for (const QString& pair : pairs)
                m_kind->addItem(tr("Dimer %1").arg(pair), pair);
            for (const QString& pair : pairs) {
                m_kind->addItem(tr("Radial functions %1").arg(pair), pair);
                m_kind->setItemData(m_kind->count() - 1, true, kIsRadialRole);
            }
        }
        m_kind->setCurrentIndex(std::max(0, m_kind->findText(kept)));
    }
}

void PairPanel::draw() {
    if (!m_content)
        return m_plot->setCurves({}, {}, {});
    const QString pair = m_kind->currentData().toString();
    if (m_kind->currentData(kIsRadialRole).toBool())
        drawRadial(pair);
    else
        drawDimers(pair.toStdString());
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
    m_plot->setCurves(radial, columns::kDistance.name, curves);
}

// One pair (empty: all): solid at the distances that the training set has of it, dashed where they
// are nearer; holes there have a ring.
void PairPanel::drawDimers(const std::string& pair) {
    const bool isDark = isDarkPalette(palette());
    const auto split = splitByTraining(m_content->dimers, m_content->ranges, pair);
    const Categories& pairs = m_content->dimers[columns::kPair];
    const std::set<std::string> names(pairs.names().begin(), pairs.names().end());
    std::vector<CurvePlot::FreeCurve> curves;
    for (const auto& [name, both] : split) {
        const auto index = std::distance(names.begin(), names.find(name));
        const QString label = QString::fromStdString(name);
        for (const bool isNearer : {false, true}) {
            CurvePlot::FreeCurve curve = isNearer ? both.nearer : both.trained;
            if (curve.x.empty())
                continue;
            curve.look.label = isNearer ? tr("%1, nearer than trained").arg(label) : label;
            curve.look.colour = runColour(static_cast<int>(index), isDark);
            curve.look.isDashed = isNearer;
            curves.push_back(std::move(curve));
        }
    }
    CurvePlot::FreeCurve holes = holesOf(m_content->holes, split);
    if (!holes.x.empty()) {
        holes.look.label = tr("hole");
        holes.look.colour = palette().color(QPalette::WindowText);
        holes.look.isPoints = true;
        holes.look.isHollow = true;
        curves.push_back(std::move(holes));
    }
    m_plot->setValueLabel(tr("energy of two atoms, eV"));
    m_plot->setBand(pair.empty() ? std::nullopt : trainedDistances(*m_content, pair),
                    m_content->knowsTraining ? tr("distances of the training set")
                                             : tr("distances of the project"));
    m_plot->setFreeCurves(columns::kDistance, columns::kDimerEnergy, curves);
}

}  // namespace mtp::ui

#include "moc_PairPanel.cpp"
