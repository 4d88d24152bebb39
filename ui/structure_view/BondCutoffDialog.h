// The distances up to which a structure view draws bonds, for each pair of elements.
#pragma once

#include <QDialog>
#include <string>
#include <vector>

class QDoubleSpinBox;
class QTableWidget;

namespace mtp::ui {

class StructureView;

// Every change is shown in the view at once. Absent pairs follow the factor.
class BondCutoffDialog : public QDialog {
    Q_OBJECT

public:
    explicit BondCutoffDialog(StructureView& view);

private:
    void addPair(int row, const QString& first, const QString& second);
    void setFactor(double factor);
    void setCutoff(const QString& first, const QString& second, double cutoff);
    void restoreDefaults();
    void showCutoffs();

    StructureView& m_view;
    std::vector<std::string> m_elements;
    QDoubleSpinBox* m_factor;
    QTableWidget* m_table;
};

// Opens the dialog for the view's frame.
void showBondCutoffs(StructureView& view);

}  // namespace mtp::ui
