// Hops and cascades of a run: in 3D, as a raster of ions over time, and as lists; one selection in
// all of them.
#pragma once

#include <QWidget>
#include <memory>

#include "ui/pages/dynamics/DynamicsAnalysis.h"
#include "ui/pages/dynamics/HopSelection.h"

class QPushButton;
class QTabWidget;
class QTimer;

namespace mtp::ui {

class HopView;
class IonChooser;
class LinkedPointPlot;
class MarkedPlot;
class NumberTable;

class HopStage : public QWidget {
    Q_OBJECT

public:
    explicit HopStage(QWidget* parent = nullptr);

    // Null: nothing yet.
    void show(std::shared_ptr<const DynamicsResult> result);
    // The hops of a hop's cascade are shown with it.
    void choose(const HopSelection& selection);
    const DynamicsResult* result() const { return m_result.get(); }
    const HopSelection& selection() const { return m_selection; }

signals:
    // While it is dragged in the plot of the survival, Å².
    void thresholdMoved(double threshold);
    void selectionChanged();
    // Frames before and after the chosen hops are to become configurations.
    void labelsRequested(const std::vector<std::size_t>& frames);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildPlots();
    QWidget* madeLists();
    void connectParts();
    void connectIons();
    void draw();
    void drawRaster();
    void drawSurvival();
    QString reasonWithoutHops(const QString& otherwise) const;
    void markChosen();
    void showLabelButton();
    void chooseHop(std::size_t hop);
    void showTime(std::size_t frame);
    void showInView();

    HopView* m_view;
    MarkedPlot* m_survival;
    LinkedPointPlot* m_raster;
    QTabWidget* m_lists;
    NumberTable* m_hops;
    NumberTable* m_cascades;
    NumberTable* m_strings;
    IonChooser* m_ions;
    QPushButton* m_toLabels;
    QTimer* m_rest;  // until the view follows a threshold that is dragged
    std::shared_ptr<const DynamicsResult> m_result;
    HopSelection m_selection;
};

}  // namespace mtp::ui
