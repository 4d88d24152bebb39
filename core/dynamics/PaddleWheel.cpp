#include "core/dynamics/PaddleWheel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/Random.h"
#include "core/dynamics/FormalCharges.h"
#include "core/dynamics/Unwrap.h"

namespace mtp {

namespace {

constexpr double kDefaultTurnWindow = 10;  // ps
constexpr double kBonded = 1.25;           // times the distance of the nearest ligand
constexpr double kDegree = std::numbers::pi / 180;

struct Unit {
    std::size_t centre = 0;
    std::vector<std::size_t> ligands;
};

class TurnSearch {
public:
    TurnSearch(const PositionSeries& series, const Displacements& all,
               const PaddleWheelOptions& options, std::size_t window)
        : m_series(series), m_all(all), m_options(options), m_window(window) {
        for (const Cell& cell : series.cells)
            m_geometries.emplace_back(cell, cell, false);
        m_leastCosine = std::cos(options.angle * kDegree);
    }

    void findUnits(const std::string& centre, const std::string& ligand) {
        for (const std::size_t atom : atomsNamed(centre)) {
            std::vector<std::pair<double, std::size_t>> near;
            for (const std::size_t other : atomsNamed(ligand))
                near.emplace_back(bond(0, atom, other).norm(), other);
            if (near.empty())
                continue;
            std::sort(near.begin(), near.end());
            Unit unit{atom, {}};
            for (const auto& [distance, other] : near)
                if (distance <= kBonded * near.front().first)
                    unit.ligands.push_back(other);
            m_units.push_back(std::move(unit));
        }
    }
    bool hasUnits() const { return !m_units.empty(); }

    // Whether a unit beside the start of the hop has turned in the window before this frame.
    bool hasTurned(const Hop& hop, std::size_t frame) const {
        const Eigen::RowVector3d place =
            (hop.origin + m_all.referenceMotion[frame]) * m_series.cells[frame].vectors.inverse();
        for (const Unit& unit : m_units) {
            const Eigen::RowVector3d apart =
                m_geometries[frame].step(m_series.at(frame, unit.centre) - place);
            if (apart.norm() <= m_options.radius && turns(unit, frame))
                return true;
        }
        return false;
    }

private:
    std::vector<std::size_t> atomsNamed(const std::string& name) const {
        std::vector<std::size_t> atoms;
        for (std::size_t atom = 0; atom < m_series.atomCount(); ++atom)
            if (m_series.species[static_cast<std::size_t>(m_series.types[atom])] == name)
                atoms.push_back(atom);
        return atoms;
    }

    Eigen::RowVector3d bond(std::size_t frame, std::size_t from, std::size_t to) const {
        return m_geometries[frame].step(m_series.at(frame, to) - m_series.at(frame, from));
    }

    bool turns(const Unit& unit, std::size_t frame) const {
        for (const std::size_t ligand : unit.ligands) {
            const Eigen::RowVector3d now = bond(frame, unit.centre, ligand).normalized();
            for (std::size_t k = frame - m_window; k < frame; ++k)
                if (now.dot(bond(k, unit.centre, ligand).normalized()) < m_leastCosine)
                    return true;
        }
        return false;
    }

    const PositionSeries& m_series;
    const Displacements& m_all;
    const PaddleWheelOptions& m_options;
    std::size_t m_window;
    double m_leastCosine;
    std::vector<StepGeometry> m_geometries;  // of each frame
    std::vector<Unit> m_units;
};

// The species of the run with a positive or a negative charge, if it is one besides the ion.
std::string speciesOfCharge(const Displacements& all, bool isPositive) {
    std::string found;
    for (const SpeciesMotion& species : all.species) {
        const double charge = formalCharge(species.name).value_or(0);
        if (species.name == all.ion || charge == 0 || (charge > 0) != isPositive)
            continue;
        if (!found.empty())
            return {};
        found = species.name;
    }
    return found;
}

}  // namespace

PaddleWheel paddleWheelOf(const PositionSeries& series, const Displacements& displacements,
                          const Hops& hops, const PaddleWheelOptions& options) {
    PaddleWheel result;
    result.centre = options.centre.empty() ? speciesOfCharge(displacements, true) : options.centre;
    result.ligand = options.ligand.empty() ? speciesOfCharge(displacements, false) : options.ligand;
    const std::size_t window = options.window.value_or(static_cast<std::size_t>(
        std::max(1LL, std::llround(kDefaultTurnWindow / displacements.spacing))));
    TurnSearch search(series, displacements, options, window);
    search.findUnits(result.centre, result.ligand);
    if (!search.hasUnits()) {
        result.reason =
            "the run has no polyhedra: one species of cations and one of anions "
            "besides the ion";
        return result;
    }
    std::vector<const Hop*> late;
    for (const Hop& hop : hops.all)
        if (hop.frame >= window)
            late.push_back(&hop);
    result.counted = late.size();
    if (late.empty()) {
        result.reason = "there are no hops";
        return result;
    }
    const auto share = [&](std::size_t turned) {
        return static_cast<double>(turned) / static_cast<double>(late.size());
    };
    for (const Hop* hop : late)
        result.turned += search.hasTurned(*hop, hop->frame);
    result.value = share(result.turned);
    Random random(options.seed);
    const std::size_t range = displacements.frameCount - window;
    std::size_t byChance = 0;
    for (std::size_t shift = 0; shift < options.shifts; ++shift)
        for (const Hop* hop : late)
            byChance += search.hasTurned(
                *hop,
                window + static_cast<std::size_t>(random.uniform() * static_cast<double>(range)));
    if (options.shifts > 0)
        result.chance = share(byChance) / static_cast<double>(options.shifts);
    return result;
}

}  // namespace mtp
