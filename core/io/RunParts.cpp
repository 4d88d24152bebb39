#include "core/io/RunParts.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Parse.h"
#include "core/io/JoinedReader.h"

namespace mtp {

namespace {

// As OUTCAR prints coordinates (Å).
constexpr double kSamePlace = 2e-5;
// An atom does not move farther in a step of molecular dynamics (Å).
constexpr double kOneStep = 0.5;

// A reader whose frames are in memory, so that hundreds of single points need no open files.
class KeptReader final : public TrajectoryReader {
public:
    explicit KeptReader(TrajectoryReader& reader) : m_info(reader.info()) {
        for (std::size_t i = 0; i < reader.frameCount(); ++i)
            m_frames.push_back(reader.read(i));
    }
    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_frames.size(); }
    Frame read(std::size_t index) override { return m_frames.at(index); }

private:
    TrajectoryInfo m_info;
    std::vector<Frame> m_frames;
};

// With the warnings of files that were left out before its own.
class AnnotatedReader final : public TrajectoryReader {
public:
    AnnotatedReader(std::unique_ptr<TrajectoryReader> reader, std::string format,
                    const std::vector<std::string>& notes)
        : m_reader(std::move(reader)), m_info(m_reader->info()) {
        m_info.format = std::move(format);
        m_info.warnings.insert(m_info.warnings.begin(), notes.begin(), notes.end());
    }
    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_reader->frameCount(); }
    Frame read(std::size_t index) override { return m_reader->read(index); }
    Frame head(std::size_t index) override { return m_reader->head(index); }

private:
    std::unique_ptr<TrajectoryReader> m_reader;
    TrajectoryInfo m_info;
};

// The farthest an atom is away from its place in the other frame, Å; infinite for other atoms.
double farthestMove(const Frame& a, const Frame& b) {
    if (a.types != b.types || a.species != b.species)
        return std::numeric_limits<double>::infinity();
    double farthest = 0;
    for (Eigen::Index atom = 0; atom < a.positions.rows() && farthest < 1e3; ++atom) {
        const Eigen::Vector3d difference = b.positions.row(atom) - a.positions.row(atom);
        farthest = std::max(farthest, a.cell.minimumImage(difference).norm());
    }
    return farthest;
}

bool isSame(const Frame& a, const Frame& b) {
    return (a.cell.vectors - b.cell.vectors).cwiseAbs().maxCoeff() < kSamePlace &&
           farthestMove(a, b) < 2 * kSamePlace;
}

// Fs per step; 0 if there is no time.
double timeStepOf(TrajectoryReader& reader) {
    const Frame first = reader.head(0);
    return first.step && first.timeFs && *first.step != 0
               ? *first.timeFs / static_cast<double>(*first.step)
               : 0;
}

class PartJoiner {
public:
    explicit PartJoiner(std::vector<std::string> notes) : m_notes(std::move(notes)) {}

    void add(std::unique_ptr<TrajectoryReader> reader) {
        if (reader->frameCount() == 1)
            reader = std::make_unique<KeptReader>(*reader);
        JoinedReader::PartInput part;
        part.steps = stepsOf(*reader);
        part.reader = std::move(reader);
        if (!m_parts.empty() && !place(part))
            return;
        m_parts.push_back(std::move(part));
    }

    std::unique_ptr<TrajectoryReader> finish(const std::filesystem::path& path,
                                             const std::string& format) {
        std::unique_ptr<TrajectoryReader> reader;
        if (m_parts.size() == 1)
            reader = std::move(m_parts.front().reader);
        else
            reader = std::make_unique<JoinedReader>(path, std::move(m_parts));
        const std::string name = m_isJoined || m_notes.empty() ? format : reader->info().format;
        if (!m_isJoined && m_notes.empty())
            return reader;
        return std::make_unique<AnnotatedReader>(std::move(reader), name, m_notes);
    }

private:
    static std::vector<std::int64_t> stepsOf(TrajectoryReader& reader) {
        std::vector<std::int64_t> steps;
        for (std::size_t i = 0; i < reader.frameCount(); ++i)
            steps.push_back(reader.head(i).step.value_or(static_cast<std::int64_t>(i) + 1));
        return steps;
    }

    // False for a part that is the one before once more.
    bool place(JoinedReader::PartInput& part) {
        m_isJoined = true;
        JoinedReader::PartInput& before = m_parts.back();
        const std::string& name = part.reader->info().path;
        const std::string& nameBefore = before.reader->info().path;
        const Frame first = part.reader->read(0);
        const bool isDynamics = before.reader->frameCount() > 1 || part.reader->frameCount() > 1;
        std::int64_t start = before.steps.back();  // the step before the first of this part
        const auto shared = isDynamics ? overlapWith(before, first) : std::nullopt;
        if (shared && *shared == 0) {
            if (isOnceMore(before, part)) {
                m_notes.push_back(
                    fmt::format("{}: the same steps as {}; left out", name, nameBefore));
                return false;
            }
            m_notes.push_back(
                fmt::format("{} begins as {} does; it is appended", name, nameBefore));
        } else if (shared) {
            start = before.steps[*shared] - 1;  // the joined reader says what overlaps
        } else if (isDynamics) {
            const double move = farthestMove(before.reader->read(before.steps.size() - 1), first);
            m_notes.push_back(
                move < kOneStep
                    ? fmt::format("{} goes on from {}", name, nameBefore)
                    : fmt::format("{} does not go on from where {} ends; it is appended", name,
                                  nameBefore));
        }
        part.stepShift = start + 1 - part.steps.front();
        part.timeShiftFs = static_cast<double>(part.stepShift) * timeStepOf(*part.reader);
        for (std::int64_t& step : part.steps)
            step += part.stepShift;
        return true;
    }

    // The frame of the part before that is this one, from its end on.
    static std::optional<std::size_t> overlapWith(JoinedReader::PartInput& before,
                                                  const Frame& first) {
        for (std::size_t i = before.steps.size(); i-- > 0;)
            if (isSame(before.reader->read(i), first))
                return i;
        return {};
    }

    static bool isOnceMore(JoinedReader::PartInput& before, JoinedReader::PartInput& part) {
        return before.steps.size() == part.steps.size() &&
               isSame(before.reader->read(before.steps.size() - 1),
                      part.reader->read(part.steps.size() - 1));
    }

    std::vector<std::string> m_notes;
    std::vector<JoinedReader::PartInput> m_parts;
    bool m_isJoined = false;
};

}  // namespace

bool comesBefore(const std::filesystem::path& a, const std::filesystem::path& b) {
    const std::string left = a.filename().string(), right = b.filename().string();
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t i = 0, j = 0;
    while (i < left.size() && j < right.size()) {
        if (isDigit(left[i]) && isDigit(right[j])) {
            const auto numberAt = [&](const std::string& text, std::size_t& at) {
                const std::size_t start = text.find_first_not_of('0', at);
                std::size_t end = std::min(start, text.size());
                while (end < text.size() && isDigit(text[end]))
                    ++end;
                std::string digits = start < end ? text.substr(start, end - start) : "";
                at = end;
                return digits;
            };
            const std::string x = numberAt(left, i), y = numberAt(right, j);
            if (x != y)
                return x.size() != y.size() ? x.size() < y.size() : x < y;
        } else if (left[i] != right[j]) {
            return left[i] < right[j];
        } else {
            ++i;
            ++j;
        }
    }
    return left.size() - i < right.size() - j ||
           (i == left.size() && j == right.size() && left < right);
}

std::unique_ptr<TrajectoryReader> joinRunParts(
    const std::filesystem::path& path, const std::string& format,
    std::vector<std::unique_ptr<TrajectoryReader>> readers,
    const std::vector<std::string>& problems) {
    const bool areDated = std::none_of(readers.begin(), readers.end(), [](const auto& reader) {
        return reader->info().started.empty();
    });
    if (areDated)
        std::stable_sort(readers.begin(), readers.end(), [](const auto& a, const auto& b) {
            return a->info().started < b->info().started;
        });
    PartJoiner joiner(problems);
    for (auto& reader : readers)
        joiner.add(std::move(reader));
    return joiner.finish(path, format);
}

}  // namespace mtp
