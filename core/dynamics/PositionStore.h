// Fractional coordinates of many frames in single precision, in memory or in a mapped file.
#pragma once

#include <Eigen/Dense>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "core/io/bytes/MappedFile.h"

namespace mtp {

// Blocks of 256 frames, in each one atom after another: for one atom all x, then all y, then all z.
// What is stored is the difference from the first frame, so that the rounding to single precision
// is that of the motion (2e-6 Å for a motion of 40 Å). What it leaves is kept beside for a short
// run, which then has 14 digits. Copies share their blocks.
class PositionStore {
public:
    static constexpr std::size_t kBlockFrames = 256;
    // Values of a run that is short: 64 MB of what rounding leaves, in memory or in the file.
    static constexpr std::size_t kMostExactValues = std::size_t{1} << 24;
    using Block = std::shared_ptr<const float[]>;

    // Adds a frame: three coordinates for each atom, of as many atoms as in the first frame. It can
    // be read after flush().
    void append(std::span<const double> fractional);
    // Takes each block once it is full and no longer keeps it, so that memory holds one block and
    // what rounding leaves of a short run.
    void setSink(std::function<void(std::span<const float>)> sink) { m_sink = std::move(sink); }
    // Ends the adding of frames. In the last block, which may not be full, zeros follow the frames.
    void flush();
    // After flush(): adds further frames. Copies keep what they share with this one as it is.
    void reopen();

    // Of blocks that lie one after another in a file from an offset on, those of what rounding
    // leaves, if there are such, behind the others.
    static PositionStore mapped(std::shared_ptr<const MappedFile> file, std::size_t offset,
                                std::vector<double> start, std::size_t frames, bool hasRests);

    std::size_t frameCount() const { return m_frames; }
    std::size_t atomCount() const { return m_start.size() / 3; }
    std::size_t blockCount() const { return (m_frames + kBlockFrames - 1) / kBlockFrames; }
    // Values in a block.
    std::size_t blockSize() const { return kBlockFrames * m_start.size(); }
    // Of the first frame, three for each atom.
    const std::vector<double>& start() const { return m_start; }
    // kBlockFrames differences from the first frame; what is beyond the last frame is zero.
    const float* values(std::size_t block, std::size_t atom, std::size_t axis) const {
        return m_blocks[block].get() + kBlockFrames * (3 * atom + axis);
    }
    // What has to be added to these values, because they are rounded. Null if that is not kept.
    const float* rests(std::size_t block, std::size_t atom, std::size_t axis) const {
        return m_rests.empty() ? nullptr : m_rests[block].get() + kBlockFrames * (3 * atom + axis);
    }
    bool hasRests() const { return !m_rests.empty(); }
    Eigen::RowVector3d at(std::size_t frame, std::size_t atom) const;
    // A block of a mapped file need not stay in memory.
    void release(std::size_t block) const;

private:
    // As many frames as a line of the processor's cache holds values of one atom and axis.
    static constexpr std::size_t kWaitingFrames = 16;

    void open();
    void placeWaiting();
    void clearBehindFrames();

    std::vector<double> m_start;
    std::size_t m_frames = 0;
    std::vector<Block> m_blocks, m_rests;
    std::shared_ptr<float[]> m_open, m_openRests;  // the last block, while frames are added
    std::shared_ptr<float[]> m_spare;  // one that the sink has taken, for the next frames
    std::vector<double> m_waiting;     // its latest frames, which are not in their places yet
    std::function<void(std::span<const float>)> m_sink;
    std::shared_ptr<const MappedFile> m_file;
    std::size_t m_offset = 0;
};

}  // namespace mtp
