// Memory for large arrays, in pages of 2 MB if the system has them: small pages come one by one as
// they are first written, which can take longer than the work on them, and many of them miss the
// processor's table of addresses.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace mtp {

// Not initialised, aligned to 64 bytes at the least. Throws std::bad_alloc.
void* takeLargePages(std::size_t bytes);
// Of takeLargePages(); null is nothing.
void returnLargePages(void* memory) noexcept;

// From now on the heap keeps freed memory for later allocations instead of returning it to the
// system, and uses large pages too. Meant for programs that end soon. Only Linux needs it:
// elsewhere it does nothing.
void keepHeap();

// Values that are not set stay uninitialised.
template <class Value>
struct LargePageAllocator {
    using value_type = Value;

    LargePageAllocator() = default;
    template <class Other>
    LargePageAllocator(const LargePageAllocator<Other>&) noexcept {}

    Value* allocate(std::size_t count) {
        return static_cast<Value*>(takeLargePages(count * sizeof(Value)));
    }
    void deallocate(Value* values, std::size_t) noexcept { returnLargePages(values); }
    template <class Other>
    void construct(Other* place) noexcept {
        ::new (static_cast<void*>(place)) Other;
    }
    template <class Other, class First, class... More>
    void construct(Other* place, First&& first, More&&... more) {
        ::new (static_cast<void*>(place))
            Other(static_cast<First&&>(first), static_cast<More&&>(more)...);
    }
    bool operator==(const LargePageAllocator&) const = default;
};

// LargeArray<double> values(count) has values that are to be set.
template <class Value>
using LargeArray = std::vector<Value, LargePageAllocator<Value>>;

}  // namespace mtp
