// A text dump that a simulation is still writing: its whole frames, each once, as they come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/model/Frame.h"

namespace mtp {

class GrowingDump {
public:
    // Each frame has `atomCount` atoms. species: in the order of the types that frames come with.
    GrowingDump(std::filesystem::path path, std::size_t atomCount,
                std::vector<std::string> species);

    // The last whole frame, read from the end of the file; absent if there is none yet. readNew()
    // goes on behind it.
    std::optional<Frame> skipToNewest();
    // Calls `take` with each whole frame that was not read yet, in the order of the file. A file
    // that was cut off in the meantime is read from its beginning.
    void readNew(const std::function<void(const Frame&)>& take);

private:
    std::optional<Frame> parseAt(std::uint64_t offset);

    std::filesystem::path m_path;
    std::size_t m_atomCount;
    std::vector<std::string> m_species;
    std::uint64_t m_offset = 0;  // where the next frame begins
};

}  // namespace mtp
