// The errors of a fit in short: energy by density, force by element, virial.
#pragma once

#include <QTableWidget>

namespace mtp {
struct ErrorReport;
}

namespace mtp::ui {

class FitSummary : public QTableWidget {
    Q_OBJECT

public:
    explicit FitSummary(QWidget* parent = nullptr);
    // Null for nothing.
    void setReport(const ErrorReport* report);

private:
    int rowHeightHere() const { return fontMetrics().height() + 6; }
};

}  // namespace mtp::ui
