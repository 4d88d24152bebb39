// Inspect: parity of energies and forces, their errors, and the structure behind each point.
#pragma once

#include <memory>
#include <vector>

#include "core/inspection/Errors.h"
#include "ui/pages/Page.h"

class QComboBox;
class QLabel;
class QTableWidget;

namespace mtp::ui {

class Inspector;
class ParityPlot;
class StructureView;

class InspectPage : public Page {
    Q_OBJECT

public:
    InspectPage(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    QString title() const override { return tr("Inspect"); }
    QString iconName() const override { return QStringLiteral("inspect"); }
    State state() const override;
    QString counts() const override;
    void openPath(const QString& path) override;  // a potential file
    void exportPotential();

private:
    // What was evaluated: configurations, the potential's answer, tables of both.
    struct Result {
        std::int64_t run = 0;
        std::vector<std::size_t> configurations;  // indices into the project's
        std::vector<Frame> frames;
        std::vector<Prediction> predictions;
        Table energy, force;
        ErrorReport report;
    };

    enum class Shown { All, Training, Validation };

    void buildInspector();
    void evaluate();
    void take(std::shared_ptr<Result> result);
    void showRuns();
    void showStatistics(const ErrorReport& report);
    void showEnergyPoint(int row);
    void showForcePoint(int row);
    void showConfiguration(std::size_t configuration, int atom);
    void setStale();

    ParityPlot* m_energy;
    ParityPlot* m_force;
    StructureView* m_view;
    Inspector* m_inspector;
    QComboBox* m_runs;
    QComboBox* m_shown;
    QTableWidget* m_statistics;
    QLabel* m_point;
    std::shared_ptr<Result> m_result;
    bool m_isEvaluating = false;
};

}  // namespace mtp::ui
