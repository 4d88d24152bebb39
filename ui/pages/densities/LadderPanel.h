// The ladder strip with its buttons: presets, add, remove, space evenly, frames per density.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/plots/LadderStrip.h"

class QPushButton;
class QSpinBox;
class QToolButton;

namespace mtp::ui {

class LadderPanel : public QWidget {
    Q_OBJECT

public:
    explicit LadderPanel(QWidget* parent = nullptr);

    void setMarks(const std::vector<LadderStrip::Mark>& marks);
    void setReferenceDensity(std::optional<double> density) {
        m_strip->setReferenceDensity(density);
    }
    // The ratio displayed, which "add" adds.
    void setCurrent(double ratio);
    // 0 of `most` means all.
    void setFramesPerDensity(int frames, int most);
    LadderStrip& strip() const { return *m_strip; }
    // Where a cell that is dropped at a ratio goes: to the mark that is there, else to the ratio
    // rounded.
    double landing(double ratio) const;
    // Takes the mark that is there or adds one.
    void drop(double ratio);
    void add(double ratio);

signals:
    // The user's new ladder and the name of the edit.
    void edited(const std::vector<double>& ratios, const QString& name);
    void framesPerDensityEdited(int frames);
    // The cells at this density shall have the shape of the frames again.
    void shapeResetWanted(double ratio);
    // A mark was chosen or is being dragged.
    void ratioShown(double ratio);

private:
    void buildButtons();
    void connectStrip();
    std::vector<double> ratios() const;
    void removeSelected();

    LadderStrip* m_strip;
    QToolButton* m_presets;
    QToolButton* m_add;
    QToolButton* m_remove;
    QToolButton* m_space;
    QSpinBox* m_frames;
    std::vector<LadderStrip::Mark> m_marks;
    double m_current = 1;
};

}  // namespace mtp::ui
