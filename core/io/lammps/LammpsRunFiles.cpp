#include "core/io/lammps/LammpsRunFiles.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "core/base/Parse.h"

namespace mtp {

namespace {

// The layout of restart files since 2020 (write_restart.cpp of LAMMPS): this text, two numbers,
// then entries that begin with a number of their kind, and the text again as the very last.
constexpr char kMagic[] = "LammpS RestartT";
constexpr int kVersionEntry = 0, kUnitsEntry = 4, kStepEntry = 5;
constexpr int kMostEntries = 20, kMostNameLength = 1000;

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
        throw writeError(path, error);
}

}  // namespace mtp
