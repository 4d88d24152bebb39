// What the tabs of the page Dynamics share that show plots in a grid.
#pragma once

#include <QGridLayout>
#include <initializer_list>

#include "ui/plots/Plot.h"
#include "ui/theme/Spacing.h"

namespace mtp::ui {

template <class GridPlot>
GridPlot* makeGridPlot(const QString& name, const QString& title) {
    auto* plot = new GridPlot;
    plot->setObjectName(name);
    plot->setTitle(title);
    plot->setMinimumSize(200, 150);
    return plot;
}

template <class GridPlot>
GridPlot* makeGridPlot(const QString& name, const QString& title, const QString& keys) {
    auto* plot = makeGridPlot<GridPlot>(name, title);
    plot->setKeyLabel(keys);
    return plot;
}

// Rows of two plots of the same size, in the order of reading.
inline QGridLayout* layOutInGrid(QWidget& tab, std::initializer_list<Plot*> plots) {
    auto* grid = new QGridLayout(&tab);
    grid->setContentsMargins(0, kGap, 0, 0);
    grid->setSpacing(kGap);
    int place = 0;
    for (Plot* plot : plots) {
        grid->addWidget(plot, place / 2, place % 2);
        grid->setRowStretch(place / 2, 1);
        grid->setColumnStretch(place % 2, 1);
        ++place;
    }
    return grid;
}

}  // namespace mtp::ui
