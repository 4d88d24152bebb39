// Exchanges that the rows of a table take when they are needed (ExchangeRows.h).
#if defined(MTP_KERNELS_EXCHANGE_ROWS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_EXCHANGE_ROWS_INL_H_
#undef MTP_KERNELS_EXCHANGE_ROWS_INL_H_
#else
#define MTP_KERNELS_EXCHANGE_ROWS_INL_H_
#endif

#include <hwy/cache_control.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cmath>

#include "core/mtp/kernels/Vector-inl.h"
#include "core/selection/ExchangeRows.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

using Bounds = hn::CappedTag<float, ExchangeRows::kGroups>;
constexpr std::size_t kRowsAhead = 12;  // whose memory is asked for
constexpr std::size_t kBoundLanes = HWY_MIN(HWY_LANES(float), ExchangeRows::kGroups);

// Of the next kVectors vectors of a row; returns the magnitudes, which raise those of columns.
template <std::size_t kVectors>
HWY_INLINE Vector takePending(double* to, const double* left, const double* right,
                              std::size_t stride, std::size_t count, double* ofColumns) {
    Vector entries[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v)
        entries[v] = loadUnaligned(to + v * kLanes);
    for (std::size_t p = 0; p < count; ++p, right += stride) {
        const Vector factor = broadcast(left[p]);
        for (std::size_t v = 0; v < kVectors; ++v)
            entries[v] = hn::NegMulAdd(factor, loadUnaligned(right + v * kLanes), entries[v]);
    }
    Vector largest = zero();
    for (std::size_t v = 0; v < kVectors; ++v) {
        storeUnaligned(entries[v], to + v * kLanes);
        const Vector magnitudes = hn::Abs(entries[v]);
        largest = hn::Max(largest, magnitudes);
        if (ofColumns)
            storeUnaligned(hn::Max(magnitudes, loadUnaligned(ofColumns + v * kLanes)),
                           ofColumns + v * kLanes);
    }
    return largest;
}

// All pending exchanges, for one group of one row. Returns the largest magnitude.
HWY_INLINE double takeGroup(const ExchangeRows& rows, std::size_t row, std::size_t group,
                            double* ofColumns = nullptr) {
    std::uint8_t& taken = rows.taken[row * ExchangeRows::kGroups + group];
    const std::size_t count = rows.pending - taken, column = group * rows.width;
    const double* left = rows.left + row * ExchangeRows::kPending + taken;
    const double* right = rows.right + taken * rows.stride + column;
    double* to = rows.table + row * rows.stride + column;
    constexpr std::size_t kVectors = 4;
    static_assert(ExchangeRows::kMultiple % (kVectors * kLanes) == 0);
    Vector largest = zero();
    for (std::size_t k = 0; k < rows.width; k += kVectors * kLanes)
        largest =
            hn::Max(largest, takePending<kVectors>(to + k, left, right + k, rows.stride, count,
                                                   ofColumns ? ofColumns + column + k : nullptr));
    const double magnitude = hn::GetLane(hn::MaxOfLanes(Doubles(), largest));
    rows.bounds[row * ExchangeRows::kGroups + group] = static_cast<float>(magnitude);
    taken = static_cast<std::uint8_t>(rows.pending);
    return magnitude;
}

// For the memory of a group, before it is needed.
HWY_INLINE void ask(const ExchangeRows& rows, std::size_t row, std::size_t group) {
    const double* from = rows.table + row * rows.stride + group * rows.width;
    for (std::size_t k = 0; k < rows.width; k += 8)
        hwy::Prefetch(from + k);
    hwy::Prefetch(rows.left + row * ExchangeRows::kPending +
                  rows.taken[row * ExchangeRows::kGroups + group]);
}

// Bit g: the bound of group g of this row is `least` or more.
HWY_INLINE std::uint32_t groupsFrom(const ExchangeRows& rows, std::size_t row, float least) {
    const Bounds d;
    std::uint32_t groups = 0;
    for (std::size_t g = 0; g < ExchangeRows::kGroups; g += kBoundLanes) {
        const auto bounds = hn::LoadU(d, rows.bounds + row * ExchangeRows::kGroups + g);
        const auto mask = hn::Ge(bounds, hn::Set(d, least));
        if (hn::AllFalse(d, mask))
            continue;
        std::uint8_t bits[8] = {};
        hn::StoreMaskBits(d, mask, bits);
        groups |= (bits[0] | static_cast<std::uint32_t>(bits[1]) << 8) << g;
    }
    return groups & ((1U << rows.groups) - 1);
}

// An entry with all pending exchanges, by the same operations as in takePending().
HWY_INLINE double entryNow(double entryThen, const double* left, const double* rightOfColumn,
                           std::size_t taken, std::size_t pending) {
    const hn::CappedTag<double, 1> d;
    auto entry = hn::Set(d, entryThen);
    for (std::size_t p = taken; p < pending; ++p)
        entry = hn::NegMulAdd(hn::Set(d, left[p]), hn::Set(d, rightOfColumn[p]), entry);
    return hn::GetLane(entry);
}

// Returns whether one of them is larger than `largest` now.
HWY_INLINE bool raiseBounds(float* bounds, float left, const float* rightOfGroups, float largest) {
    const Bounds d;
    auto most = hn::Zero(d);
    for (std::size_t g = 0; g < ExchangeRows::kGroups; g += kBoundLanes) {
        const auto raised =
            hn::MulAdd(hn::Set(d, left), hn::LoadU(d, rightOfGroups + g), hn::LoadU(d, bounds + g));
        hn::StoreU(raised, d, bounds + g);
        most = hn::Max(most, raised);
    }
    return !hn::AllFalse(d, hn::Gt(most, hn::Set(d, largest)));
}

kernels::LargestEntry addExchangeHere(const ExchangeRows& rows, std::size_t first, std::size_t last,
                                      const kernels::PendingExchange& exchange) {
    const std::size_t pending = rows.pending, stride = rows.stride;
    double rightOfColumn[ExchangeRows::kPending];
    for (std::size_t p = 0; p < pending; ++p)
        rightOfColumn[p] = rows.right[p * stride + exchange.column];
    const double pivot = exchange.pivot;
    const double* entry = rows.table + first * stride + exchange.column;
    const std::uint8_t* taken =
        rows.taken + first * ExchangeRows::kGroups + exchange.column / rows.width;
    double* left = rows.left + first * ExchangeRows::kPending;
    float* bounds = rows.bounds + first * ExchangeRows::kGroups;
    std::size_t found = first;
    float largest = 0;
    for (std::size_t row = first; row < last; ++row) {
        hwy::Prefetch(entry + kRowsAhead * stride);
        double factor = entryNow(*entry, left, rightOfColumn, *taken, pending) / pivot;
        if (row == exchange.row)
            factor += 1 / pivot;
        left[pending] = factor;
        if (raiseBounds(bounds, static_cast<float>(std::abs(factor)), exchange.rightOfGroups,
                        largest)) {
            largest = *std::max_element(bounds, bounds + ExchangeRows::kGroups);
            found = row;
        }
        entry += stride;
        taken += ExchangeRows::kGroups;
        left += ExchangeRows::kPending;
        bounds += ExchangeRows::kGroups;
    }
    return {largest, found};
}

HWY_INLINE void keepLarger(kernels::LargestEntry& found, double magnitude, std::size_t row) {
    if (magnitude > found.magnitude || (magnitude == found.magnitude && row < found.row))
        found = {magnitude, row};
}

kernels::LargestEntry takeWhereLargestHere(const ExchangeRows& shared, std::size_t first,
                                           std::size_t last, kernels::LargestEntry known) {
    const ExchangeRows rows = shared;   // stays in registers
    constexpr std::size_t kAhead = 16;  // groups whose memory is asked for
    struct Place {
        std::uint32_t row, group;
    } places[kAhead];
    std::size_t asked = 0, taken = 0;
    float least = static_cast<float>(known.magnitude * ExchangeRows::kBelow);
    const auto take = [&]() HWY_ATTR {
        const Place place = places[taken++ % kAhead];
        if (rows.bounds[place.row * ExchangeRows::kGroups + place.group] < least)
            return;
        keepLarger(known, takeGroup(rows, place.row, place.group), place.row);
        least = static_cast<float>(known.magnitude * ExchangeRows::kBelow);
    };
    for (std::size_t row = first; row < last; ++row)
        for (std::uint32_t groups = groupsFrom(rows, row, least); groups != 0;
             groups &= groups - 1) {
            if (asked - taken == kAhead)
                take();
            const auto group =
                static_cast<std::uint32_t>(hwy::Num0BitsBelowLS1Bit_Nonzero32(groups));
            ask(rows, row, group);
            places[asked++ % kAhead] = {static_cast<std::uint32_t>(row), group};
        }
    while (taken < asked)
        take();
    return known;
}

void takeRowHere(const ExchangeRows& rows, std::size_t row) {
    for (std::size_t group = 0; group < rows.groups; ++group)
        takeGroup(rows, row, group);
}

kernels::LargestEntry takeAllHere(const ExchangeRows& shared, std::size_t first, std::size_t last,
                                  double* ofColumns) {
    const ExchangeRows rows = shared;  // stays in registers
    kernels::LargestEntry found{0, first};
    if (ofColumns)
        std::fill_n(ofColumns, rows.stride, 0.0);
    for (std::size_t group = 0; group < rows.groups; ++group)
        for (std::size_t row = first; row < last; ++row) {
            keepLarger(found, takeGroup(rows, row, group, ofColumns), row);
            rows.taken[row * ExchangeRows::kGroups + group] = 0;
        }
    return found;
}

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
