// The configurations of the project as a table: density, parent, label state, part of the split,
// weight, use; the last three can be edited.
#pragma once

#include <QAbstractTableModel>

namespace mtp::ui {

class ProjectModel;

class ConfigurationTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum ColumnIndex {
        Use,  // checked: not excluded
        Number,
        Split,
        Weight,
        Density,
        Ratio,
        State,
        Energy,
        LargestForce,
        Parent,
        Source,
        ColumnCount
    };
    // Role of the value a column is sorted by.
    static constexpr int kSortRole = Qt::UserRole;

    explicit ConfigurationTable(ProjectModel& project, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void reload();
    QVariant value(int row, int column) const;
    // What the name of a column stands for.
    static QString hint(int column);
    QString text(int row, int column) const;

    ProjectModel& m_project;
    int m_rows = 0;
};

}  // namespace mtp::ui
