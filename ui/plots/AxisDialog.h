// Asks for the ranges of the axes of a plot, and whether they are logarithmic.
#pragma once

#include <QDialog>

#include "ui/plots/Plot.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace mtp::ui {

class AxisDialog : public QDialog {
    Q_OBJECT

public:
    explicit AxisDialog(Plot& plot);

    // Gives the plot the ranges; false, with the reason shown, if one of them is none.
    bool apply();
    void accept() override;

private:
    struct Row {
        Plot::Axis axis = Plot::Axis::X;
        QLineEdit* from = nullptr;
        QLineEdit* to = nullptr;
        QCheckBox* isLogarithmic = nullptr;
    };

    Row addRow(QGridLayout& grid, Plot::Axis axis, const QString& name);
    void showRanges();
    // Empty if the row is a range.
    QString problemOf(const Row& row) const;

    Plot& m_plot;
    QLabel* m_problem;
    Row m_x, m_y;
};

}  // namespace mtp::ui
