#include "ui/plots/PlotPicture.h"

#include <QFileInfo>
#include <QSvgGenerator>
#include <algorithm>
#include <sstream>

#include "core/base/OutputFile.h"

namespace mtp::ui {

namespace {

constexpr double kPngScale = 2;
constexpr int kEntryOverhead = 46;  // pixels of an entry of the legend beside its name
constexpr int kLine = 6;            // more than the height of a text

}  // namespace

PlotPicture::PlotPicture(QCustomPlot& canvas, const QString& title,
                         const std::vector<QCPAbstractPlottable*>& series)
    : m_canvas(canvas), m_title(title), m_size(canvas.size()), m_series(series) {
    if (series.size() > 1)
        addLegend(series);
    if (!title.isEmpty())
        addTitle(title);
}

void PlotPicture::addTitle(const QString& title) {
    QFont font = m_canvas.font();
    font.setWeight(QFont::DemiBold);
    m_canvas.plotLayout()->insertRow(0);
    auto* element = new QCPTextElement(&m_canvas, title, font);
    element->setTextColor(m_canvas.palette().color(QPalette::WindowText));
    m_canvas.plotLayout()->addElement(0, 0, element);
    m_canvas.plotLayout()->setRowStretchFactor(0, 0.001);
    m_size.rheight() += m_canvas.fontMetrics().height() + kLine;
    ++m_rows;
}

void PlotPicture::addLegend(const std::vector<QCPAbstractPlottable*>& series) {
    QCPLegend* legend = m_canvas.legend;
    int widest = 1, shown = 0;
    for (const QCPAbstractPlottable* one : series)
        if (one->visible()) {
            widest = std::max(widest, m_canvas.fontMetrics().horizontalAdvance(one->name()));
            ++shown;
        }
    const int columns =
        std::clamp(m_canvas.width() / (widest + kEntryOverhead), 1, std::max(1, shown));
    legend->clearItems();
    legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
    legend->setWrap(columns);  // holds for what comes after it
    for (QCPAbstractPlottable* one : series)
        if (one->visible())
            one->addToLegend();
    legend->setVisible(true);
    m_canvas.plotLayout()->insertRow(0);
    m_canvas.plotLayout()->addElement(0, 0, legend);
    m_canvas.plotLayout()->setRowStretchFactor(0, 0.001);
    m_size.rheight() +=
        (shown + columns - 1) / columns * (m_canvas.fontMetrics().height() + kLine) + kLine;
    ++m_rows;
}

PlotPicture::~PlotPicture() {
    QCPLegend* legend = m_canvas.legend;
    if (m_series.size() > 1) {
        legend->setVisible(false);
        legend->clearItems();
        for (QCPAbstractPlottable* one : m_series)
            one->addToLegend();
        m_canvas.axisRect()->insetLayout()->addElement(legend, Qt::AlignRight | Qt::AlignTop);
    }
    if (!m_title.isEmpty())
        m_canvas.plotLayout()->remove(m_canvas.plotLayout()->element(0, 0));
    m_canvas.plotLayout()->simplify();
}

QPixmap PlotPicture::pixmap(double scale) {
    return m_canvas.toPixmap(m_size.width(), m_size.height(), scale);
}

void PlotPicture::write(const QString& path) {
    const std::string file = path.toStdString();
    const OutputFile probe(file);  // the libraries below do not say what is wrong
    const QString suffix = QFileInfo(path).suffix().toLower();
    bool isWritten = false;
    if (suffix == QLatin1String("png"))
        isWritten = m_canvas.savePng(path, m_size.width(), m_size.height(), kPngScale);
    else if (suffix == QLatin1String("pdf"))
        isWritten = m_canvas.savePdf(path, m_size.width(), m_size.height());
    else if (suffix == QLatin1String("svg"))
        isWritten = writeSvg(path);
    else
        throw FileError(file + ": plots are written as png, svg, pdf or csv");
    if (!isWritten)
        throw FileError(file + ": could not be written in full (is the disk full?)");
}

bool PlotPicture::writeSvg(const QString& path) {
    QSvgGenerator generator;
    generator.setFileName(path);
    generator.setSize(m_size);
    generator.setViewBox(QRect(QPoint(0, 0), m_size));
    generator.setTitle(m_title);
    QCPPainter painter;
    if (!painter.begin(&generator))
        return false;
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.fillRect(QRect(QPoint(0, 0), m_size), m_canvas.palette().color(QPalette::Base));
    m_canvas.toPainter(&painter, m_size.width(), m_size.height());
    return painter.end();
}

void writeTable(const Table& table, const QString& path) {
    std::ostringstream text;
    writeCsv(text, table);
    OutputFile file(path.toStdString());
    file.write(text.str());
    file.close();
}

}  // namespace mtp::ui
