// Whether a potential can be used beyond its training set: energy and pressure under scaling,
// curves of isolated pairs, and pair distances outside the training set.
#pragma once

#include <QPointer>
#include <QWidget>
#include <memory>
#include <vector>

#include "core/base/Table.h"
#include "core/mtp/Potential.h"
#include "ui/jobs/JobBoard.h"
#include "ui/plots/CurvePlot.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace mtp {
struct SafetyAnalysis;
struct FitResult;
}  // namespace mtp

namespace mtp::ui {

class NumberTable;
class PairPanel;

class TrustPanel : public QWidget {
    Q_OBJECT

public:
    explicit TrustPanel(JobBoard& jobs, QWidget* parent = nullptr);

    // Why there is no result.
    struct Missing {
        QString why;                // in the user's words; empty: nothing is asked for
        bool needsSpecies = false;  // naming the species helps
    };
    // What was evaluated and by which potential; null for nothing.
    void setResult(std::shared_ptr<const FitResult> result, std::shared_ptr<const Potential> of,
                   const Missing& missing);
    // Configurations that are scaled, as indices in the result; empty: a few near the middle of the
    // densities.
    void setChosen(std::vector<std::size_t> configurations);
    // Whether simulations of the project keep atoms apart that come nearer than trained.
    void setRepulsion(bool isWanted);

signals:
    void speciesWanted();
    void repulsionWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum class Quantity { Pressure, Energy };
    enum class List { Marks, Holes, Ranges, Extrapolation };

    void build();
    void computeIfShown();
    // Without content the message says why.
    void take(std::shared_ptr<const SafetyAnalysis> content, const QString& message);
    void showProgress();
    void draw();
    void drawScaling();
    void addMarks(std::vector<CurvePlot::FreeCurve>& curves, bool isEnergy) const;
    void drawList();
    List list() const;
    QString noteOf(List list) const;
    QString holesText() const;

    JobBoard& m_jobs;
    CurvePlot* m_scaling;
    QComboBox* m_quantity;
    PairPanel* m_pairs;
    QComboBox* m_list;
    NumberTable* m_table;
    QLabel* m_note;
    QProgressBar* m_progress;
    QPushButton* m_name;
    QPushButton* m_repulsion;
    bool m_isRepulsionWanted = false;
    QPointer<Job> m_job;
    QString m_message;  // why there is no content
    std::shared_ptr<const FitResult> m_result;
    std::shared_ptr<const Potential> m_potential;
    std::vector<std::size_t> m_chosen;
    std::shared_ptr<const SafetyAnalysis> m_content;
    bool m_isOld = true;
};

}  // namespace mtp::ui
