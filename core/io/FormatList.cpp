#include "core/io/FormatList.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace mtp {

namespace {

struct Content {
    const char* name;
    bool FormatContents::*field;
};

constexpr std::array<Content, 9> kContents{{{"energy", &FormatContents::energy},
                                            {"forces", &FormatContents::forces},
                                            {"virial", &FormatContents::virial},
                                            {"velocities", &FormatContents::velocities},
                                            {"step", &FormatContents::step},
                                            {"time", &FormatContents::time},
                                            {"species", &FormatContents::species},
                                            {"several frames", &FormatContents::severalFrames},
                                            {"keys", &FormatContents::keys}}};

std::string markOf(const Format& format, const Content& content) {
    const bool isRead = format.open && format.reads.*content.field;
    const bool isWritten = format.create && format.writes.*content.field;
    return isRead && isWritten ? "rw" : isRead ? "r" : isWritten ? "w" : "-";
}

std::string withoutEnd(std::string line) {
    line.resize(line.find_last_not_of(' ') + 1);
    return line;
}

}  // namespace

bool hasPlaceFor(const FormatContents& contents, const FormatContents& wanted) {
    return std::all_of(kContents.begin(), kContents.end(), [&](const Content& content) {
        return contents.*content.field || !(wanted.*content.field);
    });
}

std::string titleOf(const Format& format) {
    return format.extensions.empty()
               ? format.description
               : fmt::format("{} ({})", format.description, fmt::join(format.extensions, ", "));
}

std::vector<std::string> namesOf(const FormatContents& contents) {
    std::vector<std::string> names;
    for (const Content& content : kContents)
        if (contents.*content.field)
            names.emplace_back(content.name);
    return names;
}

std::string formatList(const std::vector<Format>& formats) {
    std::size_t nameWidth = 0, titleWidth = 0;
    for (const Format& format : formats) {
        nameWidth = std::max(nameWidth, format.name.size());
        titleWidth = std::max(titleWidth, titleOf(format).size());
    }
    std::string head = fmt::format("{:{}}  {:{}}", "name", nameWidth, "format", titleWidth);
    for (const Content& content : kContents)
        head += fmt::format("  {}", content.name);
    std::string text = head + '\n';
    for (const Format& format : formats) {
        std::string line =
            fmt::format("{:{}}  {:{}}", format.name, nameWidth, titleOf(format), titleWidth);
        for (const Content& content : kContents)
            line += fmt::format("  {:{}}", markOf(format, content),
                                std::string_view(content.name).size());
        text += withoutEnd(std::move(line)) + '\n';
    }
    return text;
}

}  // namespace mtp
