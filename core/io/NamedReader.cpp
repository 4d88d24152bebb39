#include "core/io/NamedReader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "core/base/Error.h"

namespace mtp {

namespace {

using Names = std::vector<std::string>;
using Renaming = std::map<std::string, std::string>;

bool contains(const Names& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Two species may get one name: they become one.
void rename(Frame& frame, const Renaming& renaming) {
    Names species;
    std::vector<int> newType;
    for (const std::string& old : frame.species) {
        const auto found = renaming.find(old);
        const std::string& name = found == renaming.end() ? old : found->second;
        auto place = name.empty() ? species.end() : std::find(species.begin(), species.end(), name);
        newType.push_back(static_cast<int>(place - species.begin()));
        if (place == species.end())
            species.push_back(name);
    }
    for (int& type : frame.types)
        if (static_cast<std::size_t>(type) < newType.size())
            type = newType[static_cast<std::size_t>(type)];
    frame.species = std::move(species);
}

// given: if they are not empty, the only names there may be, and their order.
class NamedReader final : public TrajectoryReader {
public:
    NamedReader(std::shared_ptr<TrajectoryReader> inner, Renaming renaming, Names given)
        : m_inner(std::move(inner))
        , m_renaming(std::move(renaming))
        , m_given(std::move(given))
        , m_info(m_inner->info()) {
        for (const auto& [from, to] : m_renaming)
            m_info.warnings.push_back(
                fmt::format("{}: the species {} is renamed {}", m_info.path, from, to));
    }

    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_inner->frameCount(); }
    Frame read(std::size_t index) override { return renamed(m_inner->read(index), index); }
    Frame head(std::size_t index) override {
        Frame frame = m_inner->head(index);
        const std::size_t types = frame.species.size();
        if (!m_given.empty() && types > m_given.size() && frame.species.back().empty())
            throw InputError(fmt::format(
                "{}: frame {}: type {} has no name: only {} species were given ({})", m_info.path,
                index + 1, types, m_given.size(), fmt::join(m_given, ",")));
        return renamed(std::move(frame), index);
    }
    std::size_t indexInInput(std::size_t index) const override {
        return m_inner->indexInInput(index);
    }

private:
    Frame renamed(Frame frame, std::size_t index) const {
        rename(frame, m_renaming);
        for (const std::string& name : frame.species)
            if (!m_given.empty() && !name.empty() && !contains(m_given, name))
                throw InputError(fmt::format(
                    "{}: frame {}: the species {} is not among the names given ({}); to rename it, "
                    "write old=new, such as {}={}",
                    m_info.path, index + 1, name, fmt::join(m_given, ","), name, m_given.front()));
        return m_given.empty() ? frame : withSpeciesOrder(std::move(frame), m_given);
    }

    std::shared_ptr<TrajectoryReader> m_inner;
    Renaming m_renaming;
    Names m_given;
    TrajectoryInfo m_info;
};

// Of the first `count` frames, in order of their first appearance.
Names namesIn(TrajectoryReader& reader, std::size_t count, Progress* progress) {
    Names names;
    for (std::size_t i = 0; i < std::min(count, reader.frameCount()); ++i) {
        for (std::string& name : reader.read(i).species)
            if (!name.empty() && !contains(names, name))
                names.push_back(std::move(name));
        if (progress)
            progress->step(static_cast<double>(i + 1) / static_cast<double>(count),
                           "Reading the names of the species");
    }
    return names;
}

Renaming byGivenNames(const Names& names, const Names& given, const std::string& path) {
    Names unknown, left;
    for (const std::string& name : names)
        if (!contains(given, name))
            unknown.push_back(name);
    for (const std::string& name : given)
        if (!contains(names, name))
            left.push_back(name);
    if (!unknown.empty() && unknown.size() != left.size())
        throw InputError(fmt::format(
            "{}: the file names its species ({}), and the names given ({}) do not say what {} "
            "should be called; write old=new, such as {}={}",
            path, fmt::join(names, ","), fmt::join(given, ","), fmt::join(unknown, " and "),
            unknown.front(), left.empty() ? given.front() : left.front()));
    Renaming renaming;
    for (std::size_t i = 0; i < unknown.size(); ++i)
        renaming[unknown[i]] = left[i];
    return renaming;
}

Renaming byPairs(const Names& names, const std::vector<std::pair<std::string, std::string>>& pairs,
                 const std::string& path) {
    Renaming renaming;
    for (const auto& [from, to] : pairs) {
        if (!contains(names, from))
            throw InputError(fmt::format("{}: there is no species {} to be called {}; there are {}",
                                         path, from, to, fmt::join(names, ", ")));
        if (from != to)
            renaming[from] = to;
    }
    return renaming;
}

}  // namespace

std::unique_ptr<TrajectoryReader> withNames(std::unique_ptr<TrajectoryReader> reader,
                                            const ReadOptions& options) {
    const Names& given = options.species;
    if (given.empty() && options.renamed.empty())
        return reader;
    const std::string path = reader->info().path;
    const std::size_t count = reader->frameCount();
    Renaming renaming;
    if (!options.renamed.empty()) {
        renaming = byPairs(namesIn(*reader, count, options.progress), options.renamed, path);
        return std::make_unique<NamedReader>(std::move(reader), std::move(renaming), Names());
    }
    // Mostly the names fit, and the frames need not all be read for them.
    const Names first = namesIn(*reader, 1, nullptr);
    if (!std::all_of(first.begin(), first.end(),
                     [&](const std::string& name) { return contains(given, name); }))
        renaming = byGivenNames(namesIn(*reader, count, options.progress), given, path);
    return std::make_unique<NamedReader>(std::move(reader), std::move(renaming), given);
}

std::shared_ptr<TrajectoryReader> withTypeNames(std::shared_ptr<TrajectoryReader> reader,
                                                std::vector<std::string> names) {
    return std::make_shared<NamedReader>(std::move(reader), Renaming(), std::move(names));
}

}  // namespace mtp
