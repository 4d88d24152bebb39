// The options of a training and of its split as fields with units.
#pragma once

#include <functional>
#include <optional>

#include "core/sampling/Split.h"
#include "core/training/Trainer.h"
#include "ui/widgets/Inspector.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace mtp::ui {

class TrainingForm : public QWidget {
    Q_OBJECT

public:
    // Adds its groups to the inspector.
    explicit TrainingForm(Inspector& inspector);

    // Without a potential to start from: see startRun().
    TrainingOptions options() const;
    // Absent: the parts stay as they are.
    std::optional<SplitOptions> split() const;
    // The run whose potential is the start; 0: none.
    std::int64_t startRun() const;

    // Keeps the present split, or proposes one by parent frame.
    void setSplitKept(bool isKept);
    // g/cm³, ascending; what "by density" offers to hold back.
    void setDensities(const std::vector<double>& densities);
    struct Start {
        std::int64_t run;
        QString name;
    };
    void setStarts(const std::vector<Start>& starts);
    // What the options mean: parameters, memory, time.
    void setEstimate(const QString& text);
    void setFolded(bool isFolded);

signals:
    void changed();
    void splitRequested();

private:
    void buildModel(Inspector& inspector);
    void buildWeights(Inspector& inspector);
    void buildSplit(Inspector& inspector);
    void buildRun(Inspector& inspector);
    void showSplitFields();

    std::vector<InspectorGroup*> m_groups;
    QComboBox* m_level;
    QDoubleSpinBox* m_cutoff;
    QSpinBox* m_radialSize;
    QComboBox* m_start;
    QLabel* m_estimate;
    QDoubleSpinBox* m_energyWeight;
    QDoubleSpinBox* m_forceWeight;
    QDoubleSpinBox* m_virialWeight;
    InspectorGroup* m_splitGroup;
    QComboBox* m_method;
    QDoubleSpinBox* m_validation;
    QDoubleSpinBox* m_test;
    QComboBox* m_held;
    QPushButton* m_splitNow;
    QSpinBox* m_iterations;
    QSpinBox* m_seed;
    QSpinBox* m_starts;
    QSpinBox* m_threads;
};

}  // namespace mtp::ui
