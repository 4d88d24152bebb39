// The coverage of a ladder: plot of one pair of elements, its gaps, the density that fills one.
#pragma once

#include <QWidget>
#include <optional>
#include <string>

#include "core/density/Coverage.h"
#include "core/mtp/Potential.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace mtp::ui {

class CoveragePlot;

class CoveragePanel : public QWidget {
    Q_OBJECT

public:
    explicit CoveragePanel(QWidget* parent = nullptr);

    void setCoverage(const Table& coverage, const CoverageOptions& options);
    // Its radial functions are drawn over the counts; absent or untrained: none.
    void setPotential(const std::optional<Potential>& potential);
    CoveragePlot* plot() const { return m_plot; }
    QString gapText() const;

signals:
    // Asked to add the density that fills the gap.
    void densityWanted(double ratio);

private:
    void showPair();
    void listPairs();
    void showGap();
    std::optional<std::size_t> widestGap(const std::string& pair) const;

    QComboBox* m_pair;
    QLabel* m_gap;
    QPushButton* m_fill;
    CoveragePlot* m_plot;
    QString m_chosen;  // pair that the user chose; empty: none yet
    Table m_coverage, m_gaps;
    CoverageOptions m_options;
    std::optional<Potential> m_potential;
    double m_fillRatio = 1;
};

}  // namespace mtp::ui
