#include "ui/pages/labels/CampaignTable.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <utility>

#include "ui/language/CoreText.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

// Views lay out once for each piece of a change.
constexpr std::size_t kMostPieces = 16;

enum class Shape { Ring, Disc, Square, Triangle, Cross };

struct Sign {
    Shape shape;
    int colour;  // of runs: legible, and told apart with every kind of colour vision
};

// Rings wait, squares run, discs are done, triangles and crosses need somebody.
Sign signOf(TaskState state) {
    switch (state) {
        case TaskState::ToDo:
        case TaskState::Exported:
            return {Shape::Ring, 0};
        case TaskState::Waiting:
        case TaskState::Unknown:
            return {Shape::Ring, 5};
        case TaskState::Running:
            return {Shape::Square, 0};
        case TaskState::Done:
            return {Shape::Disc, 2};
        case TaskState::Failed:
        case TaskState::Mismatched:
        case TaskState::Lost:
            return {Shape::Cross, 3};
        default:
            return {Shape::Triangle, 1};
    }
}

void drawShape(QPainter& painter, Shape shape, const QColor& colour) {
    const QRectF box(3, 3, 10, 10);
    painter.setPen(QPen(colour, 2));
    painter.setBrush(shape == Shape::Ring ? QBrush() : QBrush(colour));
    if (shape == Shape::Ring || shape == Shape::Disc)
        painter.drawEllipse(box);
    else if (shape == Shape::Square)
        painter.drawRect(box);
    else if (shape == Shape::Triangle)
        painter.drawPolygon(QPolygonF{{QPointF(8, 3), QPointF(14, 13), QPointF(2, 13)}});
    else {
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.topRight(), box.bottomLeft());
    }
}

QPixmap drawnState(TaskState state, const QColor& colour) {
    constexpr int kSize = 16, kScale = 3;  // sharp also on a screen of small pixels
    QPixmap picture(kSize * kScale, kSize * kScale);
    picture.setDevicePixelRatio(kScale);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    drawShape(painter, signOf(state).shape, colour);
    return picture;
}

// A table asks for it once a row; drawing it each time made most of the cost of a look.
QPixmap keptState(TaskState state, const QColor& colour) {
    const QString key =
        QStringLiteral("task-state-%1-%2").arg(static_cast<int>(state)).arg(colour.rgba());
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = drawnState(state, colour);
        QPixmapCache::insert(key, picture);
    }
    return picture;
}

bool isShownAlike(const CampaignTask& a, const CampaignTask& b) {
    return a.files.key == b.files.key && a.status.state == b.status.state &&
           a.status.attempt == b.status.attempt && a.status.seconds == b.status.seconds &&
           a.status.reason == b.status.reason;
}

QString timeText(std::optional<double> seconds) {
    if (!seconds)
        return {};
    const int whole = static_cast<int>(*seconds);
    return whole < 60     ? QStringLiteral("%L1 s").arg(whole)
           : whole < 3600 ? QStringLiteral("%L1 min").arg(whole / 60)
                          : QStringLiteral("%L1 h").arg(*seconds / 3600, 0, 'f', 1);
}

}  // namespace

QIcon stateIcon(TaskState state, const QPalette& palette) {
    const bool isDark = isDarkPalette(palette);
    QIcon icon(keptState(state, runColour(signOf(state).colour, isDark)));
    icon.addPixmap(keptState(state, palette.color(QPalette::HighlightedText)), QIcon::Selected);
    return icon;
}

QString stateText(TaskState state) {
    switch (state) {
        case TaskState::ToDo:
            return QCoreApplication::translate("mtp::ui::CampaignTable", "To do");
        case TaskState::Exported:
            return QCoreApplication::translate("mtp::ui::CampaignTable", "Exported");
        case TaskState::Waiting:
            return QCoreApplication::translate("mtp::ui::CampaignTable", "Waiting");
        case TaskState::WillNotStart:
            return QCoreApplication::translate("mtp::ui::CampaignTable", "Will not start");
        case TaskState::Running:
            return QCoreApplication::translate("mtp::ui::CampaignTable", "Running");
        case TaskState::Stalled:
            return QCoreApplication::translate("mtp::ui::CampaignTable", "Stalled");
        case TaskState::Lost:
            return QCoreApplication::translate("mtp::ui::CampaignTable", "Lost");
        case TaskState::Done:
            return QCoreApplication::translate("mtp::ui::CampaignTable", "Done");
        case TaskState::NotConverged:
            return QCoreApplication::translate("mtp::ui::CampaignTable", "Not converged");
        case TaskState::Failed:
            return QCoreApplication::translate("mtp::ui::CampaignTable", "Failed");
        case TaskState::Mismatched:
            return QCoreApplication::translate("mtp::ui::CampaignTable", "Mismatched");
        case TaskState::Incomplete:
            return QCoreApplication::translate("mtp::ui::CampaignTable", "Incomplete");
        default:
            return QCoreApplication::translate("mtp::ui::CampaignTable", "Unknown");
    }
}

void CampaignTable::setSnapshot(const ProjectCampaigns::Shared& snapshot) {
    const std::size_t before = m_snapshot ? m_snapshot->status.tasks.size() : 0;
    const std::size_t now = snapshot ? snapshot->status.tasks.size() : 0;
    const bool isSameCampaign =
        m_snapshot && snapshot && m_snapshot->campaign.folder() == snapshot->campaign.folder();
    if (isSameCampaign && before == now)
        return takeChanges(snapshot);
    beginResetModel();
    m_snapshot = snapshot;
    endResetModel();
}

// Most looks find that little has changed: only those rows are sorted and drawn again.
void CampaignTable::takeChanges(const ProjectCampaigns::Shared& snapshot) {
    const std::vector<CampaignTask>& before = m_snapshot->status.tasks;
    const std::vector<CampaignTask>& now = snapshot->status.tasks;
    const ProjectCampaigns::Shared old = std::exchange(m_snapshot, snapshot);
    std::vector<std::pair<int, int>> changed;  // first and last of rows that stand together
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (isShownAlike(before[i], now[i]))
            continue;
        const int row = static_cast<int>(i);
        if (!changed.empty() && changed.back().second + 1 == row)
            changed.back().second = row;
        else
            changed.emplace_back(row, row);
    }
    if (changed.size() > kMostPieces)
        changed = {{changed.front().first, changed.back().second}};
    for (const auto& [first, last] : changed)
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

const CampaignTask& CampaignTable::task(int row) const {
    return m_snapshot->status.tasks[static_cast<std::size_t>(row)];
}

int CampaignTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_snapshot ? 0 : static_cast<int>(m_snapshot->status.tasks.size());
}

int CampaignTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CampaignTable::data(const QModelIndex& index, int role) const {
    const CampaignTask& row = task(index.row());
    const TaskStatus& status = row.status;
    const bool isShown = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    if (role == Qt::DecorationRole && index.column() == State)
        return stateIcon(status.state, QGuiApplication::palette());
    if (role == Qt::TextAlignmentRole && index.column() != State && index.column() != Reason)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (!isShown && role != kSortRole)
        return {};
    switch (index.column()) {
        case State:
            return isShown ? QVariant(stateText(status.state))
                           : QVariant(static_cast<int>(status.state));
        case Number:
            return row.files.number;
        case Density:
            return isShown
                       ? (row.files.density
                              ? QVariant(QStringLiteral("%L1").arg(*row.files.density, 0, 'f', 2))
                              : QVariant())
                       : QVariant(row.files.density.value_or(0));
        case Attempt:
            return status.attempt > 0 ? QVariant(status.attempt) : QVariant();
        case Time:
            return isShown ? QVariant(timeText(status.seconds))
                           : QVariant(status.seconds.value_or(-1));
        default:
            return coreText(status.reason);
    }
}

QString CampaignTable::hint(int column) {
    switch (column) {
        case State:
            return tr("To do, waiting and running, done, or why there is no label");
        case Number:
            return tr("Number of the configuration in the project");
        case Attempt:
            return tr(
                "How often the code was started for it; a retry with another solver is a new "
                "attempt");
        case Time:
            return tr("How long the last attempt has taken");
        case Reason:
            return tr("What went wrong, in the words of the code if it said any");
        default:
            return {};
    }
}

QVariant CampaignTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole)
        return hint(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[ColumnCount] = {tr("State"),   tr("Number"), tr("Density, g/cm³"),
                                        tr("Attempt"), tr("Time"),   tr("Reason")};
    return names[section];
}

void TaskFilter::setState(std::optional<TaskState> state) {
    m_state = state;
    invalidateFilter();
}

bool TaskFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    return !m_state ||
           static_cast<const CampaignTable*>(sourceModel())->task(row).status.state == *m_state;
}

}  // namespace mtp::ui

#include "moc_CampaignTable.cpp"
