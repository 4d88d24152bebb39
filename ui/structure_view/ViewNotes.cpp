#include "ui/structure_view/ViewNotes.h"

#include <map>
#include <numeric>

#include "core/base/Error.h"
#include "core/density/Bonds.h"
#include "core/model/Geometry.h"

namespace mtp::ui {

namespace {
constexpr std::size_t kMostLabels = 400;
}

std::vector<StructureOverlay::LegendEntry> elementLegend(const Frame& frame, bool hasColours) {
    const std::vector<QColor> colours = elementColours(frame);
    std::map<int, std::pair<int, QColor>> counts;
    for (std::size_t i = 0; i < frame.atomCount(); ++i) {
        auto& entry = counts[frame.types[i]];
        ++entry.first;
        entry.second = hasColours ? colours[i] : QColor();
    }
    std::vector<StructureOverlay::LegendEntry> legend;
    for (const auto& [type, entry] : counts) {
        const auto index = static_cast<std::size_t>(type);
        const bool isNamed = index < frame.species.size() && !frame.species[index].empty();
        const QString name = isNamed ? QString::fromStdString(frame.species[index])
                                     : StructureView::tr("type %1").arg(type);
        legend.push_back({QStringLiteral("%1  %L2").arg(name).arg(entry.first), entry.second});
    }
    return legend;
}

QString labelOf(const Frame& frame, int atom, AtomLabels labels) {
    const QString name =
        QString::fromStdString(nameOfType(frame, frame.types[static_cast<std::size_t>(atom)]));
    return labels == AtomLabels::Numbers ? name + QString::number(atom + 1) : name;
}

std::vector<int> labelledAtoms(const Frame& frame, const std::vector<int>& selection) {
    if (frame.atomCount() > kMostLabels)
        return selection.size() > kMostLabels ? std::vector<int>() : selection;
    std::vector<int> atoms(frame.atomCount());
    std::iota(atoms.begin(), atoms.end(), 0);
    return atoms;
}

QString measurementOf(const Frame& frame, const std::vector<int>& atoms) {
    if (atoms.size() < 2 || atoms.size() > 4)
        return {};
    QStringList names;
    for (int atom : atoms)
        names << labelOf(frame, atom, AtomLabels::Numbers);
    QString value;
    if (atoms.size() == 2)
        value =
            QStringLiteral("%L1\u00a0Å").arg(distanceBetween(frame, atoms[0], atoms[1]), 0, 'f', 3);
    else if (atoms.size() == 3)
        value = QStringLiteral("%L1°").arg(angleBetween(frame, atoms[0], atoms[1], atoms[2]), 0,
                                           'f', 1);
    else
        value = QStringLiteral("%L1°").arg(
            dihedralBetween(frame, atoms[0], atoms[1], atoms[2], atoms[3]), 0, 'f', 1);
    value.replace(QLatin1Char('-'), QChar(0x2212));  // a true minus sign
    return names.join(QStringLiteral("–")) + QStringLiteral("  ") + value;
}

std::optional<AtomValues> valuesOf(const Frame& frame, AtomColouring colouring,
                                   const BondCutoffs& cutoffs) {
    if (colouring == AtomColouring::Forces && frame.labels.forces) {
        AtomValues values{StructureView::tr("Force, eV/Å"), {}};
        for (Eigen::Index i = 0; i < frame.labels.forces->rows(); ++i)
            values.values.push_back(frame.labels.forces->row(i).norm());
        return values;
    }
    if (colouring != AtomColouring::Coordination)
        return {};
    try {
        AtomValues values{StructureView::tr("Bonded neighbours"), {}};
        for (int count : coordinationNumbers(frame.atomCount(), findBonds(frame, cutoffs)))
            values.values.push_back(count);
        return values;
    } catch (const InputError&) {  // positions that no calculation could read
        return {};
    }
}

}  // namespace mtp::ui
