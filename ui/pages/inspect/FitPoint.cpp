#include "ui/pages/inspect/FitPoint.h"

#include <QCoreApplication>

#include "core/inspection/ErrorColumns.h"
#include "core/workflow/GradeAnalysis.h"
#include "ui/language/CoreText.h"
#include "ui/structure_view/StructureView.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

namespace {

constexpr Table FitResult::*kTables[] = {
    &FitResult::energy,   &FitResult::force,  &FitResult::forceLength, &FitResult::virial,
    &FitResult::pressure, &FitResult::errors, &FitResult::atoms};

struct PointText {
    Q_DECLARE_TR_FUNCTIONS(mtp::ui::FitPoint)
};

}  // namespace

std::optional<FitPoint> pointOf(const FitResult& result, const Table& table, int row) {
    for (Table FitResult::*member : kTables)
        if (&(result.*member) == &table)
            return FitPoint{member, row};
    return std::nullopt;
}

PointPlace placeOf(const FitResult& result, const Table& table, int row) {
    const auto at = static_cast<std::size_t>(row);
    PointPlace place{static_cast<std::size_t>(table[columns::kConfiguration][at]), {}};
    if (table.has(columns::kAtom))
        place.atom = table[columns::kAtom][at];
    else if (const double worst = result.errors[columns::kWorstAtom][place.configuration];
             !table.has(columns::kReference) && worst >= 0)
        place.atom = static_cast<int>(worst);
    return place;
}

QString pointText(const FitResult& result, const Table& table, int row) {
    const auto at = static_cast<std::size_t>(row);
    const std::size_t configuration = placeOf(result, table, row).configuration;
    QString text = PointText::tr("Configuration %L1").arg(result.numbers[configuration]);
    if (table.has(columns::kAtom))
        text += PointText::tr(", atom %L1 (%2)")
                    .arg(table[columns::kAtom][at] + 1)
                    .arg(QString::fromStdString(table[columns::kElement][at]));
    if (table.has(columns::kGrade))
        text += PointText::tr("\nGrade: %1").arg(shortNumberText(table[columns::kGrade][at], 4));
    if (table.has(columns::kReference)) {
        const double reference = table[columns::kReference][at];
        const double predicted = table[columns::kPredicted][at];
        const QString unit = coreText(table.column(columns::kReference.name).unit);
        return text + PointText::tr("\nReference: %1\nPredicted: %2\nError: %3")
                          .arg(withUnit(reference, 4, unit), withUnit(predicted, 4, unit),
                               withUnit(predicted - reference, 4, unit));
    }
    const Table& errors = result.errors;
    return text + PointText::tr("\nEnergy error: %1\nLargest force error: %2")
                      .arg(withUnit(errors[columns::kEnergyError][configuration], 2,
                                    PointText::tr("meV/atom")),
                           withUnit(errors[columns::kLargestForceError][configuration], 3,
                                    PointText::tr("eV/Å")));
}

void showFit(StructureView& view, const FitResult& result, const PointPlace& place) {
    const Frame& frame = result.frames[place.configuration];
    view.setFrame(frame);
    if (frame.labels.forces) {
        const Positions error =
            result.predictions[place.configuration].forces - *frame.labels.forces;
        view.setArrows(error, PointText::tr("Force errors, eV/Å"));
        const Eigen::VectorXd lengths = error.rowwise().norm();
        view.setAtomValues(
            AtomValues{PointText::tr("Force error, eV/Å"), {lengths.begin(), lengths.end()}});
    } else {
        view.setArrows(std::nullopt, {});
        view.setAtomValues(std::nullopt);
    }
    if (place.atom)
        view.setSelectedAtoms({*place.atom});
    const auto known = density(frame);
    view.setCaption(
        PointText::tr("Configuration %L1").arg(result.numbers[place.configuration]) +
        (known ? QStringLiteral(" · ") + withUnit(*known, 2, PointText::tr("g/cm³")) : QString()));
}

}  // namespace mtp::ui
