// A map of the frames of a trajectory: those that look alike are near each other.
#pragma once

#include <QWidget>
#include <vector>

namespace mtp {
struct CandidateFrames;
}

namespace mtp::ui {

class PointPlot;

class FrameMap : public QWidget {
    Q_OBJECT

public:
    explicit FrameMap(QWidget* parent = nullptr);

    // Null while they are not described; then the text says why.
    void setCandidates(const CandidateFrames* candidates, const QString& text = {});
    // Frames of the trajectory, ascending; they get rings.
    void setSelected(const std::vector<std::size_t>& frames);
    // The one that is displayed.
    void setCurrent(std::size_t frame);

signals:
    void frameClicked(int frame);

private:
    void showMarks();

    PointPlot* m_plot;
    std::vector<std::size_t> m_frames;  // per point
    std::vector<std::size_t> m_selected;
    std::size_t m_current = 0;
};

}  // namespace mtp::ui
