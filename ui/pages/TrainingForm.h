// The options of a training as fields with units.
#pragma once

#include "core/training/Trainer.h"
#include "ui/widgets/Inspector.h"

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace mtp::ui {

class TrainingForm : public QWidget {
    Q_OBJECT

public:
    // Adds its groups to the inspector.
    explicit TrainingForm(Inspector& inspector);

    TrainingOptions options() const;
    double validationFraction() const;
    void setFolded(bool isFolded);

signals:
    void changed();

private:
    void buildModel(Inspector& inspector);
    void buildWeights(Inspector& inspector);
    void buildRun(Inspector& inspector);

    std::vector<InspectorGroup*> m_groups;
    QComboBox* m_level;
    QDoubleSpinBox* m_cutoff;
    QSpinBox* m_radialSize;
    QDoubleSpinBox* m_energyWeight;
    QDoubleSpinBox* m_forceWeight;
    QDoubleSpinBox* m_virialWeight;
    QDoubleSpinBox* m_validation;
    QSpinBox* m_iterations;
    QSpinBox* m_seed;
    QSpinBox* m_threads;
};

}  // namespace mtp::ui
