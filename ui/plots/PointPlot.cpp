#include "ui/plots/PointPlot.h"

#include <qcustomplot.h>

#include <QMenu>
#include <algorithm>
#include <cmath>

#include "core/inspection/ErrorColumns.h"
#include "core/model/DensityGroups.h"
#include "core/sampling/Split.h"
#include "ui/language/CoreText.h"
#include "ui/plots/PlotRect.h"
#include "ui/plots/PointCloud.h"
#include "ui/plots/SelectionBand.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/ScaleColour.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr double kClickReach = 8;  // pixels
constexpr int kDragReach = 4;      // pixels a click may move
constexpr int kNoteGap = 12;       // pixels between the data and the statistics
constexpr int kAxisRoom = 84;      // pixels that the labels of the left axis may take

// "0.12–0.31 eV/Å"
QString rangeLabel(const QString& first, const QString& last, const std::string& unit) {
    const QString label = first == last ? first : first + QStringLiteral("–") + last;
    return unit.empty() ? label : label + QStringLiteral("\u00a0") + coreText(unit);
}

}  // namespace

PointPlot::PointPlot(QWidget* parent)
    : Plot(parent)
    , m_statistics(new QCPItemText(&canvas()))
    , m_ring(canvas().addGraph())
    , m_crosses(canvas().addGraph())
    , m_band(new SelectionBand(&canvas())) {
    m_statistics->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_statistics->setTextAlignment(Qt::AlignLeft);
    m_statistics->setClipToAxisRect(false);
    m_statistics->setVisible(false);
    for (QCPGraph* graph : {m_ring, m_crosses}) {
        graph->setLineStyle(QCPGraph::lsNone);
        graph->removeFromLegend();
    }
    m_selectAll = addKeyed(QStringLiteral("selectAll"), tr("&Select all"), QKeySequence::SelectAll);
    m_invert = addKeyed(QStringLiteral("invertSelection"), tr("&Invert the selection"),
                        Qt::CTRL | Qt::Key_I);
    m_clear = addKeyed(QStringLiteral("clearSelection"), tr("C&lear the selection"),
                       Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    connect(m_selectAll, &QAction::triggered, this, &PointPlot::selectAll);
    connect(m_invert, &QAction::triggered, this, &PointPlot::invertSelection);
    connect(m_clear, &QAction::triggered, this, &PointPlot::clearSelection);
    connect(&canvas(), &QCustomPlot::beforeReplot, this, &PointPlot::makeRoomForNote);
    connect(&canvas(), &QCustomPlot::afterLayout, this, &PointPlot::placeNote);
    PointPlot::applyTheme();
}

void PointPlot::setPoints(std::shared_ptr<const Table> shared, const QString& xColumn,
                          const QString& yColumn, const QString& groupColumn) {
    setTable(std::move(shared));
    m_x = xColumn;
    m_y = yColumn;
    m_group = groupColumn;
    m_ring->data()->clear();
    m_crosses->data()->clear();
    if (table().rowCount() == 0)
        setStatistics({});
    draw(wantedSeries());
}

std::vector<PointPlot::Series> PointPlot::wholeTable() const {
    Series all{{}, runColour(0, isDarkPalette(palette())), false, {}};
    for (std::size_t row = 0; row < table().rowCount(); ++row)
        all.rows.push_back(static_cast<int>(row));
    return {std::move(all)};
}

std::vector<PointPlot::Series> PointPlot::wantedSeries() const {
    if (table().rowCount() == 0)
        return {};
    if (m_isByDensity)
        return wholeTable();
    const std::vector<Series> series =
        m_group.isEmpty() ? wholeTable() : seriesOf(table().column(m_group.toStdString()));
    return table().has(columns::kPart) && m_group != QLatin1String(columns::kPart.name)
               ? splitByPart(series)
               : series;
}

void PointPlot::setColouredByDensity(bool isByDensity) {
    m_isByDensity = isByDensity;
    redraw();
}

// The chosen points keep their rings.
void PointPlot::redraw() {
    std::vector<bool> isChosen(table().rowCount());
    for (std::size_t i = 0; i < m_clouds.size(); ++i)
        for (std::size_t k = 0; k < m_clouds[i]->chosen().size(); ++k)
            isChosen[static_cast<std::size_t>(m_series[i].rows[k])] = m_clouds[i]->chosen()[k];
    draw(wantedSeries());
    setChosen(isChosen);
}

void PointPlot::setAxisLabels(const QString& x, const QString& y) {
    canvas().xAxis->setLabel(x);
    canvas().yAxis->setLabel(y);
    requestReplot();
}

std::vector<PointPlot::Series> PointPlot::seriesOf(const TableColumn& group) const {
    if (const auto* texts = std::get_if<Categories>(&group.values))
        return seriesByText(*texts);
    return group.unit == columns::kDensity.unit
               ? seriesByDensity(table().numeric(group.name).values())
               : seriesByRange(group);
}

std::vector<PointPlot::Series> PointPlot::seriesByText(const Categories& groups) const {
    const bool isDark = isDarkPalette(palette());
    const bool isElement = m_group == QLatin1String(columns::kElement.name);
    std::vector<Series> list(groups.names().size());
    for (std::size_t row = 0; row < groups.size(); ++row)
        list[static_cast<std::size_t>(groups.indices()[row])].rows.push_back(static_cast<int>(row));
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i].label = coreText(groups.names()[i]);
    std::ranges::sort(list, {}, &Series::label);
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i].colour = isElement ? elementColour(list[i].label, isDark)
                                   : runColour(static_cast<int>(i), isDark);
    return list;
}

std::vector<PointPlot::Series> PointPlot::seriesByDensity(const std::vector<double>& groups) const {
    const DensityGroups densities(groups);
    const std::vector<double>& starts = densities.starts();
    std::vector<Series> list(densities.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        const double end = densities.isOneDensity(i) ? starts[i] : densities.ends()[i];
        list[i].label = rangeLabel(numberText(starts[i], 2), numberText(end, 2), "g/cm³");
        const double ratio = starts[i] / starts[starts.size() / 2];  // the middle is the reference
        list[i].colour = densityColour(ratio, isDarkPalette(palette()));
    }
    for (std::size_t row = 0; row < groups.size(); ++row)
        if (const int group = densities.groupOf(groups[row]); group >= 0)
            list[static_cast<std::size_t>(group)].rows.push_back(static_cast<int>(row));
    return list;
}

// Values that read alike share a range; what is not known is grey.
std::vector<PointPlot::Series> PointPlot::seriesByRange(const TableColumn& group) const {
    constexpr std::size_t kRanges = 6, kDigits = 3;
    const NumberView values = table().numeric(group.name);
    std::vector<int> order;
    Series unknown{tr("not known"), palette().color(QPalette::PlaceholderText), false, {}};
    for (std::size_t row = 0; row < values.size(); ++row)
        (std::isfinite(values[row]) ? order : unknown.rows).push_back(static_cast<int>(row));
    const auto valueOf = [&](int row) { return values[static_cast<std::size_t>(row)]; };
    const auto textOf = [&](std::size_t place) {
        return shortNumberText(valueOf(order[place]), kDigits);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return valueOf(a) < valueOf(b); });
    std::vector<Series> list;
    for (std::size_t first = 0, end; first < order.size(); first = end) {
        end = std::max(first + 1, (list.size() + 1) * order.size() / kRanges);
        while (end < order.size() && textOf(end) == textOf(end - 1))
            ++end;
        Series range;
        range.rows.assign(order.begin() + static_cast<std::ptrdiff_t>(first),
                          order.begin() + static_cast<std::ptrdiff_t>(end));
        range.label = rangeLabel(textOf(first), textOf(end - 1), group.unit);
        list.push_back(std::move(range));
    }
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i].colour = scaleColour(list.size() < 2 ? 1 : double(i) / double(list.size() - 1),
                                     isDarkPalette(palette()));
    if (!unknown.rows.empty())
        list.push_back(std::move(unknown));
    return list;
}

std::vector<PointPlot::Series> PointPlot::splitByPart(const std::vector<Series>& series) const {
    const Categories& parts = table()[columns::kPart];
    std::vector<Series> list;
    for (const Series& whole : series) {
        Series training = whole, rest = whole;
        training.rows.clear();
        rest.rows.clear();
        rest.isHollow = true;
        for (int row : whole.rows)
            (parts[static_cast<std::size_t>(row)] == partName(Part::Training) ? training : rest)
                .rows.push_back(row);
        list.push_back(std::move(training));
        list.push_back(std::move(rest));
    }
    return list;
}

void PointPlot::draw(std::vector<Series> series) {
    std::erase_if(series, [](const Series& one) { return one.rows.empty(); });
    for (PointCloud* cloud : m_clouds)
        canvas().removePlottable(cloud);
    m_clouds.clear();
    for (const Series& one : series) {
        const NumberView xs = this->xs(), ys = this->ys();
        std::vector<double> x, y;
        for (int row : one.rows) {
            x.push_back(xs[static_cast<std::size_t>(row)]);
            y.push_back(ys[static_cast<std::size_t>(row)]);
        }
        auto* cloud = new PointCloud(canvas().xAxis, canvas().yAxis);
        cloud->setPoints(std::move(x), std::move(y), table().rowCount());
        cloud->setStyle(
            {one.colour, one.isHollow, m_isByDensity, isDarkPalette(palette()), m_isShrinking});
        cloud->setName(one.isHollow ? tr("%1, validation").arg(one.label) : one.label);
        if (one.label.isEmpty())
            cloud->removeFromLegend();
        m_clouds.push_back(cloud);
    }
    m_series = std::move(series);
    followSeries();
    if (!isZoomed())
        fitRanges();
    requestReplot();
}

void PointPlot::fitRanges() {
    Plot::fitRanges();
    if (table().rowCount() < 2)
        return;  // there is no range to widen
    for (QCPAxis* axis : {canvas().xAxis, canvas().yAxis}) {
        const QCPRange range = axis->range();
        const bool isLog = axis->scaleType() == QCPAxis::stLogarithmic;
        axis->scaleRange(1.06, isLog ? std::sqrt(range.lower * range.upper) : range.center());
    }
}

void PointPlot::setStatistics(const QString& text) {
    m_note = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    m_statistics->setVisible(!m_note.isEmpty());
    requestReplot();
}

// Above the data the lines are joined as far as they have room.
void PointPlot::makeRoomForNote() {
    const QFontMetrics metrics(font());
    const int room = canvas().width() - std::max(axes().left(), kAxisRoom) - kNoteGap;
    int widest = 0, lines = 0, used = 0;
    QString above;
    for (const QString& line : m_note) {
        const int width = metrics.horizontalAdvance(line);
        widest = std::max(widest, width);
        const bool fits = lines > 0 && used + kNoteGap + width < room;
        if (lines > 0)
            above += fits ? QStringLiteral("   ") : QStringLiteral("\n");
        used = fits ? used + kNoteGap + width : width;
        lines += fits ? 0 : 1;
        above += line;
    }
    axes().setNoteRoom(m_note.isEmpty() ? QSize() : QSize(widest + 2 * kNoteGap, 1),
                       lines * metrics.height() + 6);
    m_statistics->setProperty("above", above);
}

void PointPlot::placeNote() {
    const bool isBeside = axes().isNoteBeside();
    m_statistics->setVisible(axes().isNoteShown());
    m_statistics->setText(isBeside ? m_note.join(QLatin1Char('\n'))
                                   : m_statistics->property("above").toString());
    m_statistics->position->setCoords(isBeside ? 1 : 0, 0);
    m_statistics->setPositionAlignment(isBeside ? Qt::AlignLeft | Qt::AlignTop
                                                : Qt::AlignLeft | Qt::AlignBottom);
    m_statistics->setPadding(isBeside ? QMargins(kNoteGap, 0, 0, 0) : QMargins(0, 0, 0, 4));
}

// Rows of the series that are not switched off.
std::vector<int> PointPlot::shownRows() const {
    std::vector<int> rows;
    for (std::size_t i = 0; i < m_clouds.size(); ++i)
        if (m_clouds[i]->visible())
            rows.insert(rows.end(), m_series[i].rows.begin(), m_series[i].rows.end());
    return rows;
}

void PointPlot::selectAll() {
    emit rowsChosen(shownRows(), Qt::NoModifier);
}

void PointPlot::invertSelection() {
    emit rowsChosen(shownRows(), Qt::ControlModifier);
}

void PointPlot::clearSelection() {
    emit rowsChosen({}, Qt::NoModifier);
}

void PointPlot::extendMenu(QMenu& menu) {
    menu.addActions({m_selectAll, m_invert, m_clear});
    QAction* density = menu.addAction(tr("Colour by number of &points (log)"), this,
                                      &PointPlot::setColouredByDensity);
    density->setCheckable(true);
    density->setChecked(m_isByDensity);
    menu.addSeparator();
}

void PointPlot::setChosen(const std::vector<bool>& isChosen) {
    const QColor ring = palette().color(QPalette::WindowText);
    for (std::size_t i = 0; i < m_clouds.size(); ++i) {
        std::vector<bool> own;
        if (isChosen.size() == table().rowCount())
            for (int row : m_series[i].rows)
                own.push_back(isChosen[static_cast<std::size_t>(row)]);
        m_clouds[i]->setChosen(std::move(own), ring);
    }
    requestReplot();
}

void PointPlot::setCrossed(const std::vector<bool>& isCrossed) {
    m_crosses->data()->clear();
    if (isCrossed.size() == table().rowCount()) {
        const NumberView xs = this->xs(), ys = this->ys();
        for (std::size_t row = 0; row < isCrossed.size(); ++row)
            if (isCrossed[row])
                m_crosses->addData(xs[row], ys[row]);
    }
    requestReplot();
}

void PointPlot::highlightRow(int row) {
    m_ring->data()->clear();
    if (row >= 0)
        m_ring->addData(xs()[static_cast<std::size_t>(row)], ys()[static_cast<std::size_t>(row)]);
    requestReplot();
}

void PointPlot::setTool(Tool tool) {
    m_tool = tool;
    canvas().setInteraction(QCP::iRangeDrag, tool == Tool::Pan);
    canvas().setCursor(tool == Tool::Pan ? Qt::ArrowCursor : Qt::CrossCursor);
}

QPoint PointPlot::pixelOfRow(int row) const {
    const auto at = static_cast<std::size_t>(row);
    const QPointF pixel(canvas().xAxis->coordToPixel(xs()[at]),
                        canvas().yAxis->coordToPixel(ys()[at]));
    return canvas().mapTo(this, pixel.toPoint());
}

int PointPlot::rowAt(const QPoint& position) const {
    if (table().rowCount() == 0)
        return -1;
    const NumberView xs = this->xs(), ys = this->ys();
    int nearest = -1;
    double nearestSquare = kClickReach * kClickReach;
    for (std::size_t i = 0; i < m_clouds.size(); ++i)
        for (const int row : m_clouds[i]->visible() ? m_series[i].rows : std::vector<int>()) {
            const auto at = static_cast<std::size_t>(row);
            const double dx = canvas().xAxis->coordToPixel(xs[at]) - position.x();
            const double dy = canvas().yAxis->coordToPixel(ys[at]) - position.y();
            if (dx * dx + dy * dy < nearestSquare) {
                nearestSquare = dx * dx + dy * dy;
                nearest = row;
            }
        }
    return nearest;
}

std::vector<int> PointPlot::rowsIn(const QPolygonF& area) const {
    const NumberView xs = this->xs(), ys = this->ys();
    const QRectF bounds = area.boundingRect();
    std::vector<int> rows;
    for (const int row : shownRows()) {
        const auto at = static_cast<std::size_t>(row);
        const QPointF pixel(canvas().xAxis->coordToPixel(xs[at]),
                            canvas().yAxis->coordToPixel(ys[at]));
        if (bounds.contains(pixel) && area.containsPoint(pixel, Qt::OddEvenFill))
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

bool PointPlot::eventFilter(QObject* watched, QEvent* event) {
    if (watched != &canvas() || table().rowCount() == 0)
        return Plot::eventFilter(watched, event);
    auto* mouse = dynamic_cast<QMouseEvent*>(event);
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) {
        m_pressedAt = mouse->pos();
        if (m_tool != Tool::Pan)
            m_band->begin(mouse->position(), m_tool == Tool::Lasso);
    } else if (event->type() == QEvent::MouseMove && m_band->isDrawing()) {
        m_band->extend(mouse->position());
        return true;
    } else if (event->type() == QEvent::MouseButtonRelease && mouse->button() == Qt::LeftButton) {
        const bool isClick = (mouse->pos() - m_pressedAt).manhattanLength() < kDragReach;
        if (m_band->isDrawing() && !isClick)
            endBand(mouse->modifiers());
        m_band->end();
        const int row = isClick ? rowAt(mouse->pos()) : -1;
        if (row >= 0) {
            emit rowsChosen({row}, mouse->modifiers());
            emit pointClicked(row);
        }
    }
    return Plot::eventFilter(watched, event);
}

void PointPlot::endBand(Qt::KeyboardModifiers modifiers) {
    emit rowsChosen(rowsIn(m_band->area()), modifiers);
}

void PointPlot::applyTheme() {
    Plot::applyTheme();
    const QColor text = palette().color(QPalette::WindowText);
    m_statistics->setColor(text);
    m_statistics->setFont(font());
    m_ring->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(text, 2), Qt::NoBrush, 14));
    m_crosses->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCross, QPen(text, 1.4), Qt::NoBrush, 8));
    if (table().rowCount() > 0)
        setPoints(sharedTable(), m_x, m_y, m_group);
}

QString PointPlot::readoutAt(const QPoint& position) const {
    const int row = rowAt(position);
    if (row < 0)
        return {};
    const auto line = [&](const QString& name) {
        return QString(name).replace(QLatin1Char('_'), QLatin1Char(' ')) + QLatin1Char(' ') +
               valueText(name, static_cast<std::size_t>(row));
    };
    return line(m_x) + QLatin1Char('\n') + line(m_y);
}

}  // namespace mtp::ui

#include "moc_PointPlot.cpp"
#include "moc_SelectionBand.cpp"
