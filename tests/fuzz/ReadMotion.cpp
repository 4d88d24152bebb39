#include <cmath>
#include <stdexcept>

#include "core/dynamics/Dynamics.h"
#include "tests/fuzz/ReadWhole.h"
#include "tests/fuzz/Scratch.h"

namespace mtp::test {

namespace {

void require(bool isSound, const char* what) {
    if (!isSound)
        throw std::logic_error(what);
}

// A number that is there must mean something.
void requireSound(const Dynamics& dynamics) {
    for (const double value : dynamics.msd[columns::kMsd])
        require(std::isfinite(value) && value >= 0, "a mean square displacement is no number");
    const Diffusion& diffusion = dynamics.diffusion;
    require(!diffusion.value || (std::isfinite(*diffusion.value) && *diffusion.value > 0 &&
                                 diffusion.error && *diffusion.error > 0),
            "a diffusion coefficient without a meaning");
    require(diffusion.value || !diffusion.reason.empty(), "no diffusion coefficient, no reason");
    for (const CascadeShare* share : {&dynamics.cascades.neighbour, &dynamics.cascades.refill})
        require(!share->value || (*share->value >= 0 && *share->value <= 1), "a share beyond 1");
    require(!dynamics.caged.value || (*dynamics.caged.value >= 0 && *dynamics.caged.value <= 1),
            "a caged share beyond 1");
    for (const RadialDistribution& pair : dynamics.radial.ofPairs)
        for (const double value : pair.values)
            require(std::isfinite(value) && value >= 0, "a g(r) that is no number");
}

}  // namespace

std::size_t readMotionWhole(std::string_view bytes) {
    static const Scratch scratch;
    static const auto registry = FormatRegistry::withBuiltinFormats();
    scratch.clear();
    scratch.write("run.lammpstrj", bytes);
    std::size_t analysed = 0;
    try {
        ReadOptions options;
        options.species = {"Li", "Al", "Cl", "O"};
        const auto stream = openPositions(registry, scratch.path() / "run.lammpstrj", options);
        SeriesOptions reading;
        reading.timestepFs = 1000;
        const PositionSeries series = readSeries(*stream, reading);
        for (const char* ion : {"Li", "Cl"})
            try {
                const Displacements all = displacementsOf(series, {ion, {}, {}, 1});
                DynamicsOptions how;
                how.threads = 1;
                requireSound(dynamicsOf(series, all, how));
                ++analysed;
            } catch (const Error&) {
                // There may be none of it.
            }
    } catch (const Error&) {
        return 0;  // refused
    }
    return analysed;
}

}  // namespace mtp::test
