// Labels: imports single points and gives them to the configurations with the same geometry.
#pragma once

#include "core/workflow/LabelImport.h"
#include "ui/pages/Page.h"

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace mtp::ui {

class ConfigurationTable;
class Figure;
class Inspector;
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

private:
    struct Incoming {
        std::string path;
        std::vector<std::string> species;  // names that were given to numbered types
        LabelImport labels;
    };

    void buildInspector();
    void take(Incoming incoming);
    void addAsConfigurations(const std::vector<Frame>& singlePoints);
    void showConfigurations();
    void showConfiguration(int row);
    void selectChosen();
    std::size_t labelledCount() const;

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
