// The numbers that come out of a run's motion, or why there are none.
#pragma once

#include <QObject>

#include "ui/pages/dynamics/DynamicsAnalysis.h"

class QLabel;
class QPushButton;

namespace mtp::ui {

class Figure;
class GroupHead;
class Inspector;
class InspectorGroup;

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
    void showMotion(const Displacements& motion, const Dynamics& dynamics);
    void showTransference(const std::string& ion, const Onsager& onsager);
    void showHops(const Displacements& motion, const Dynamics& dynamics);
    void showReasons(const Dynamics& dynamics);
    void showNotes(const DynamicsResult& result);
    void addWords(InspectorGroup& group);
    void addButtons(InspectorGroup& group);

    Figure *m_diffusion, *m_nernstEinstein, *m_collective, *m_haven, *m_transference;
    Figure *m_rate, *m_caged, *m_cascades, *m_chance;
    QLabel* m_words;         // why numbers are missing
    GroupHead* m_notesHead;  // how many notes there are; opens them
    QLabel* m_notes;
    QPushButton *m_report, *m_methods;
};

}  // namespace mtp::ui
