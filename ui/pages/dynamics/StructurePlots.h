// Plots of structure: F_s(q,t), S(q), other ions around the former place of an ion, stays of
// neighbours and between hops, polyhedra that turn.
#pragma once

#include <QWidget>

#include "ui/pages/dynamics/FurtherQueue.h"

namespace mtp::ui {

class CurvePlot;

// But for the stays between hops they are worked out when they are first seen of a result.
class StructurePlots : public QWidget {
    Q_OBJECT

public:
    StructurePlots(const FormatRegistry& registry, JobBoard& jobs, QWidget* parent = nullptr);

    // Null: nothing yet.
    void show(std::shared_ptr<const DynamicsResult> result);

signals:
    void failed(const QString& message);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void draw();
    void drawOne(FurtherAnalysis what);
    void drawScattering();
    void drawStructureFactors();
    void drawDistinct();
    void drawResidence();
    void drawStays();
    void drawTurns();
    // Null if it has not been worked out, or cannot be: the plot is empty then and says so.
    const FurtherAnalyses* clearedFor(CurvePlot& plot, FurtherAnalysis what);
    QColor colour(int number) const;

    FurtherQueue* m_queue;
    CurvePlot *m_scattering, *m_factors, *m_distinct, *m_residence, *m_stays, *m_turns;
};

}  // namespace mtp::ui
