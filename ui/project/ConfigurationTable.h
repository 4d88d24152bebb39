// The configurations of the project as a table: density, parent, label state, part of the split.
#pragma once

#include <QAbstractTableModel>

namespace mtp::ui {

class ProjectModel;

class ConfigurationTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum ColumnIndex { Number, Density, Ratio, Parent, State, Energy, LargestForce, ColumnCount };
    // Role of the value a column is sorted by.
    static constexpr int kSortRole = Qt::UserRole;

    explicit ConfigurationTable(ProjectModel& project, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant value(int row, int column) const;
    QString text(int row, int column) const;
    ProjectModel& m_project;
};

}  // namespace mtp::ui
