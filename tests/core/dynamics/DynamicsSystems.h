// Runs of known motion for the tests of the room, as text of a dump and as displacements.
#pragma once

#include <string>
#include <vector>

#include "core/base/Random.h"
#include "core/dynamics/Displacements.h"
#include "tests/core/io/TextInput.h"

namespace mtp::test {

inline std::string dumpFrame(int step, const std::string& box, const std::string& columns,
                             const std::vector<std::string>& rows) {
    std::string text = "ITEM: UNITS\nmetal\nITEM: TIMESTEP\n" + std::to_string(step) +
                       "\nITEM: NUMBER OF ATOMS\n" + std::to_string(rows.size()) +
                       "\nITEM: BOX BOUNDS " + box + "\nITEM: ATOMS " + columns + "\n";
    for (const std::string& row : rows)
        text += row + "\n";
    return text;
}

inline PositionSeries seriesOf(const TextInput& input, const std::string& dump,
                               const SeriesOptions& options = {.timestepFs = 1000},
                               const std::vector<std::string>& species = {"Li", "Al"}) {
    const FormatRegistry registry = FormatRegistry::withBuiltinFormats();
    const auto stream = openPositions(registry, input.write("run.lammpstrj", dump),
                                      {.species = species, .progress = nullptr});
    return readSeries(*stream, options);
}

// Ions at 1 ps a frame; `step` gives what one component of one ion moves in a frame.
template <class Step>
Displacements ionsThatMove(std::size_t ions, std::size_t frames, Step step) {
    Displacements all;
    all.ion = "Li";
    all.atoms.resize(ions);
    all.frameCount = frames;
    all.spacing = 1;
    all.stretches = {{0, frames}};
    all.values.resize(3 * ions * frames);
    for (std::size_t ion = 0; ion < ions; ++ion)
        for (std::size_t k = 1; k < frames; ++k)
            for (std::size_t axis = 0; axis < 3; ++axis) {
                float* values = all.values.data() + (3 * ion + axis) * frames;
                values[k] =
                    static_cast<float>(values[k - 1] + static_cast<double>(step(ion, k, axis)));
            }
    return all;
}

inline Displacements brownianIons(std::size_t ions, std::size_t frames, double diffusion,
                                  std::uint64_t seed) {
    Random random(seed);
    const double width = std::sqrt(2 * diffusion);
    return ionsThatMove(ions, frames, [&](std::size_t, std::size_t, std::size_t) {
        return width * random.normal();
    });
}

// Hops of `length` along an axis, on average `rate` of them in a frame: D = rate length² / 6.
inline Displacements hoppingIons(std::size_t ions, std::size_t frames, double rate, double length,
                                 std::uint64_t seed) {
    Random random(seed);
    std::size_t axisOfHop = 3;
    double hop = 0;
    return ionsThatMove(ions, frames, [&](std::size_t, std::size_t, std::size_t axis) {
        if (axis == 0) {
            axisOfHop =
                random.uniform() < rate ? static_cast<std::size_t>(3 * random.uniform()) : 3;
            hop = random.uniform() < 0.5 ? length : -length;
        }
        return axis == axisOfHop ? hop : 0.0;
    });
}

}  // namespace mtp::test
