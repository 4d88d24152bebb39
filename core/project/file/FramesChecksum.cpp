#include "core/project/file/FramesChecksum.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace mtp {

struct FramesChecksum::State {
    XXH3_state_t* hash = XXH3_createState();
    ~State() { XXH3_freeState(hash); }
};

FramesChecksum::FramesChecksum() : m_state(std::make_unique<State>()) {
    if (!m_state->hash)
        throw std::bad_alloc();
    XXH3_128bits_reset(m_state->hash);
}

FramesChecksum::~FramesChecksum() = default;

void FramesChecksum::add(const Frame& frame) {
    const auto update = [this](const double* values, Eigen::Index count) {
        XXH3_128bits_update(m_state->hash, values,
                            static_cast<std::size_t>(count) * sizeof(double));
    };
    const double energy = frame.labels.energy.value_or(0);
    update(frame.cell.vectors.data(), frame.cell.vectors.size());
    update(frame.positions.data(), frame.positions.size());
    update(&energy, 1);
}

std::string FramesChecksum::text() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(m_state->hash);
    return fmt::format("frames-xxh128:{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace mtp
