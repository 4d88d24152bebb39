// A reader for text formats in which frames follow one another; a format adds its grammar.
#pragma once

#include <memory>
#include <optional>
#include <type_traits>
#include <vector>

#include "core/io/TrajectoryReader.h"
#include "core/io/bytes/TextSource.h"

namespace mtp {

// How one frame is read from the lines of a format.
class FrameGrammar {
public:
    virtual ~FrameGrammar() = default;
    // Goes to the first line of the next frame, taking nothing of it; false if none follows.
    // Throws ParseError for lines that belong to no frame.
    virtual bool findFrame(TextSource& text) = 0;
    // Reads the frame that begins with the next line. Throws ParseError where it is damaged.
    virtual Frame parse(TextSource& text) = 0;
    // Goes over a frame as parse() does, for the index: what is cheap goes into `head`, the numbers
    // of the atoms are only checked to be numbers and `head` has no atoms. False if parse() has
    // to decide (or if a format has no faster way): the frame is then parsed.
    virtual bool skim(TextSource& text, Frame& head) {
        (void)text;
        (void)head;
        return false;
    }
    // Whether what skim() puts into `head` is all that TrajectoryReader::head() gives of a frame.
    // The index then keeps the heads, and nothing is read for them again.
    virtual bool skimsWholeHeads() const { return false; }
    // After an error: goes on to where findFrame() can look for the next frame.
    virtual void recover(TextSource& text) = 0;
    // What was noticed and is no damage ("path:line: ..."); taken once after opening.
    virtual std::vector<std::string> takeWarnings() { return {}; }
    // See TrajectoryInfo; asked for once after opening.
    virtual std::vector<std::string> speciesHints() const { return {}; }
};

// Skims every frame once on opening, so that damage is known, and keeps where they begin: memory
// does not grow with the atoms. read() parses.
class SequentialReader final : public TrajectoryReader {
public:
    // Throws FileError, ParseError (not one usable frame), Cancelled.
    SequentialReader(std::string format, const std::filesystem::path& path,
                     std::unique_ptr<FrameGrammar> grammar, const ReadOptions& options);

    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_frames.size(); }
    Frame read(std::size_t index) override;
    Frame head(std::size_t index) override;

private:
    struct Entry {
        TextMark mark;
        std::size_t number;  // in the file, from 1, damaged ones counted
    };

    void scan(Progress* progress);
    bool scanFrame(std::size_t number);
    Frame skimmed(TextMark start);
    void addChecksum(Frame& frame);

    TextSource m_text;
    std::unique_ptr<FrameGrammar> m_grammar;
    TrajectoryInfo m_info;
    std::vector<Entry> m_frames;
    std::vector<Frame> m_heads;  // of all frames, or empty (FrameGrammar::skimsWholeHeads)
    std::optional<ParseError> m_firstError;
    std::string m_checksum;
    std::shared_ptr<const Provenance> m_bare, m_complete;  // last one without and with checksum
};

// Format::open for a grammar that is made from the path, and the names of the species if it wants
// them.
template <class Grammar>
auto openByGrammar(std::string format) {
    return [format = std::move(format)](
               const std::filesystem::path& path,
               const ReadOptions& options) -> std::unique_ptr<TrajectoryReader> {
        std::unique_ptr<FrameGrammar> grammar;
        if constexpr (std::is_constructible_v<Grammar, std::string, std::vector<std::string>>)
            grammar = std::make_unique<Grammar>(path.string(), options.species);
        else
            grammar = std::make_unique<Grammar>(path.string());
        return std::make_unique<SequentialReader>(format, path, std::move(grammar), options);
    };
}

}  // namespace mtp
