#include "tests/fuzz/ReadWhole.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "tests/fuzz/Scratch.h"

namespace mtp::test {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFileMark = "%%FILE ";

bool isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

// Dots only between plain characters: the name stays in the folder.
std::string plainName(std::string_view name) {
    std::string plain;
    for (char c : name.substr(0, 40))
        if (isPlain(c) || (c == '.' && !plain.empty() && plain.back() != '.'))
            plain += c;
    return plain.empty() ? "file" : plain;
}

// Returns what is to be opened.
fs::path writeFiles(const Scratch& scratch, std::string_view bytes) {
    fs::path opened;
    while (bytes.starts_with(kFileMark)) {
        bytes.remove_prefix(kFileMark.size());
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view name = trimmed(bytes.substr(0, end));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        const std::size_t next = bytes.find(std::string("\n") + std::string(kFileMark));
        const std::size_t size = next == std::string_view::npos ? bytes.size() : next + 1;
        scratch.write(plainName(name), bytes.substr(0, size));
        bytes.remove_prefix(size);
        if (opened.empty())
            opened = name.ends_with('/') ? scratch.path() : scratch.path() / plainName(name);
    }
    return opened;
}

void requireSound(const Frame& frame) {
    validate(frame);
    for (int type : frame.types)
        if (static_cast<std::size_t>(type) >= frame.species.size())
            throw std::logic_error("an atom has a type without a species");
}

}  // namespace

const Format& readerNamed(const FormatRegistry& registry, std::string_view name) {
    for (const Format& format : registry.formats())
        if (format.name == name && format.open)
            return format;
    throw InputError("there is no reader named " + std::string(name));
}

std::size_t readWhole(const Format& format, std::string_view bytes, const fs::path& helper) {
    static const Scratch scratch;
    scratch.clear();
    fs::path opened;
    if (bytes.starts_with(kFileMark)) {
        opened = writeFiles(scratch, bytes);
    } else {
        opened = scratch.path() / "input";
        scratch.write("input", bytes);
    }
    std::unique_ptr<TrajectoryReader> reader;
    try {
        ReadOptions options;
        options.helper = helper;
        reader = format.open(opened, options);
    } catch (const Error&) {
        return 0;
    }
    const std::size_t count = reader->frameCount();
    if (count == 0)
        throw std::logic_error("opened without a frame");
    for (std::size_t i = 0; i < count; ++i) {
        try {
            requireSound(reader->read(i));
        } catch (const Error& error) {
            throw std::logic_error(fmt::format("frame {} of {}: {}", i, count, error.what()));
        }
    }
    return count;
}

std::size_t readAs(std::string_view kind, std::string_view bytes, const fs::path& helper) {
    if (kind == "potential")
        return readPotentialWhole(bytes);
    if (kind == "project")
        return readProjectWhole(bytes);
    if (kind == "dynamics")
        return readMotionWhole(bytes);
    if (kind == "selection")
        return readSelectionWhole(bytes);
    if (kind == "positions")
        return readPositionsWhole(bytes);
    static const auto registry = FormatRegistry::withBuiltinFormats();
    return readWhole(readerNamed(registry, kind), bytes, helper);
}

}  // namespace mtp::test
