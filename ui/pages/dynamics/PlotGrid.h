// What the tabs of the page Dynamics share that show four plots.
#pragma once

#include <QGridLayout>
#include <array>

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

// Two rows of two plots of the same size, in the order of reading.
inline QGridLayout* layOutInGrid(QWidget& tab, const std::array<Plot*, 4>& plots) {
    auto* grid = new QGridLayout(&tab);
    grid->setContentsMargins(0, kGap, 0, 0);
    grid->setSpacing(kGap);
    for (int i = 0; i < 4; ++i) {
        grid->addWidget(plots[static_cast<std::size_t>(i)], i / 2, i % 2);
        grid->setRowStretch(i / 2, 1);
        grid->setColumnStretch(i % 2, 1);
    }
    return grid;
}

}  // namespace mtp::ui
