#include "ui/pages/train/TrainingEnd.h"

#include <QCoreApplication>

namespace mtp::ui {

QString reasonOfEnd(const TrainingSummary& summary) {
    const QString reason = QString::fromStdString(describe(summary.reason));
    return summary.failure.empty()
               ? reason
               : QStringLiteral("%1: %2").arg(reason, QString::fromStdString(summary.failure));
}

QString textOfEnd(const TrainingSummary& summary) {
    const int last = summary.iterations.empty() ? 0 : summary.iterations.back().iteration;
    return QCoreApplication::translate("mtp::ui::TrainingEnd",
                                       "%1. Step %L2 of %L3 was the best and is kept.")
        .arg(reasonOfEnd(summary))
        .arg(summary.best.iteration)
        .arg(last);
}

}  // namespace mtp::ui
