// A LAMMPS dump in one pass, parts of which are parsed at the same time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/io/lammps/LammpsDumpPositions.h"

namespace mtp {

// Gives the same frames, warnings and errors as LammpsDumpPositions. The file is split at starts of
// frames into parts, several of which are parsed at a time. A part with damage, and all that
// follows it, is read by LammpsDumpPositions; so is a compressed file, whose bytes come in order.
class ParallelDumpPositions final : public PositionStream {
public:
    // threads: 0 takes all. Throws FileError.
    ParallelDumpPositions(const std::filesystem::path& path, const ReadOptions& options,
                          int threads, std::uint64_t partSize = std::uint64_t{8} << 20);

    std::optional<PositionFrame> next() override;
    double fraction() const override;
    std::vector<std::string> warnings() const override { return m_serial.warnings(); }
    std::string path() const override { return m_serial.path(); }
    std::optional<StreamPlace> place() const override { return m_place; }
    void goOnAt(const StreamPlace& place) override;

private:
    struct Part {
        std::vector<PositionFrame> frames;
        TextMark start, end;  // lines are counted from the start of the part
        bool isClean = false;
    };

    std::optional<PositionFrame> nextSerially();
    void parseRound();
    Part parsePart(std::uint64_t offset, std::uint64_t limit, bool isFrameStart) const;

    LammpsDumpPositions m_serial;
    std::optional<LammpsDumpGrammar> m_learnt;  // from the first frame
    std::optional<StreamPlace> m_place;
    int m_threads;
    std::uint64_t m_partSize, m_size = 0;  // bytes
    bool m_isSerial;
    TextMark m_end;                       // of what was parsed
    std::vector<PositionFrame> m_frames;  // of the last round
    std::size_t m_next = 0;               // of these
    std::size_t m_number = 0;             // frames that were given
};

}  // namespace mtp
