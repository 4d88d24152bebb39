#include "ui/plots/RenderPlots.h"

#include <QDir>
#include <QTextStream>
#include <fstream>

#include "core/base/Error.h"
#include "core/base/Units.h"
#include "core/inspection/ErrorColumns.h"
#include "core/inspection/Errors.h"
#include "core/training/IterationJson.h"
#include "core/training/TrainingCurves.h"
#include "ui/plots/CurvePlot.h"
#include "ui/plots/ParityPlot.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr QSize kSize(640, 480);
using units::kMilli;

Table readLog(const QString& path) {
    std::ifstream in(path.toStdString());
    if (!in)
        throw FileError((path + ": cannot be read").toStdString());
    return trainingCurves(readTrainingLog(in, path.toStdString()));
}

Table readTable(const QString& path) {
    std::ifstream in(path.toStdString());
    if (!in)
        throw FileError((path + ": cannot be read").toStdString());
    try {
        return readCsv(in);
    } catch (const InputError& error) {
        throw InputError(path.toStdString() + ": " + error.what());
    }
}

void write(Plot& plot, const QString& path) {
    plot.resize(kSize);
    plot.grab();  // lays out the title and the canvas
    for (const char* suffix : {".png", ".svg"})
        plot.exportTo(path + suffix);
}

void renderLog(const QDir& folder) {
    const Table table = readLog(folder.filePath("training.jsonl"));
    CurvePlot loss, errors;
    loss.setLogY(true);
    errors.setLogY(true);
    loss.setTitle("Objective");
    errors.setTitle("Root mean square errors");
    loss.setValueLabel("objective");
    errors.setValueLabel("RMSE, meV/atom or meV/Å");
    loss.setCurves(table, columns::kIteration.name,
                   {{kObjectiveCurve.training.name, "training", runColour(0, false)},
                    {kObjectiveCurve.validation.name, "validation", runColour(0, false), true}});
    errors.setCurves(
        table, columns::kIteration.name,
        {{kEnergyCurve.training.name, "energy, meV/atom", runColour(0, false)},
         {kForceCurve.training.name, "force, meV/Å", runColour(1, false)},
         {kVirialCurve.training.name, "virial, meV/atom", runColour(2, false)},
         {kEnergyCurve.validation.name, "energy, validation", runColour(0, false), true},
         {kForceCurve.validation.name, "force, validation", runColour(1, false), true},
         {kVirialCurve.validation.name, "virial, validation", runColour(2, false), true}});
    write(loss, folder.filePath("loss"));
    write(errors, folder.filePath("errors"));
}

void renderParity(const QDir& folder, const QString& name, const QString& title,
                  const QString& group) {
    const Table table = readTable(folder.filePath(name + ".csv"));
    const QString unit = QString::fromStdString(table.column(columns::kReference.name).unit);
    const ErrorStatistics errors =
        errorStatistics(table[columns::kReference], table[columns::kPredicted]);
    ParityPlot plot;
    plot.setTitle(QStringLiteral("%1, %2").arg(title, unit));
    plot.setParity(table, group);
    // As the tables have them: errors in thousandths of what the axes show.
    const QString milli = QLatin1Char('m') + unit;
    plot.setStatistics(QStringLiteral("MAE %1\nRMSE %2\nR² %3\nN = %L4")
                           .arg(withUnit(errors.mae * kMilli, 2, milli),
                                withUnit(errors.rmse * kMilli, 2, milli), numberText(errors.r2, 4))
                           .arg(errors.count));
    write(plot, folder.filePath(name));
}

}  // namespace

int renderPlots(const QString& folder, QTextStream& messages) {
    try {
        const QDir directory(folder);
        renderLog(directory);
        renderParity(directory, "energy_parity", "Energy per atom", columns::kDensity.name);
        renderParity(directory, "force_parity", "Force components", columns::kElement.name);
        renderParity(directory, "virial_parity", "Virial per atom", columns::kDensity.name);
        return 0;
    } catch (const Error& error) {
        messages << "mtp-workbench: " << error.what() << '\n';
        return 1;
    }
}

}  // namespace mtp::ui
