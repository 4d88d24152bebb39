#include "app/cli/NamedFrames.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/io/mlip/MlipCfg.h"
#include "core/model/Geometry.h"
#include "core/model/GhostAtoms.h"

namespace mtp::cli {

std::optional<Frame> NamedFrames::next() {
    std::optional<Frame> frame = m_files.next();
    if (!frame)
        return frame;
    const bool potentialIsNamed = !std::ranges::all_of(m_species, &std::string::empty);
    if (!potentialIsNamed && !std::ranges::all_of(frame->species, &std::string::empty))
        throw InputError(fmt::format(
            "{}: the atoms are named, but the potential does not name its species; name them in "
            "the order of its types with --species",
            m_files.place()));
    if (!isNamed(*frame) && !std::exchange(m_hasTold, true))
        complain(potentialIsNamed
                     ? "note: atom types without names are taken in the order of the potential; "
                       "--species names them"
                     : "note: neither the potential nor the data name their atom types, which are "
                       "taken to be in the same order; --species names them");
    requireApart(*frame);
    try {
        return withSpeciesOrder(std::move(*frame), m_species);
    } catch (const InputError& error) {
        throw InputError(fmt::format("{}: {}", m_files.place(), error.what()));
    }
}

// Without a direction between them, two atoms have no interaction.
void NamedFrames::requireApart(const Frame& frame) const {
    constexpr double kSamePlace = 1e-3;  // Å
    if (const std::optional<AtomPair> pair = findNearestPair(frame, kSamePlace))
        throw InputError(fmt::format("{}: {}; the frame is broken: leave it out", m_files.place(),
                                     describe(*pair, frame)));
}

std::vector<Frame> readNamed(const std::vector<std::string>& paths, const std::string& given,
                             const std::vector<std::string>& species, FormatRegistry formats) {
    FileFrames files(paths, given, std::move(formats));
    NamedFrames named(files, species);
    std::vector<Frame> frames;
    while (std::optional<Frame> frame = named.next())
        frames.push_back(std::move(*frame));
    return frames;
}

FormatRegistry formatsWithGhosts() {
    FormatRegistry formats = builtinFormats();
    formats.add(mlipCfgFormat(GhostUse::Kept));
    return formats;
}

void requireRoomForGhosts(const Frame& frame, const std::string& output) {
    if (ghostCount(frame) > 0 && std::filesystem::path(output).extension() != ".cfg")
        throw InputError(fmt::format(
            "{}: only .cfg files hold ghost atoms; give the output a name that ends in .cfg",
            printable(output)));
}

}  // namespace mtp::cli
