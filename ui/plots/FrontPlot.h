// Potentials by their costs and errors: those of a front are joined, others have names.
#pragma once

#include <QStringList>
#include <vector>

#include "ui/plots/LinkedPointPlot.h"

class QCPItemText;

namespace mtp::ui {

class FrontPlot : public LinkedPointPlot {
    Q_OBJECT

public:
    explicit FrontPlot(QWidget* parent = nullptr);

    // After setPoints(): the name of each row, which the mouse tells; those from `firstWritten` on
    // are written beside their points.
    void setNames(const QStringList& names, int firstWritten);

protected:
    void applyTheme() override;
    void fitRanges() override;
    QString readoutAt(const QPoint& position) const override;

private:
    QStringList m_names;
    std::vector<QCPItemText*> m_written;
};

}  // namespace mtp::ui
