// Pictures and movies of a structure view in files.
#pragma once

#include <QString>
#include <functional>

namespace mtp::ui {

class StructureView;

struct MovieOptions {
    QString path;  // a folder for a PNG series, or a video file of a kind that ffmpeg knows
    int width = 1280;
    int every = 1;  // every n-th frame
    int framesPerSecond = 25;
};

// Whether videos can be made on this machine.
bool hasVideoEncoder();

// Draws the frames of the view's movie source one after another and puts the one shown back.
// `onProgress` is told the fraction done and returns false to stop. Returns an error message,
// empty if all is written.
QString saveMovie(StructureView& view, const MovieOptions& options,
                  const std::function<bool(double)>& onProgress);

// Dialogs that ask for size and file, then write.
void askForImage(StructureView& view);
void askForMovie(StructureView& view);

}  // namespace mtp::ui
