// Plots of structure and vibrations: F_s(q,t), S(q), other ions around the former place of an
// ion, stays of neighbours and between hops, vibrational states.
#pragma once

#include <QPointer>
#include <QWidget>

#include "core/dynamics/FurtherAnalyses.h"
#include "ui/pages/dynamics/DynamicsAnalysis.h"

namespace mtp::ui {

class CurvePlot;

// But for the stays between hops they are worked out, in a job, when they are first seen of a
// result.
class FurtherPlots : public QWidget {
    Q_OBJECT

public:
    FurtherPlots(const FormatRegistry& registry, JobBoard& jobs, QWidget* parent = nullptr);

    // Null: nothing yet.
    void show(std::shared_ptr<const DynamicsResult> result);

signals:
    void failed(const QString& message);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void start();
    void draw();
    void drawScattering();
    void drawStructureFactors();
    void drawDistinct();
    void drawResidence();
    void drawStays();
    void drawVibrations();
    QString emptyText(const char* analysis) const;

    const FormatRegistry& m_registry;
    JobBoard& m_jobs;
    CurvePlot *m_scattering, *m_factors, *m_distinct, *m_residence, *m_stays, *m_vibrations;
    std::shared_ptr<const DynamicsResult> m_result;
    std::shared_ptr<const FurtherAnalyses> m_further;  // of m_result; null: not worked out yet
    QPointer<Job> m_job;
};

}  // namespace mtp::ui
