// Vectors of doubles of the instruction set that a kernel is compiled for.
#if defined(MTP_KERNELS_VECTOR_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_VECTOR_INL_H_
#undef MTP_KERNELS_VECTOR_INL_H_
#else
#define MTP_KERNELS_VECTOR_INL_H_
#endif

#include <hwy/aligned_allocator.h>
#include <hwy/highway.h>

#include <cstddef>
#include <memory>

// Before a loop over an array of at most eight vectors. GCC keeps such an array in registers only
// if it unrolls the loop early; other compilers do so unasked.
#undef MTP_UNROLL
#if HWY_COMPILER_GCC_ACTUAL
#define MTP_UNROLL _Pragma("GCC unroll 16")
#else
#define MTP_UNROLL
#endif

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Doubles = hn::ScalableTag<double>;
using Vector = hn::Vec<Doubles>;
constexpr std::size_t kLanes = HWY_LANES(double);

HWY_INLINE Vector load(const double* from) {
    return hn::Load(Doubles(), from);
}
HWY_INLINE Vector loadUnaligned(const double* from) {
    return hn::LoadU(Doubles(), from);
}
HWY_INLINE void store(Vector v, double* to) {
    hn::Store(v, Doubles(), to);
}
HWY_INLINE void storeUnaligned(Vector v, double* to) {
    hn::StoreU(v, Doubles(), to);
}
HWY_INLINE Vector broadcast(double x) {
    return hn::Set(Doubles(), x);
}
HWY_INLINE Vector zero() {
    return hn::Zero(Doubles());
}

HWY_INLINE constexpr std::size_t roundUp(std::size_t count) {
    return (count + kLanes - 1) / kLanes * kLanes;
}

// Aligned memory for vectors. Its content is lost when it grows.
class Buffer {
public:
    void reserve(std::size_t count) {
        if (count <= m_size)
            return;
        m_size = roundUp(count + count / 4);
        m_memory = hwy::AllocateAligned<double>(m_size);
    }
    double* data() { return m_memory.get(); }
    const double* data() const { return m_memory.get(); }

private:
    hwy::AlignedFreeUniquePtr<double[]> m_memory;
    std::size_t m_size = 0;
};

// Lane i of the result is the sum over the lanes of the vector at from + i * stride.
HWY_INLINE Vector sumsOfLanes(const double* from, std::size_t stride) {
    const Doubles d;
#if HWY_MAX_BYTES == 64
    const auto pair = [&](std::size_t i) HWY_ATTR {
        const Vector a = load(from + i * stride), b = load(from + (i + 1) * stride);
        return hn::Add(hn::InterleaveLower(d, a, b), hn::InterleaveUpper(d, a, b));
    };
    const auto halves = [&](Vector low, Vector high) HWY_ATTR {
        const Vector sum =
            hn::Add(hn::ConcatLowerLower(d, high, low), hn::ConcatUpperUpper(d, high, low));
        return hn::Add(sum, hn::SwapAdjacentBlocks(sum));
    };
    return hn::OddEvenBlocks(halves(pair(2), pair(6)), halves(pair(0), pair(4)));
#elif HWY_MAX_BYTES == 32
    const auto pair = [&](std::size_t i) HWY_ATTR {
        const Vector a = load(from + i * stride), b = load(from + (i + 1) * stride);
        return hn::Add(hn::InterleaveLower(d, a, b), hn::InterleaveUpper(d, a, b));
    };
    const Vector low = pair(0), high = pair(2);
    return hn::Add(hn::ConcatLowerLower(d, high, low), hn::ConcatUpperUpper(d, high, low));
#elif HWY_MAX_BYTES == 16 && HWY_TARGET != HWY_SCALAR
    const Vector a = load(from), b = load(from + stride);
    return hn::Add(hn::InterleaveLower(d, a, b), hn::InterleaveUpper(d, a, b));
#else
    (void)d;
    (void)stride;
    return load(from);
#endif
}

HWY_INLINE double sumOfLanes(Vector v) {
    alignas(HWY_ALIGNMENT) double lanes[kLanes];
    store(v, lanes);
    double sum = 0;
    for (const double x : lanes)
        sum += x;
    return sum;
}

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
