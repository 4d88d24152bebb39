// Two parity plots of a fit with the quantities a user chooses.
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "core/base/Table.h"
#include "core/inspection/ErrorColumns.h"
#include "ui/plots/PointPlot.h"

class QComboBox;

namespace mtp {
struct FitResult;
class PointSelection;
}  // namespace mtp

namespace mtp::ui {

class ParityPlot;

enum class ParityQuantity { Energy, Force, ForceLength, Virial, Pressure };

class ParityPanel : public QWidget {
    Q_OBJECT

public:
    explicit ParityPanel(QWidget* parent = nullptr);

    // A list of the quantities, and what is chosen in such a list.
    static void listQuantities(QComboBox& box);
    static ParityQuantity quantityOf(const QComboBox& box);
    static std::shared_ptr<const Table> tableOf(const std::shared_ptr<const FitResult>& result,
                                                ParityQuantity quantity);
    // With its statistics.
    static void drawQuantity(ParityPlot& plot, const std::shared_ptr<const FitResult>& result,
                             ParityQuantity quantity, const QString& colouring);

    // why: what is said while there is no result; empty: that a potential is wanted.
    void setResult(std::shared_ptr<const FitResult> result, const QString& why);
    // "density", "element", "part" or "source"; energies have no element and take the density.
    void setColouring(const QString& column);
    void setSelection(const PointSelection& selection);
    // These have a cross.
    void setExcluded(const PointSelection& excluded);
    void setTool(PointPlot::Tool tool);

signals:
    void rowsChosen(const mtp::Table& table, const std::vector<int>& rows,
                    Qt::KeyboardModifiers modifiers);
    void pointClicked(const mtp::Table& table, int row);

private:
    struct Half {
        ParityPlot* plot;
        QComboBox* quantity;
    };
    void build(Half& half, const char* name, ParityQuantity quantity);
    void draw(Half& half);

    std::shared_ptr<const FitResult> m_result;
    QString m_colouring = columns::kDensity.name;
    Half m_left, m_right;
};

}  // namespace mtp::ui
