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
#include <span>
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

// The numbers of the lanes that are set, then zeros, to pick those lanes. hn::Compress() of Highway
// 1.0.3 copies a table of 2 kB in each call.
HWY_INLINE auto lanesThatAreSet(hn::Mask<Doubles> mask) {
    const hn::Rebind<std::int64_t, Doubles> di64;
    const hn::Rebind<std::int32_t, Doubles> di32;
    const hn::Rebind<std::uint8_t, Doubles> du8;
    std::uint8_t flags[8] = {};
    hn::StoreMaskBits(Doubles(), mask, flags);
    const auto numbers = hn::LoadU(du8, kSetFlags.numbers[flags[0]]);
    return hn::IndicesFromVec(Doubles(), hn::PromoteTo(di64, hn::PromoteTo(di32, numbers)));
}

// Where a search puts the neighbours of an atom, those of the first species first: their indices
// and the vectors (Å) to them. There is room for a vector of lanes behind the last one.
struct SortedNeighbours {
    std::int32_t* index;
    double *x, *y, *z;
};

// A search offers centralCount(), central(k) and species(atom) for the loop over atoms; collect()
// finds the neighbours of one and returns how many there are, sortBySpecies() then hands them out.
// Of each species they keep the order in which they are found.

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

    void sortBySpecies(std::size_t central, std::size_t count, std::span<std::size_t> endOfSpecies,
                       const SortedNeighbours& sorted) {
        m_next.assign(endOfSpecies.size() + 1, 0);
        std::size_t* next = m_next.data();
        for (std::size_t k = 0; k < count; ++k)
            ++next[m_species[m_place[k]] + 1];
        for (std::size_t s = 0; s < endOfSpecies.size(); ++s)
            endOfSpecies[s] = next[s + 1] += next[s];
        const double *x = m_cells->coordinate(0), *y = m_cells->coordinate(1),
                     *z = m_cells->coordinate(2);
        const auto vectorTo = [x, y, z, centreX = x[central], centreY = y[central],
                               centreZ = z[central], places = m_place.data(),
                               numbers = m_run.data(), runs = m_runs.data()](
                                  std::size_t k, double& toX, double& toY, double& toZ) HWY_ATTR {
            const auto other = static_cast<std::size_t>(places[k]);
            const auto& shift = runs[static_cast<std::size_t>(numbers[k])].shift;
            toX = x[other] + (shift[0] - centreX);
            toY = y[other] + (shift[1] - centreY);
            toZ = z[other] + (shift[2] - centreZ);
        };
        double *toX = sorted.x, *toY = sorted.y, *toZ = sorted.z;
        for (std::size_t k = 0; k < count; ++k) {
            const std::int32_t place = m_place[k];
            const std::size_t target = next[m_species[place]]++;
            sorted.index[target] = place;
            vectorTo(k, toX[target], toY[target], toZ[target]);
        }
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
    std::vector<std::size_t> m_next;           // by species: where its next neighbour goes
};

// Copies the entries of a list, which are scattered in memory, and then tests them a vector at a
// time.
class ListSearch {
public:
    // Atoms of species speciesCount and above are ignored.
    void begin(const NeighbourView& view, const EvaluationPlan& plan) {
        m_view = view;
        m_cutoff = plan.radial.maxDist;
        m_kindOfType.assign(view.speciesOfType.begin(), view.speciesOfType.end());
        for (double& kind : m_kindOfType)
            if (kind >= plan.speciesCount)
                kind = kIgnored;
        m_longest = 0;
        for (const int central : view.centrals)
            m_longest =
                std::max(m_longest, static_cast<std::size_t>(view.neighbourCounts[central]));
        m_blocks.reserve(kBlock * (m_longest / kLanes + 1));
    }

    std::size_t mostFound() const { return m_longest; }
    std::size_t centralCount() const { return m_view.centrals.size(); }
    std::size_t central(std::size_t k) const {
        return static_cast<std::size_t>(m_view.centrals[k]);
    }
    int species(std::size_t atom) const {
        return m_view.speciesOfType[static_cast<std::size_t>(m_view.types[atom])];
    }

    std::size_t collect(std::size_t central) {
        copyList(central);
        const double* own = m_view.positions.data() + 3 * central;
        const Vector centre[3] = {broadcast(own[0]), broadcast(own[1]), broadcast(own[2])};
        const Vector limit = broadcast(m_cutoff * m_cutoff), ignored = broadcast(kIgnored);
        Vector least = limit;
        std::size_t count = 0;
        for (double *block = m_blocks.data(), *end = m_end; block != end; block += kBlock) {
            const Vector dx = hn::Sub(load(block + kX), centre[0]);
            const Vector dy = hn::Sub(load(block + kY), centre[1]);
            const Vector dz = hn::Sub(load(block + kZ), centre[2]);
            const Vector squared = hn::MulAdd(dz, dz, hn::MulAdd(dy, dy, hn::Mul(dx, dx)));
            const Vector kind =
                hn::IfThenElse(hn::Lt(squared, limit), load(block + kKind), ignored);
            least = hn::Min(least, squared);
            count += hn::CountTrue(Doubles(), hn::Ne(kind, ignored));
            store(dx, block + kX);
            store(dy, block + kY);
            store(dz, block + kZ);
            store(kind, block + kKind);
        }
        constexpr double kNear = LinkedCells::kSamePlace * LinkedCells::kSamePlace;
        if (!hn::AllFalse(Doubles(), hn::Lt(least, broadcast(kNear))))
            requireApart(central);
        return count;
    }

    void sortBySpecies(std::size_t, std::size_t, std::span<std::size_t> endOfSpecies,
                       const SortedNeighbours& sorted) {
        const hn::Rebind<std::int32_t, Doubles> di;
        std::size_t next = 0;
        double *x = sorted.x, *y = sorted.y, *z = sorted.z;
        std::int32_t* index = sorted.index;
        const std::size_t speciesCount = endOfSpecies.size();
        for (std::size_t species = 0; species < speciesCount; ++species) {
            const Vector wanted = broadcast(static_cast<double>(species));
            for (const double *block = m_blocks.data(), *end = m_end; block != end;
                 block += kBlock) {
                // As many numbers as lanes are written; those that are not wanted are overwritten.
                const auto isWanted = hn::Eq(load(block + kKind), wanted);
                const auto lanes = lanesThatAreSet(isWanted);
                storeUnaligned(hn::TableLookupLanes(load(block + kX), lanes), x + next);
                storeUnaligned(hn::TableLookupLanes(load(block + kY), lanes), y + next);
                storeUnaligned(hn::TableLookupLanes(load(block + kZ), lanes), z + next);
                const Vector numbers = hn::TableLookupLanes(load(block + kIndex), lanes);
                hn::StoreU(hn::DemoteTo(di, numbers), di, index + next);
                next += hn::CountTrue(Doubles(), isWanted);
            }
            endOfSpecies[species] = next;
        }
    }

private:
    // Of atoms that are no neighbours; a species is its own number.
    static constexpr double kIgnored = -1;

    // A block holds as many entries of a list as a vector has lanes: positions and then the vectors
    // to them (Å), the indices, and the species or kIgnored.
    enum : std::size_t { kX = 0, kY = kLanes, kZ = 2 * kLanes, kIndex = 3 * kLanes };
    static constexpr std::size_t kKind = 4 * kLanes, kBlock = 5 * kLanes;

    void copyList(std::size_t central) {
        const auto length = static_cast<std::size_t>(m_view.neighbourCounts[central]);
        const int *entry = m_view.neighbours[central], *end = entry + length;
        double* block = m_blocks.data();
        for (; entry + kLanes <= end; entry += kLanes, block += kBlock)
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                copyEntry(entry[lane], block + lane);
        if (entry < end) {
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                copyEntry(entry[entry + lane < end ? lane : 0], block + lane);
                if (entry + lane >= end)
                    block[kKind + lane] = kIgnored;
            }
            block += kBlock;
        }
        m_end = block;
    }

    HWY_INLINE void copyEntry(int entry, double* to) const {
        const int other = entry & m_view.indexMask;
        const double* position = m_view.positions.data() + 3 * static_cast<std::size_t>(other);
        to[kX] = position[0];
        to[kY] = position[1];
        to[kZ] = position[2];
        to[kIndex] = other;
        to[kKind] = m_kindOfType.data()[m_view.types.data()[other]];
    }

    // An ignored atom may be anywhere.
    void requireApart(std::size_t central) const {
        constexpr double kNear = LinkedCells::kSamePlace * LinkedCells::kSamePlace;
        for (const double* block = m_blocks.data(); block != m_end; block += kBlock)
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                const double* at = block + lane;
                const double x = at[kX], y = at[kY], z = at[kZ];
                if (x * x + y * y + z * z < kNear && at[kKind] != kIgnored)
                    throw SamePlaceError(static_cast<int>(central), static_cast<int>(at[kIndex]));
            }
    }

    NeighbourView m_view;
    double m_cutoff = 0;               // Å
    std::vector<double> m_kindOfType;  // the species of a type of the view, or kIgnored
    std::size_t m_longest = 0;         // of the lists
    Buffer m_blocks;                   // of the list of one atom
    double* m_end = nullptr;           // of its blocks
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
