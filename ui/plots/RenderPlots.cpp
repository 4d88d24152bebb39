#include "ui/plots/RenderPlots.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <fstream>
#include <limits>

#include "core/base/Error.h"
#include "core/inspection/Errors.h"
#include "ui/plots/CurvePlot.h"
#include "ui/plots/ParityPlot.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr QSize kSize(640, 480);
constexpr double kMilli = 1000;

struct LogColumn {
    const char* key;
    const char* unit;
    double scale;
};

constexpr LogColumn kColumns[] = {
    {"iteration", "", 1},
    {"objective", "", 1},
    {"energy_rmse", "meV/atom", 1000},
    {"force_rmse", "meV/Å", 1000},
    {"virial_rmse", "meV/atom", 1000},
    {"validation_objective", "", 1},
    {"validation_energy_rmse", "meV/atom", 1000},
    {"validation_force_rmse", "meV/Å", 1000},
    {"validation_virial_rmse", "meV/atom", 1000},
};

Table readLog(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw FileError((path + ": cannot be read").toStdString());
    std::vector<std::vector<double>> columns(std::size(kColumns));
    for (std::size_t line = 1; !file.atEnd(); ++line) {
        const QByteArray text = file.readLine();
        const QJsonObject step = QJsonDocument::fromJson(text).object();
        if (!step.contains("iteration"))
            throw ParseError(path.toStdString(), line, "expected an iteration as a JSON object");
        for (std::size_t k = 0; k < columns.size(); ++k)
            columns[k].push_back(kColumns[k].scale *
                                 step.value(QLatin1String(kColumns[k].key))
                                     .toDouble(std::numeric_limits<double>::quiet_NaN()));
    }
    Table table;
    for (std::size_t k = 0; k < columns.size(); ++k)
        table.add(kColumns[k].key, kColumns[k].unit, std::move(columns[k]));
    return table;
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
    loss.setCurves(table, "iteration",
                   {{"objective", "training", runColour(0, false)},
                    {"validation_objective", "validation", runColour(0, false), true}});
    errors.setCurves(table, "iteration",
                     {{"energy_rmse", "energy, meV/atom", runColour(0, false)},
                      {"force_rmse", "force, meV/Å", runColour(1, false)},
                      {"virial_rmse", "virial, meV/atom", runColour(2, false)},
                      {"validation_energy_rmse", "energy, validation", runColour(0, false), true},
                      {"validation_force_rmse", "force, validation", runColour(1, false), true},
                      {"validation_virial_rmse", "virial, validation", runColour(2, false), true}});
    write(loss, folder.filePath("loss"));
    write(errors, folder.filePath("errors"));
}

void renderParity(const QDir& folder, const QString& name, const QString& title,
                  const QString& group) {
    const Table table = readTable(folder.filePath(name + ".csv"));
    const QString unit = QString::fromStdString(table.column("reference").unit);
    const ErrorStatistics errors =
        errorStatistics(table.numbers("reference"), table.numbers("predicted"));
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
        renderParity(directory, "energy_parity", "Energy per atom", "density");
        renderParity(directory, "force_parity", "Force components", "element");
        renderParity(directory, "virial_parity", "Virial per atom", "density");
        return 0;
    } catch (const Error& error) {
        messages << "mtp-workbench: " << error.what() << '\n';
        return 1;
    }
}

}  // namespace mtp::ui
