#include "core/io/SequentialReader.h"

#include <fmt/format.h>

#include <cassert>

#include "core/io/ListedWarnings.h"

namespace mtp {

namespace {

ParseError inFrame(const ParseError& error, std::size_t number) {
    return {error.path(), error.line(), fmt::format("frame {}: {}", number, error.reason())};
}

// Numbers that are finite one by one may overflow together (a cell of 1e200 Å).
void check(const Frame& frame, const TextSource& text, TextMark start) {
    try {
        validate(frame);
    } catch (const InputError& error) {
        throw text.error(start.line, error.what());
    }
}

}  // namespace

SequentialReader::SequentialReader(std::string format, const std::filesystem::path& path,
                                   std::unique_ptr<FrameGrammar> grammar,
                                   const ReadOptions& options)
    : m_text(path), m_grammar(std::move(grammar)) {
    m_info.format = std::move(format);
    m_info.path = path.string();
    m_info.provenance.source = m_info.path;
    scan(options.progress);
    m_checksum = m_text.checksum();
    if (m_info.provenance.source == m_info.path)
        m_info.provenance.checksum = m_checksum;
    m_info.speciesHints = m_grammar->speciesHints();
    for (std::string& warning : m_grammar->takeWarnings())
        m_info.warnings.push_back(std::move(warning));
    const std::optional<std::string> damage = m_text.damage();
    for (std::string& warning : m_text.warnings())
        m_info.warnings.push_back(std::move(warning));
    if (!m_frames.empty())
        return;
    if (damage)
        throw m_text.error(0, *damage);
    if (m_firstError)
        throw *m_firstError;
    throw m_text.error(0, "no configuration was found");
}

void SequentialReader::scan(Progress* progress) {
    constexpr std::uint64_t kStep = 4 * 1024 * 1024;
    std::uint64_t reported = 0;
    for (std::size_t number = 1; scanFrame(number); ++number) {
        if (!progress || m_text.nextMark().offset - reported < kStep)
            continue;
        reported = m_text.nextMark().offset;
        progress->step(m_text.fraction(), "Reading " + m_info.path);
    }
}

bool SequentialReader::scanFrame(std::size_t number) {
    TextMark start = m_text.nextMark();
    try {
        if (!m_grammar->findFrame(m_text))
            return false;
        start = m_text.nextMark();
        Frame head = skimmed(start);
        if (head.provenance && m_info.provenance.code.empty())
            m_info.provenance = *head.provenance;
        m_frames.push_back({start, number});
        if (m_grammar->skimsWholeHeads())
            m_heads.push_back(withoutAtoms(std::move(head)));
    } catch (const ParseError& error) {
        const ParseError located = inFrame(error, number);
        if (!m_firstError)
            m_firstError = located;
        if (m_info.warnings.size() < kListedWarnings)
            m_info.warnings.emplace_back(located.what());
        else if (m_info.warnings.size() == kListedWarnings)
            m_info.warnings.push_back(m_text.message(0, "more damaged frames are not listed"));
        // The line that was wrong may be the start of the next frame.
        if (m_text.lineMark().offset > start.offset)
            m_text.seek(m_text.lineMark());
        m_grammar->recover(m_text);
        if (m_text.nextMark().offset <= start.offset && m_text.skip(1) == 0)
            return false;
    }
    return true;
}

// The head of the frame at `start`; throws if the frame is damaged.
Frame SequentialReader::skimmed(TextMark start) {
    Frame frame;
    if (!m_grammar->skim(m_text, frame)) {
        m_text.seek(start);
        frame = m_grammar->parse(m_text);
    }
    check(frame, m_text, start);
    return frame;
}

Frame SequentialReader::read(std::size_t index) {
    assert(index < m_frames.size());
    const Entry& entry = m_frames[index];
    m_text.seek(entry.mark);
    Frame frame;
    try {
        frame = m_grammar->parse(m_text);
        check(frame, m_text, entry.mark);
    } catch (const ParseError& error) {
        throw inFrame(error, entry.number);
    }
    addChecksum(frame);
    return frame;
}

Frame SequentialReader::head(std::size_t index) {
    assert(index < m_frames.size());
    if (m_heads.empty())
        return TrajectoryReader::head(index);
    Frame frame = m_heads[index];
    addChecksum(frame);
    return frame;
}

// A frame that was taken from another file before keeps that file's checksum.
void SequentialReader::addChecksum(Frame& frame) {
    if (!frame.provenance || frame.provenance->source != m_info.path ||
        !frame.provenance->checksum.empty())
        return;
    if (frame.provenance != m_bare) {
        m_bare = frame.provenance;
        auto complete = std::make_shared<Provenance>(*m_bare);
        complete->checksum = m_checksum;
        m_complete = std::move(complete);
    }
    frame.provenance = m_complete;
}

}  // namespace mtp
