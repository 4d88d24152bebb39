// Labels: imports single points and gives them to the configurations with the same geometry.
#pragma once

#include "core/workflow/LabelImport.h"
#include "ui/pages/Page.h"

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTabWidget;
class QTableView;

namespace mtp::ui {

class CampaignBoard;
class CampaignForm;
class ConfigurationTable;
class Figure;
class Inspector;
class ProjectCampaigns;
class StructureView;

class LabelsPage : public Page {
    Q_OBJECT

public:
    LabelsPage(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Labels; }
    QString title() const override { return tr("Labels"); }
    QString iconName() const override { return QStringLiteral("labels"); }
    State state() const override;
    QString counts() const override;
    void chooseConfiguration(std::int64_t id) override;
    void openPath(const QString& path, const ImportChoice& choice) override;
    QJsonObject viewState() const override;
    void setViewState(const QJsonObject& state) override;
    // Asks how an AIMD run is to start from this cell; it is followed here as a campaign.
    void startAimd(const Frame& start);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Incoming {
        std::string path;
        std::vector<std::string> species;  // names that were given to numbered types
        LabelImport labels;
    };

    void buildInspector();
    void followCampaigns();
    void chooseInputs();
    void openRunningTrajectory();
    void showWhetherEmpty();
    void take(Incoming incoming);
    void addAsConfigurations(const std::vector<Frame>& singlePoints);
    void showConfigurations();
    void showConfiguration(int row);
    void selectChosen();
    std::size_t labelledCount() const;

    ProjectCampaigns* m_campaigns;
    CampaignBoard* m_board;
    CampaignForm* m_form;
    QTabWidget* m_tabs;
    StructureView* m_view;
    ConfigurationTable* m_model;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_table;
    Inspector* m_inspector;
    Figure* m_toDo;
    Figure* m_done;
    Figure* m_unconverged;
    QLabel* m_settings;
    QPushButton* m_excludeDiffering;
    std::int64_t m_chosen = 0;  // id of a configuration
};

}  // namespace mtp::ui
