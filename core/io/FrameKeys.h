// What a format has no field of its own for, as key-value pairs: time, origin, lineage, features.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/Frame.h"

namespace mtp {

using KeyValue = std::pair<std::string, std::string>;

// step, time_fs, temperature_K, energy_sigma0, converged, predicted, provenance_code,
// provenance_version, provenance_source, provenance_checksum, provenance_<setting>, then the
// frame's lineage and features in the order of their keys.
std::vector<KeyValue> keysOf(const Frame& frame);

// Gathers the pairs of a frame and puts them into their fields; equal origins are shared.
class FrameKeyReader {
public:
    explicit FrameKeyReader(std::string source) : m_source(std::move(source)) {}

    void begin();
    // A pair that is not one of ours becomes a feature.
    void take(Frame& frame, std::string_view key, std::string_view value);
    void finish(Frame& frame);

private:
    std::string m_source;
    Provenance m_current;
    std::shared_ptr<const Provenance> m_last;
};

}  // namespace mtp
