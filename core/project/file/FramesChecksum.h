// Tells whether a source is still what it was, wherever it lies and however it is compressed.
#pragma once

#include <memory>
#include <string>

#include "core/model/Frame.h"

namespace mtp {

// Over cells, positions and energies of frames in their order.
class FramesChecksum {
public:
    FramesChecksum();
    ~FramesChecksum();
    void add(const Frame& frame);
    std::string text() const;  // "frames-xxh128:" and 32 hex digits

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace mtp
