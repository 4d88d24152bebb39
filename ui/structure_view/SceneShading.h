// How the scene is lit: one soft light, thin silhouettes and a depth cue, in shader code of our
// own.
#pragma once

#include <QColor>

class vtkActor;

namespace mtp::ui {

// What an actor's mapper draws: imposters know their radius and normal, lines and triangles do not.
// Open sticks have no ends: several in a row look like one, also if they are translucent.
enum class ShadedKind { Spheres, Sticks, OpenSticks, Geometry };

// Adds the code to the actor's shaders; once.
void addShading(vtkActor& actor, ShadedKind kind);

struct ShadingValues {
    QColor background;     // what the depth cue fades to
    double cue = 0;        // share of the background at the back, 0 to 1
    double front, back;    // Å before the camera: the cue begins and is full
    double nearest, most;  // Å before the camera: the clipping planes
    bool isParallel;
    double outline;     // width of silhouettes, pixels of the buffer
    double halfHeight;  // of the buffer, pixels
};

void setShading(vtkActor& actor, const ShadingValues& values);

}  // namespace mtp::ui
