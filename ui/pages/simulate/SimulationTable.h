// The simulations of the project as a list, with the runs of rehearsals below theirs.
#pragma once

#include <QWidget>
#include <filesystem>

#include "ui/project/ProjectSimulations.h"

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace mtp::ui {

class SimulationTable : public QWidget {
    Q_OBJECT

public:
    explicit SimulationTable(ProjectSimulations& simulations, QWidget* parent = nullptr);

    void refresh();
    // As the page shows it.
    void setShown(const std::filesystem::path& folder);

signals:
    void chosen(const std::filesystem::path& folder);

private:
    void build();
    void fill(QTreeWidgetItem& item, const ProjectSimulations::Run& run);
    void fillParts(QTreeWidgetItem& item, const SimulationSnapshot& snapshot);
    void showActions();
    void addFolder();
    std::filesystem::path current() const;

    ProjectSimulations& m_simulations;
    QTreeWidget* m_tree;
    QPushButton* m_show;
    QPushButton* m_open;
    QPushButton* m_add;
    QPushButton* m_remove;
    std::filesystem::path m_shown;
};

}  // namespace mtp::ui
