#include "app/commands/ReplayText.h"

#include <algorithm>
#include <array>

#include "app/commands/Arguments.h"
#include "app/commands/CommandText.h"
#include "app/commands/DynamicsText.h"
#include "app/commands/ScanText.h"
#include "core/base/Text.h"
#include "core/project/edit/Replay.h"

namespace mtp::cli {

namespace {

constexpr const char* kLabelled = "labelled.extxyz";
constexpr const char* kAllExpanded = "expanded-all.extxyz";
constexpr const char* kTraining = "training.extxyz";
constexpr const char* kValidation = "validation.extxyz";
constexpr const char* kTest = "test.extxyz";

std::string femtosecondsText(double time) {
    return fmt::format("{}fs", time);
}

template <class Numbers>
std::string listOf(const Numbers& numbers) {
    return fmt::format("{}", fmt::join(numbers, ","));
}

std::string strainText(const Strain& strain) {
    return listOf(std::vector<double>(strain.begin(), strain.end()));
}

std::string sampleText(const ExpandOperation& expand, const std::string& output) {
    using A = SampleArguments;
    A arguments;
    arguments.path = expand.source.path;
    arguments.species = listOf(expand.source.species);
    if (!expand.source.frames.isWhole())
        arguments.frames = rangeText(expand.source.frames);
    if (!expand.hasTimes)
        arguments.timeStep = femtosecondsText(1);
    arguments.add = listOf(expand.picks.added);
    arguments.remove = listOf(expand.picks.removed);
    arguments.every = femtosecondsText(expand.source.everyFs);
    arguments.skip = femtosecondsText(expand.source.skipFs);
    arguments.most = static_cast<std::size_t>(std::max(expand.most, 0));
    arguments.output = output;
    return CommandText(arguments)
        .add(&A::path)
        .addUnlessUsual(&A::species)
        .addUnlessUsual(&A::frames)
        .addUnlessUsual(&A::timeStep)
        .addUnlessUsual(&A::add)
        .addUnlessUsual(&A::remove)
        .add(&A::every)
        .add(&A::skip)
        .addUnlessUsual(&A::most)
        .add(&A::output)
        .text();
}

ExpandArguments expandArguments(const ExpansionOptions& options) {
    ExpandArguments arguments;
    arguments.ratios = listOf(options.ratios);
    arguments.reference = options.referenceDensity.value_or(0);
    if (options.mode == ExpansionMode::RigidUnits)
        arguments.mode = "rigid";
    arguments.tolerance = options.bonds.tolerance;
    arguments.freeElements =
        options.bonds.freeElements.empty() ? "none" : listOf(options.bonds.freeElements);
    if (!options.strain.isZero(0))
        arguments.strain = strainText(options.strain);
    for (const RungShape& shape : options.shapes)
        arguments.shapes.push_back(fmt::format("{}:{}", shape.ratio, strainText(shape.strain)));
    arguments.rattle = options.rattle;
    arguments.seed = options.seed;
    if (options.supercell != ExpansionOptions{}.supercell)
        arguments.supercell = fmt::format("{}", fmt::join(options.supercell, "x"));
    return arguments;
}

std::string expandText(const ExpansionOptions& options, const std::string& input,
                       const std::string& output) {
    using A = ExpandArguments;
    A arguments = expandArguments(options);
    arguments.path = input;
    arguments.output = output;
    CommandText line(arguments);
    line.add(&A::path).add(&A::ratios).addUnlessUsual(&A::reference).addUnlessUsual(&A::mode);
    if (options.mode == ExpansionMode::RigidUnits)
        line.add(&A::tolerance).add(&A::freeElements);
    line.addUnlessUsual(&A::strain).addUnlessUsual(&A::shapes);
    if (options.rattle > 0)
        line.add(&A::rattle).add(&A::seed);
    return line.addUnlessUsual(&A::supercell).add(&A::output).text();
}

std::string splitText(const SplitStep& step) {
    using A = SplitArguments;
    using S = SplitOptions;
    const A arguments{.paths = {kLabelled},
                      .training = kTraining,
                      .validation = kValidation,
                      .test = step.hasTestPart ? kTest : "",
                      .species = {},
                      .leftOut = step.leftOut,
                      .split = step.options};
    CommandText line(arguments);
    line.add(&A::paths).addUnlessUsual(&A::leftOut);
    if (step.options.method == SplitMethod::Density)
        line.add(fieldOf(&A::split, &S::method))
            .addUnlessUsual(fieldOf(&A::split, &S::validationDensities))
            .addUnlessUsual(fieldOf(&A::split, &S::testDensities));
    else
        line.add(fieldOf(&A::split, &S::validationFraction))
            .addUnlessUsual(fieldOf(&A::split, &S::testFraction));
    if (step.options.method == SplitMethod::TimeBlock)
        line.add(fieldOf(&A::split, &S::method)).add(fieldOf(&A::split, &S::parentsInBlock));
    return line.add(fieldOf(&A::split, &S::seed))
        .add(&A::training)
        .add(&A::validation)
        .addUnlessUsual(&A::test)
        .text();
}

std::string trainText(const TrainStep& step) {
    using A = TrainArguments;
    using T = TrainingOptions;
    const T& options = step.options;
    A arguments;
    arguments.paths = {kTraining};
    arguments.validation = step.hasValidation ? kValidation : "";
    arguments.training = options;
    arguments.minDist = options.minDist.value_or(0);
    arguments.weights =
        listOf(std::array{options.energyWeight, options.forceWeight, options.virialWeight});
    arguments.output = step.name + ".almtp";
    CommandText line(arguments);
    line.add(&A::paths)
        .addUnlessUsual(&A::validation)
        .add(fieldOf(&A::training, &T::level))
        .add(fieldOf(&A::training, &T::cutoff))
        .add(fieldOf(&A::training, &T::radialSize));
    if (options.minDist)
        line.add(&A::minDist);
    return line.add(&A::weights)
        .add(fieldOf(&A::training, &T::maxIterations))
        .add(fieldOf(&A::training, &T::starts))
        .add(fieldOf(&A::training, &T::seed))
        .add(&A::output)
        .text();
}

std::string nameOf(ExportStep::Set set) {
    switch (set) {
        case ExportStep::Set::Training:
            return std::string(partName(Part::Training));
        case ExportStep::Set::Validation:
            return std::string(partName(Part::Validation));
        case ExportStep::Set::Labelled:
            break;
    }
    return "labelled";
}

class ReplayText {
public:
    explicit ReplayText(const ProjectStore& store) : m_store(store) {}

    std::vector<std::string> lines() {
        for (const ReplayStep& step : replaySteps(m_store))
            std::visit([this](const auto& known) { add(known); }, step);
        if (std::optional<std::string> scan = scanText(m_store, kTraining, kValidation))
            m_lines.push_back(std::move(*scan));
        if (std::optional<std::string> dynamics = dynamicsText(m_store))
            m_lines.push_back(std::move(*dynamics));
        return std::move(m_lines);
    }

private:
    void comment(const std::string& text) { m_lines.push_back("# " + text); }

    void add(const RemarkStep& remark) { comment(remark.text); }

    void add(const ExpandOperation& expand) {
        const std::size_t number = m_expanded.size();
        const std::string suffix = number == 0 ? "" : fmt::format("-{}", number + 1);
        const std::string selected = fmt::format("selected{}.extxyz", suffix);
        m_expanded.push_back(fmt::format("expanded{}.extxyz", suffix));
        m_lines.push_back(sampleText(expand, selected));
        m_lines.push_back(expandText(expand.options, selected, m_expanded.back()));
    }

    // The command `label` knows one list of names for all its inputs.
    void add(const LabelOperation& label) {
        if (label.isCampaign)
            return addCampaign(label);
        using A = ConvertArguments;
        m_labels.push_back(label.path.string());
        if (label.species.empty())
            return;
        A arguments;
        arguments.input =
            std::exchange(m_labels.back(), fmt::format("named-{}.extxyz", m_labels.size()));
        arguments.output = m_labels.back();
        arguments.species = listOf(label.species);
        m_lines.push_back(
            CommandText(arguments).add(&A::input).add(&A::output).add(&A::species).text());
    }

    // What was calculated is collected again; the calculations are not repeated.
    void addCampaign(const LabelOperation& label) {
        using A = LabelCollectArguments;
        using E = LabelExportArguments;
        E made;
        made.configurations = m_expanded.empty() ? "configurations.extxyz" : m_expanded.back();
        made.output = label.path.string();
        made.recipe = (label.path / "recipe.json").string();
        comment("the single points were written by: " +
                CommandText(made).add(&E::configurations).add(&E::output).add(&E::recipe).text());
        m_labels.push_back(fmt::format("collected-{}.extxyz", m_labels.size() + 1));
        A arguments;
        arguments.campaigns = {label.path.string()};
        arguments.output = m_labels.back();
        m_lines.push_back(CommandText(arguments).add(&A::campaigns).add(&A::output).text());
    }

    void add(const MatchLabelsStep&) {
        using A = LabelArguments;
        A arguments;
        arguments.configurations = m_expanded.front();
        if (m_expanded.size() > 1) {
            // The command takes one file; files of extended XYZ may follow one another in one.
            arguments.configurations = kAllExpanded;
            m_lines.push_back(fmt::format("cat {} > {}", fmt::join(m_expanded, " "), kAllExpanded));
        }
        arguments.singlePoints = m_labels;
        arguments.output = kLabelled;
        m_lines.push_back(CommandText(arguments)
                              .add(&A::configurations)
                              .add(&A::singlePoints)
                              .add(&A::output)
                              .text());
    }

    void add(const ExportStep& step) {
        using A = ProjectArguments;
        A arguments;
        arguments.project = m_store.path().string();
        arguments.part = nameOf(step.set);
        arguments.output = arguments.part + ".extxyz";
        m_lines.push_back(
            CommandText(arguments, "export").add(&A::project).add(&A::part).add(&A::output).text());
    }

    void add(const SplitStep& step) { m_lines.push_back(splitText(step)); }

    void add(const TrainStep& step) {
        if (step.options.start)
            comment(fmt::format("began with a potential of the project ({}): {}",
                                optionOf<TrainArguments>(&TrainArguments::start).name(),
                                printable(step.name, ' ')));
        m_lines.push_back(trainText(step));
    }

    const ProjectStore& m_store;
    std::vector<std::string> m_lines, m_expanded, m_labels;
};

}  // namespace

std::vector<std::string> replayCommands(const ProjectStore& store) {
    return ReplayText(store).lines();
}

}  // namespace mtp::cli
