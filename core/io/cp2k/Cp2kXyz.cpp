#include "core/io/cp2k/Cp2kXyz.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Parse.h"
#include "core/io/ListedWarnings.h"
#include "core/io/XyzAtoms.h"
#include "core/io/cp2k/Cp2kUnits.h"

namespace mtp {

namespace {

// At most, if a comment line has few decimals or many digits.
constexpr double kLargestEnergyError = 1e-6;  // hartree

// "i = 12, time = 24.000, E = -557.79": the word after a key; empty if there is none.
std::string_view wordAfter(std::string_view comment, std::string_view key) {
    const std::size_t at = comment.find(key);
    if (at == std::string_view::npos)
        return {};
    std::string_view rest = trimmed(comment.substr(at + key.size()));
    if (!rest.starts_with('='))
        return {};
    rest = trimmed(rest.substr(1));
    return trimmed(rest.substr(0, rest.find_first_of(", ")));
}

std::optional<double> valueAfter(std::string_view comment, std::string_view key) {
    const auto value = parseDouble(wordAfter(comment, key));
    return value && std::abs(*value) < cp2k::kLargestNumber ? value : std::nullopt;
}

// Half of the last decimal, and the rounding of a double. A relaxation has neighbouring points
// whose energies differ by little more.
double errorOfPrinting(std::string_view number, double value) {
    const std::size_t point = number.find('.');
    const std::size_t decimals = point == std::string_view::npos ? 0 : number.size() - point - 1;
    return std::min(kLargestEnergyError, 0.501 * std::pow(10.0, -static_cast<double>(decimals))) +
           4e-16 * std::abs(value);
}

// Goes on to the next line that begins a frame: a number of atoms, and a comment of CP2K.
void seekNextFrame(TextSource& text, TextMark damaged) {
    text.seek(damaged);
    std::string_view line;
    text.next(line);
    for (TextMark mark = text.nextMark(); text.next(line); mark = text.nextMark()) {
        const bool isCount = parseInt(trimmed(line)).has_value();
        std::string_view comment;
        if (isCount && text.peek(comment) && valueAfter(comment, "i")) {
            text.seek(mark);
            return;
        }
    }
}

// Throws ParseError.
Cp2kXyzFrame scanFrame(TextSource& text, std::size_t number) {
    Cp2kXyzFrame frame;
    frame.mark = text.nextMark();
    std::string_view line, comment;
    text.next(line);
    text.peek(comment);
    frame.step =
        static_cast<std::int64_t>(valueAfter(comment, "i").value_or(static_cast<double>(number)));
    frame.timeFs = valueAfter(comment, "time");
    frame.energy = valueAfter(comment, "E");
    if (frame.energy)
        frame.energyError = errorOfPrinting(wordAfter(comment, "E"), *frame.energy);
    text.seek(frame.mark);
    if (const auto count = skimXyzAtoms(text)) {
        frame.atomCount = *count;
    } else {
        text.seek(frame.mark);
        frame.atomCount = readXyzAtoms(text).labels.size();
    }
    return frame;
}

}  // namespace

std::vector<Cp2kXyzFrame> scanCp2kXyz(TextSource& text, const char* what, Progress* progress,
                                      std::vector<std::string>& warnings) {
    std::vector<Cp2kXyzFrame> frames;
    std::size_t damaged = 0;
    std::string_view line;
    while (text.peek(line)) {
        if (trimmed(line).empty()) {
            text.next(line);
            continue;
        }
        const TextMark mark = text.nextMark();
        try {
            frames.push_back(scanFrame(text, frames.size()));
        } catch (const ParseError& error) {
            if (++damaged <= kListedWarnings)
                warnings.push_back(
                    fmt::format("{} ({}; this frame is left out)", error.what(), what));
            seekNextFrame(text, mark);
        }
        if (progress)
            progress->step(text.fraction(), "Indexing");
    }
    if (damaged > kListedWarnings)
        warnings.push_back(fmt::format("{}: {} damaged frames in all", text.path(), damaged));
    for (const std::string& warning : text.warnings())
        warnings.push_back(warning);
    return frames;
}

}  // namespace mtp
