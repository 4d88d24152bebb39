#include "ui/pages/train/TrainingEnd.h"

#include <QCoreApplication>

#include "core/workflow/TrainingSession.h"
#include "ui/language/CoreText.h"

namespace mtp::ui {

QString textOfEnd(const TrainingSummary& summary) {
    const int last = summary.iterations.empty() ? 0 : summary.iterations.back().iteration;
    QString reason = coreText(describe(summary.reason));
    if (!summary.failure.empty())
        reason += QLatin1String(": ") + coreText(summary.failure);
    return QCoreApplication::translate("mtp::ui::TrainingEnd",
                                       "%1. Step %L2 of %L3 was the best and is kept.")
        .arg(reason)
        .arg(summary.best.iteration)
        .arg(last);
}

}  // namespace mtp::ui
