#include "core/io/FrameRange.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/Error.h"
#include "core/base/Lists.h"

namespace mtp {

namespace {

class PartReader final : public TrajectoryReader {
public:
    PartReader(std::shared_ptr<TrajectoryReader> whole, const FrameRange& range)
        : m_whole(std::move(whole))
        , m_range(range)
        , m_count(countOf(range, m_whole->frameCount())) {}

    const TrajectoryInfo& info() const override { return m_whole->info(); }
    std::size_t frameCount() const override { return m_count; }
    Frame read(std::size_t index) override { return m_whole->read(placeOf(index)); }
    Frame head(std::size_t index) override { return m_whole->head(placeOf(index)); }
    std::size_t indexInInput(std::size_t index) const override {
        return m_whole->indexInInput(placeOf(index));
    }

private:
    std::size_t placeOf(std::size_t index) const { return m_range.first + index * m_range.stride; }

    std::shared_ptr<TrajectoryReader> m_whole;
    FrameRange m_range;
    std::size_t m_count;
};

// Empty if it says nothing.
std::optional<std::size_t> numberIn(std::string_view part, const std::string& text) {
    if (part.empty())
        return {};
    std::size_t number = 0;
    const char* end = part.data() + part.size();
    const auto [stop, error] = std::from_chars(part.data(), end, number);
    if (error != std::errc() || stop != end)
        throw InputError(
            fmt::format("\"{}\" is not a range of frames such as 10:100 or 10:100:2", text));
    return number;
}

}  // namespace

std::size_t countOf(const FrameRange& range, std::size_t count) {
    if (range.stride == 0)
        throw InputError("every 0th frame: the stride must be at least 1");
    const std::size_t end = range.last < count ? range.last + 1 : count;
    return range.first < end ? (end - range.first - 1) / range.stride + 1 : 0;
}

std::string rangeText(const FrameRange& range) {
    return fmt::format("{}:{}{}", range.first,
                       range.isToTheEnd() ? "" : fmt::format("{}", range.last),
                       range.stride == 1 ? "" : fmt::format(":{}", range.stride));
}

FrameRange parseFrameRange(const std::string& text) {
    const std::vector<std::string_view> parts = splitAt(text, ':');
    constexpr std::size_t kMostParts = 3;
    if (parts.size() < 2 || parts.size() > kMostParts)
        throw InputError(
            fmt::format("\"{}\" is not a range of frames such as 10:100 or 10:100:2", text));
    FrameRange range;
    range.first = numberIn(parts[0], text).value_or(range.first);
    range.last = numberIn(parts[1], text).value_or(range.last);
    if (parts.size() == kMostParts)
        range.stride = numberIn(parts[2], text).value_or(range.stride);
    countOf(range, 0);
    return range;
}

std::shared_ptr<TrajectoryReader> inRange(std::shared_ptr<TrajectoryReader> whole,
                                          const FrameRange& range) {
    if (range.isWhole())
        return whole;
    if (countOf(range, whole->frameCount()) == 0)
        throw InputError(fmt::format("{}: no frame of its {} is in the range {}",
                                     whole->info().path, whole->frameCount(), rangeText(range)));
    return std::make_shared<PartReader>(std::move(whole), range);
}

}  // namespace mtp
