#include "ui/widgets/NumberTable.h"

#include <QAbstractTableModel>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <algorithm>
#include <cmath>
#include <map>

#include "core/inspection/ErrorColumns.h"
#include "ui/language/CoreText.h"
#include "ui/theme/DisplayUnits.h"
#include "ui/theme/Numbers.h"
#include "ui/widgets/ColumnHints.h"
#include "ui/widgets/TableColumns.h"

namespace mtp::ui {

namespace {

constexpr int kSortRole = Qt::UserRole;
constexpr int kMostDecimals = 4;

// As many decimals as the largest value of the column leaves of four or five digits, of a small one
// as give three; none if all are whole.
int decimalsOf(const NumberView& values) {
    double largest = 0;
    bool isWhole = true;
    for (std::size_t row = 0; row < values.size(); ++row) {
        const double value = values[row];
        if (!std::isfinite(value))
            continue;
        largest = std::max(largest, std::abs(value));
        isWhole = isWhole && value == std::floor(value);
    }
    if (isWhole || largest <= 0)
        return 0;
    const int magnitude = static_cast<int>(std::floor(std::log10(largest)));
    return std::clamp(kMostDecimals - magnitude, 1, std::max(kMostDecimals, 2 - magnitude));
}

QVariant alignmentOf(const TableColumn& column) {
    return QVariant::fromValue((column.isNumeric() ? Qt::AlignRight : Qt::AlignLeft) |
                               Qt::AlignVCenter);
}

// As people write the names that columns have in files.
QString displayName(const std::string& name) {
    const QString key = QString::fromStdString(name).replace(QLatin1Char('_'), QLatin1Char(' '));
    QString text = coreText(key.toStdString());
    static const std::pair<QRegularExpression, QString> kNames[] = {
        {QRegularExpression(QStringLiteral("\\bmae\\b")), QStringLiteral("MAE")},
        {QRegularExpression(QStringLiteral("\\brmse\\b")), QStringLiteral("RMSE")},
        {QRegularExpression(QStringLiteral("\\br2\\b")), QStringLiteral("R²")},
        {QRegularExpression(QStringLiteral("\\bmsd\\b")), QStringLiteral("MSD")},
        {QRegularExpression(QStringLiteral("\\binverse alpha max\\b")), QStringLiteral("1/α_max")},
        {QRegularExpression(QStringLiteral("\\bp casc\\b")), QStringLiteral("P_casc")},
        {QRegularExpression(QStringLiteral("\\bp chance\\b")), QStringLiteral("P by chance")},
        {QRegularExpression(QStringLiteral("\\bp hop\\b")), QStringLiteral("p_hop")},
        {QRegularExpression(QStringLiteral("\\bt star\\b")), QStringLiteral("t*")},
        {QRegularExpression(QStringLiteral("^sigma$")), QStringLiteral("σ")},
        {QRegularExpression(QStringLiteral("^haven$")), QStringLiteral("Haven ratio")},
        {QRegularExpression(QStringLiteral("^caged share$")), QStringLiteral("share caged")}};
    for (const auto& [pattern, written] : kNames)
        text.replace(pattern, written);
    return text;
}

// In the language of the window, and as the user wants it to be shown.
QString unitText(const std::string& stated) {
    return shownUnit(coreText(stated)).name;
}

// Statistics: each row has a unit of its own, in a column of this name.
constexpr std::string_view kUnitColumn = "unit";

bool hasUnitOfRow(std::string_view name) {
    using namespace columns;
    const std::string_view names[] = {kMae.name,     kRmse.name,       kBias.name,
                                      kLargest.name, kMaeOfA.name,     kMaeOfB.name,
                                      kRmseOfA.name, kRmseOfB.name,    kBiasOfA.name,
                                      kBiasOfB.name, kLargestOfA.name, kLargestOfB.name};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

class NumberTable::Model : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setMostDecimals(const std::string& column, int decimals) {
        m_mostDecimals[column] = decimals;
    }
    void set(const Table& table) {
        beginResetModel();
        m_table = table;
        measure();
        endResetModel();
    }
    // The same numbers in the units that are chosen now; rows stay selected.
    void followUnits() {
        measure();
        if (m_table.rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount({}) - 1, columnCount({}) - 1));
        if (!m_table.columns().empty())
            emit headerDataChanged(Qt::Horizontal, 0, columnCount({}) - 1);
    }
    const Table& table() const { return m_table; }

    int rowCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_table.rowCount());
    }
    int columnCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_table.columns().size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        const auto at = static_cast<std::size_t>(index.column());
        const TableColumn& column = m_table.columns()[at];
        const auto row = static_cast<std::size_t>(index.row());
        if (role == Qt::TextAlignmentRole)
            return alignmentOf(column);
        if (role != Qt::DisplayRole && role != kSortRole)
            return {};
        if (const auto* texts = std::get_if<Categories>(&column.values)) {
            const std::string& text = (*texts)[row];
            if (column.name == kUnitColumn)
                return unitText(text);
            return text == "force length" ? QStringLiteral("|F|") : coreText(text);
        }
        const auto* whole = std::get_if<std::vector<int>>(&column.values);
        const double value =
            whole ? (*whole)[row] : std::get<std::vector<double>>(column.values)[row];
        if (!std::isfinite(value))
            return role == kSortRole ? QVariant() : QVariant(QStringLiteral("–"));
        if (role == kSortRole)
            return value;
        return numberText(value * m_factors[at] * factorOfRow(column, row), m_decimals[at]);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        const bool isOurs =
            role == Qt::DisplayRole || role == Qt::TextAlignmentRole || role == Qt::ToolTipRole;
        if (orientation != Qt::Horizontal || !isOurs)
            return QAbstractTableModel::headerData(section, orientation, role);
        const TableColumn& column = m_table.columns()[static_cast<std::size_t>(section)];
        if (role == Qt::ToolTipRole)
            return columnHint(column.name);
        if (role == Qt::TextAlignmentRole)
            return alignmentOf(column);
        const QString name = displayName(column.name);
        return column.unit.empty() ? name
                                   : QStringLiteral("%1, %2").arg(name, unitText(column.unit));
    }

private:
    // Of each column; those of which each row states a unit of its own have the factor 1.
    void measure() {
        m_decimals.clear();
        m_factors.clear();
        for (const TableColumn& column : m_table.columns()) {
            const double factor = shownUnit(QString::fromStdString(column.unit)).factor;
            m_factors.push_back(factor);
            std::vector<double> shown;
            if (column.isNumeric())
                shown = m_table.numeric(column.name).values();
            for (std::size_t row = 0; row < shown.size(); ++row)
                shown[row] *= factor * factorOfRow(column, row);
            const int decimals = decimalsOf(shown);
            const auto most = m_mostDecimals.find(column.name);
            m_decimals.push_back(most == m_mostDecimals.end() ? decimals
                                                              : std::min(decimals, most->second));
        }
    }
    double factorOfRow(const TableColumn& column, std::size_t row) const {
        if (!hasUnitOfRow(column.name) || !m_table.has(kUnitColumn))
            return 1;
        return shownUnit(QString::fromStdString(m_table.texts(kUnitColumn)[row])).factor;
    }

    Table m_table;
    std::vector<int> m_decimals;
    std::map<std::string, int> m_mostDecimals;
    std::vector<double> m_factors;
};

NumberTable::NumberTable(QWidget* parent)
    : QTableView(parent), m_model(new Model(this)), m_sorted(new QSortFilterProxyModel(this)) {
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(kSortRole);
    setModel(m_sorted);
    setSortingEnabled(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setEditTriggers(NoEditTriggers);
    verticalHeader()->hide();
    keepTextsInView(*this);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copy = new QAction(tr("&Copy"), this);
    connect(copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(copiedText()); });
    addAction(copy);
    connect(&DisplayUnits::instance(), &DisplayUnits::changed, this,
            [this] { m_model->followUnits(); });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_isFollowing)
            emit rowsChosen(chosenRows());
    });
    connect(
        selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& current) {
            emit currentRowChanged(current.isValid() ? m_sorted->mapToSource(current).row() : -1);
        });
}

void NumberTable::setTable(const Table& table, const QStringList& hidden) {
    const bool isSameShape = m_model->table().columns().size() == table.columns().size();
    m_isFollowing = true;
    m_model->set(table);
    m_isFollowing = false;
    if (!isSameShape)
        sortByColumn(-1, Qt::AscendingOrder);
    for (int i = 0; i < static_cast<int>(table.columns().size()); ++i)
        setColumnHidden(i, hidden.contains(QString::fromStdString(
                               table.columns()[static_cast<std::size_t>(i)].name)));
}

void NumberTable::setMostDecimals(const std::string& column, int decimals) {
    m_model->setMostDecimals(column, decimals);
}

const Table& NumberTable::table() const {
    return m_model->table();
}

void NumberTable::setChosenRows(const std::vector<bool>& isChosen) {
    QItemSelection selection;
    for (std::size_t row = 0; row < isChosen.size() && row < table().rowCount(); ++row)
        if (isChosen[row]) {
            const QModelIndex index =
                m_sorted->mapFromSource(m_model->index(static_cast<int>(row), 0));
            selection.select(index, index);
        }
    m_isFollowing = true;
    selectionModel()->select(selection,
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_isFollowing = false;
}

std::vector<int> NumberTable::chosenRows() const {
    std::vector<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.push_back(m_sorted->mapToSource(index).row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString NumberTable::copiedText() const {
    QStringList header;
    for (int column = 0; column < m_sorted->columnCount(); ++column)
        if (!isColumnHidden(column))
            header << m_sorted->headerData(column, Qt::Horizontal).toString();
    QString text = header.join(QLatin1Char('\t')) + QLatin1Char('\n');
    const bool isAll = !selectionModel()->hasSelection();
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        if (!isAll && !selectionModel()->isRowSelected(row))
            continue;
        QStringList cells;
        for (int column = 0; column < m_sorted->columnCount(); ++column)
            if (!isColumnHidden(column))
                cells << m_sorted->index(row, column).data().toString();
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

void NumberTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        return QGuiApplication::clipboard()->setText(copiedText());
    QTableView::keyPressEvent(event);
}

void NumberTable::setEmptyText(const QString& text) {
    m_emptyText = text;
    viewport()->update();
}

void NumberTable::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (table().rowCount() > 0 || m_emptyText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

}  // namespace mtp::ui

#include "moc_NumberTable.cpp"
