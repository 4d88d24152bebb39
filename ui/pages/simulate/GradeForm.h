// Whether a simulation is graded while it runs, and what its grades lead to.
#pragma once

#include <QJsonObject>
#include <QWidget>
#include <optional>

#include "core/simulation/GuardLimits.h"

class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace mtp::ui {

class Inspector;
class InspectorGroup;

class GradeForm : public QWidget {
    Q_OBJECT

public:
    // Adds its group to the inspector.
    explicit GradeForm(Inspector& inspector);

    // Absent: no grades.
    std::optional<GradeLimits> limits() const;
    // Why the next simulation is not graded though it is asked for; empty if it is.
    void setNote(const QString& note);
    void setFolded(bool isFolded);
    // The fields as a project keeps them. What is missing is as in a new project.
    QJsonObject values() const;
    void setValues(const QJsonObject& values);

signals:
    void changed();

private:
    void build(Inspector& inspector);

    InspectorGroup* m_group = nullptr;
    QSpinBox* m_every;
    QDoubleSpinBox* m_save;
    QDoubleSpinBox* m_stop;
    QLabel* m_note;
};

}  // namespace mtp::ui
