// What a learning loop begins with, what its rehearsals are, and which frames get labels.
#pragma once

#include <QJsonObject>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/learning/LearningLoop.h"
#include "core/project/file/Records.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace mtp::ui {

class Inspector;
class LabelSourceForm;
class ProjectModel;
class RepeatFields;

class LearningForm : public QWidget {
    Q_OBJECT

public:
    // Adds its groups to the inspector.
    LearningForm(ProjectModel& project, Inspector& inspector);

    // Throws InputError, in the user's words.
    LearningOptions options() const;
    LearningLimits limits() const;
    void setLimits(const LearningOptions& options);
    // The configurations that a new loop begins with.
    std::vector<ConfigurationRecord> trainingSet() const;
    // Makes the source in the job. Throws InputError, in the user's words.
    std::function<std::unique_ptr<LabelSource>()> labelSource() const;
    // Machines may have been described since.
    void refillMachines();
    // Of a loop that has begun, which keeps them; absent: they can be chosen. The limit of rounds
    // can be changed in any case.
    void showOptions(const std::optional<LearningOptions>& options);
    // Fields that no loop keeps, as a project keeps them.
    QJsonObject values() const;
    void setValues(const QJsonObject& values);

signals:
    void changed();

private:
    void addStart(Inspector& inspector);
    void addRehearsal(Inspector& inspector);
    void addGrades(Inspector& inspector);
    void connectFields();
    void followRuns();

    ProjectModel& m_project;
    QComboBox* m_run;
    QLabel* m_set;
    QDoubleSpinBox* m_temperature;
    QLineEdit* m_densities;
    QDoubleSpinBox* m_time;
    QDoubleSpinBox* m_timestep;
    RepeatFields* m_supercell;
    QSpinBox* m_seeds;
    QSpinBox* m_seed;
    QComboBox* m_level;
    QDoubleSpinBox* m_save;
    QDoubleSpinBox* m_tooFar;
    QSpinBox* m_most;
    QSpinBox* m_rounds;
    QSpinBox* m_withoutGain;
    LabelSourceForm* m_labels;
};

}  // namespace mtp::ui
