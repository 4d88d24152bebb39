// Densities as columns, parents as rows, the state of a single point as a cell: 300 of them at a
// look.
#pragma once

#include <QAbstractTableModel>

#include "ui/project/ProjectCampaigns.h"

class QTableView;

namespace mtp::ui {

class TaskMatrixTable : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setSnapshot(const ProjectCampaigns::Shared& snapshot);
    // Null for an empty cell.
    const CampaignTask* task(const QModelIndex& index) const;
    bool isEmpty() const { return rowCount() == 0; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const TaskMatrix& matrix() const { return *m_snapshot->matrix; }

    ProjectCampaigns::Shared m_snapshot;
};

QTableView* matrixView(TaskMatrixTable& model);

}  // namespace mtp::ui
