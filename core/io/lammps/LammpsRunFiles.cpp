#include "core/io/lammps/LammpsRunFiles.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "core/base/Parse.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/lammps/LammpsDumpGrammar.h"

namespace mtp {

namespace {

// The layout of restart files since 2020 (write_restart.cpp of LAMMPS): this text, two numbers,
// then entries that begin with a number of their kind, and the text again as the very last.
constexpr char kMagic[] = "LammpS RestartT";
constexpr int kVersionEntry = 0, kUnitsEntry = 4, kStepEntry = 5;
constexpr int kMostEntries = 20, kMostNameLength = 1000;

constexpr std::string_view kTime = "ITEM: TIME\n", kTimestep = "ITEM: TIMESTEP\n";

template <class Value>
std::optional<Value> take(std::istream& in) {
    Value value{};
    if (!in.read(reinterpret_cast<char*>(&value), sizeof value))
        return {};
    return value;
}

bool takesMagic(std::istream& in) {
    char text[sizeof kMagic];
    return in.read(text, sizeof text) && std::memcmp(text, kMagic, sizeof text) == 0;
}

bool skipName(std::istream& in) {
    const std::optional<int> length = take<int>(in);
    return length && *length >= 0 && *length < kMostNameLength && in.seekg(*length, std::ios::cur);
}

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

std::optional<Frame> parseAt(const std::filesystem::path& path, std::uint64_t offset,
                             const std::vector<std::string>& species) {
    try {
        TextSource text(path);
        text.seek({offset, 1});
        LammpsDumpGrammar grammar(path.string(), {});
        return withSpeciesOrder(grammar.parse(text), species);
    } catch (const Error&) {
        return {};  // its end is not yet written
    }
}

}  // namespace

std::optional<std::int64_t> restartStep(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in || !takesMagic(in) || !take<int>(in) || !take<int>(in))
        return {};
    std::optional<std::int64_t> step;
    for (int entry = 0; entry < kMostEntries && !step; ++entry) {
        const std::optional<int> kind = take<int>(in);
        if (!kind)
            return {};
        if (*kind == kStepEntry)
            step = take<std::int64_t>(in);
        else if (*kind == kVersionEntry || *kind == kUnitsEntry ? !skipName(in) : !take<int>(in))
            return {};
    }
    in.seekg(-static_cast<std::streamoff>(sizeof kMagic), std::ios::end);
    return step && takesMagic(in) ? step : std::nullopt;
}

void cutDump(const std::filesystem::path& path, std::int64_t step) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return;
    // A frame begins with the first heading after the rows of the one before.
    std::uint64_t offset = 0, frame = 0;
    bool isHead = false, isStep = false, isCut = false;
    for (std::string line; !isCut && std::getline(file, line); offset += line.size() + 1) {
        const bool isHeading = line.starts_with("ITEM:");
        if (isHeading && !isHead)
            frame = offset;
        if (isHeading)
            isHead = !line.starts_with("ITEM: ATOMS");
        isCut = isStep && parseInt(trimmed(line)).value_or(step) >= step;
        isStep = line == "ITEM: TIMESTEP";
    }
    file.close();
    if (!isCut)
        return;
    std::error_code error;
    std::filesystem::resize_file(path, frame, error);
    if (error)
        throw writeError(path, error.value());
}

std::optional<Frame> newestDumpFrame(const std::filesystem::path& path, std::size_t atomCount,
                                     const std::vector<std::string>& species) {
    constexpr std::size_t kMostPerAtom = 120, kMostHead = 2000;  // bytes
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file)
        return {};
    const auto size = static_cast<std::size_t>(file.tellg());
    const std::size_t wanted = std::min(size, 2 * (kMostPerAtom * atomCount + kMostHead));
    std::string text(wanted, '\0');
    file.seekg(static_cast<std::streamoff>(size - wanted));
    if (!file.read(text.data(), static_cast<std::streamsize>(wanted)))
        return {};
    const std::vector<std::size_t> starts = frameStarts(text);
    for (auto start = starts.rbegin(); start != starts.rend(); ++start)
        if (std::optional<Frame> frame = parseAt(path, size - wanted + *start, species);
            frame && frame->atomCount() == atomCount)
            return frame;
    return {};
}

}  // namespace mtp
