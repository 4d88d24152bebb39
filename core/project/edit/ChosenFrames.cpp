#include "core/project/edit/ChosenFrames.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/project/ProjectStore.h"
#include "core/project/edit/ProjectEdit.h"

namespace mtp {

std::string frameChoiceKey(std::int64_t source) {
    return fmt::format("frame_choice@{}", source);
}

std::optional<FrameChoice> parseFrameChoice(const std::string& text) {
    try {
        const nlohmann::json stored = nlohmann::json::parse(text);
        const auto method = selectionMethodNamed(stored.at("method").get<std::string>());
        if (!method || *method == SelectionMethod::Time)
            return {};
        return FrameChoice{*method, stored.at("frames").get<std::vector<std::size_t>>()};
    } catch (const nlohmann::json::exception&) {
        return {};
    }
}

std::optional<FrameChoice> readFrameChoice(const ProjectStore& store, std::int64_t source) {
    const std::optional<std::string> text = store.textSetting(frameChoiceKey(source).c_str());
    return text ? parseFrameChoice(*text) : std::nullopt;
}

void writeFrameChoice(ProjectEdit& edit, std::int64_t source,
                      const std::optional<FrameChoice>& choice) {
    std::optional<std::string> text;
    if (choice)
        text = nlohmann::json{{"method", selectionMethodName(choice->method)},
                              {"frames", choice->frames}}
                   .dump();
    edit.setTextSetting(frameChoiceKey(source).c_str(), text);
}

}  // namespace mtp
