// Finds the neighbours of an atom in the list of another program.
#if defined(MTP_KERNELS_LIST_SEARCH_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_LIST_SEARCH_INL_H_
#undef MTP_KERNELS_LIST_SEARCH_INL_H_
#else
#define MTP_KERNELS_LIST_SEARCH_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "core/mtp/EvaluationPlan.h"
#include "core/mtp/SiteEvaluator.h"
#include "core/mtp/kernels/FoundNeighbours-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

// Tests the entries of a list, which are scattered in memory, a vector at a time.
class ListSearch {
public:
    static constexpr std::size_t kForceSize = 3;  // numbers in a force

    // Atoms of species speciesCount and above are ignored.
    void begin(const NeighbourView& view, const EvaluationPlan& plan) {
        m_view = view;
        m_cutoff = plan.radial.maxDist;
        m_kindOfType.assign(view.speciesOfType.begin(), view.speciesOfType.end());
        for (double& kind : m_kindOfType)
            if (kind >= plan.speciesCount)
                kind = kIgnored;
        makeRecords();
        m_longest = 0;
        for (const int central : view.centrals)
            m_longest =
                std::max(m_longest, static_cast<std::size_t>(view.neighbourCounts[central]));
        m_room = m_longest + kLanes;
        const auto speciesCount = static_cast<std::size_t>(plan.speciesCount);
        if (m_numbers.size() < speciesCount * m_room)
            m_numbers.resize(speciesCount * m_room);
    }

    std::size_t mostFound() const { return m_longest; }
    std::size_t centralCount() const { return m_view.centrals.size(); }
    std::size_t central(std::size_t k) const {
        return static_cast<std::size_t>(m_view.centrals[k]);
    }
    int species(std::size_t atom) const {
        return m_view.speciesOfType[static_cast<std::size_t>(m_view.types[atom])];
    }

    // The numbers of records are those of atoms.
    HWY_INLINE static hn::Vec<Numbers> indices(hn::Vec<Numbers> numbers, const Records&) {
        return numbers;
    }

    // Valid until the next call. Throws SamePlaceError.
    FoundNeighbours collect(std::size_t central, std::span<std::size_t> endOfSpecies) {
        const int *entry = m_view.neighbours[central],
                  *end = entry + m_view.neighbourCounts[central];
        const double* own = record(static_cast<int>(central));
        const Vector centre[3] = {broadcast(own[0]), broadcast(own[1]), broadcast(own[2])};
        std::fill(endOfSpecies.begin(), endOfSpecies.end(), 0);
        Vector least = broadcast(m_cutoff * m_cutoff);
        for (; entry + kLanes <= end; entry += kLanes)
            least = hn::Min(least, test(entry, centre, kLanes, endOfSpecies));
        if (entry < end) {
            const auto count = static_cast<std::size_t>(end - entry);
            int rest[kLanes];
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                rest[lane] = entry[lane < count ? lane : 0];
            least = hn::Min(least, test(rest, centre, count, endOfSpecies));
        }
        join(endOfSpecies);
        constexpr double kNear = LinkedCells::kSamePlace * LinkedCells::kSamePlace;
        if (!hn::AllFalse(Doubles(), hn::Lt(least, broadcast(kNear))))
            requireApart(central);
        return {m_numbers.data(), endOfSpecies.back(), m_records.data(), {own[0], own[1], own[2]}};
    }

private:
    // Of atoms that are no neighbours; a species is its own number.
    static constexpr double kIgnored = -1;

    void makeRecords() {
        const std::size_t count = m_view.types.size();
        m_records.reserve(kRecordSize * count);
        const double* position = m_view.positions.data();
        double* to = m_records.data();
        for (std::size_t atom = 0; atom < count; ++atom, position += 3, to += kRecordSize) {
            to[0] = position[0];
            to[1] = position[1];
            to[2] = position[2];
            to[3] = m_kindOfType.data()[m_view.types.data()[atom]];
        }
    }

    HWY_INLINE const double* record(int entry) const {
        return m_records.data() + kRecordSize * static_cast<std::size_t>(entry & m_view.indexMask);
    }

    // Adds the neighbours among the first `count` of a vector of entries to those of their species;
    // returns the squares of all distances.
    HWY_INLINE Vector test(const int* entries, const Vector* centre, std::size_t count,
                           std::span<std::size_t> found) {
        const Numbers d;
        const auto numbers = hn::And(hn::LoadU(d, entries), hn::Set(d, m_view.indexMask));
        alignas(HWY_ALIGNMENT) std::int32_t number[kLanes];
        hn::StoreU(numbers, d, number);
        const Records atoms = loadRecords(m_records.data(), number);
        const Vector x = hn::Sub(atoms.x, centre[0]), y = hn::Sub(atoms.y, centre[1]),
                     z = hn::Sub(atoms.z, centre[2]);
        const Vector squared = hn::MulAdd(z, z, hn::MulAdd(y, y, hn::Mul(x, x)));
        const auto isInside =
            hn::And(hn::FirstN(Doubles(), count), hn::Lt(squared, broadcast(m_cutoff * m_cutoff)));
        for (std::size_t species = 0; species < found.size(); ++species) {
            const auto isOfSpecies = hn::Eq(atoms.own, broadcast(static_cast<double>(species)));
            const SetLanes lanes(hn::And(isInside, isOfSpecies));
            hn::StoreU(lanes.front(numbers), d,
                       m_numbers.data() + species * m_room + found[species]);
            found[species] += lanes.count;
        }
        return squared;
    }

    // Moves what was found of each species behind the species before it; counts become ends.
    void join(std::span<std::size_t> found) {
        std::int32_t* numbers = m_numbers.data();
        const Numbers d;
        std::size_t end = found[0];
        for (std::size_t species = 1; species < found.size(); ++species) {
            const std::int32_t* from = numbers + species * m_room;
            for (std::size_t k = 0; k < found[species]; k += kLanes)
                hn::StoreU(hn::LoadU(d, from + k), d, numbers + end + k);
            end += found[species];
            found[species] = end;
        }
        hn::StoreU(hn::Zero(d), d, numbers + end);
    }

    // An ignored atom may be anywhere.
    void requireApart(std::size_t central) const {
        constexpr double kNear = LinkedCells::kSamePlace * LinkedCells::kSamePlace;
        const double* own = record(static_cast<int>(central));
        for (int k = 0; k < m_view.neighbourCounts[central]; ++k) {
            const int entry = m_view.neighbours[central][k];
            const double* other = record(entry);
            const double x = other[0] - own[0], y = other[1] - own[1], z = other[2] - own[2];
            if (x * x + y * y + z * z < kNear && other[3] != kIgnored)
                throw SamePlaceError(static_cast<int>(central), entry & m_view.indexMask);
        }
    }

    NeighbourView m_view;
    double m_cutoff = 0;                  // Å
    std::vector<double> m_kindOfType;     // the species of a type of the view, or kIgnored
    Buffer m_records;                     // of each atom of the view: x, y, z (Å) and kind
    std::size_t m_longest = 0;            // of the lists
    std::size_t m_room = 0;               // for the neighbours of a species
    std::vector<std::int32_t> m_numbers;  // species x room, then those of all species in order
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
