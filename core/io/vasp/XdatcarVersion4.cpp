#include "core/io/vasp/XdatcarVersion4.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/Parse.h"
#include "core/io/vasp/Incar.h"
#include "core/io/vasp/Outcar.h"
#include "core/io/vasp/Poscar.h"

namespace mtp {

namespace {

namespace fs = std::filesystem;

// Relaxed POSCARs print less digits than the head.
constexpr double kSameVolume = 0.01, kSameVector = 1e-3;  // relative, Å

struct Neighbour {
    fs::path path;
    Frame frame;
};

// What of the three is there and can be read.
std::vector<Neighbour> neighboursIn(const fs::path& folder) {
    std::vector<Neighbour> found;
    const auto add = [&](const Format& format, const char* name) {
        const fs::path path = fileNamed(folder, name);
        if (path.empty())
            return;
        try {
            found.push_back({path, format.open(path, {})->read(0)});
        } catch (const Error&) {
            // Another one may be sound.
        }
    };
    add(poscarFormat(), "POSCAR");
    add(poscarFormat(), "CONTCAR");
    if (found.empty())
        add(outcarFormat(), "OUTCAR");
    return found;
}

// The volume of an atom, Å³; absent if the line tells none.
std::optional<double> volumeOf(std::string_view line) {
    double volume = 0;
    return takeDouble(line, volume) && volume > 0 ? std::optional(volume) : std::nullopt;
}

}  // namespace

bool looksLikeXdatcarVersion4(std::string_view head) {
    const auto takeLine = [&] {
        const std::size_t end = std::min(head.find('\n'), head.size());
        const std::string_view line = trimmed(head.substr(0, end));
        head.remove_prefix(std::min(end + 1, head.size()));
        return line;
    };
    const auto counts = wordsOf(takeLine());
    const auto sizes = wordsOf(takeLine());
    const auto temperature = wordsOf(takeLine());
    return counts.size() >= 2 && parseInt(counts[0]) && parseInt(counts[1]) && sizes.size() == 5 &&
           parseDouble(sizes[0]) && temperature.size() == 1 && parseDouble(temperature[0]) &&
           takeLine() == "CAR";
}

VaspHeader readXdatcarVersion4(TextSource& text, const fs::path& folder) {
    std::string_view line;
    text.next(line);
    const auto atoms = parseInt(takeWord(line));
    text.next(line);
    const auto volume = volumeOf(line);
    constexpr std::size_t kRest = 3;  // temperature, "CAR", title
    text.skip(kRest);
    const auto neighbours = neighboursIn(folder.empty() ? fs::path(".") : folder);
    if (neighbours.empty())
        throw text.error(
            1,
            "an XDATCAR of VASP 4 holds neither cell nor species: put the POSCAR, CONTCAR or "
            "OUTCAR of this run beside it");
    const auto& [path, frame] = neighbours.front();
    if (!atoms || static_cast<std::int64_t>(frame.atomCount()) != *atoms)
        throw text.error(1, fmt::format("{} atoms here, {} in {}: not of this run",
                                        atoms.value_or(0), frame.atomCount(), path.string()));
    const double own = frame.cell.volume() / static_cast<double>(frame.atomCount());
    if (volume && std::abs(own - *volume) > kSameVolume * own)
        throw text.error(2, fmt::format("an atom has {:.2f} Å³ here and {:.2f} Å³ in {}: not of "
                                        "this run",
                                        *volume, own, path.string()));
    for (const Neighbour& other : neighbours)
        if ((other.frame.cell.vectors - frame.cell.vectors).cwiseAbs().maxCoeff() > kSameVector)
            throw text.error(1,
                             fmt::format("the cell changed during the run ({} and {} differ), and "
                                         "this XDATCAR does not tell it: use the OUTCAR",
                                         path.string(), other.path.string()));
    VaspHeader header;
    header.cell = frame.cell;
    header.species = frame.species;
    header.types = frame.types;
    header.groups = frame.types;
    return header;
}

}  // namespace mtp
