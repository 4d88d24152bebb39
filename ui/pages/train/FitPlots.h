// The plots of a training: objective and errors of one or several runs, parity while one goes on.
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>
#include <memory>
#include <vector>

#include "core/base/Table.h"
#include "core/training/Trainer.h"

class QComboBox;

namespace mtp {
struct ErrorCurve;
struct LiveParity;
struct PartedParity;
}  // namespace mtp

namespace mtp::ui {

class CurvePlot;
class ParityPlot;
class Plot;

class FitPlots : public QWidget {
    Q_OBJECT

public:
    struct ShownRun {
        QString name;
        QColor colour;
        std::vector<IterationSummary> iterations;
        TrainingOptions options;
    };

    explicit FitPlots(QWidget* parent = nullptr);

    // The first is the current one: its kinds of errors and its densities are drawn; the others
    // are laid over it.
    void setRuns(std::vector<ShownRun> runs);
    void setParity(std::shared_ptr<const LiveParity> parity);

private:
    enum class ParityKind { Force, Virial };

    void build();
    void addLogButton(CurvePlot& plot);
    void draw();
    void drawObjective();
    void drawErrors();
    void drawAllErrors();
    void drawErrorsByDensity(const ErrorCurve& errors);
    void drawOverlaid(CurvePlot& plot, const ErrorCurve& errors);
    std::shared_ptr<const Table> sharedTable(PartedParity LiveParity::*which) const;
    void drawForceParity();

    CurvePlot* m_objective;
    CurvePlot* m_errors;
    ParityPlot* m_energyParity;
    ParityPlot* m_forceParity;
    QComboBox* m_kind;        // of the errors
    QComboBox* m_parityKind;  // force or virial
    std::vector<ShownRun> m_runs;
    std::shared_ptr<const LiveParity> m_parity;
};

}  // namespace mtp::ui
