#include "ui/project/ConfigurationTable.h"

#include "ui/project/ProjectModel.h"

namespace mtp::ui {

ConfigurationTable::ConfigurationTable(ProjectModel& project, QObject* parent)
    : QAbstractTableModel(parent), m_project(project) {
    connect(&project, &ProjectModel::configurationsChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

int ConfigurationTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_project.configurations().size());
}

int ConfigurationTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConfigurationTable::value(int row, int column) const {
    const ConfigurationRecord& record = m_project.configurations()[static_cast<std::size_t>(row)];
    switch (column) {
        case Number:
            return row + 1;
        case Density:
            return record.density ? QVariant(*record.density) : QVariant();
        case Ratio:
            return record.densityRatio;
        case Parent:
            return QString::fromStdString(record.parent);
        case State:
            if (!record.energy)
                return tr("to do");
            return record.isConverged.value_or(true) ? tr("done") : tr("not converged");
        case Energy:
            return record.energy ? QVariant(*record.energy / static_cast<double>(record.atomCount))
                                 : QVariant();
        case LargestForce:
            return record.largestForce ? QVariant(*record.largestForce) : QVariant();
        default:
            return {};
    }
}

QString ConfigurationTable::text(int row, int column) const {
    const QVariant cell = value(row, column);
    if (!cell.isValid())
        return QStringLiteral("–");
    constexpr int kDecimals[] = {0, 3, 2, 0, 0, 4, 3};
    if (column == Parent)  // the folder is in the tool tip
        return cell.toString().section(QLatin1Char('/'), -1);
    if (cell.typeId() == QMetaType::Double)
        return QStringLiteral("%L1").arg(cell.toDouble(), 0, 'f', kDecimals[column]);
    return cell.toString();
}

QVariant ConfigurationTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const bool isText = index.column() == Parent || index.column() == State;
    if (role == Qt::DisplayRole)
        return text(index.row(), index.column());
    if (role == kSortRole)
        return value(index.row(), index.column());
    if (role == Qt::ToolTipRole && index.column() == Parent)
        return value(index.row(), Parent);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(isText ? Qt::AlignLeft | Qt::AlignVCenter
                                          : Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant ConfigurationTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const QString names[] = {tr("No."),
                             tr("Density, g/cm³"),
                             tr("Ratio"),
                             tr("From"),
                             tr("Label"),
                             tr("Energy, eV/atom"),
                             tr("Largest force, eV/Å")};
    return names[section];
}

}  // namespace mtp::ui
