#include "core/io/lammps/GrowingDump.h"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/base/Error.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/lammps/LammpsDumpGrammar.h"

namespace mtp {

namespace {

constexpr std::string_view kAnyItem = "ITEM:", kTime = "ITEM: TIME\n",
                           kTimestep = "ITEM: TIMESTEP\n";

// Where frames begin in a text, in order.
std::vector<std::size_t> frameStarts(std::string_view text) {
    std::vector<std::size_t> starts;
    for (std::size_t at = text.find(kTimestep); at != std::string_view::npos;
         at = text.find(kTimestep, at + 1)) {
        // "ITEM: TIME" and its number stand before.
        const std::size_t time = text.rfind(kTime, at);
        const bool isOwn =
            time != std::string_view::npos && at - time < 60 &&
            text.substr(time + kTime.size(), at - time - kTime.size()).find("ITEM") ==
                std::string_view::npos;
        starts.push_back(isOwn ? time : at);
    }
    return starts;
}

// The next frame of the text; absent if its end is not yet written.
std::optional<Frame> nextFrame(TextSource& text, LammpsDumpGrammar& grammar,
                               const std::vector<std::string>& species) {
    try {
        Frame frame = withSpeciesOrder(grammar.parse(text), species);
        return text.isLineComplete() ? std::optional(std::move(frame)) : std::nullopt;
    } catch (const Error&) {
        return {};
    }
}

bool startsFrame(TextSource& text) {
    std::string_view line;
    return text.peek(line) && line.starts_with(kAnyItem);
}

// Half a heading may be all that is written.
bool isWithinFrame(TextSource& text) {
    std::string_view line;
    return text.peek(line) && !line.starts_with(kAnyItem) &&
           (line.empty() || !kAnyItem.starts_with(line));
}

}  // namespace

GrowingDump::GrowingDump(std::filesystem::path path, std::size_t atomCount,
                         std::vector<std::string> species)
    : m_path(std::move(path)), m_atomCount(atomCount), m_species(std::move(species)) {}

std::optional<Frame> GrowingDump::parseAt(std::uint64_t offset) {
    TextSource text(m_path);
    text.seek({offset, 1});
    LammpsDumpGrammar grammar(m_path.string(), {});
    std::optional<Frame> frame = nextFrame(text, grammar, m_species);
    if (!frame || frame->atomCount() != m_atomCount)
        return {};
    m_offset = text.nextMark().offset;
    return frame;
}

std::optional<Frame> GrowingDump::skipToNewest() {
    constexpr std::size_t kMostPerAtom = 120, kMostHead = 2000;  // bytes
    std::ifstream file(m_path, std::ios::binary | std::ios::ate);
    if (!file)
        return {};
    const auto size = static_cast<std::size_t>(file.tellg());
    const std::size_t wanted = std::min(size, 2 * (kMostPerAtom * m_atomCount + kMostHead));
    std::string text(wanted, '\0');
    file.seekg(static_cast<std::streamoff>(size - wanted));
    if (!file.read(text.data(), static_cast<std::streamsize>(wanted)))
        return {};
    const std::vector<std::size_t> starts = frameStarts(text);
    for (auto start = starts.rbegin(); start != starts.rend(); ++start)
        if (std::optional<Frame> frame = parseAt(size - wanted + *start))
            return frame;
    return {};
}

void GrowingDump::readNew(const std::function<void(const Frame&)>& take) {
    std::error_code error;
    const std::uint64_t size = std::filesystem::file_size(m_path, error);
    if (error || size == 0 || size == m_offset)
        return;
    TextSource text(m_path);
    text.seek({size < m_offset ? 0 : m_offset, 1});
    if (isWithinFrame(text))  // cut off, and longer than before since then
        text.seek({0, 1});
    LammpsDumpGrammar grammar(m_path.string(), {});
    while (startsFrame(text)) {
        const std::optional<Frame> frame = nextFrame(text, grammar, m_species);
        if (!frame)
            return;
        m_offset = text.nextMark().offset;
        if (frame->atomCount() == m_atomCount)
            take(*frame);
    }
}

}  // namespace mtp
