#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>

#include "core/base/LargePages.h"

namespace mtp {

void* takeLargePages(std::size_t bytes) {
    constexpr std::size_t kLargePage = std::size_t{2} << 20, kLine = 64;
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

}  // namespace mtp
