#include "core/io/lammps/ParallelDumpPositions.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Parallel.h"

namespace mtp {

namespace {

constexpr std::uint64_t kPartsPerThread = 2;  // of a round: threads that are done early take more

bool isStartOfDumpFrame(std::string_view line) {
    return line.starts_with("ITEM: TIME");  // or TIMESTEP
}

// To the first frame from this offset on, which is the start of a frame or lies somewhere in a
// line. Lines count from there.
void goToFrame(TextSource& text, std::uint64_t offset, bool isFrameStart) {
    if (isFrameStart)
        return text.seek({offset, 1});
    text.seek({offset - 1, 1});
    std::string_view line;
    text.next(line);
    while (text.peek(line) && !isStartOfDumpFrame(line))
        text.next(line);
    text.seek({text.nextMark().offset, 1});
}

}  // namespace

ParallelDumpPositions::ParallelDumpPositions(const std::filesystem::path& path,
                                             const ReadOptions& options, int threads,
                                             std::uint64_t partSize)
    : m_serial(path, options)
    , m_threads(resolveThreadCount(threads))
    , m_partSize(partSize)
    , m_isSerial(m_threads == 1 || m_serial.text().isCompressed()) {
    if (const std::optional<std::uint64_t> size = m_serial.text().size())
        m_size = *size;
}

std::optional<PositionFrame> ParallelDumpPositions::next() {
    // The first frame tells what holds for all of them, such as the units.
    if (m_number == 0 || m_isSerial)
        return nextSerially();
    if (m_next == m_frames.size()) {
        parseRound();
        if (m_isSerial && m_frames.empty())
            return nextSerially();
    }
    m_frames[m_next].number = ++m_number;
    return std::move(m_frames[m_next++]);
}

std::optional<PositionFrame> ParallelDumpPositions::nextSerially() {
    std::optional<PositionFrame> frame = m_serial.next();
    const TextSource& text = m_serial.text();
    const bool isFirst = m_number++ == 0;
    m_end = text.nextMark();
    m_isSerial = m_isSerial || !m_serial.warnings().empty();
    if (!frame)
        return frame;
    if (isFirst)
        m_learnt = m_serial.grammar();
    // Each frame follows on the last good one, so that damage between them is noticed.
    const bool isNext = frame->number == (m_place ? m_place->number : 0) + 1;
    if (isNext && !text.isCompressed() && text.isLineComplete() && m_serial.isAsCleanAs(*m_learnt))
        m_place = {m_end.offset, m_end.line, frame->number};
    return frame;
}

void ParallelDumpPositions::goOnAt(const StreamPlace& place) {
    nextSerially();
    m_end = {place.offset, place.line};
    m_number = place.number;
    m_serial.skipTo(m_end, m_number);
    m_place = place;
}

double ParallelDumpPositions::fraction() const {
    return m_isSerial || m_size == 0
               ? m_serial.fraction()
               : static_cast<double>(m_end.offset) / static_cast<double>(m_size);
}

// Fills m_frames; goes on serially if there are none.
void ParallelDumpPositions::parseRound() {
    const auto most = static_cast<std::uint64_t>(m_threads) * kPartsPerThread;
    const std::uint64_t left = m_size > m_end.offset ? m_size - m_end.offset : 0;
    const std::uint64_t count = std::clamp<std::uint64_t>(left / m_partSize, 1, most);
    std::vector<Part> parts(count);
    parallelFor(count, m_threads, [&](std::size_t i) {
        const std::uint64_t from = m_end.offset + i * m_partSize;
        parts[i] = parsePart(from, from + m_partSize, i == 0);
    });
    m_frames.clear();
    m_next = 0;
    for (Part& part : parts) {
        // A start of a frame that was none, or damage: the next round begins there.
        if (part.isClean && part.frames.empty())
            continue;  // within a long frame
        if (part.frames.empty() || part.start.offset != m_end.offset)
            break;
        m_frames.insert(m_frames.end(), std::make_move_iterator(part.frames.begin()),
                        std::make_move_iterator(part.frames.end()));
        m_end = {part.end.offset, m_end.line + part.end.line - 1};
        if (!part.isClean)
            break;
    }
    if (m_frames.empty()) {
        m_isSerial = true;
        m_serial.skipTo(m_end, m_number);
    } else {
        m_place = {m_end.offset, m_end.line, m_number + m_frames.size()};
    }
}

// The frames that begin from the offset on and before the limit, up to the first damage.
ParallelDumpPositions::Part ParallelDumpPositions::parsePart(std::uint64_t offset,
                                                             std::uint64_t limit,
                                                             bool isFrameStart) const {
    Part part;
    try {
        LammpsDumpPositions positions = m_serial.another();
        TextSource& text = positions.text();
        goToFrame(text, offset, isFrameStart);
        part.start = part.end = text.nextMark();
        while (part.end.offset < limit) {
            std::optional<PositionFrame> frame = positions.next();
            if (!frame || !text.isLineComplete() || !positions.isAsCleanAs(*m_learnt))
                return part;
            part.frames.push_back(std::move(*frame));
            part.end = text.nextMark();
        }
        part.isClean = true;
    } catch (const Error&) {
        // Said by the serial reader, which knows the number of the line.
    }
    return part;
}

}  // namespace mtp
