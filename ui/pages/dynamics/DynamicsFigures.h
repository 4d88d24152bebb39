// The numbers that come out of a run's motion, or why there are none.
#pragma once

#include <QObject>

#include "ui/pages/dynamics/DynamicsAnalysis.h"

class QLabel;
class QPushButton;

namespace mtp::ui {

class Figure;
class Inspector;

class DynamicsFigures : public QObject {
    Q_OBJECT

public:
    // Adds its group to the inspector.
    DynamicsFigures(Inspector& inspector, QObject* parent);

    // Null: nothing yet. isStale: another result is on its way.
    void show(const DynamicsResult* result, bool isStale);

signals:
    void reportRequested();
    void methodsRequested();

private:
    void showMotion(const Dynamics& dynamics);
    void showHops(const Displacements& motion, const Dynamics& dynamics);

    Figure *m_diffusion, *m_nernstEinstein, *m_collective, *m_haven;
    Figure *m_rate, *m_caged, *m_cascades, *m_chance;
    QLabel* m_words;
    QPushButton *m_report, *m_methods;
};

}  // namespace mtp::ui
