// Finds the neighbours of an atom in cells of our own.
#if defined(MTP_KERNELS_CELL_SEARCH_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_CELL_SEARCH_INL_H_
#undef MTP_KERNELS_CELL_SEARCH_INL_H_
#else
#define MTP_KERNELS_CELL_SEARCH_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/mtp/EvaluationPlan.h"
#include "core/mtp/SiteEvaluator.h"
#include "core/mtp/kernels/FoundNeighbours-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

// The atoms of a cell share the candidates: all atoms and images that are within the cutoff of the
// box around them. These are sorted by species once for the cell, so that each atom of it tests
// whole vectors and finds its neighbours in the order in which they are wanted.
class CellSearch {
public:
    static constexpr std::size_t kForceSize = kCellForceSize;

    void begin(const CellView& view, const EvaluationPlan& plan) {
        m_cells = &view.cells;
        m_species = view.species.data();
        m_first = view.begin;
        m_count = view.end - view.begin;
        m_cell = kNone;
        m_near.resize(static_cast<std::size_t>(plan.speciesCount));
        m_begin.resize(m_near.size() + 1);
        m_kind.reserve(view.species.size() + LinkedCells::kPadding);
        std::copy(view.species.begin(), view.species.end(), m_kind.data());
        std::fill_n(m_kind.data() + view.species.size(), LinkedCells::kPadding, -1.0);
    }

    std::size_t centralCount() const { return m_count; }
    std::size_t central(std::size_t k) const { return m_first + k; }
    int species(std::size_t place) const { return m_species[place]; }

    // The numbers of records are those of candidates, whose places the records hold.
    HWY_INLINE static hn::Vec<Numbers> indices(hn::Vec<Numbers>, const Records& records) {
        return hn::DemoteTo(Numbers(), records.own);
    }

    // Valid until the next call. Throws InputError if another atom is at the same place.
    FoundNeighbours collect(std::size_t central, std::span<std::size_t> endOfSpecies) {
        if (const std::size_t cell = m_cells->cell(central); cell != m_cell)
            enter(cell);
        const double origin[3] = {m_cells->coordinate(0)[central], m_cells->coordinate(1)[central],
                                  m_cells->coordinate(2)[central]};
        const Vector centre[3] = {broadcast(origin[0]), broadcast(origin[1]), broadcast(origin[2])};
        const Vector limit = broadcast(m_cells->cutoff() * m_cells->cutoff());
        const Vector near = broadcast(LinkedCells::kSamePlace * LinkedCells::kSamePlace);
        const double *x = m_x.data(), *y = m_y.data(), *z = m_z.data();
        std::int32_t* numbers = m_numbers.data();
        Vector nearCount = zero();
        std::size_t found = 0;
        for (std::size_t species = 0; species < endOfSpecies.size(); ++species) {
            for (std::size_t at = m_begin[species]; at < m_begin[species + 1]; at += kLanes) {
                const Vector dx = hn::Sub(load(x + at), centre[0]);
                const Vector dy = hn::Sub(load(y + at), centre[1]);
                const Vector dz = hn::Sub(load(z + at), centre[2]);
                const Vector squared = hn::MulAdd(dx, dx, hn::MulAdd(dy, dy, hn::Mul(dz, dz)));
                const auto isNear = hn::Lt(squared, near);
                nearCount = hn::Add(nearCount, hn::IfThenElseZero(isNear, broadcast(1)));
                found += append(hn::AndNot(isNear, hn::Lt(squared, limit)), at, numbers + found);
            }
            endOfSpecies[species] = found;
        }
        hn::StoreU(hn::Zero(Numbers()), Numbers(), numbers + found);
        if (sumOfLanes(nearCount) > 1)  // the atom itself is one
            m_cells->requireApart(central);
        return {numbers, found, m_records.data(), {origin[0], origin[1], origin[2]}};
    }

private:
    static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

    // As many numbers as lanes are written; the next ones overwrite those that are not wanted.
    HWY_INLINE static std::size_t append(hn::Mask<Doubles> isWanted, std::size_t first,
                                         std::int32_t* to) {
        const SetLanes lanes(isWanted);
        const Numbers d;
        hn::StoreU(hn::Add(lanes.numbers, hn::Set(d, static_cast<std::int32_t>(first))), d, to);
        return lanes.count;
    }

    // Atoms and images of one species that are near the cell.
    struct Near {
        std::vector<std::int32_t> place, run;
        std::size_t count = 0;
    };

    HWY_NOINLINE void enter(std::size_t cell) {
        m_cell = cell;
        m_cells->runsAround(m_cells->firstOf(cell), m_runs);
        std::size_t most = 0;
        for (const LinkedCells::Run& run : m_runs)
            most += run.end - run.begin;
        for (Near& near : m_near) {
            near.count = 0;
            if (near.place.size() < most + kLanes) {
                near.place.resize(most + kLanes);
                near.run.resize(most + kLanes);
            }
        }
        findNear(cell);
        makeCandidates();
    }

    // What is within the cutoff of the box around the atoms of the cell.
    void findNear(std::size_t cell) {
        const LinkedCells& cells = *m_cells;
        // A candidate must not be lost by rounding.
        const Vector limit = broadcast(cells.cutoff() * cells.cutoff() * (1 + 1e-9));
        const double* x[3] = {cells.coordinate(0), cells.coordinate(1), cells.coordinate(2)};
        double low[3], high[3];
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const auto [least, most] = std::minmax_element(x[axis] + cells.firstOf(cell),
                                                           x[axis] + cells.firstOf(cell + 1));
            low[axis] = *least;
            high[axis] = *most;
        }
        for (std::size_t number = 0; number < m_runs.size(); ++number) {
            const LinkedCells::Run& run = m_runs[number];
            Vector lowest[3], highest[3];
            for (std::size_t axis = 0; axis < 3; ++axis) {
                lowest[axis] = broadcast(low[axis] - run.shift[axis]);
                highest[axis] = broadcast(high[axis] - run.shift[axis]);
            }
            for (std::size_t at = run.begin; at < run.end; at += kLanes) {
                Vector squared = zero();
                for (std::size_t axis = 0; axis < 3; ++axis) {
                    const Vector there = loadUnaligned(x[axis] + at);
                    const Vector beyond = hn::Max(
                        hn::Max(hn::Sub(lowest[axis], there), hn::Sub(there, highest[axis])),
                        zero());
                    squared = hn::MulAdd(beyond, beyond, squared);
                }
                const auto isNear =
                    hn::And(hn::FirstN(Doubles(), run.end - at), hn::Lt(squared, limit));
                if (!hn::AllFalse(Doubles(), isNear))
                    addNear(isNear, at, static_cast<std::int32_t>(number));
            }
        }
    }

    HWY_INLINE void addNear(hn::Mask<Doubles> isNear, std::size_t at, std::int32_t run) {
        const Vector kind = loadUnaligned(m_kind.data() + at);
        const auto runs = hn::Set(Numbers(), run);
        for (std::size_t species = 0; species < m_near.size(); ++species) {
            Near& near = m_near[species];
            const auto isOfSpecies = hn::Eq(kind, broadcast(static_cast<double>(species)));
            hn::StoreU(runs, Numbers(), near.run.data() + near.count);
            near.count += append(hn::And(isNear, isOfSpecies), at, near.place.data() + near.count);
        }
    }

    // The candidates of each species begin with a whole vector.
    void makeCandidates() {
        m_begin[0] = 0;
        for (std::size_t species = 0; species < m_near.size(); ++species)
            m_begin[species + 1] = m_begin[species] + roundUp(m_near[species].count);
        const std::size_t count = m_begin.back();
        for (Buffer* coordinate : {&m_x, &m_y, &m_z})
            coordinate->reserve(count);
        m_records.reserve(kRecordSize * count);
        if (m_numbers.size() < count + kLanes)
            m_numbers.resize(count + kLanes);
        for (std::size_t species = 0; species < m_near.size(); ++species)
            makeCandidates(m_near[species], m_begin[species]);
    }

    void makeCandidates(const Near& near, std::size_t first) {
        const double* from[3] = {m_cells->coordinate(0), m_cells->coordinate(1),
                                 m_cells->coordinate(2)};
        const std::int32_t *places = near.place.data(), *runs = near.run.data();
        const LinkedCells::Run* allRuns = m_runs.data();
        double *x = m_x.data() + first, *y = m_y.data() + first, *z = m_z.data() + first;
        double* record = m_records.data() + kRecordSize * first;
        const std::size_t count = near.count;
        for (std::size_t k = 0; k < count; ++k, record += kRecordSize) {
            const std::int32_t place = places[k];
            const auto& shift = allRuns[runs[k]].shift;
            record[0] = x[k] = from[0][place] + shift[0];
            record[1] = y[k] = from[1][place] + shift[1];
            record[2] = z[k] = from[2][place] + shift[2];
            record[3] = place;
        }
        for (std::size_t k = count; k < roundUp(count); ++k)
            x[k] = y[k] = z[k] = std::numeric_limits<double>::max();
    }

    const LinkedCells* m_cells = nullptr;
    const int* m_species = nullptr;
    std::size_t m_first = 0, m_count = 0;
    Buffer m_kind;               // the species, by place
    std::size_t m_cell = kNone;  // that everything below belongs to
    std::vector<LinkedCells::Run> m_runs;
    std::vector<Near> m_near;             // by species
    std::vector<std::size_t> m_begin;     // by species: its first candidate
    Buffer m_x, m_y, m_z, m_records;      // by candidate, in the order of species
    std::vector<std::int32_t> m_numbers;  // of the candidates that were found
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
