#include "core/project/edit/Replay.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/Units.h"
#include "core/project/file/ProjectSettings.h"
#include "core/training/TrainingCurves.h"

namespace mtp {

using nlohmann::json;

namespace {

// A word of a POSIX shell, whatever it holds.
std::string quoted(const std::string& text) {
    constexpr const char* kPlain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-";
    if (!text.empty() && text[0] != '-' && text.find_first_not_of(kPlain) == std::string::npos)
        return text;
    std::string out = "'";
    for (char c : text)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

// For a comment: one line, nothing that a terminal obeys.
std::string printable(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7f')
            c = ' ';
    return text;
}

json operationOf(const CommandRecord& command) {
    const json operation = json::parse(command.operation, nullptr, false);
    return operation.is_object() ? operation : json::object();
}

std::string kindOf(const json& operation) {
    const auto kind = operation.find("kind");
    return kind != operation.end() && kind->is_string() ? kind->get<std::string>() : "";
}

std::string listOf(const std::vector<double>& numbers) {
    return fmt::format("{}", fmt::join(numbers, ","));
}

std::string speciesFlag(const json& input) {
    const auto names = input.value("species", std::vector<std::string>());
    return names.empty() ? "" : " --species " + quoted(fmt::format("{}", fmt::join(names, ",")));
}

// How a source is read.
std::string readingFlags(const json& expand) {
    std::string flags = speciesFlag(expand);
    if (expand.contains("frames"))
        flags += " --frames " + quoted(expand["frames"].get<std::string>());
    if (!expand.value("has_times", true))
        flags += " --time-step 1fs";
    for (const auto& [key, flag] : {std::pair{"added_frames", "add"}, {"removed_frames", "remove"}})
        if (expand.contains(key))
            flags += fmt::format(" --{} {}", flag,
                                 fmt::join(expand[key].get<std::vector<std::size_t>>(), ","));
    return flags;
}

std::string expansionFlags(const json& expand) {
    std::string flags;
    if (expand.contains("reference"))
        flags += fmt::format(" --reference {}", expand["reference"].get<double>());
    if (expand.value("is_rigid", false)) {
        const auto elements = expand.at("free_elements").get<std::vector<std::string>>();
        flags += fmt::format(
            " --mode rigid --bond-tolerance {} --free {}",
            expand.at("bond_tolerance").get<double>(),
            quoted(elements.empty() ? "none" : fmt::format("{}", fmt::join(elements, ","))));
    }
    const auto strain = expand.at("strain").get<std::vector<double>>();
    if (std::any_of(strain.begin(), strain.end(), [](double value) { return value != 0; }))
        flags += " --strain " + quoted(listOf(strain));
    for (const json& shape : expand.value("shapes", json::array()))
        flags += fmt::format(" --shape {}:{}", shape.at("ratio").get<double>(),
                             listOf(shape.at("strain").get<std::vector<double>>()));
    if (expand.value("rattle", 0.0) > 0)
        flags += fmt::format(" --rattle {} --seed {}", expand["rattle"].get<double>(),
                             expand.at("seed").get<std::uint64_t>());
    const auto supercell = expand.at("supercell").get<std::vector<int>>();
    if (std::any_of(supercell.begin(), supercell.end(), [](int n) { return n != 1; }))
        flags += fmt::format(" --supercell {}", fmt::join(supercell, "x"));
    return flags;
}

bool hasTestPart(const json& split) {
    return split.value("test_fraction", 0.0) > 0 ||
           !split.value("test_densities", json::array()).empty();
}

// Methods and test parts came later than the first projects.
std::string splitFlags(const json& split) {
    const std::string method = split.value("method", "parent");
    if (method == "density") {
        const auto held = split.at("densities").get<std::vector<double>>();
        const auto test = split.at("test_densities").get<std::vector<double>>();
        return " --by density" + (held.empty() ? "" : " --densities " + listOf(held)) +
               (test.empty() ? "" : " --test-densities " + listOf(test));
    }
    std::string flags = fmt::format(" --fraction {}", split.at("fraction").get<double>());
    if (hasTestPart(split))
        flags += fmt::format(" --test-fraction {}", split.at("test_fraction").get<double>());
    if (method == "time")
        flags +=
            fmt::format(" --by time --block {}", split.at("parents_in_block").get<std::size_t>());
    return flags;
}

// Numbers, from 1, of the labelled configurations that training does not use.
std::vector<std::size_t> leftOut(const std::vector<ConfigurationRecord>& records) {
    std::vector<std::size_t> numbers;
    std::size_t number = 0;
    for (const ConfigurationRecord& record : records) {
        if (!record.energy)
            continue;
        ++number;
        if (!isUsable(record))
            numbers.push_back(number);
    }
    return numbers;
}

class Replay {
public:
    explicit Replay(const ProjectStore& store) : m_store(store) {}

    std::vector<std::string> lines() {
        for (const CommandRecord& command : m_store.history())
            if (!command.isUndone)
                take(command);
        if (!m_labels.empty())
            m_lines.push_back(fmt::format("mtp label {} {} -o labelled.extxyz",
                                          fmt::join(m_expanded, " "), fmt::join(m_labels, " ")));
        else if (holds([](const ConfigurationRecord& record) { return record.energy.has_value(); }))
            addExport("labelled");
        addParts();
        for (const RunRecord& run : m_store.runs())
            addTraining(run);
        return m_lines;
    }

private:
    void take(const CommandRecord& command) {
        const json operation = operationOf(command);
        const std::string kind = kindOf(operation);
        try {
            if (kind == "expand")
                return addExpansion(operation);
            if (kind == "label")
                return addLabels(operation);
            if (kind == "split") {
                m_split = operation;
                return;
            }
        } catch (const json::exception&) {
            m_lines.push_back("# damaged in the history:");
        }
        m_lines.push_back(fmt::format("# {}: {}", command.created, printable(command.name)));
    }

    // mtp label knows one list of names for all its inputs.
    void addLabels(const json& label) {
        const std::string path = quoted(label.at("path").get<std::string>());
        const std::string names = speciesFlag(label);
        m_labels.push_back(names.empty() ? path
                                         : fmt::format("named-{}.extxyz", m_labels.size() + 1));
        if (!names.empty())
            m_lines.push_back(fmt::format("mtp convert {} {}{}", path, m_labels.back(), names));
    }

    void addExpansion(const json& expand) {
        const std::size_t number = m_expanded.size();
        const std::string suffix = number == 0 ? "" : fmt::format("-{}", number + 1);
        const int most = expand.value("most", 0);
        m_lines.push_back(
            fmt::format("mtp sample {}{} --every {}fs --skip {}fs{} -o selected{}.extxyz",
                        quoted(expand.at("source").get<std::string>()), readingFlags(expand),
                        expand.at("every_fs").get<double>(), expand.at("skip_fs").get<double>(),
                        most > 0 ? fmt::format(" --most {}", most) : "", suffix));
        m_lines.push_back(fmt::format(
            "mtp expand selected{0}.extxyz --ratios {1}{2} -o expanded{0}.extxyz", suffix,
            listOf(expand.at("ratios").get<std::vector<double>>()), expansionFlags(expand)));
        m_expanded.push_back(fmt::format("expanded{}.extxyz", suffix));
    }

    bool holds(bool (*isWanted)(const ConfigurationRecord&)) const {
        const std::vector<ConfigurationRecord> records = m_store.configurations();
        return std::any_of(records.begin(), records.end(), isWanted);
    }

    // What no command makes is taken from the project itself.
    void addExport(const char* part) {
        m_lines.push_back(fmt::format("mtp project export {0} --part {1} -o {1}.extxyz",
                                      quoted(m_store.path().string()), part));
    }

    void addParts() {
        if (m_store.setting(kSplitByHand).value_or(0) > 0) {
            m_lines.emplace_back("# split by hand:");
            addExport("training");
            if (holds([](const ConfigurationRecord& record) {
                    return isUsable(record) && record.part == Part::Validation;
                }))
                addExport("validation");
        } else if (!m_split.empty()) {
            addSplit();
        }
    }

    void addSplit() {
        const std::vector<std::size_t> out = leftOut(m_store.configurations());
        m_lines.push_back(
            fmt::format("mtp split labelled.extxyz{}{} --seed {} --training training.extxyz "
                        "--validation validation.extxyz{}",
                        out.empty() ? "" : fmt::format(" --leave-out {}", fmt::join(out, ",")),
                        splitFlags(m_split), m_split.at("seed").get<std::uint64_t>(),
                        hasTestPart(m_split) ? " --test test.extxyz" : ""));
    }

    void addTraining(const RunRecord& run) {
        if (run.iterations.empty()) {
            m_lines.push_back("# read from a file: " + printable(run.name));
            return;
        }
        const TrainingOptions& options = run.options;
        if (options.start)
            m_lines.push_back("# began with a potential of the project (--start): " +
                              printable(run.name));
        const bool hasValidation = run.iterations.front().validation.has_value();
        m_lines.push_back(fmt::format(
            "mtp train training.extxyz{} --level {} --cutoff {} --radial-size {}{} --weights "
            "{},{},{} --max-iterations {} --starts {} --seed {} -o {}",
            hasValidation ? " --validation validation.extxyz" : "", options.level, options.cutoff,
            options.radialSize,
            options.minDist ? fmt::format(" --min-dist {}", *options.minDist) : "",
            options.energyWeight, options.forceWeight, options.virialWeight, options.maxIterations,
            options.starts, options.seed, quoted(run.name + ".almtp")));
    }

    const ProjectStore& m_store;
    std::vector<std::string> m_lines, m_expanded, m_labels;
    json m_split;
};

std::string settingsOf(const std::vector<ConfigurationRecord>& records) {
    std::set<std::string> all;
    for (const ConfigurationRecord& record : records) {
        if (!record.energy || !record.provenance)
            continue;
        const Provenance& provenance = *record.provenance;
        std::string text = provenance.code.empty() ? "an unknown code" : printable(provenance.code);
        if (!provenance.version.empty())
            text += fmt::format(" {}", printable(provenance.version));
        std::vector<std::string> settings;
        for (const auto& [key, value] : provenance.settings)
            settings.push_back(printable(key + " " + value));
        if (!settings.empty())
            text += fmt::format(" ({})", fmt::join(settings, "; "));
        all.insert(text);
    }
    return fmt::format("{}", fmt::join(all, " and "));
}

std::string splitMethodText(const std::string& method) {
    return method == "time"      ? "blocks of parent configurations that follow each other in time"
           : method == "density" ? "density"
                                 : "parent configuration";
}

// " trained on 159 configurations and validated on 20"; empty if the run does not say it.
std::string trainedOnText(const RunRecord& run) {
    if (!run.trainedOn)
        return {};
    const std::size_t validation = run.trainedOn->validationIds.size();
    return fmt::format(", trained on {} configurations{}", run.trainedOn->trainingIds.size(),
                       validation > 0 ? fmt::format(" and validated on {}", validation) : "");
}

std::string trainingSentence(const RunRecord& run) {
    const TrainingOptions& o = run.options;
    std::string text = fmt::format(
        "{}: a moment tensor potential of level {} (cutoff {} Å, {} radial polynomials; weights "
        "{}, {} and {} of energy, force and virial; seed {}, {} iterations, {}){}.",
        printable(run.name), o.level, o.cutoff, o.radialSize, o.energyWeight, o.forceWeight,
        o.virialWeight, o.seed, run.iterations.size() - 1, printable(run.stopReason),
        trainedOnText(run));
    using units::kMilli;
    const IterationSummary& kept = *keptIteration(run.iterations);
    const auto errorsOf = [](const FitErrors& errors) {
        const auto milli = [](const std::optional<double>& value, int decimals, const char* unit) {
            return value ? fmt::format("{:.{}f} {}", *value * kMilli, decimals, unit)
                         : fmt::format("no labels in {}", unit);
        };
        return fmt::format("{} and {}", milli(errors.energy, 2, "meV/atom"),
                           milli(errors.force, 1, "meV/Å"));
    };
    text += fmt::format(" Root mean square errors of the iteration that was kept ({}): {}",
                        kept.iteration, errorsOf(kept.training));
    if (kept.validation)
        text += fmt::format(" (validation: {})", errorsOf(*kept.validation));
    return text + ".";
}

// " (number at each density ratio: 30 at 0.5, 30 at 1; ratio 1 is 1.99 g/cm³)"; empty if no
// configuration has a ratio.
std::string ratiosText(const std::map<double, std::size_t>& byRatio, std::size_t withoutRatio,
                       const std::optional<double>& referenceDensity) {
    if (byRatio.empty())
        return {};
    std::vector<std::string> ratios;
    for (const auto& [ratio, count] : byRatio)
        ratios.push_back(fmt::format("{} at {:.3g}", count, ratio));
    if (withoutRatio > 0)
        ratios.push_back(fmt::format("{} without one", withoutRatio));
    return fmt::format(
        " (number at each density ratio: {}{})", fmt::join(ratios, ", "),
        referenceDensity ? fmt::format("; ratio 1 is {} g/cm³", *referenceDensity) : "");
}

}  // namespace

std::vector<std::string> replayCommands(const ProjectStore& store) {
    return Replay(store).lines();
}

std::string methodsParagraph(const ProjectStore& store, const std::string& programVersion) {
    std::vector<std::string> sentences{fmt::format("{} was used.", programVersion)};
    for (const SourceRecord& source : store.sources())
        sentences.push_back(fmt::format(
            "Of the {} configurations of {}{} one every {} fs was selected, beginning at {} fs.",
            source.frameCount, printable(source.path),
            source.frames.isWhole() ? "" : fmt::format(" (frames {})", rangeText(source.frames)),
            source.everyFs, source.skipFs));
    const auto records = store.configurations();
    std::map<double, std::size_t> byRatio;
    std::size_t withoutRatio = 0, labelled = 0, excluded = 0, validation = 0, test = 0;
    for (const ConfigurationRecord& record : records) {
        if (record.densityRatio)
            ++byRatio[std::round(*record.densityRatio * 100) / 100];
        else
            ++withoutRatio;
        labelled += record.energy ? 1 : 0;
        excluded += record.isExcluded ? 1 : 0;
        validation += record.energy && record.part == Part::Validation ? 1 : 0;
        test += record.energy && record.part == Part::Test ? 1 : 0;
    }
    if (!records.empty())
        sentences.push_back(
            fmt::format("The set holds {} configurations{}.", records.size(),
                        ratiosText(byRatio, withoutRatio, store.referenceDensity())));
    if (labelled > 0)
        sentences.push_back(
            fmt::format("{} have energies, forces or stresses from {}; of these, {} are now for "
                        "validation{}, {} excluded.",
                        labelled, settingsOf(records), validation,
                        test > 0 ? fmt::format(", {} for the test", test) : "", excluded));
    for (const CommandRecord& command : store.history())
        if (const json split = operationOf(command);
            !command.isUndone && kindOf(split) == "split" && split.contains("seed"))
            sentences.push_back(fmt::format("The split was made by {} with seed {}.",
                                            splitMethodText(split.value("method", "parent")),
                                            split["seed"].dump()));
    for (const RunRecord& run : store.runs())
        if (!run.iterations.empty())
            sentences.push_back(trainingSentence(run));
    return fmt::format("{}", fmt::join(sentences, " "));
}

}  // namespace mtp
