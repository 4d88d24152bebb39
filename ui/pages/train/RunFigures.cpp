#include "ui/pages/train/RunFigures.h"

#include <QGridLayout>

#include "core/base/Units.h"
#include "ui/jobs/Durations.h"
#include "ui/theme/Numbers.h"
#include "ui/widgets/Figure.h"

namespace mtp::ui {

namespace {

using units::kMilli;

// "4.12", and in the caption what it is and, if there is one, the value of the validation.
QString errorCaption(const QString& kind, const QString& validation) {
    return validation.isEmpty() ? kind : RunFigures::tr("%1\nvalidation %2").arg(kind, validation);
}

}  // namespace

RunFigures::RunFigures(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    m_step = add(0, 0, "stepFigure");
    m_time = add(0, 1, "timeFigure");
    m_energy = add(1, 0, "energyFigure");
    m_force = add(1, 1, "forceFigure");
}

Figure* RunFigures::add(int row, int column, const QString& name) {
    auto* figure = new Figure(QString());
    figure->setObjectName(name);
    m_grid->addWidget(figure, row, column, Qt::AlignTop);
    return figure;
}

// A value and what it is.
static void set(Figure& figure, const QString& value, const QString& unit, const QString& caption) {
    figure.setValue(value, unit);
    figure.setCaption(caption);
}

void RunFigures::showErrors(const IterationSummary& step) {
    const auto milli = [](const std::optional<double>& error, int decimals) {
        return error ? numberText(*error * kMilli, decimals) : QString();
    };
    const FitErrors validation = step.validation.value_or(FitErrors());
    set(*m_energy, milli(step.training.energy, 2), tr("meV/atom"),
        errorCaption(tr("energy RMSE"), milli(validation.energy, 2)));
    set(*m_force, milli(step.training.force, 1), tr("meV/Å"),
        errorCaption(tr("force RMSE"), milli(validation.force, 1)));
}

void RunFigures::showRunning(const IterationSummary& last, int limit,
                             std::optional<double> secondsLeft) {
    set(*m_step, QStringLiteral("%L1").arg(last.iteration), {},
        tr("step of at most %L1").arg(limit));
    set(*m_time, secondsLeft ? tr("≈ %1").arg(durationText(*secondsLeft)) : QString(), {},
        tr("left for all steps"));
    showErrors(last);
}

void RunFigures::showKept(const IterationSummary& kept, int count) {
    set(*m_step, QStringLiteral("%L1").arg(kept.iteration), {}, tr("step kept, of %L1").arg(count));
    set(*m_time, durationText(kept.seconds), {}, tr("to this step"));
    showErrors(kept);
}

void RunFigures::showPreparing(std::optional<double> seconds) {
    set(*m_step, {}, {}, tr("step"));
    set(*m_time, seconds ? tr("≈ %1").arg(durationText(*seconds)) : QString(), {},
        tr("for all steps"));
    set(*m_energy, {}, {}, tr("energy RMSE"));
    set(*m_force, {}, {}, tr("force RMSE"));
}

}  // namespace mtp::ui

#include "moc_RunFigures.cpp"
