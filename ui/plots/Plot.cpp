#include "ui/plots/Plot.h"

#include <qcustomplot.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMouseEvent>
#include <QTimer>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/Error.h"
#include "ui/language/CoreText.h"
#include "ui/plots/AxisDialog.h"
#include "ui/plots/FullSize.h"
#include "ui/plots/LegendStrip.h"
#include "ui/plots/PlotHead.h"
#include "ui/plots/PlotPicture.h"
#include "ui/plots/PlotRect.h"
#include "ui/plots/Tickers.h"
#include "ui/theme/DisplayUnits.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/InputDialog.h"

namespace mtp::ui {

namespace {
constexpr int kReplotIntervalMs = 33;
constexpr int kTickWidth = 75;    // pixels a label of the lower axis takes
constexpr int kTickHeight = 36;   // pixels between labels of the left axis
constexpr int kLegendLine = 130;  // pixels of height for each line of the legend
constexpr int kMostLegendLines = 4;
constexpr QSize kLeastCanvas(180, 110);
}  // namespace

Plot::Plot(QWidget* parent)
    : QWidget(parent)
    , m_canvas(new QCustomPlot(this))
    , m_rect(PlotRect::install(*m_canvas))
    , m_head(new PlotHead)
    , m_column(new QVBoxLayout(this))
    , m_legend(new LegendStrip(m_canvas, this))
    , m_fullSize(new FullSize(*this))
    , m_empty(new QLabel(m_canvas))
    , m_replot(new QTimer(this)) {
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(24);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_canvas->setMinimumSize(kLeastCanvas);
    // Plots that are drawn together share one repaint, because each repaint takes the whole window.
    m_canvas->setPlottingHint(QCP::phImmediateRefresh, false);
    buildActions();
    m_column->setContentsMargins(2, 0, 2, 2);  // where the focus is drawn
    m_column->setSpacing(2);
    m_column->addWidget(m_head);
    m_column->addWidget(m_legend);
    m_column->addWidget(m_canvas, 1);
    connectParts();
    connectCanvas();
    for (const Axis axis : {Axis::X, Axis::Y})
        setLogarithmic(axis, false);
    m_canvas->yAxis2->setTicker(QSharedPointer<QCPAxisTicker>(new NumberTicker));
    Plot::applyTheme();
    setTable(Table());
}

Plot::~Plot() = default;

void Plot::buildActions() {
    m_copy = addKeyed(QStringLiteral("copyPicture"), tr("&Copy picture"), QKeySequence::Copy);
    connect(m_copy, &QAction::triggered, this, &Plot::copyPicture);
    m_showAll = addKeyed(QStringLiteral("showAll"), tr("Show &all"), Qt::Key_Home);
    m_showAll->setIcon(icon("reset"));
    connect(m_showAll, &QAction::triggered, this, &Plot::showAll);
    m_enlarge = new QAction(tr("Over the &whole page"), this);
    m_enlarge->setObjectName("fullSize");
    m_enlarge->setCheckable(true);
    connect(m_enlarge, &QAction::toggled, this, &Plot::setFullSize);
}

QAction* Plot::addKeyed(const QString& name, const QString& text, const QKeySequence& keys) {
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    m_keyed.push_back(action);
    return action;
}

void Plot::connectParts() {
    connect(m_head, &PlotHead::enlargeRequested, m_enlarge, &QAction::toggle);
    connect(m_head, &PlotHead::legendToggled, this, &Plot::showLegend);
    connect(m_legend, &LegendStrip::toggled, this, &Plot::setSeriesShown);
    connect(m_legend, &LegendStrip::aloneWanted, this, &Plot::showAlone);
    connect(m_legend, &LegendStrip::floatingChanged, this, &Plot::dockLegend);
}

void Plot::connectCanvas() {
    m_canvas->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_canvas->setNoAntialiasingOnDrag(true);
    m_canvas->setFocusPolicy(Qt::StrongFocus);
    m_canvas->installEventFilter(this);
    m_canvas->setContextMenuPolicy(Qt::CustomContextMenu);
    m_replot->setSingleShot(true);
    connect(m_replot, &QTimer::timeout, this, [this] {
        m_sinceReplot.start();
        if (m_canvas->isVisible())
            m_canvas->replot();
    });
    connect(m_canvas, &QCustomPlot::beforeReplot, this, &Plot::showUnits);
    connect(&DisplayUnits::instance(), &DisplayUnits::changed, this, &Plot::requestReplot);
    connect(m_canvas, &QCustomPlot::customContextMenuRequested, this, &Plot::showMenu);
    connect(m_canvas, &QCustomPlot::mouseDoubleClick, this, [this](QMouseEvent* event) {
        if (m_rect->rect().contains(event->pos()))
            showAll();
    });
    connect(m_canvas, &QCustomPlot::axisDoubleClick, this, &Plot::askRanges);
    connect(m_canvas, &QCustomPlot::mouseWheel, this, [this] { m_isZoomed = true; });
    connect(m_canvas, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (event->buttons().testFlag(Qt::LeftButton))
            m_isZoomed = true;
        else
            QToolTip::showText(event->globalPosition().toPoint(), readoutAt(event->pos()),
                               m_canvas);
    });
}

void Plot::setTitle(const QString& title) {
    m_title = title;
    m_head->setTitle(shownLabel(title).name);
    setAccessibleName(m_head->title());
}

QString Plot::title() const {
    return m_head->title();
}

// Before each drawing, because derived plots set labels whenever they like: a label that is not the
// one shown last is a new one, in its stated unit. Without a unit, the values have that of the
// title.
void Plot::showUnits() {
    if (shownLabel(m_title).name != title())
        setTitle(m_title);
    for (const Axis axis : {Axis::X, Axis::Y}) {
        ShownAxis& shown = m_shownAxes[axis == Axis::X ? 0 : 1];
        if (axisOf(axis)->label() != shown.shown)
            shown.stated = axisOf(axis)->label();
        const ShownUnit unit = shownLabel(shown.stated);
        const bool isOfTitle = axis == Axis::Y && shown.stated.isEmpty();
        shown.shown = unit.name;
        shown.factor = isOfTitle ? shownLabel(m_title).factor : unit.factor;
        axisOf(axis)->setLabel(shown.shown);
        if (auto* ticks = dynamic_cast<ShownTicks*>(axisOf(axis)->ticker().data()))
            ticks->setFactor(shown.factor);
    }
}

double Plot::shownFactor(Axis axis) const {
    return m_shownAxes[axis == Axis::X ? 0 : 1].factor;
}

void Plot::setEmptyText(const QString& text) {
    m_empty->setText(text);
}

void Plot::addControl(QWidget* control) {
    m_head->addControl(control);
}

void Plot::setTable(const Table& table) {
    setTable(std::make_shared<const Table>(table));
}

void Plot::setTable(std::shared_ptr<const Table> table) {
    m_table = std::move(table);
    const bool hasData = m_table->rowCount() > 0;
    m_empty->setVisible(!hasData);
    m_rect->setVisible(hasData);
    if (!hasData)
        followSeries();
}

void Plot::requestReplot() {
    if (m_replot->isActive())
        return;
    const qint64 since = m_sinceReplot.isValid() ? m_sinceReplot.elapsed() : kReplotIntervalMs;
    m_replot->start(static_cast<int>(std::max<qint64>(0, kReplotIntervalMs - since)));
}

QCPAxis* Plot::axisOf(Axis axis) const {
    return axis == Axis::X ? m_canvas->xAxis : m_canvas->yAxis;
}

void Plot::setAxisRange(Axis axis, double from, double to) {
    m_isZoomed = true;
    axisOf(axis)->setRange(from, to);
    requestReplot();
}

std::pair<double, double> Plot::axisRange(Axis axis) const {
    const QCPRange range = axisOf(axis)->range();
    return {range.lower, range.upper};
}

void Plot::setLogarithmic(Axis axis, bool isLogarithmic) {
    axisOf(axis)->setScaleType(isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axisOf(axis)->setTicker(isLogarithmic ? QSharedPointer<QCPAxisTicker>(new LogTicker)
                                          : QSharedPointer<QCPAxisTicker>(new NumberTicker));
    fitToSize();
    requestReplot();
}

void Plot::setWholeTicks(Axis axis, bool isWhole) {
    if (!isLogarithmic(axis))
        axisOf(axis)->setTicker(QSharedPointer<QCPAxisTicker>(new NumberTicker(isWhole)));
    fitToSize();
}

bool Plot::isLogarithmic(Axis axis) const {
    return axisOf(axis)->scaleType() == QCPAxis::stLogarithmic;
}

bool Plot::canBeLogarithmic(Axis axis) const {
    for (const QCPAbstractPlottable* one : axisOf(axis)->plottables()) {
        bool isFound = false;
        if (axis == Axis::X)
            one->getKeyRange(isFound, QCP::sdPositive);
        else
            one->getValueRange(isFound, QCP::sdPositive);
        if (isFound)
            return true;
    }
    return false;
}

QString Plot::axisLabel(Axis axis) const {
    return axisOf(axis)->label();
}

QStringList Plot::tickTexts(Axis axis) const {
    return axisOf(axis)->tickVectorLabels();
}

bool Plot::isFullSize() const {
    return m_fullSize->isOn();
}

void Plot::setFullSize(bool isFullSize) {
    m_fullSize->set(isFullSize);
    const QSignalBlocker blocker(m_enlarge);
    m_enlarge->setChecked(m_fullSize->isOn());
    if (m_fullSize->isOn())
        m_canvas->setFocus();
    emit fullSizeChanged(m_fullSize->isOn());
}

void Plot::fitRanges() {
    m_canvas->rescaleAxes(true);
}

void Plot::showAll() {
    m_isZoomed = false;
    fitRanges();
    requestReplot();
}

void Plot::applyTheme() {
    const QColor text = palette().color(QPalette::WindowText);
    QColor grid = palette().color(QPalette::Mid);
    grid.setAlphaF(0.45F);
    m_canvas->setBackground(palette().color(QPalette::Base));
    for (QCPAxis* axis : m_rect->axes()) {
        axis->setBasePen(QPen(palette().color(QPalette::Mid)));
        axis->setTickPen(QPen(palette().color(QPalette::Mid)));
        axis->setSubTickPen(Qt::NoPen);
        axis->setLabelColor(text);
        axis->setTickLabelColor(text);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
        axis->grid()->setPen(QPen(grid, 1));
        axis->grid()->setZeroLinePen(QPen(grid, 1));
    }
    m_canvas->legend->setBorderPen(Qt::NoPen);
    m_canvas->legend->setBrush(palette().color(QPalette::Base));
    m_canvas->legend->setTextColor(text);
    m_canvas->legend->setFont(font());
    requestReplot();
}

QString Plot::valueText(const QString& column, std::size_t row) const {
    const TableColumn& found = m_table->column(column.toStdString());
    const ShownUnit unit = shownUnit(coreText(found.unit));
    return shortNumberText(unit.factor * m_table->numeric(found.name)[row]) + QLatin1Char(' ') +
           unit.name;
}

QString Plot::readoutAt(const QPoint&) const {
    return {};
}

void Plot::extendMenu(QMenu&) {}

void Plot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyTheme();
    QWidget::changeEvent(event);
}

void Plot::paintEvent(QPaintEvent*) {
    if (!m_hasKeyFocus)
        return;
    QPainter painter(this);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRect(m_canvas->geometry().adjusted(-1, -1, 1, 1));
}

// Keys of a plot with the focus come before those of the window's menus.
bool Plot::takeKey(QEvent& event) {
    const auto& key = static_cast<QKeyEvent&>(event);
    const QKeySequence pressed(key.keyCombination());
    const bool isEnd = isFullSize() && key.key() == Qt::Key_Escape;
    const auto action =
        std::find_if(m_keyed.begin(), m_keyed.end(), [&pressed](const QAction* one) {
            return one->isEnabled() && one->shortcuts().contains(pressed);
        });
    if (!isEnd && action == m_keyed.end())
        return false;
    event.accept();
    if (event.type() == QEvent::KeyPress && isEnd)
        setFullSize(false);
    else if (event.type() == QEvent::KeyPress)
        (*action)->trigger();
    return true;
}

bool Plot::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_canvas)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::Resize)
        fitToSize();
    if (event->type() == QEvent::Show)
        m_canvas->replot();  // a hidden plot is not drawn
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)
        return takeKey(*event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        m_hasKeyFocus = event->type() == QEvent::FocusIn &&
                        (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason);
        update();
    }
    return QWidget::eventFilter(watched, event);
}

// A small plot has fewer ticks and a shorter legend.
void Plot::fitToSize() {
    m_empty->setGeometry(m_canvas->rect());
    m_legend->setMostLines(std::clamp(m_canvas->height() / kLegendLine, 1, kMostLegendLines));
    m_canvas->xAxis->ticker()->setTickCount(std::clamp(m_canvas->width() / kTickWidth, 2, 5));
    for (QCPAxis* axis : {m_canvas->yAxis, m_canvas->yAxis2})
        axis->ticker()->setTickCount(std::clamp(m_canvas->height() / kTickHeight, 3, 6));
}

void Plot::askRanges() {
    if (m_table->rowCount() > 0)
        AxisDialog(*this).exec();
}

void Plot::showMenu(const QPoint& position) {
    if (m_table->rowCount() == 0)
        return;
    QMenu menu(this);
    extendMenu(menu);
    menu.addAction(m_showAll);
    menu.addAction(tr("Axis &ranges…"), this, &Plot::askRanges);
    menu.addAction(m_enlarge);
    if (!m_legend->isEmpty()) {
        QAction* legend = menu.addAction(tr("&Legend"), this, &Plot::setLegendShown);
        legend->setCheckable(true);
        legend->setChecked(isLegendShown());
    }
    menu.addSeparator();
    menu.addAction(m_copy);
    for (const QString suffix : {"png", "svg", "pdf", "csv"})
        menu.addAction(tr("Export %1…").arg(suffix.toUpper()), this,
                       [this, suffix] { askExport(suffix); });
    menu.exec(m_canvas->mapToGlobal(position));
}

void Plot::askExport(const QString& suffix) {
    const QString path = askForSavePath(this, tr("Export plot"), "plot." + suffix,
                                        tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix));
    if (path.isEmpty())
        return;
    try {
        exportTo(path);
    } catch (const FileError& error) {
        QMessageBox::warning(this, tr("Export plot"), errorText(error));
    }
}

QPixmap Plot::picture(double scale) {
    return PlotPicture(*m_canvas, title(), namedSeries()).pixmap(scale);
}

void Plot::copyPicture() {
    QGuiApplication::clipboard()->setPixmap(picture());
}

void Plot::exportTo(const QString& path) {
    if (path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        writeTable(*m_table, path);
    else
        PlotPicture(*m_canvas, title(), namedSeries()).write(path);
}

}  // namespace mtp::ui

#include "moc_Plot.cpp"
