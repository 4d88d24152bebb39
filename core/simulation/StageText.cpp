#include "core/simulation/StageText.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/Error.h"

namespace mtp {

namespace {

constexpr double kThermostatTime = 0.1, kBarostatTime = 1.0;  // ps
constexpr double kBarPerGPa = 1e4;

std::string motion(const Stage& stage) {
    const std::string temperatures = fmt::format("temp {:g} {:g} {:g}", stage.fromTemperature,
                                                 stage.toTemperature, kThermostatTime);
    if (!stage.pressure)
        return fmt::format("fix motion all nvt {}", temperatures);
    const double bar = *stage.pressure * kBarPerGPa;
    return fmt::format("fix motion all npt {0} iso {1:g} {1:g} {2:g}", temperatures, bar,
                       kBarostatTime);
}

// Lengths and tilts in proportion, so that the shape stays. The corner of the cell stays at 0.
std::string deformation(const Stage& stage, const Frame& start) {
    const std::optional<double> now = density(start);
    if (!now)
        throw InputError("the start cell has no density");
    const double factor = std::cbrt(*now / *stage.toDensity);
    const Eigen::Matrix3d cell = factor * start.cell.vectors;
    std::string text =
        fmt::format("fix shape all deform 1 x final 0 {:.10g} y final 0 {:.10g} z final 0 {:.10g}",
                    cell(0, 0), cell(1, 1), cell(2, 2));
    if (cell(1, 0) != 0 || cell(2, 0) != 0 || cell(2, 1) != 0)
        text += fmt::format(" xy final {:.10g} xz final {:.10g} yz final {:.10g} flip no",
                            cell(1, 0), cell(2, 0), cell(2, 1));
    return text + " remap x units box";
}

}  // namespace

std::string stageText(const Stage& stage, const Frame& start) {
    std::string text =
        fmt::format("# {}: steps {} to {}\nif \"$(step) >= {} && $(step) < {}\" then &\n",
                    stage.name, stage.begin, stage.end, stage.begin, stage.end);
    text += fmt::format("  \"print '{}'\" &\n  \"{}\" &\n", stage.name, motion(stage));
    if (stage.toDensity)
        text += fmt::format("  \"{}\" &\n", deformation(stage, start));
    text +=
        fmt::format("  \"run {} upto start {} stop {}\" &\n", stage.end, stage.begin, stage.end);
    if (stage.toDensity)
        text += "  \"unfix shape\" &\n";
    return text + "  \"unfix motion\"\n";
}

}  // namespace mtp
