#include <malloc.h>

#include "core/base/LargePages.h"

namespace mtp {

// Large pages need a right there that few users have.
void* takeLargePages(std::size_t bytes) {
    constexpr std::size_t kLine = 64;
    void* const memory = _aligned_malloc(bytes > 0 ? bytes : kLine, kLine);
    if (!memory)
        throw std::bad_alloc();
    return memory;
}

void returnLargePages(void* memory) noexcept {
    _aligned_free(memory);
}

void keepHeap() {}

}  // namespace mtp
