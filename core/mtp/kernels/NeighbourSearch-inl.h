// Finds the neighbours of an atom: in cells of our own, or in the list of another program.
#if defined(MTP_KERNELS_NEIGHBOUR_SEARCH_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_NEIGHBOUR_SEARCH_INL_H_
#undef MTP_KERNELS_NEIGHBOUR_SEARCH_INL_H_
#else
#define MTP_KERNELS_NEIGHBOUR_SEARCH_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/mtp/EvaluationPlan.h"
#include "core/mtp/SiteEvaluator.h"
#include "core/mtp/kernels/Vector-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

// For each byte of flags the numbers of those that are set, lowest first.
struct SetFlags {
    std::uint8_t numbers[256][8] = {};
    constexpr SetFlags() {
        for (int flags = 0; flags < 256; ++flags)
            for (int flag = 0, found = 0; flag < 8; ++flag)
                if (flags >> flag & 1)
                    numbers[flags][found++] = static_cast<std::uint8_t>(flag);
    }
};
inline constexpr SetFlags kSetFlags;

// A search offers centralCount(), central(k) and species(atom) for the loop over atoms; collect()
// finds the neighbours of one, found(k) and vectors() then tell about them.

// Tests whole runs of places, a vector at a time.
class CellSearch {
public:
    void begin(const CellView& view) {
        m_cells = &view.cells;
        m_species = view.species.data();
        m_first = view.begin;
        m_count = view.end - view.begin;
        m_cell = std::numeric_limits<std::size_t>::max();
    }

    std::size_t centralCount() const { return m_count; }
    std::size_t central(std::size_t k) const { return m_first + k; }
    int species(std::size_t place) const { return m_species[place]; }
    std::int32_t found(std::size_t k) const { return m_place[k]; }

    // Returns the number of atoms within the cutoff of a place.
    std::size_t collect(std::size_t central) {
        const LinkedCells& cells = *m_cells;
        const Doubles d;
        constexpr double kNear = LinkedCells::kSamePlace * LinkedCells::kSamePlace;
        const double* x[3] = {cells.coordinate(0), cells.coordinate(1), cells.coordinate(2)};
        const Vector limit = broadcast(cells.cutoff() * cells.cutoff()), near = broadcast(kNear);
        if (const std::size_t cell = cells.cell(central); cell != m_cell) {
            cells.runsAround(central, m_runs);
            m_cell = cell;
        }
        std::size_t found = 0, nearCount = 0;
        for (std::size_t number = 0; number < m_runs.size(); ++number) {
            const LinkedCells::Run& run = m_runs[number];
            const std::size_t needed = found + run.end - run.begin + 8;
            if (needed > m_place.size()) {
                m_place.resize(2 * needed);
                m_run.resize(2 * needed);
            }
            Vector origin[3];
            for (std::size_t axis = 0; axis < 3; ++axis)
                origin[axis] = broadcast(run.shift[axis] - x[axis][central]);
            for (std::size_t at = run.begin; at < run.end; at += kLanes) {
                const Vector dx = hn::Add(loadUnaligned(x[0] + at), origin[0]);
                const Vector dy = hn::Add(loadUnaligned(x[1] + at), origin[1]);
                const Vector dz = hn::Add(loadUnaligned(x[2] + at), origin[2]);
                const Vector squared = hn::MulAdd(dx, dx, hn::MulAdd(dy, dy, hn::Mul(dz, dz)));
                const auto isInside = hn::And(hn::FirstN(d, run.end - at), hn::Lt(squared, limit));
                const auto isNear = hn::And(isInside, hn::Lt(squared, near));
                nearCount += hn::CountTrue(d, isNear);
                found += append(hn::AndNot(isNear, isInside), at, number, found);
            }
        }
        if (nearCount > 1)  // the atom itself is one
            cells.requireApart(central);
        return found;
    }

    // A function that writes the vector (Å) from the central atom to the one found k-th.
    auto vectors(std::size_t central) const {
        const double *x = m_cells->coordinate(0), *y = m_cells->coordinate(1),
                     *z = m_cells->coordinate(2);
        return [x, y, z, centreX = x[central], centreY = y[central], centreZ = z[central],
                places = m_place.data(), numbers = m_run.data(), runs = m_runs.data()](
                   std::size_t k, double& toX, double& toY, double& toZ) HWY_ATTR {
            const auto other = static_cast<std::size_t>(places[k]);
            const auto& shift = runs[static_cast<std::size_t>(numbers[k])].shift;
            toX = x[other] + (shift[0] - centreX);
            toY = y[other] + (shift[1] - centreY);
            toZ = z[other] + (shift[2] - centreZ);
        };
    }

private:
    HWY_INLINE std::size_t append(hn::Mask<Doubles> isFound, std::size_t at, std::size_t run,
                                  std::size_t found) {
        // As many numbers as lanes are written; those beyond the found ones are overwritten later.
        const hn::CappedTag<std::int32_t, kLanes> di;
        const hn::Rebind<std::uint8_t, decltype(di)> du8;
        std::uint8_t flags[8] = {};
        hn::StoreMaskBits(Doubles(), isFound, flags);
        const auto numbers = hn::PromoteTo(di, hn::LoadU(du8, kSetFlags.numbers[flags[0]]));
        hn::StoreU(hn::Add(numbers, hn::Set(di, static_cast<std::int32_t>(at))), di,
                   m_place.data() + found);
        hn::StoreU(hn::Set(di, static_cast<std::int32_t>(run)), di, m_run.data() + found);
        return hn::CountTrue(Doubles(), isFound);
    }

    const LinkedCells* m_cells = nullptr;
    const int* m_species = nullptr;
    std::size_t m_first = 0, m_count = 0;
    std::vector<LinkedCells::Run> m_runs;
    std::size_t m_cell = 0;                    // that the runs belong to
    std::vector<std::int32_t> m_place, m_run;  // of each neighbour, in the order they are found
};

// Tests the entries of a list one by one: they are scattered in memory.
class ListSearch {
public:
    // Atoms of species speciesCount and above are ignored.
    void begin(const NeighbourView& view, const EvaluationPlan& plan) {
        m_view = view;
        m_limit = plan.radial.maxDist * plan.radial.maxDist;
        m_speciesCount = plan.speciesCount;
        std::size_t longest = 0;
        for (const int central : view.centrals)
            longest = std::max(longest, static_cast<std::size_t>(view.neighbourCounts[central]));
        if (longest > m_found.size()) {
            m_found.resize(longest + longest / 4);
            for (std::vector<double>& component : m_vector)
                component.resize(m_found.size());
        }
    }

    std::size_t mostFound() const { return m_found.size(); }
    std::size_t centralCount() const { return m_view.centrals.size(); }
    std::size_t central(std::size_t k) const {
        return static_cast<std::size_t>(m_view.centrals[k]);
    }
    int species(std::size_t atom) const {
        return m_view.speciesOfType[static_cast<std::size_t>(m_view.types[atom])];
    }
    std::int32_t found(std::size_t k) const { return m_found[k]; }

    // Returns the number of atoms of the list that are within the cutoff.
    std::size_t collect(std::size_t central) {
        const double* positions = m_view.positions.data();
        const double* own = positions + 3 * central;
        const double x = own[0], y = own[1], z = own[2], limit = m_limit;
        const int* list = m_view.neighbours[central];
        const int length = m_view.neighbourCounts[central], mask = m_view.indexMask;
        std::int32_t* index = m_found.data();
        double *toX = m_vector[0].data(), *toY = m_vector[1].data(), *toZ = m_vector[2].data();
        double least = limit;
        std::size_t found = 0;
        for (int k = 0; k < length; ++k) {
            const std::int32_t other = list[k] & mask;
            const double* position = positions + 3 * static_cast<std::size_t>(other);
            const double dx = position[0] - x, dy = position[1] - y, dz = position[2] - z;
            const double squared = dx * dx + dy * dy + dz * dz;
            // Written in any case and overwritten by the next if it is too far: no branch.
            index[found] = other;
            toX[found] = dx;
            toY[found] = dy;
            toZ[found] = dz;
            found += squared < limit;
            least = std::min(least, squared);
        }
        if (least < LinkedCells::kSamePlace * LinkedCells::kSamePlace)
            requireApart(central, found);
        return found;
    }

    auto vectors(std::size_t) const {
        return [x = m_vector[0].data(), y = m_vector[1].data(), z = m_vector[2].data()](
                   std::size_t k, double& toX, double& toY, double& toZ) HWY_ATTR {
            toX = x[k];
            toY = y[k];
            toZ = z[k];
        };
    }

private:
    // An ignored atom may be anywhere.
    void requireApart(std::size_t central, std::size_t found) const {
        for (std::size_t k = 0; k < found; ++k) {
            const double x = m_vector[0][k], y = m_vector[1][k], z = m_vector[2][k];
            const bool isNear =
                x * x + y * y + z * z < LinkedCells::kSamePlace * LinkedCells::kSamePlace;
            if (isNear && species(static_cast<std::size_t>(m_found[k])) < m_speciesCount)
                throw SamePlaceError(static_cast<int>(central), m_found[k]);
        }
    }

    NeighbourView m_view;
    double m_limit = 0;  // Å²
    int m_speciesCount = 0;
    std::vector<std::int32_t> m_found;
    std::vector<double> m_vector[3];  // of those found, Å
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
