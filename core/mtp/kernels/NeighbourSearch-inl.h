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

// The lanes of a mask that are set, lowest first, to move their content to the front.
// hn::Compress() of Highway 1.0.3 copies a table of 2 kB in each call.
struct SetLanes {
    using Int32s = hn::Rebind<std::int32_t, Doubles>;
    using Int64s = hn::Rebind<std::int64_t, Doubles>;

    HWY_INLINE explicit SetLanes(hn::Mask<Doubles> mask) {
        std::uint8_t flags[8] = {};
        hn::StoreMaskBits(Doubles(), mask, flags);
        numbers = hn::PromoteTo(
            Int32s(), hn::LoadU(hn::Rebind<std::uint8_t, Doubles>(), kSetFlags.numbers[flags[0]]));
        count = hn::CountTrue(Doubles(), mask);
    }

    HWY_INLINE Vector front(Vector v) const {
        return hn::TableLookupLanes(
            v, hn::IndicesFromVec(Doubles(), hn::PromoteTo(Int64s(), numbers)));
    }
    HWY_INLINE hn::Vec<Int32s> front(hn::Vec<Int32s> v) const {
        return hn::TableLookupLanes(v, hn::IndicesFromVec(Int32s(), numbers));
    }

    hn::Vec<Int32s> numbers;  // of the lanes, then zeros
    std::size_t count;
};

// Where the neighbours of an atom are put, those of the first species first: their indices and the
// vectors (Å) to them. There is room for a vector of lanes behind the last one.
struct SortedNeighbours {
    std::int32_t* index;
    double *x, *y, *z;
};

// The neighbours of one atom in the order in which a search finds them.
class FoundNeighbours {
public:
    using Indices = hn::Vec<SetLanes::Int32s>;

    // Adds neighbours. Its pointers stay in registers; the compiler could not know of members of
    // FoundNeighbours that a store does not change them.
    class Writer {
    public:
        HWY_INLINE void add(std::int32_t neighbour, int ofSpecies, double toX, double toY,
                            double toZ) {
            index[count] = neighbour;
            species[count] = ofSpecies;
            x[count] = toX;
            y[count] = toY;
            z[count] = toZ;
            ++count;
        }

        // Adds the lanes of the mask. As many numbers as lanes are written; the next ones overwrite
        // those that are not wanted.
        HWY_INLINE void add(hn::Mask<Doubles> mask, Indices neighbours, Vector ofSpecies,
                            const Vector* to) {
            const SetLanes lanes(mask);
            hn::StoreU(lanes.front(neighbours), SetLanes::Int32s(), index + count);
            storeUnaligned(lanes.front(ofSpecies), species + count);
            storeUnaligned(lanes.front(to[0]), x + count);
            storeUnaligned(lanes.front(to[1]), y + count);
            storeUnaligned(lanes.front(to[2]), z + count);
            count += lanes.count;
        }

    private:
        friend class FoundNeighbours;
        std::int32_t* index = nullptr;
        double *x = nullptr, *y = nullptr, *z = nullptr, *species = nullptr;
        std::size_t count = 0;
    };

    std::size_t count() const { return m_count; }

    // Forgets what was found and makes room for this many neighbours.
    Writer restart(std::size_t most) {
        for (Buffer* column : {&m_x, &m_y, &m_z, &m_species})
            column->reserve(most + kLanes);
        if (m_index.size() < most + kLanes)
            m_index.resize(most + kLanes);
        Writer writer;
        writer.index = m_index.data();
        writer.x = m_x.data();
        writer.y = m_y.data();
        writer.z = m_z.data();
        writer.species = m_species.data();
        return writer;
    }

    void finish(const Writer& writer) { m_count = writer.count; }

    // Of each species they keep their order.
    HWY_NOINLINE void sortBySpecies(std::span<std::size_t> endOfSpecies,
                                    const SortedNeighbours& sorted) {
        double *x = sorted.x, *y = sorted.y, *z = sorted.z;
        std::int32_t* index = sorted.index;
        const double *fromX = m_x.data(), *fromY = m_y.data(), *fromZ = m_z.data();
        double* ofSpecies = m_species.data();
        const std::int32_t* fromIndex = m_index.data();
        const std::size_t count = m_count, speciesCount = endOfSpecies.size();
        storeUnaligned(broadcast(-1), ofSpecies + count);  // no species
        std::size_t next = 0;
        for (std::size_t species = 0; species < speciesCount; ++species) {
            const Vector wanted = broadcast(static_cast<double>(species));
            for (std::size_t k = 0; k < count; k += kLanes) {
                const SetLanes lanes(hn::Eq(load(ofSpecies + k), wanted));
                storeUnaligned(lanes.front(load(fromX + k)), x + next);
                storeUnaligned(lanes.front(load(fromY + k)), y + next);
                storeUnaligned(lanes.front(load(fromZ + k)), z + next);
                hn::StoreU(lanes.front(hn::LoadU(SetLanes::Int32s(), fromIndex + k)),
                           SetLanes::Int32s(), index + next);
                next += lanes.count;
            }
            endOfSpecies[species] = next;
        }
    }

private:
    std::size_t m_count = 0;
    std::vector<std::int32_t> m_index;
    Buffer m_x, m_y, m_z;  // of the vectors to the neighbours, Å
    Buffer m_species;
};

// A search offers centralCount(), central(k) and species(atom) for the loop over atoms; collect()
// finds the neighbours of one.

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

    FoundNeighbours& collect(std::size_t central) {
        if (const std::size_t cell = m_cells->cell(central); cell != m_cell)
            enter(cell, central);
        const std::size_t found = findPlaces(central);
        FoundNeighbours::Writer writer = m_found.restart(found);
        const double *x = m_cells->coordinate(0), *y = m_cells->coordinate(1),
                     *z = m_cells->coordinate(2);
        const double centreX = x[central], centreY = y[central], centreZ = z[central];
        const LinkedCells::Run* runs = m_runs.data();
        const std::int32_t *places = m_place.data(), *numbers = m_run.data();
        const int* species = m_species;
        for (std::size_t k = 0; k < found; ++k) {
            const std::int32_t place = places[k];
            const auto& shift = runs[numbers[k]].shift;
            writer.add(place, species[place], x[place] + (shift[0] - centreX),
                       y[place] + (shift[1] - centreY), z[place] + (shift[2] - centreZ));
        }
        m_found.finish(writer);
        return m_found;
    }

private:
    // The places of a cell have the same runs.
    void enter(std::size_t cell, std::size_t place) {
        m_cells->runsAround(place, m_runs);
        m_cell = cell;
        std::size_t most = kLanes;
        for (const LinkedCells::Run& run : m_runs)
            most += run.end - run.begin;
        if (m_place.size() < most) {
            m_place.resize(most);
            m_run.resize(most);
        }
    }

    // Only the numbers of what is found are written at once: most places are too far, and vectors
    // that are stored across the lines of the cache take long.
    std::size_t findPlaces(std::size_t central) {
        const LinkedCells& cells = *m_cells;
        const Doubles d;
        constexpr double kNear = LinkedCells::kSamePlace * LinkedCells::kSamePlace;
        const double* x[3] = {cells.coordinate(0), cells.coordinate(1), cells.coordinate(2)};
        const Vector limit = broadcast(cells.cutoff() * cells.cutoff()), near = broadcast(kNear);
        std::size_t found = 0, nearCount = 0;
        for (std::size_t number = 0; number < m_runs.size(); ++number) {
            const LinkedCells::Run& run = m_runs[number];
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
                found += appendPlaces(hn::AndNot(isNear, isInside), at, number, found);
            }
        }
        if (nearCount > 1)  // the atom itself is one
            cells.requireApart(central);
        return found;
    }

    // As many numbers as lanes are written; the next ones overwrite those that are not wanted.
    HWY_INLINE std::size_t appendPlaces(hn::Mask<Doubles> isFound, std::size_t at, std::size_t run,
                                        std::size_t found) {
        const SetLanes lanes(isFound);
        const SetLanes::Int32s di;
        hn::StoreU(hn::Add(lanes.numbers, hn::Set(di, static_cast<std::int32_t>(at))), di,
                   m_place.data() + found);
        hn::StoreU(hn::Set(di, static_cast<std::int32_t>(run)), di, m_run.data() + found);
        return lanes.count;
    }

    const LinkedCells* m_cells = nullptr;
    const int* m_species = nullptr;
    std::size_t m_first = 0, m_count = 0;
    std::vector<LinkedCells::Run> m_runs;
    std::size_t m_cell = 0;                    // that the runs belong to
    std::vector<std::int32_t> m_place, m_run;  // of each neighbour, in the order they are found
    FoundNeighbours m_found;
};

// Tests the entries of a list, which are scattered in memory, a vector at a time.
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
        pack();
        m_longest = 0;
        for (const int central : view.centrals)
            m_longest =
                std::max(m_longest, static_cast<std::size_t>(view.neighbourCounts[central]));
        m_found.restart(m_longest);
    }

    std::size_t mostFound() const { return m_longest; }
    std::size_t centralCount() const { return m_view.centrals.size(); }
    std::size_t central(std::size_t k) const {
        return static_cast<std::size_t>(m_view.centrals[k]);
    }
    int species(std::size_t atom) const {
        return m_view.speciesOfType[static_cast<std::size_t>(m_view.types[atom])];
    }

    FoundNeighbours& collect(std::size_t central) {
        FoundNeighbours::Writer writer = m_found.restart(m_longest);
        const int *entry = m_view.neighbours[central],
                  *end = entry + m_view.neighbourCounts[central];
        const double* own = packed(static_cast<int>(central));
        const Vector centre[3] = {broadcast(own[0]), broadcast(own[1]), broadcast(own[2])};
        Vector least = broadcast(m_cutoff * m_cutoff);
        for (; entry + kLanes <= end; entry += kLanes)
            least = hn::Min(least, test(entry, centre, hn::FirstN(Doubles(), kLanes), writer));
        if (entry < end) {
            const auto count = static_cast<std::size_t>(end - entry);
            int rest[kLanes];
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                rest[lane] = entry[lane < count ? lane : 0];
            least = hn::Min(least, test(rest, centre, hn::FirstN(Doubles(), count), writer));
        }
        m_found.finish(writer);
        constexpr double kNear = LinkedCells::kSamePlace * LinkedCells::kSamePlace;
        if (!hn::AllFalse(Doubles(), hn::Lt(least, broadcast(kNear))))
            requireApart(central);
        return m_found;
    }

private:
    // Of atoms that are no neighbours; a species is its own number.
    static constexpr double kIgnored = -1;

    // An atom of a list is then one load instead of four.
    void pack() {
        const std::size_t count = m_view.types.size();
        m_packed.reserve(4 * count);
        const double* position = m_view.positions.data();
        double* to = m_packed.data();
        for (std::size_t atom = 0; atom < count; ++atom, position += 3, to += 4) {
            to[0] = position[0];
            to[1] = position[1];
            to[2] = position[2];
            to[3] = m_kindOfType.data()[m_view.types.data()[atom]];
        }
    }

    HWY_INLINE const double* packed(int entry) const {
        return m_packed.data() + 4 * static_cast<std::size_t>(entry & m_view.indexMask);
    }

    // Adds the neighbours among the entries of one vector; returns the squares of their distances.
    HWY_INLINE Vector test(const int* entries, const Vector* centre, hn::Mask<Doubles> isListed,
                           FoundNeighbours::Writer& writer) const {
        const SetLanes::Int32s di;
        Vector x, y, z, kind;
        loadAtoms(entries, x, y, z, kind);
        const Vector to[3] = {hn::Sub(x, centre[0]), hn::Sub(y, centre[1]), hn::Sub(z, centre[2])};
        const Vector squared =
            hn::MulAdd(to[2], to[2], hn::MulAdd(to[1], to[1], hn::Mul(to[0], to[0])));
        const auto isInside = hn::And(hn::Lt(squared, broadcast(m_cutoff * m_cutoff)),
                                      hn::Ne(kind, broadcast(kIgnored)));
        const auto index = hn::And(hn::LoadU(di, entries), hn::Set(di, m_view.indexMask));
        writer.add(hn::And(isListed, isInside), index, kind, to);
        return squared;
    }

    // Lane i of the results belongs to entry i.
    HWY_INLINE void loadAtoms(const int* entries, Vector& x, Vector& y, Vector& z,
                              Vector& kind) const {
        const Doubles d;
#if HWY_MAX_BYTES >= 32
        const auto atom = [&](std::size_t i) HWY_ATTR {
#if HWY_MAX_BYTES == 64
            const hn::Half<Doubles> half;
            return hn::Combine(d, hn::Load(half, packed(entries[i + 4])),
                               hn::Load(half, packed(entries[i])));
#else
            return load(packed(entries[i]));
#endif
        };
        const Vector a = atom(0), b = atom(1), c = atom(2), e = atom(3);
        const Vector xz01 = hn::InterleaveLower(d, a, b), yk01 = hn::InterleaveUpper(d, a, b);
        const Vector xz23 = hn::InterleaveLower(d, c, e), yk23 = hn::InterleaveUpper(d, c, e);
        x = hn::OddEvenBlocks(hn::SwapAdjacentBlocks(xz23), xz01);
        z = hn::OddEvenBlocks(xz23, hn::SwapAdjacentBlocks(xz01));
        y = hn::OddEvenBlocks(hn::SwapAdjacentBlocks(yk23), yk01);
        kind = hn::OddEvenBlocks(yk23, hn::SwapAdjacentBlocks(yk01));
#elif HWY_MAX_BYTES == 16 && HWY_TARGET != HWY_SCALAR
        const double *first = packed(entries[0]), *second = packed(entries[1]);
        const Vector xy0 = load(first), zk0 = load(first + 2);
        const Vector xy1 = load(second), zk1 = load(second + 2);
        x = hn::InterleaveLower(d, xy0, xy1);
        y = hn::InterleaveUpper(d, xy0, xy1);
        z = hn::InterleaveLower(d, zk0, zk1);
        kind = hn::InterleaveUpper(d, zk0, zk1);
#else
        (void)d;
        const double* only = packed(entries[0]);
        x = load(only);
        y = load(only + 1);
        z = load(only + 2);
        kind = load(only + 3);
#endif
    }

    // An ignored atom may be anywhere.
    void requireApart(std::size_t central) const {
        constexpr double kNear = LinkedCells::kSamePlace * LinkedCells::kSamePlace;
        const double* own = packed(static_cast<int>(central));
        for (int k = 0; k < m_view.neighbourCounts[central]; ++k) {
            const int entry = m_view.neighbours[central][k];
            const double* other = packed(entry);
            const double x = other[0] - own[0], y = other[1] - own[1], z = other[2] - own[2];
            if (x * x + y * y + z * z < kNear && other[3] != kIgnored)
                throw SamePlaceError(static_cast<int>(central), entry & m_view.indexMask);
        }
    }

    NeighbourView m_view;
    double m_cutoff = 0;               // Å
    std::vector<double> m_kindOfType;  // the species of a type of the view, or kIgnored
    Buffer m_packed;                   // of each atom of the view: x, y, z (Å) and kind
    std::size_t m_longest = 0;         // of the lists
    FoundNeighbours m_found;
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
