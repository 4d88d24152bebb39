// What a scan trains: the lists of the plan as fields.
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "core/scan/ScanPlan.h"

class QLineEdit;
class QSpinBox;

namespace mtp::ui {

class ScanForm : public QWidget {
    Q_OBJECT

public:
    explicit ScanForm(QWidget* parent = nullptr);

    // Of a training set of so many configurations, without the training options; absent if a field
    // is no list of numbers, which problem() says.
    std::optional<ScanPlan> plan(std::size_t trainingCount) const;
    QString problem() const;
    // Shows the lists of a plan of before.
    void setPlan(const ScanPlan& plan);

signals:
    void changed();

private:
    QLineEdit* m_levels;
    QLineEdit* m_cutoffs;
    QLineEdit* m_polynomials;
    QSpinBox* m_seeds;
    QSpinBox* m_halvings;
};

}  // namespace mtp::ui
