// Inspect: where a fit is wrong, as parities, distributions and lists with one selection, and the
// structure behind each point.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/inspection/PointSelection.h"
#include "core/project/file/Records.h"
#include "ui/pages/Page.h"
#include "ui/pages/inspect/FitPoint.h"
#include "ui/pages/inspect/SelectionForm.h"

class QTabWidget;

namespace mtp::ui {

class ComparePanel;
class DoubtTabs;
class ErrorPanel;
class FitEvaluation;
class FitForm;
class FitOutput;
class FitSummary;
class FrontPanel;
class Inspector;
class NumberTable;
class ParityPanel;
class PotentialImport;
class StructureView;
class TrustPanel;

class InspectPage : public Page {
    Q_OBJECT

public:
    InspectPage(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Inspect; }
    QString title() const override { return tr("Inspect"); }
    QString iconName() const override { return QStringLiteral("inspect"); }
    State state() const override;
    QString stateText() const override;
    std::vector<Badge> badges() const override;
    QString counts() const override;
    void openPath(const QString& path, const ImportChoice& choice) override;  // a potential file
    QLineEdit* searchField() const override;
    QJsonObject viewState() const override;
    void setViewState(const QJsonObject& state) override;
    void exportPotential();
    void writeReport(const QString& path);  // HTML

private:
    void build();
    void buildTabs();
    void buildInspector();
    void connectSelection();
    void connectSelectionForm();
    void showResult();
    void showState();
    void showRuns();
    void choose(const Table& table, const std::vector<int>& rows, Qt::KeyboardModifiers modifiers);
    void chooseByExpression(const QString& expression, SelectionForm::Of of,
                            Qt::KeyboardModifiers modifiers);
    // Of each configuration the atom with the largest error; the whole if it has no forces.
    void chooseWorstAtoms(const std::vector<std::size_t>& configurations);
    void chooseWorst(int count);
    void stepToWorst(int by);
    void showSelection();
    void showExcluded();
    void showPoint(const Table& table, int row);
    void showConfiguration(const PointPlace& place);
    void showGrades();
    void showNoPoint();
    std::vector<std::int64_t> chosenIds() const;
    PointSelection excluded() const;

    FitEvaluation* m_fit;
    FitOutput* m_output;
    PotentialImport* m_import;
    QTabWidget* m_tabs;
    ParityPanel* m_parity;
    ErrorPanel* m_errors;
    NumberTable* m_list;
    NumberTable* m_statistics;
    TrustPanel* m_trust;
    ComparePanel* m_compare;
    DoubtTabs* m_doubt;
    FrontPanel* m_front;
    StructureView* m_view;
    Inspector* m_inspector;
    FitForm* m_fitForm;
    FitSummary* m_summary;
    SelectionForm* m_form;

    std::shared_ptr<const FitResult> m_result;
    PointSelection m_selection;
    std::optional<std::size_t> m_current;  // configuration that is displayed
    bool m_isStale = false;                // as it was said last
    std::optional<FitPoint> m_point;       // that is described; absent: the configuration
};

}  // namespace mtp::ui
