#include "ui/pages/train/TrainingEnd.h"

#include <QCoreApplication>

#include "core/workflow/TrainingSession.h"

namespace mtp::ui {

QString textOfEnd(const TrainingSummary& summary) {
    const int last = summary.iterations.empty() ? 0 : summary.iterations.back().iteration;
    return QCoreApplication::translate("mtp::ui::TrainingEnd",
                                       "%1. Step %L2 of %L3 was the best and is kept.")
        .arg(QString::fromStdString(describeEnd(summary)))
        .arg(summary.best.iteration)
        .arg(last);
}

}  // namespace mtp::ui
