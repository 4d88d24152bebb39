// Inspect: where a fit is wrong, as parities, distributions and lists with one selection, and the
// structure behind each point.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/inspection/PointSelection.h"
#include "core/project/file/Records.h"
#include "ui/pages/Page.h"
#include "ui/pages/inspect/SelectionForm.h"

class QComboBox;
class QPushButton;
class QTabWidget;

namespace mtp::ui {

class ComparePanel;
class ErrorPanel;
class FitSummary;
class Inspector;
class NumberTable;
class ParityPanel;
class StructureView;
class TrustPanel;
struct FitResult;

class InspectPage : public Page {
    Q_OBJECT

public:
    InspectPage(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    QString title() const override { return tr("Inspect"); }
    QString iconName() const override { return QStringLiteral("inspect"); }
    State state() const override;
    QString counts() const override;
    void openPath(const QString& path, const ImportChoice& choice) override;  // a potential file
    QString viewState() const override;
    void setViewState(const QString& state) override;
    void exportPotential();
    void writeReport(const QString& path);  // HTML

private:
    void build();
    void buildInspector();
    void connectSelection();
    struct Wanted {
        std::vector<ConfigurationRecord> records;
        std::vector<int> numbers;  // places in the project, from 1
    };
    Wanted wantedConfigurations() const;
    void askReport();
    void evaluate();
    void take(std::shared_ptr<FitResult> result, std::int64_t run);
    void showResult();
    void showRuns();
    void choose(const Table& table, const std::vector<int>& rows, Qt::KeyboardModifiers modifiers);
    void chooseByExpression(const QString& expression, SelectionForm::Of of,
                            Qt::KeyboardModifiers modifiers);
    void chooseWorst(int count);
    void stepToWorst(int by);
    void showSelection();
    void showPoint(const Table& table, int row);
    void showConfiguration(std::size_t configuration, std::optional<int> atom);
    std::vector<std::int64_t> chosenIds() const;
    void followConfigurations();

    QTabWidget* m_tabs;
    ParityPanel* m_parity;
    ErrorPanel* m_errors;
    NumberTable* m_list;
    NumberTable* m_statistics;
    TrustPanel* m_trust;
    ComparePanel* m_compare;
    StructureView* m_view;
    Inspector* m_inspector;
    QComboBox* m_runs;
    QComboBox* m_shown;
    QComboBox* m_colouring;
    FitSummary* m_summary;
    QPushButton* m_report;
    SelectionForm* m_form;

    std::shared_ptr<FitResult> m_result;
    PointSelection m_selection;
    std::optional<std::size_t> m_current;  // configuration on show
    std::int64_t m_run = 0;                // that the result is of
    bool m_isEvaluating = false;
    bool m_isStale = false;
};

}  // namespace mtp::ui
