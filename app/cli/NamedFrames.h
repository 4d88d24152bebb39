// The frames of files for a potential.
#pragma once

#include <string>
#include <vector>

#include "app/cli/Common.h"

namespace mtp::cli {

// The types are those of the potential; says once if they were taken to be so. Throws InputError,
// with the place, for a frame that the potential cannot treat.
class NamedFrames : public FrameStream {
public:
    NamedFrames(FileFrames& files, std::vector<std::string> species)
        : m_files(files), m_species(std::move(species)) {}

    std::optional<Frame> next() override;
    double fraction() const override { return m_files.fraction(); }

private:
    void requireApart(const Frame& frame) const;

    FileFrames& m_files;
    std::vector<std::string> m_species;
    bool m_hasTold = false;
};

// All frames of the paths.
std::vector<Frame> readNamed(const std::vector<std::string>& paths, const std::string& given,
                             const std::vector<std::string>& species,
                             FormatRegistry formats = builtinFormats());

// The formats for those who can treat ghost atoms (core/model/GhostAtoms.h).
FormatRegistry formatsWithGhosts();
// Throws InputError if the frame has ghosts and a file of this name could not say so.
void requireRoomForGhosts(const Frame& frame, const std::string& output);

}  // namespace mtp::cli
