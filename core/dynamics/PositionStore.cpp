#include "core/dynamics/PositionStore.h"

#include <algorithm>
#include <utility>

#include "core/base/LargePages.h"

namespace mtp {

namespace {

// The 2,000 small pages of a block of 8 MB can take longer to come, one by one, than the text of
// its frames takes to be read.
std::shared_ptr<float[]> zeros(std::size_t count) {
    auto* const values = static_cast<float*>(takeLargePages(count * sizeof(float)));
    std::fill_n(values, count, 0.0F);
    return {values, returnLargePages};
}

}  // namespace

void PositionStore::append(std::span<const double> fractional) {
    if (m_frames == 0)
        m_start.assign(fractional.begin(), fractional.end());
    if (m_frames % kBlockFrames == 0)
        open();
    m_waiting.insert(m_waiting.end(), fractional.begin(), fractional.end());
    ++m_frames;
    if (m_frames % kBlockFrames == 0)
        flush();
    else if (m_frames % kWaitingFrames == 0)
        placeWaiting();
}

// Several frames at once, so that a line of memory is written once and not for every frame.
void PositionStore::placeWaiting() {
    const std::size_t values = m_start.size();
    const std::size_t frames = values == 0 ? 0 : m_waiting.size() / values;
    const std::size_t first = (m_frames - frames) % kBlockFrames;
    for (std::size_t i = 0; i < values; ++i) {
        const std::size_t place = kBlockFrames * i + first;
        for (std::size_t k = 0; k < frames; ++k) {
            const double difference = m_waiting[values * k + i] - m_start[i];
            const auto rounded = static_cast<float>(difference);
            m_open[place + k] = rounded;
            if (m_openRests)
                m_openRests[place + k] =
                    static_cast<float>(difference - static_cast<double>(rounded));
        }
    }
    m_waiting.clear();
}

void PositionStore::open() {
    const bool keepsRests = m_frames == 0 || !m_rests.empty();
    m_open = m_spare ? std::exchange(m_spare, nullptr) : zeros(blockSize());
    m_blocks.push_back(m_open);
    if (keepsRests && m_blocks.size() * blockSize() <= kMostExactValues) {
        m_openRests = zeros(blockSize());
        m_rests.push_back(m_openRests);
    } else {
        m_rests.clear();
    }
}

void PositionStore::flush() {
    if (!m_open)
        return;
    placeWaiting();
    m_openRests = nullptr;
    if (m_sink) {
        clearBehindFrames();
        m_sink({m_open.get(), blockSize()});
        m_blocks.back() = nullptr;
        m_spare = m_open;
    }
    m_open = nullptr;
}

// In a block that was used before.
void PositionStore::clearBehindFrames() {
    if (const std::size_t frames = m_frames % kBlockFrames; frames > 0)
        for (std::size_t row = 0; row < m_start.size(); ++row)
            std::fill_n(m_open.get() + kBlockFrames * row + frames, kBlockFrames - frames, 0.0F);
}

void PositionStore::reopen() {
    if (m_frames % kBlockFrames == 0)
        return;
    const auto copied = [this](Block& block) {
        const std::shared_ptr<float[]> copy = zeros(blockSize());
        std::copy_n(block.get(), blockSize(), copy.get());
        block = copy;
        return copy;
    };
    m_open = copied(m_blocks.back());
    m_openRests = m_rests.empty() ? nullptr : copied(m_rests.back());
}

PositionStore PositionStore::mapped(std::shared_ptr<const MappedFile> file, std::size_t offset,
                                    std::vector<double> start, std::size_t frames, bool hasRests) {
    PositionStore store;
    store.m_start = std::move(start);
    store.m_frames = frames;
    const auto* first = reinterpret_cast<const float*>(file->bytes().data() + offset);
    const std::size_t blocks = store.blockCount(), size = store.blockSize();
    for (std::size_t block = 0; block < blocks; ++block) {
        store.m_blocks.push_back(Block(file, first + block * size));
        if (hasRests)
            store.m_rests.push_back(Block(file, first + (blocks + block) * size));
    }
    store.m_file = std::move(file);
    store.m_offset = offset;
    return store;
}

Eigen::RowVector3d PositionStore::at(std::size_t frame, std::size_t atom) const {
    const std::size_t block = frame / kBlockFrames, row = frame % kBlockFrames;
    Eigen::RowVector3d place;
    for (std::size_t axis = 0; axis < 3; ++axis)
        place[static_cast<Eigen::Index>(axis)] =
            m_start[3 * atom + axis] + static_cast<double>(values(block, atom, axis)[row]) +
            (hasRests() ? static_cast<double>(rests(block, atom, axis)[row]) : 0);
    return place;
}

void PositionStore::release(std::size_t block) const {
    const std::size_t size = blockSize() * sizeof(float);
    if (m_file)
        m_file->release(m_offset + block * size, size);
}

}  // namespace mtp
