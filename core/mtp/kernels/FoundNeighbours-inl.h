// What a search for neighbours finds, as numbers of records that are fetched a vector at a time.
#if defined(MTP_KERNELS_FOUND_NEIGHBOURS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_FOUND_NEIGHBOURS_INL_H_
#undef MTP_KERNELS_FOUND_NEIGHBOURS_INL_H_
#else
#define MTP_KERNELS_FOUND_NEIGHBOURS_INL_H_
#endif

#include <hwy/highway.h>

#include <cstddef>
#include <cstdint>

#include "core/mtp/kernels/Vector-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

using Numbers = hn::Rebind<std::int32_t, Doubles>;  // as many as there are doubles in a vector

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

// The lanes of a mask that are set, lowest first.
// hn::Compress() of Highway 1.0.3 copies a table of 2 kB in each call.
struct SetLanes {
    HWY_INLINE explicit SetLanes(hn::Mask<Doubles> mask) {
        std::uint8_t flags[8] = {};
        hn::StoreMaskBits(Doubles(), mask, flags);
        numbers = hn::PromoteTo(
            Numbers(), hn::LoadU(hn::Rebind<std::uint8_t, Doubles>(), kSetFlags.numbers[flags[0]]));
        count = hn::CountTrue(Doubles(), mask);
    }

    // Moves the content of these lanes to the front.
    HWY_INLINE hn::Vec<Numbers> front(hn::Vec<Numbers> v) const {
        return hn::TableLookupLanes(v, hn::IndicesFromVec(Numbers(), numbers));
    }

    hn::Vec<Numbers> numbers;  // of the lanes, then zeros
    std::size_t count;
};

// Four numbers are kept together for each atom that may be found: x, y, z (Å) and one of the
// search's own.
constexpr std::size_t kRecordSize = 4;

struct Records {
    Vector x, y, z, own;
};

// Lane i of the result belongs to record numbers[i].
HWY_INLINE Records loadRecords(const double* records, const std::int32_t* numbers) {
    const Doubles d;
    const auto at = [&](std::size_t i) HWY_ATTR {
        return records + kRecordSize * static_cast<std::size_t>(numbers[i]);
    };
#if HWY_MAX_BYTES >= 32
    const auto record = [&](std::size_t i) HWY_ATTR {
#if HWY_MAX_BYTES == 64
        const hn::Half<Doubles> half;
        return hn::Combine(d, hn::Load(half, at(i + 4)), hn::Load(half, at(i)));
#else
        return load(at(i));
#endif
    };
    const Vector a = record(0), b = record(1), c = record(2), e = record(3);
    const Vector xz01 = hn::InterleaveLower(d, a, b), yw01 = hn::InterleaveUpper(d, a, b);
    const Vector xz23 = hn::InterleaveLower(d, c, e), yw23 = hn::InterleaveUpper(d, c, e);
    return {hn::OddEvenBlocks(hn::SwapAdjacentBlocks(xz23), xz01),
            hn::OddEvenBlocks(hn::SwapAdjacentBlocks(yw23), yw01),
            hn::OddEvenBlocks(xz23, hn::SwapAdjacentBlocks(xz01)),
            hn::OddEvenBlocks(yw23, hn::SwapAdjacentBlocks(yw01))};
#elif HWY_MAX_BYTES == 16 && HWY_TARGET != HWY_SCALAR
    const Vector xy0 = load(at(0)), zw0 = load(at(0) + 2);
    const Vector xy1 = load(at(1)), zw1 = load(at(1) + 2);
    return {hn::InterleaveLower(d, xy0, xy1), hn::InterleaveUpper(d, xy0, xy1),
            hn::InterleaveLower(d, zw0, zw1), hn::InterleaveUpper(d, zw0, zw1)};
#else
    (void)d;
    return {load(at(0)), load(at(0) + 1), load(at(0) + 2), load(at(0) + 3)};
#endif
}

// Lane i of x, y and z becomes x, y, z and 0 at to + kRecordSize * i.
HWY_INLINE void storeRecords(Vector x, Vector y, Vector z, double* to) {
    const Doubles d;
#if HWY_MAX_BYTES >= 32
    const Vector xy02 = hn::InterleaveLower(d, x, y), xy13 = hn::InterleaveUpper(d, x, y);
    const Vector z02 = hn::InterleaveLower(d, z, zero()), z13 = hn::InterleaveUpper(d, z, zero());
    // Rows i and, of eight lanes, i + 4.
    const Vector rows[4] = {hn::OddEvenBlocks(hn::SwapAdjacentBlocks(z02), xy02),
                            hn::OddEvenBlocks(hn::SwapAdjacentBlocks(z13), xy13),
                            hn::OddEvenBlocks(z02, hn::SwapAdjacentBlocks(xy02)),
                            hn::OddEvenBlocks(z13, hn::SwapAdjacentBlocks(xy13))};
    for (std::size_t i = 0; i < 4; ++i) {
#if HWY_MAX_BYTES == 64
        const hn::Half<Doubles> half;
        hn::Store(hn::LowerHalf(half, rows[i]), half, to + kRecordSize * i);
        hn::Store(hn::UpperHalf(half, rows[i]), half, to + kRecordSize * (i + 4));
#else
        store(rows[i], to + kRecordSize * i);
#endif
    }
#elif HWY_MAX_BYTES == 16 && HWY_TARGET != HWY_SCALAR
    store(hn::InterleaveLower(d, x, y), to);
    store(hn::InterleaveLower(d, z, zero()), to + 2);
    store(hn::InterleaveUpper(d, x, y), to + kRecordSize);
    store(hn::InterleaveUpper(d, z, zero()), to + kRecordSize + 2);
#else
    (void)d;
    store(x, to);
    store(y, to + 1);
    store(z, to + 2);
    store(zero(), to + 3);
#endif
}

// The neighbours of one atom, those of the first species first.
struct FoundNeighbours {
    const std::int32_t* numbers;  // of their records, and valid ones for kLanes behind the last
    std::size_t count;
    const double* records;
    double origin[3];  // the place of the atom, Å
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
