#include "core/dynamics/PaddleWheel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/Parallel.h"
#include "core/base/Random.h"
#include "core/base/TableRows.h"
#include "core/dynamics/FormalCharges.h"
#include "core/dynamics/Unwrap.h"

namespace mtp {

namespace {

constexpr double kDefaultTurnWindow = 10;  // ps
constexpr double kBonded = 1.25;           // times the distance of the nearest ligand
constexpr double kDegree = std::numbers::pi / 180;
constexpr std::size_t kEnoughByChance = 50'000;
constexpr int kAngleStep = 5;  // degrees, of the table

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

    // Of the largest turn in the window before this frame of the units beside the start of the hop.
    double leastCosine(const Hop& hop, std::size_t frame) const {
        const Eigen::RowVector3d place =
            (hop.origin + m_all.referenceMotion[frame]) * m_series.cells[frame].vectors.inverse();
        double least = 1;
        for (const Unit& unit : m_units) {
            const Eigen::RowVector3d apart =
                m_geometries[frame].step(m_series.at(frame, unit.centre) - place);
            if (apart.norm() <= m_options.radius)
                least = std::min(least, leastCosine(unit, frame));
        }
        return least;
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

    double leastCosine(const Unit& unit, std::size_t frame) const {
        double least = 1;
        for (const std::size_t ligand : unit.ligands) {
            const Eigen::RowVector3d now = bond(frame, unit.centre, ligand).normalized();
            for (std::size_t k = frame - m_window; k < frame; ++k)
                least = std::min(least, now.dot(bond(k, unit.centre, ligand).normalized()));
        }
        return least;
    }

    const PositionSeries& m_series;
    const Displacements& m_all;
    const PaddleWheelOptions& m_options;
    std::size_t m_window;
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

// A hop, and the frame at which it is, or might have been.
struct Occasion {
    const Hop* hop;
    std::size_t frame;
};

// Frames whose window lies in one stretch.
std::vector<std::size_t> framesWithWindow(const std::vector<Stretch>& stretches,
                                          std::size_t window) {
    std::vector<std::size_t> frames;
    for (const Stretch& stretch : stretches)
        for (std::size_t k = window; k < stretch.count; ++k)
            frames.push_back(stretch.first + k);
    return frames;
}

std::vector<double> leastCosines(const TurnSearch& search, const std::vector<Occasion>& occasions,
                                 int threads) {
    std::vector<double> cosines(occasions.size());
    parallelFor(occasions.size(), threads, [&](std::size_t i) {
        cosines[i] = search.leastCosine(*occasions[i].hop, occasions[i].frame);
    });
    return cosines;
}

std::size_t countTurned(const std::vector<double>& cosines, double angle) {
    const double least = std::cos(angle * kDegree);
    return static_cast<std::size_t>(
        std::ranges::count_if(cosines, [&](double cosine) { return cosine < least; }));
}

std::vector<double> degreesOf(std::vector<double> cosines) {
    for (double& value : cosines)
        value = std::acos(std::clamp(value, -1.0, 1.0)) / kDegree;
    return cosines;
}

double shareBeyond(const std::vector<double>& turns, double angle) {
    const auto beyond = std::ranges::count_if(turns, [&](double turn) { return turn > angle; });
    return static_cast<double>(beyond) / static_cast<double>(turns.size());
}

void addTurnsByChance(const TurnSearch& search, const std::vector<Occasion>& hops,
                      const std::vector<std::size_t>& frames, const PaddleWheelOptions& options,
                      PaddleWheel& result) {
    const std::size_t shifts =
        std::min(options.shifts, std::max<std::size_t>(1, kEnoughByChance / hops.size()));
    Random random(options.seed);
    std::vector<Occasion> shifted;
    for (std::size_t shift = 0; shift < shifts; ++shift)
        for (const Occasion& occasion : hops)
            shifted.push_back(
                {occasion.hop, frames[static_cast<std::size_t>(
                                   random.uniform() * static_cast<double>(frames.size()))]});
    if (shifted.empty())
        return;
    const std::vector<double> cosines = leastCosines(search, shifted, options.threads);
    result.chance = static_cast<double>(countTurned(cosines, options.angle)) /
                    static_cast<double>(shifted.size());
    result.turnsByChance = degreesOf(cosines);
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
    const std::vector<std::size_t> frames = framesWithWindow(displacements.stretches, window);
    std::vector<Occasion> counted;
    for (const Hop& hop : hops.all)
        if (std::ranges::binary_search(frames, hop.frame))
            counted.push_back({&hop, hop.frame});
    result.counted = counted.size();
    if (counted.empty()) {
        result.reason = hops.reason.empty() ? "there are no hops" : hops.reason;
        return result;
    }
    const std::vector<double> cosines = leastCosines(search, counted, options.threads);
    result.turned = countTurned(cosines, options.angle);
    result.value = static_cast<double>(result.turned) / static_cast<double>(counted.size());
    result.turns = degreesOf(cosines);
    addTurnsByChance(search, counted, frames, options, result);
    return result;
}

Table turnTable(const PaddleWheel& wheel) {
    TableRows rows(columns::kTurnAngle, columns::kTurnShare, columns::kTurnChance);
    if (wheel.value && wheel.chance)
        for (int angle = kAngleStep; angle <= 180; angle += kAngleStep)
            rows.add(angle, shareBeyond(wheel.turns, angle),
                     shareBeyond(wheel.turnsByChance, angle));
    return rows.table();
}

}  // namespace mtp
