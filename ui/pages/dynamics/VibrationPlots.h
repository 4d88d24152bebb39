// Plots from velocities: their correlation, the vibrational density of states, the conductivity by
// Green and Kubo.
#pragma once

#include <QWidget>

#include "ui/pages/dynamics/FurtherQueue.h"

namespace mtp::ui {

class CurvePlot;

// They are worked out when they are first seen of a result.
class VibrationPlots : public QWidget {
    Q_OBJECT

public:
    VibrationPlots(const FormatRegistry& registry, JobBoard& jobs, QWidget* parent = nullptr);

    // Null: nothing yet.
    void show(std::shared_ptr<const DynamicsResult> result);

signals:
    void failed(const QString& message);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void draw();
    void drawCurrent(const FurtherAnalyses& found, const Conductivity& displaced);

    FurtherQueue* m_queue;
    CurvePlot *m_correlation, *m_states, *m_current;
};

}  // namespace mtp::ui
