// Arrows between places of a frame, such as the hops of ions, with what is written beside them.
#pragma once

#include <Eigen/Dense>
#include <QColor>
#include <QString>
#include <optional>
#include <vector>

namespace mtp::ui {

struct Track {
    Eigen::Vector3d from, to;  // Å, in the frame; the start is moved into the cell
    QColor colour;
    QString label{};        // at its middle
    bool hasGhost = false;  // a faint ball where it starts; polyhedra are fainter beside it
    // Å: the start is moved beside this place, which is moved into the cell, so that tracks that
    // belong together stay together if they cross a face.
    std::optional<Eigen::Vector3d> beside = std::nullopt;
};

struct Tracks {
    std::vector<Track> list;
    // Of a colour bar; none without a title.
    QString title{};
    double least = 0, most = 0;
};

// The path of an atom before and after the frame, drawn from its place in the frame.
struct Trail {
    int atom = 0;
    std::vector<Eigen::Vector3d> places;  // Å, in order of time, from the place of the atom
    std::size_t present = 0;              // of these, where the atom is; fades away from there
    QColor colour;
};

}  // namespace mtp::ui
