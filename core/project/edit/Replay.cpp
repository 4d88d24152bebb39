#include "core/project/edit/Replay.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/base/Text.h"
#include "core/base/Units.h"
#include "core/project/file/ProjectSettings.h"
#include "core/training/TrainingCurves.h"

namespace mtp {

namespace {

// For a remark or a sentence: names may hold anything.
std::string inOneLine(const std::string& text) {
    return printable(text, ' ');
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
    explicit Replay(const ProjectStore& store)
        : m_store(store), m_records(store.configurations()) {}

    std::vector<ReplayStep> steps() {
        for (const CommandRecord& command : m_store.history())
            if (!command.isUndone)
                addCommand(command);
        addLabels();
        addParts();
        for (const RunRecord& run : m_store.runs())
            addTraining(run);
        return std::move(m_steps);
    }

private:
    void remark(std::string text) { m_steps.emplace_back(RemarkStep{std::move(text)}); }

    void addCommand(const CommandRecord& command) {
        try {
            if (const auto operation = parseOperation(command.operation))
                return std::visit([this](const auto& step) { add(step); }, *operation);
        } catch (const InputError&) {
            remark("damaged in the history:");
        }
        remark(command.created + ": " + inOneLine(command.name));
    }

    void add(const ExpandOperation& expand) {
        m_steps.emplace_back(expand);
        m_hasConfigurations = true;
    }

    void add(const LabelOperation& label) {
        m_steps.emplace_back(label);
        m_hasLabels = true;
    }

    // Labels are matched with configurations that the commands have made. A set that holds others,
    // which were imported with their labels, is taken from the project.
    void addLabels() {
        const auto isLabelled = [](const ConfigurationRecord& record) {
            return record.energy.has_value();
        };
        const bool holdsImported = holds([&](const ConfigurationRecord& record) {
            return isLabelled(record) && record.expansion.empty();
        });
        if (m_hasConfigurations && m_hasLabels && !holdsImported)
            m_steps.emplace_back(MatchLabelsStep{});
        else if (holds(isLabelled))
            m_steps.emplace_back(ExportStep{ExportStep::Set::Labelled});
    }

    // The last one counts, and it is made once the labels are there.
    void add(const SplitOperation& split) { m_split = split.options; }

    template <class Condition>
    bool holds(Condition isWanted) const {
        return std::any_of(m_records.begin(), m_records.end(), isWanted);
    }

    void addParts() {
        if (m_store.setting(kSplitByHand).value_or(0) > 0) {
            remark("split by hand:");
            m_steps.emplace_back(ExportStep{ExportStep::Set::Training});
            if (holds([](const ConfigurationRecord& record) {
                    return isUsable(record) && record.part == Part::Validation;
                }))
                m_steps.emplace_back(ExportStep{ExportStep::Set::Validation});
        } else if (m_split) {
            m_steps.emplace_back(
                SplitStep{*m_split, leftOut(m_records),
                          m_split->testFraction > 0 || !m_split->testDensities.empty()});
        }
    }

    void addTraining(const RunRecord& run) {
        if (run.isFromFile())
            remark("read from a file: " + inOneLine(run.name));
        else
            m_steps.emplace_back(
                TrainStep{run.name, run.options, run.iterations.front().validation.has_value()});
    }

    const ProjectStore& m_store;
    std::vector<ConfigurationRecord> m_records;
    std::vector<ReplayStep> m_steps;
    bool m_hasConfigurations = false, m_hasLabels = false;
    std::optional<SplitOptions> m_split;
};

std::string settingsOf(const std::vector<ConfigurationRecord>& records) {
    std::set<std::string> all;
    for (const ConfigurationRecord& record : records) {
        if (!record.energy || !record.provenance)
            continue;
        const Provenance& provenance = *record.provenance;
        std::string text = provenance.code.empty() ? "an unknown code" : inOneLine(provenance.code);
        if (!provenance.version.empty())
            text += fmt::format(" {}", inOneLine(provenance.version));
        std::vector<std::string> settings;
        for (const auto& [key, value] : provenance.settings)
            settings.push_back(inOneLine(key + " " + value));
        if (!settings.empty())
            text += fmt::format(" ({})", fmt::join(settings, "; "));
        all.insert(text);
    }
    return fmt::format("{}", fmt::join(all, " and "));
}

std::string splitMethodText(SplitMethod method) {
    switch (method) {
        case SplitMethod::TimeBlock:
            return "blocks of parent configurations that follow each other in time";
        case SplitMethod::Density:
            return "density";
        case SplitMethod::Parent:
            break;
    }
    return "parent configuration";
}

// "The split was made by ..."; empty for commands that are no split.
std::string splitSentence(const CommandRecord& command) {
    try {
        const auto operation = parseOperation(command.operation);
        const auto* split = operation ? std::get_if<SplitOperation>(&*operation) : nullptr;
        if (split && !command.isUndone)
            return fmt::format("The split was made by {} with seed {}.",
                               splitMethodText(split->options.method), split->options.seed);
    } catch (const InputError&) {  // damaged: nothing is known of it
    }
    return {};
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
        inOneLine(run.name), o.level, o.cutoff, o.radialSize, o.energyWeight, o.forceWeight,
        o.virialWeight, o.seed, run.iterations.size() - 1, inOneLine(run.stopReason),
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

const std::string& originOf(const SourceRecord& source) {
    return source.origin.empty() ? source.path : source.origin;
}

// Whether configurations were made of its frames, as far as their names tell: the frames of a
// folder may be named after a file in it.
bool isUsed(const SourceRecord& source, const std::vector<SourceRecord>& sources,
            const std::vector<ConfigurationRecord>& records) {
    std::set<std::string> others;
    for (const SourceRecord& one : sources)
        if (one.id != source.id)
            others.insert(originOf(one));
    return std::any_of(records.begin(), records.end(), [&](const ConfigurationRecord& record) {
        return record.parent && !others.contains(record.parent->source);
    });
}

std::string sourceSentence(const SourceRecord& source, bool isUsed) {
    const std::string what = fmt::format(
        "the {} configurations of {}{}", source.frameCount, inOneLine(source.path),
        source.frames.isWhole() ? "" : fmt::format(" (frames {})", rangeText(source.frames)));
    return isUsed ? fmt::format("Of {} one every {} fs was selected, beginning at {} fs.", what,
                                source.everyFs, source.skipFs)
                  : fmt::format("Of {} none was selected.", what);
}

}  // namespace

std::vector<ReplayStep> replaySteps(const ProjectStore& store) {
    return Replay(store).steps();
}

std::string methodsParagraph(const ProjectStore& store, const std::string& programVersion) {
    std::vector<std::string> sentences{fmt::format("{} was used.", programVersion)};
    const auto records = store.configurations();
    const std::vector<SourceRecord> sources = store.sources();
    for (const SourceRecord& source : sources)
        sentences.push_back(sourceSentence(source, isUsed(source, sources, records)));
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
        if (const std::string sentence = splitSentence(command); !sentence.empty())
            sentences.push_back(sentence);
    for (const RunRecord& run : store.runs())
        if (!run.iterations.empty())
            sentences.push_back(trainingSentence(run));
    return fmt::format("{}", fmt::join(sentences, " "));
}

}  // namespace mtp
