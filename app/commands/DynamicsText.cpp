#include "app/commands/DynamicsText.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <nlohmann/json.hpp>

#include "core/base/Shell.h"

namespace mtp::cli {

namespace {

using nlohmann::json;

constexpr const char* kSetting = "dynamics";  // of the project, written by the page
constexpr const char* kFolder = "dynamics";   // for the results

// In the order of the page.
constexpr std::array kReferences{"framework", "mass", "file"};
constexpr std::array kCageRules{"threshold", "minimum", "gaussian"};
constexpr std::array kCascadeRules{"neighbour", "refill", "source"};

class DynamicsLine {
public:
    explicit DynamicsLine(const json& choices) : m_choices(choices) {}

    // Unless it is the value that the command takes by itself.
    DynamicsLine& number(const char* key, const char* option, const char* unit = "",
                         double usual = 0) {
        const double value = valueOf(key, usual);
        return value == usual ? *this : word(option, fmt::format("{}{}", value, unit));
    }
    template <std::size_t kCount>
    DynamicsLine& choice(const char* key, const char* option,
                         const std::array<const char*, kCount>& words,
                         std::optional<std::size_t> usual = 0) {
        const auto found = m_choices.find(key);
        const bool isKnown = found != m_choices.end() && found->is_number_unsigned() &&
                             found->template get<std::size_t>() < kCount;
        if (!isKnown || found->template get<std::size_t>() == usual)
            return *this;
        return word(option, words[found->template get<std::size_t>()]);
    }
    // "Li=1,Cl=-1" of an object with a number for each name.
    DynamicsLine& numbers(const char* key, const char* option) {
        const auto found = m_choices.find(key);
        std::vector<std::string> all;
        if (found != m_choices.end() && found->is_object())
            for (const auto& [name, value] : found->items())
                if (value.is_number())
                    all.push_back(fmt::format("{}={}", name, value.template get<double>()));
        return all.empty() ? *this : word(option, fmt::format("{}", fmt::join(all, ",")));
    }
    DynamicsLine& range(const char* from, const char* to, const char* option) {
        const double first = valueOf(from, 0), last = valueOf(to, 0);
        return first > 0 && last > 0 ? word(option, fmt::format("{}ps:{}ps", first, last)) : *this;
    }
    DynamicsLine& text(const char* key, const char* option) {
        const auto found = m_choices.find(key);
        if (found == m_choices.end() || !found->is_string() || found->get<std::string>().empty())
            return *this;
        return word(option, found->get<std::string>());
    }
    DynamicsLine& word(const char* option, const std::string& value) {
        m_text += fmt::format(" {} {}", option, shellWord(value));
        return *this;
    }
    const std::string& line() const { return m_text; }

private:
    double valueOf(const char* key, double usual) const {
        const auto found = m_choices.find(key);
        return found != m_choices.end() && found->is_number() ? found->get<double>() : usual;
    }

    const json& m_choices;
    std::string m_text;
};

}  // namespace

std::optional<std::string> dynamicsText(const ProjectStore& store) {
    const std::optional<std::string> kept = store.textSetting(kSetting);
    const std::vector<SourceRecord> sources = store.sources();
    if (!kept || sources.empty())
        return std::nullopt;
    const json choices = json::parse(*kept, nullptr, false);
    if (!choices.is_object())
        return std::nullopt;
    DynamicsLine line(choices);
    const SourceRecord& source = sources.back();
    if (!source.species.empty())
        line.word("--species", fmt::format("{}", fmt::join(source.species, ",")));
    line.text("ion", "--ion")
        .text("framework", "--framework")
        .choice("reference", "--frame-of", kReferences, std::nullopt)
        .number("skip", "--skip", "ps")
        .number("timestep", "--timestep", "fs")
        .number("temperature", "--temperature")
        .numbers("charges", "--charges")
        .range("fitFrom", "fitTo", "--fit")
        .number("hopWindow", "--hop-window", "ps")
        .number("threshold", "--hop-threshold", "", 3.5)
        .choice("cageRule", "--cage-rule", kCageRules)
        .number("cageTime", "--at", "ps")
        .choice("rule", "--cascade-rule", kCascadeRules)
        .number("cascadeWindow", "--cascade-window", "ps")
        .number("neighbour", "--cascade-radius")
        .number("refill", "--refill-radius", "", 1.5);
    if (choices.value("q", json(0)) != json(0) && choices["q"].is_number() &&
        choices["q"].get<double>() > 0)
        line.word("--analyses", "fs").number("q", "--q");
    return fmt::format("mtp dynamics {}{} -o {}", shellWord(source.path), line.line(), kFolder);
}

}  // namespace mtp::cli
