// The numbers of a training that matter, large: where it is, its errors, the time left.
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "core/training/Trainer.h"

class QGridLayout;

namespace mtp::ui {

class Figure;

class RunFigures : public QWidget {
    Q_OBJECT

public:
    explicit RunFigures(QWidget* parent = nullptr);

    // While it runs: the last iteration. secondsLeft: until the limit of iterations.
    void showRunning(const IterationSummary& last, int limit, std::optional<double> secondsLeft);
    // Ended: the iteration that was kept.
    void showKept(const IterationSummary& kept, int count);
    // Before the first iteration, with the estimate of the time it takes.
    void showPreparing(std::optional<double> seconds);

private:
    Figure* add(int row, int column, const QString& name);
    void showErrors(const IterationSummary& step);

    QGridLayout* m_grid;
    Figure *m_step, *m_time, *m_energy, *m_force;
};

}  // namespace mtp::ui
