#include "core/dynamics/PositionStore.h"

namespace mtp {

void PositionStore::append(std::span<const double> fractional) {
    if (m_frames == 0)
        m_start.assign(fractional.begin(), fractional.end());
    const std::size_t row = m_frames % kBlockFrames;
    if (row == 0)
        open();
    for (std::size_t i = 0; i < m_start.size(); ++i) {
        const double difference = fractional[i] - m_start[i];
        const auto rounded = static_cast<float>(difference);
        m_open[kBlockFrames * i + row] = rounded;
        if (m_openRests)
            m_openRests[kBlockFrames * i + row] =
                static_cast<float>(difference - static_cast<double>(rounded));
    }
    ++m_frames;
    if (row + 1 == kBlockFrames)
        flush();
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
    m_openRests = nullptr;
    if (!m_open)
        return;
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
