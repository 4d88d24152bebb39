#include "ui/project/ConfigurationTable.h"

#include <QFileInfo>

#include "ui/project/ConfigurationEdits.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/DisplayUnits.h"
#include "ui/theme/Numbers.h"

namespace mtp::ui {

namespace {

QString stateText(const ConfigurationRecord& record) {
    if (!record.energy)
        return ConfigurationTable::tr("to do");
    return record.isConverged.value_or(true) ? ConfigurationTable::tr("done")
                                             : ConfigurationTable::tr("not converged");
}

// Of the labels: "CP2K 2023.1 · PBE".
QString sourceText(const ConfigurationRecord& record) {
    if (!record.energy || !record.provenance)
        return {};
    QString text = QString::fromStdString(record.provenance->code);
    const auto functional = record.provenance->settings.find("functional");
    if (functional != record.provenance->settings.end())
        text += QStringLiteral(" · ") + QString::fromStdString(functional->second);
    return text.isEmpty() ? QFileInfo(QString::fromStdString(record.provenance->source)).fileName()
                          : text;
}

// Empty if the numbers of the column have none.
QString unitOf(int column) {
    switch (column) {
        case ConfigurationTable::Density:
            return QStringLiteral("g/cm³");
        case ConfigurationTable::Energy:
            return QStringLiteral("eV/atom");
        case ConfigurationTable::LargestForce:
            return QStringLiteral("eV/Å");
        default:
            return {};
    }
}

bool isText(int column) {
    return column == ConfigurationTable::Parent || column == ConfigurationTable::State ||
           column == ConfigurationTable::Source || column == ConfigurationTable::Split;
}

}  // namespace

ConfigurationTable::ConfigurationTable(ProjectModel& project, QObject* parent)
    : QAbstractTableModel(parent)
    , m_project(project)
    , m_rows(static_cast<int>(project.configurations().size())) {
    connect(&project, &ProjectModel::configurationsChanged, this, &ConfigurationTable::reload);
    connect(&DisplayUnits::instance(), &DisplayUnits::changed, this, [this] {
        reload();
        emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    });
}

// Where no row came or went the views keep their selection.
void ConfigurationTable::reload() {
    const int rows = static_cast<int>(m_project.configurations().size());
    if (rows != m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    } else if (rows > 0) {
        emit dataChanged(index(0, 0), index(rows - 1, ColumnCount - 1));
    }
}

int ConfigurationTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int ConfigurationTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConfigurationTable::value(int row, int column) const {
    const ConfigurationRecord& record = m_project.configurations()[static_cast<std::size_t>(row)];
    const auto number = [](const std::optional<double>& value) {
        return value ? QVariant(*value) : QVariant();
    };
    switch (column) {
        case Use:
            return record.isExcluded ? 0 : 1;
        case Number:
            return row + 1;
        case Density:
            return number(record.density);
        case Ratio:
            return number(record.densityRatio);
        case Parent:
            return record.parent ? QString::fromStdString(toText(*record.parent)) : QString();
        case Source:
            return sourceText(record);
        case State:
            return stateText(record);
        case Energy:
            return record.energy ? QVariant(*record.energy / static_cast<double>(record.atomCount))
                                 : QVariant();
        case LargestForce:
            return number(record.largestForce);
        case Split:
            return partText(record.part);
        case Weight:
            return record.weight;
        default:
            return {};
    }
}

QString ConfigurationTable::text(int row, int column) const {
    const QVariant cell = value(row, column);
    if (!cell.isValid())
        return QStringLiteral("–");
    constexpr int kDecimals[] = {0, 0, 0, 2, 3, 2, 0, 4, 3, 0, 0};
    if (column == Use)
        return {};
    if (column == Parent)  // the folder is in the tool tip
        return cell.toString().section(QLatin1Char('/'), -1);
    if (cell.typeId() == QMetaType::Double)
        return shownNumber(cell.toDouble(), kDecimals[column], unitOf(column));
    return cell.toString();
}

QVariant ConfigurationTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_rows)
        return {};
    const int row = index.row(), column = index.column();
    if (role == Qt::CheckStateRole && column == Use)
        return value(row, Use).toInt() ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::DisplayRole)
        return text(row, column);
    if (role == Qt::EditRole)
        return column == Split
                   ? QVariant(static_cast<int>(
                         m_project.configurations()[static_cast<std::size_t>(row)].part))
                   : value(row, column);
    if (role == kSortRole)
        return value(row, column);
    if (role == Qt::ToolTipRole && column == Parent)
        return value(row, Parent);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(isText(column) ? Qt::AlignLeft | Qt::AlignVCenter
                                                  : Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

bool ConfigurationTable::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || index.row() >= m_rows)
        return false;
    const std::int64_t id = m_project.configurations()[static_cast<std::size_t>(index.row())].id;
    ConfigurationEdits edits(m_project, {}, nullptr);
    if (role == Qt::CheckStateRole && index.column() == Use)
        edits.setExcluded({id}, value.toInt() != Qt::Checked);
    else if (role == Qt::EditRole && index.column() == Split)
        edits.setPart({id}, static_cast<Part>(value.toInt()));
    else if (role == Qt::EditRole && index.column() == Weight && value.toDouble() >= 0)
        edits.setWeight({id}, value.toDouble());
    else
        return false;
    return true;
}

Qt::ItemFlags ConfigurationTable::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == Use)
        flags |= Qt::ItemIsUserCheckable;
    if (index.column() == Split || index.column() == Weight)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QString ConfigurationTable::hint(int column) {
    switch (column) {
        case Use:
            return tr("Unchecked configurations are excluded from the training");
        case Number:
            return tr("Number in the project, from 1");
        case Split:
            return tr(
                "The part: trained on, used to choose the step that is kept, or for errors only");
        case Weight:
            return tr("How much the configuration counts in the objective; 1 is usual");
        case Ratio:
            return tr("Density over the reference density");
        case State:
            return tr(
                "Whether the configuration has energy and forces, and whether its calculation "
                "converged");
        case Energy:
            return tr("Energy of the label, for each atom");
        case LargestForce:
            return tr("Length of the largest force of the label");
        case Parent:
            return tr("The frame that the configuration was made from");
        case Source:
            return tr("The code and functional that the label comes from");
        default:
            return {};
    }
}

QVariant ConfigurationTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(isText(section) || section == Use
                                       ? Qt::AlignLeft | Qt::AlignVCenter
                                       : Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return hint(section);
    if (role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const QString names[] = {tr("Use"),
                             tr("No."),
                             tr("Split"),
                             tr("Weight"),
                             tr("Density, g/cm³"),
                             tr("Ratio"),
                             tr("Label"),
                             tr("Energy, eV/atom"),
                             tr("Largest force, eV/Å"),
                             tr("From"),
                             tr("Label source")};
    return shownLabel(names[section]).name;
}

}  // namespace mtp::ui

#include "moc_ConfigurationTable.cpp"
