// The line above a plot: its title at the left, its controls at the right.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace mtp::ui {

class ElidedLabel;

class PlotHead : public QWidget {
    Q_OBJECT

public:
    explicit PlotHead(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const;
    // Flat until it is hovered.
    void addControl(QWidget* control);
    // There is a button for the legend if there is a legend; it is down while that is folded away.
    void setHasLegend(bool hasLegend);
    bool isLegendShown() const;
    void setLegendShown(bool isShown);

signals:
    void legendToggled();
    void enlargeRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QHBoxLayout* m_row;
    ElidedLabel* m_title;
    QToolButton* m_legend;
};

}  // namespace mtp::ui
