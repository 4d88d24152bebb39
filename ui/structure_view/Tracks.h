// Arrows between places of a frame, such as the hops of ions, with what is written beside them.
#pragma once

#include <Eigen/Dense>
#include <QColor>
#include <QString>
#include <vector>

namespace mtp::ui {

struct Track {
    Eigen::Vector3d from, to;  // Å, in the frame; the start is moved into the cell
    QColor colour;
    QString label{};        // at its middle
    bool hasGhost = false;  // a faint ball where it starts
};

struct Tracks {
    std::vector<Track> list;
    // Of a colour bar; none without a title.
    QString title{};
    double least = 0, most = 0;
};

}  // namespace mtp::ui
