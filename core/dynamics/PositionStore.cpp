#include "core/dynamics/PositionStore.h"

namespace mtp {

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
    const bool keepsRests = !m_sink && (m_frames == 0 || !m_rests.empty());
    m_open = std::make_shared<float[]>(blockSize());
    m_blocks.push_back(m_open);
    if (keepsRests && m_blocks.size() * blockSize() <= kMostExactValues) {
        m_openRests = std::make_shared<float[]>(blockSize());
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
        m_sink({m_open.get(), blockSize()});
        m_blocks.back() = nullptr;
    }
    m_open = nullptr;
}

PositionStore PositionStore::mapped(std::shared_ptr<const MappedFile> file, std::size_t offset,
                                    std::vector<double> start, std::size_t frames) {
    PositionStore store;
    store.m_start = std::move(start);
    store.m_frames = frames;
    const auto* first = reinterpret_cast<const float*>(file->bytes().data() + offset);
    for (std::size_t block = 0; block < store.blockCount(); ++block)
        store.m_blocks.push_back(Block(file, first + block * store.blockSize()));
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
