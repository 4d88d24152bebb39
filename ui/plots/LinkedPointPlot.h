// Points of which some are joined by lines, such as the hops of a cascade.
#pragma once

#include <utility>
#include <vector>

#include "ui/plots/PointPlot.h"

class QCPCurve;

namespace mtp::ui {

class LinkedPointPlot : public PointPlot {
    Q_OBJECT

public:
    explicit LinkedPointPlot(QWidget* parent = nullptr);

    // Between rows of the table that setPoints() took.
    void setLinks(const std::vector<std::pair<int, int>>& links);

protected:
    void applyTheme() override;

private:
    QCPCurve* m_lines;
};

}  // namespace mtp::ui
