#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/mman.h>

#include <array>
#include <climits>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "core/base/LargePages.h"

namespace mtp {
namespace {

constexpr std::size_t kLargePage = std::size_t{2} << 20;

}  // namespace

void* takeLargePages(std::size_t bytes) {
    constexpr std::size_t kLine = 64;
    const std::size_t page = bytes >= kLargePage ? kLargePage : kLine;
    if (bytes > SIZE_MAX - page)
        throw std::bad_alloc();
    const std::size_t size = (bytes + page - 1) / page * page;
    void* const memory = std::aligned_alloc(page, size > 0 ? size : page);
    if (!memory)
        throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
    if (page == kLargePage)
        madvise(memory, size, MADV_HUGEPAGE);  // only a hint
#endif
    return memory;
}

void returnLargePages(void* memory) noexcept {
    std::free(memory);
}

void keepHeap() {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
    constexpr int kMostOfHeap = 32 << 20;  // glibc takes no higher limit; larger arrays are mapped
    mallopt(M_MMAP_THRESHOLD, kMostOfHeap);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
    // A page is taken when it is first written, so that this reserves addresses only.
    std::array<void*, 4> ahead;
    for (void*& memory : ahead) {
        memory = std::malloc(kMostOfHeap - kLargePage);
        std::size_t size = memory ? kMostOfHeap - kLargePage : 0;
        void* begin = memory;
        if (std::align(kLargePage, kLargePage, begin, size))
            madvise(begin, size / kLargePage * kLargePage, MADV_HUGEPAGE);
    }
    for (void* memory : ahead)
        std::free(memory);
#endif
}

}  // namespace mtp
