// A canvas as a picture that stands alone: with its title and its legend above the data.
#pragma once

#include <qcustomplot.h>

#include <vector>

#include "core/base/Table.h"

namespace mtp::ui {

// Title and legend are part of the canvas as long as the object lives.
class PlotPicture {
public:
    PlotPicture(QCustomPlot& canvas, const QString& title,
                const std::vector<QCPAbstractPlottable*>& series);
    ~PlotPicture();
    PlotPicture(const PlotPicture&) = delete;
    PlotPicture& operator=(const PlotPicture&) = delete;

    QPixmap pixmap(double scale);
    // By suffix: png (twice the size), svg or pdf. Throws FileError.
    void write(const QString& path);

private:
    void addTitle(const QString& title);
    void addLegend(const std::vector<QCPAbstractPlottable*>& series);
    bool writeSvg(const QString& path);

    QCustomPlot& m_canvas;
    QString m_title;
    QSize m_size;
    int m_rows = 0;  // above the axes
    std::vector<QCPAbstractPlottable*> m_series;
};

// The numbers of a plot as CSV. Throws FileError.
void writeTable(const Table& table, const QString& path);

}  // namespace mtp::ui
