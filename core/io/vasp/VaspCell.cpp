#include "core/io/vasp/VaspCell.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "core/base/Parse.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

// What follows '!' or '#' on a line of words is a comment.
std::vector<std::string_view> wordsBeforeComment(std::string_view line) {
    return wordsOf(line.substr(0, std::min(line.find_first_of("!#"), line.size())));
}

std::string_view nextLine(TextSource& text, std::string_view expected) {
    std::string_view line;
    if (!text.next(line))
        throw text.error(fmt::format("expected {}, found the end of the file", expected));
    return line;
}

std::vector<double> readScale(TextSource& text) {
    std::string_view line = nextLine(text, "the scale factor");
    const std::string_view whole = trimmed(line);
    std::vector<double> scale;
    std::array<double, 1> value{};
    while (scale.size() < 3 && takeDoubles(line, value))
        scale.push_back(value[0]);
    if (scale.size() == 2)
        scale.pop_back();  // the second word is a comment
    const bool isOne = scale.size() == 1 && scale[0] != 0;
    const bool isThree = scale.size() == 3 &&
                         std::all_of(scale.begin(), scale.end(), [](double s) { return s > 0; });
    if (!isOne && !isThree)
        throw text.error(fmt::format(
            "expected a scale factor that is not 0, or three positive ones, found \"{}\"", whole));
    return scale;
}

void readCell(TextSource& text, VaspHeader& header) {
    const std::vector<double> scale = readScale(text);
    for (int row = 0; row < 3; ++row) {
        std::string_view line = nextLine(text, "a cell vector");
        const std::string_view whole = trimmed(line);
        std::array<double, 3> vector{};
        if (!takeMergedDoubles(line, vector))
            throw text.error(
                fmt::format("expected a cell vector of three numbers, found \"{}\"", whole));
        header.cell.vectors.row(row) << vector[0], vector[1], vector[2];
    }
    header.cell.periodic.fill(true);
    const double volume = header.cell.volume();
    if (!(volume > 0))
        throw text.error("the three cell vectors span no volume");
    if (scale.size() == 3)
        std::copy(scale.begin(), scale.end(), header.scale.begin());
    else
        header.scale.fill(scale[0] > 0 ? scale[0] : std::cbrt(-scale[0] / volume));
    for (int axis = 0; axis < 3; ++axis)
        header.cell.vectors.col(axis) *= header.scale[static_cast<std::size_t>(axis)];
}

// "Li", "Li_sv", "Li/1a2b3c" -> "Li"; a word that names no element stays as it is.
std::string speciesOf(std::string_view word) {
    word = word.substr(0, word.find('/'));
    return elementOfLabel(word).value_or(std::string(word));
}

// The lines of species names before the counts; none in VASP 4.
std::vector<std::string> readNames(TextSource& text) {
    std::vector<std::string> names;
    std::string_view line;
    while (text.peek(line)) {
        const std::vector<std::string_view> words = wordsBeforeComment(line);
        if (words.empty() || parseInt(words[0]))
            break;
        for (std::string_view word : words) {
            const bool isName =
                (word[0] >= 'A' && word[0] <= 'Z') || (word[0] >= 'a' && word[0] <= 'z');
            if (!isName) {
                text.next(line);
                throw text.error(
                    fmt::format("expected species or their counts, found \"{}\"", trimmed(line)));
            }
            names.push_back(speciesOf(word));
        }
        text.next(line);
    }
    return names;
}

std::vector<std::int64_t> readCounts(TextSource& text, std::size_t nameCount) {
    std::vector<std::int64_t> counts;
    do {
        const std::string_view line = nextLine(text, "the counts of the species");
        std::size_t onLine = 0;
        for (std::string_view word : wordsBeforeComment(line)) {
            const std::optional<std::int64_t> count = parseInt(word);
            if (!count && onLine > 0)
                break;  // a comment
            if (!count || *count < 0)
                throw text.error(
                    fmt::format("expected the counts of the species, found \"{}\"", trimmed(line)));
            counts.push_back(*count);
            ++onLine;
        }
        if (onLine == 0)
            throw text.error(fmt::format("expected {} counts, one for each species, found {}",
                                         std::max<std::size_t>(nameCount, 1), counts.size()));
    } while (counts.size() < nameCount);
    if (nameCount > 0 && counts.size() > nameCount)
        throw text.error(fmt::format("expected {} counts, one for each species, found {}",
                                     nameCount, counts.size()));
    return counts;
}

int indexOf(std::vector<std::string>& species, const std::string& name) {
    const auto found = std::find(species.begin(), species.end(), name);
    const auto index = static_cast<int>(found - species.begin());
    if (found == species.end())
        species.push_back(name);
    return index;
}

bool isOneNumberOrThree(std::string_view line) {
    const std::vector<std::string_view> words = wordsOf(line);
    return !words.empty() && parseDouble(words[0]).has_value();
}

}  // namespace

VaspHeader readVaspHeader(TextSource& text) {
    VaspHeader header;
    constexpr std::size_t kLongestTitle = 1000;
    header.title = std::string(trimmed(nextLine(text, "the title line")).substr(0, kLongestTitle));
    readCell(text, header);
    const std::vector<std::string> names = readNames(text);
    const std::vector<std::int64_t> counts = readCounts(text, names.size());
    std::uint64_t total = 0;
    constexpr std::uint64_t kShortestPosition = 6;  // "0 0 0\n"
    for (std::int64_t count : counts) {
        total += static_cast<std::uint64_t>(count);
        if (!text.canHold(total, kShortestPosition))
            throw text.error(fmt::format("{} atoms are more than the file can hold", total));
    }
    if (total == 0)
        throw text.error("expected at least one atom");
    for (std::size_t group = 0; group < counts.size(); ++group) {
        int type = static_cast<int>(group);
        if (!names.empty())
            type = indexOf(header.species, names[group]);
        else
            header.species.emplace_back();
        const auto count = static_cast<std::size_t>(counts[group]);
        header.types.insert(header.types.end(), count, type);
        header.groups.insert(header.groups.end(), count, static_cast<int>(group));
    }
    return header;
}

std::string vaspHeaderOf(const Frame& frame, const std::string& title) {
    const Cell& cell = frame.cell;
    if (!(cell.volume() > 0) || cell.periodic != std::array<bool, 3>{true, true, true})
        throw InputError("VASP files need a cell that is periodic in all three directions");
    std::vector<int> types;
    std::vector<int> counts;
    for (int type : frame.types) {
        if (types.empty() || types.back() != type) {
            types.push_back(type);
            counts.push_back(0);
        }
        ++counts.back();
    }
    const bool hasNames = isNamed(frame);
    for (std::size_t group = 0; group < types.size() && !hasNames; ++group)
        if (types[group] != static_cast<int>(group))
            throw InputError(
                "the atom types have no names and are not in order: a VASP file cannot tell them");
    std::string out = title + "\n1.0\n";
    for (int row = 0; row < 3; ++row)
        fmt::format_to(std::back_inserter(out), "  {} {} {}\n", cell.vectors(row, 0),
                       cell.vectors(row, 1), cell.vectors(row, 2));
    if (hasNames) {
        for (int type : types)
            out += "  " + frame.species[static_cast<std::size_t>(type)];
        out += '\n';
    }
    fmt::format_to(std::back_inserter(out), "  {}\n", fmt::join(counts, "  "));
    return out;
}

bool looksLikeVaspHeader(std::string_view head, std::string_view& rest) {
    rest = head;
    const auto takeLine = [&] {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return line;
    };
    takeLine();
    if (!isOneNumberOrThree(takeLine()))
        return false;
    for (int row = 0; row < 3; ++row) {
        std::array<double, 3> vector{};
        std::string_view line = takeLine();
        if (!takeMergedDoubles(line, vector))
            return false;
    }
    for (std::string_view line = takeLine(); !rest.empty(); line = takeLine()) {
        const std::vector<std::string_view> words = wordsOf(line);
        if (words.empty())
            return false;
        if (!parseInt(words[0]))
            continue;
        // Wrapped counts.
        for (std::string_view ahead = rest; !ahead.empty();) {
            line = takeLine();
            if (trimmed(line).empty() || !parseInt(wordsOf(line)[0]) || wordsOf(line).size() == 3) {
                rest = ahead;
                break;
            }
            ahead = rest;
        }
        return true;
    }
    return false;
}

void nameSpecies(Frame& frame, const std::vector<std::string>& names, const std::string& path) {
    if (names.empty() || isNamed(frame))
        return;
    if (names.size() < frame.species.size())
        throw InputError(fmt::format("{}: {} species need names, only {} were given ({})", path,
                                     frame.species.size(), names.size(), fmt::join(names, ",")));
    frame.species = names;
}

}  // namespace mtp
