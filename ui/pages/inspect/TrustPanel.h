// Is it safe? Energy and pressure under scaling, pairs of atoms alone, and distances that the
// training never saw.
#pragma once

#include <QWidget>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/Table.h"
#include "core/mtp/Potential.h"
#include "ui/plots/CurvePlot.h"

class QComboBox;
class QLabel;

namespace mtp::ui {

class JobBoard;
class NumberTable;
struct FitResult;

class TrustPanel : public QWidget {
    Q_OBJECT

public:
    explicit TrustPanel(JobBoard& jobs, QWidget* parent = nullptr);

    // What was evaluated and by which potential; null for nothing.
    void setResult(std::shared_ptr<const FitResult> result, std::shared_ptr<const Potential> of);
    // Configurations that are scaled, as indices in the result; empty: a few near the middle of the
    // densities.
    void setChosen(std::vector<std::size_t> configurations);

signals:
    void failed(const QString& message);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Content;
    void build();
    void computeIfShown();
    void draw();
    void drawScaling();
    void addMarks(std::map<std::string, std::vector<double>>& columns,
                  std::vector<CurvePlot::Curve>& curves, bool isEnergy) const;
    void drawPairs();
    void drawRadial(const QString& pair);
    void drawDimers(const std::string& pair);
    void drawList();

    JobBoard& m_jobs;
    CurvePlot* m_scaling;
    QComboBox* m_quantity;
    CurvePlot* m_pairs;
    QComboBox* m_pairKind;
    QComboBox* m_list;
    NumberTable* m_table;
    QLabel* m_note;
    std::shared_ptr<const FitResult> m_result;
    std::shared_ptr<const Potential> m_potential;
    std::vector<std::size_t> m_chosen;
    std::shared_ptr<const Content> m_content;
    bool m_isOld = true;
};

}  // namespace mtp::ui
