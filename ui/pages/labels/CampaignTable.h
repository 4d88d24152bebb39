// The tasks of a campaign as a table: state, density, attempt, time, reason.
#pragma once

#include <QAbstractTableModel>
#include <QIcon>
#include <QSortFilterProxyModel>
#include <optional>

#include "ui/project/ProjectCampaigns.h"

namespace mtp::ui {

// The sign of a state: a shape and a colour, which can be told apart without the other.
QIcon stateIcon(TaskState state, const QPalette& palette);
// "Not converged".
QString stateText(TaskState state);

class CampaignTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { State, Number, Density, Attempt, Time, Reason, ColumnCount };
    static constexpr int kSortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    // A newer snapshot; rows that stay keep their selection.
    void setSnapshot(const ProjectCampaigns::Shared& snapshot);
    const CampaignTask& task(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    // What the name of a column stands for.
    static QString hint(int column);
    void takeChanges(const ProjectCampaigns::Shared& snapshot);

    ProjectCampaigns::Shared m_snapshot;
};

// Those in one state, or all.
class TaskFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setState(std::optional<TaskState> state);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    std::optional<TaskState> m_state;
};

}  // namespace mtp::ui
