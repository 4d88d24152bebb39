#include "ui/plots/Plot.h"

#include <qcustomplot.h>

#include <QComboBox>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QTimer>
#include <QToolTip>
#include <QVBoxLayout>
#include <sstream>

#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {
constexpr int kReplotIntervalMs = 33;
constexpr int kTickWidth = 75;  // pixels a label of the lower axis takes
constexpr QSize kLeastForLegend(300, 250);
}  // namespace

Plot::Plot(QWidget* parent)
    : QWidget(parent)
    , m_canvas(new QCustomPlot(this))
    , m_title(new QLabel)
    , m_head(new QHBoxLayout)
    , m_empty(new QLabel(m_canvas))
    , m_replot(new QTimer(this)) {
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    // As high with controls beside it as without.
    m_title->setMinimumHeight(QComboBox().sizeHint().height());
    m_title->installEventFilter(this);
    m_title->setToolTip(tr("Double-click: this plot alone, or all again"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(24);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_head->setSpacing(8);
    m_head->addWidget(m_title, 1);
    column->addLayout(m_head);
    column->addWidget(m_canvas, 1);
    setMinimumSize(200, 140);

    m_canvas->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_canvas->setNoAntialiasingOnDrag(true);
    m_canvas->installEventFilter(this);
    m_canvas->setContextMenuPolicy(Qt::CustomContextMenu);
    m_canvas->legend->setBorderPen(Qt::NoPen);
    m_replot->setSingleShot(true);
    m_replot->setInterval(kReplotIntervalMs);
    connect(m_replot, &QTimer::timeout, this, [this] { m_canvas->replot(); });
    connect(m_canvas, &QCustomPlot::customContextMenuRequested, this, &Plot::showMenu);
    connect(m_canvas, &QCustomPlot::mouseDoubleClick, this, [this] { showAll(); });
    connect(m_canvas, &QCustomPlot::mouseWheel, this, [this] { m_isZoomed = true; });
    connect(m_canvas, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (event->buttons().testFlag(Qt::LeftButton))
            m_isZoomed = true;
        else
            QToolTip::showText(event->globalPosition().toPoint(), readoutAt(event->pos()),
                               m_canvas);
    });
    Plot::applyTheme();
    setTable(Table());
}

Plot::~Plot() = default;

void Plot::setTitle(const QString& title) {
    m_title->setText(title);
    setAccessibleName(title);
}

void Plot::setEmptyText(const QString& text) {
    m_empty->setText(text);
}

void Plot::addControl(QWidget* control) {
    m_head->addWidget(control);
}

void Plot::setTable(const Table& table) {
    setTable(std::make_shared<const Table>(table));
}

void Plot::setTable(std::shared_ptr<const Table> table) {
    m_table = std::move(table);
    const bool hasData = m_table->rowCount() > 0;
    m_empty->setVisible(!hasData);
    for (QCPAxisRect* rect : m_canvas->axisRects())
        rect->setVisible(hasData);
}

void Plot::requestReplot() {
    if (!m_replot->isActive())
        m_replot->start();
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
    for (QCPAxisRect* rect : m_canvas->axisRects()) {
        for (QCPAxis* axis : rect->axes()) {
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
    }
    // Curves may run below the legend: it stays readable.
    QColor veil = palette().color(QPalette::Base);
    veil.setAlphaF(0.8F);
    m_canvas->legend->setBrush(veil);
    m_canvas->legend->setTextColor(text);
    m_canvas->legend->setFont(font());
    requestReplot();
}

QString Plot::readoutAt(const QPoint&) const {
    return {};
}

void Plot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
    QWidget::changeEvent(event);
}

bool Plot::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_title && event->type() == QEvent::MouseButtonDblClick)
        emit titleDoubleClicked();
    if (watched == m_canvas && event->type() == QEvent::Resize)
        fitToSize();
    return QWidget::eventFilter(watched, event);
}

void Plot::setLegendWanted(bool isWanted) {
    m_wantsLegend = isWanted;
    fitToSize();
}

// A small plot has fewer ticks and no legend over its points.
void Plot::fitToSize() {
    m_empty->setGeometry(m_canvas->rect());
    if (m_wantsLegend)
        m_canvas->legend->setVisible(*m_wantsLegend &&
                                     m_canvas->width() >= kLeastForLegend.width() &&
                                     m_canvas->height() >= kLeastForLegend.height());
    m_canvas->xAxis->ticker()->setTickCount(std::clamp(m_canvas->width() / kTickWidth, 2, 5));
}

void Plot::showMenu(const QPoint& position) {
    if (m_table->rowCount() == 0)
        return;
    QMenu menu(this);
    menu.addAction(icon("reset"), tr("Show &all"), this, &Plot::showAll);
    menu.addSeparator();
    for (const QString suffix : {"png", "svg", "pdf", "csv"})
        menu.addAction(tr("Export %1…").arg(suffix.toUpper()), this,
                       [this, suffix] { askExport(suffix); });
    menu.exec(m_canvas->mapToGlobal(position));
}

void Plot::askExport(const QString& suffix) {
    QString path = QFileDialog::getSaveFileName(this, tr("Export plot"), "plot." + suffix,
                                                QStringLiteral("*.%1").arg(suffix));
    if (path.isEmpty())
        return;
    if (!path.endsWith("." + suffix))
        path += "." + suffix;
    if (!exportTo(path))
        QToolTip::showText(QCursor::pos(), tr("%1 could not be written").arg(path), this);
}

bool Plot::exportTo(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    const int w = m_canvas->width();
    const int h = m_canvas->height();
    if (suffix == QLatin1String("png"))
        return m_canvas->savePng(path, w, h, 2);
    if (suffix == QLatin1String("pdf"))
        return m_canvas->savePdf(path, w, h);
    if (suffix == QLatin1String("svg"))
        return exportSvg(path);
    return suffix == QLatin1String("csv") && exportCsv(path);
}

bool Plot::exportSvg(const QString& path) {
    QSvgGenerator generator;
    generator.setFileName(path);
    generator.setSize(m_canvas->size());
    generator.setViewBox(m_canvas->rect());
    generator.setTitle(m_title->text());
    QCPPainter painter;
    if (!painter.begin(&generator))
        return false;
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.fillRect(m_canvas->rect(), palette().color(QPalette::Base));
    m_canvas->toPainter(&painter, m_canvas->width(), m_canvas->height());
    return painter.end();
}

bool Plot::exportCsv(const QString& path) {
    std::ostringstream text;
    writeCsv(text, *m_table);
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) &&
           file.write(QByteArray::fromStdString(text.str())) >= 0 && file.commit();
}

}  // namespace mtp::ui
