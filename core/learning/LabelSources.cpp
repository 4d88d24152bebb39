#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/labelling/Collect.h"
#include "core/labelling/Runner.h"
#include "core/learning/LearningLoop.h"
#include "core/learning/SubmitAndWait.h"
#include "core/mtp/Evaluator.h"

namespace mtp {
namespace {

class PotentialLabels : public LabelSource {
public:
    explicit PotentialLabels(const Potential& potential) : m_evaluator(potential) {
        m_provenance = std::make_shared<Provenance>();
        m_provenance->code = "MTP Workbench";
    }

    std::optional<std::vector<Frame>> label(const std::vector<Frame>& configurations,
                                            const LearningFolder&, int, Progress&) override {
        std::vector<Frame> out;
        for (const Frame& configuration : configurations) {
            Frame frame = withSpeciesOrder(configuration, m_evaluator.potential().species);
            const Prediction prediction = m_evaluator.evaluate(frame);
            frame.labels = {};
            frame.labels.energy = prediction.energy;
            frame.labels.forces = prediction.forces;
            frame.labels.virial = prediction.virial;
            frame.labels.isPredicted = true;
            frame.provenance = m_provenance;
            out.push_back(std::move(frame));
        }
        return out;
    }

private:
    Evaluator m_evaluator;
    std::shared_ptr<Provenance> m_provenance;
};

class CampaignLabels : public LabelSource {
public:
    CampaignLabels(Recipe recipe, ExportOptions options)
        : m_recipe(std::move(recipe)), m_options(std::move(options)) {}

    std::optional<std::vector<Frame>> label(const std::vector<Frame>& configurations,
                                            const LearningFolder& folder, int round,
                                            Progress& progress) override {
        const std::filesystem::path path = folder.campaign(round);
        exportTasks(path, configurations, m_recipe, m_options, progress);
        const Campaign campaign = Campaign::open(path);
        const CampaignStatus status = calculate(campaign, progress);
        // Those that did not converge are left out: the rest is used.
        std::vector<Frame> labelled = collectLabels(campaign, status, progress).labelled;
        if (labelled.empty())
            throw InputError(
                fmt::format("{}: no single point gave labels ({}); mtp label status "
                            "says why",
                            path.string(), describe(status)));
        return labelled;
    }

protected:
    // Returns when no task waits or runs any more.
    virtual CampaignStatus calculate(const Campaign& campaign, Progress& progress) = 0;

private:
    Recipe m_recipe;
    ExportOptions m_options;
};

class LocalLabels : public CampaignLabels {
public:
    LocalLabels(Recipe recipe, ExportOptions options, int atOnce)
        : CampaignLabels(std::move(recipe), std::move(options)), m_atOnce(atOnce) {}

protected:
    CampaignStatus calculate(const Campaign& campaign, Progress& progress) override {
        runHere(campaign, m_atOnce, false, progress);
        return campaignStatus(campaign, QueueAnswer{}, progress);
    }

private:
    int m_atOnce;
};

class MachineLabels : public CampaignLabels {
public:
    MachineLabels(Recipe recipe, ExportOptions options, Machine machine)
        : CampaignLabels(std::move(recipe), std::move(options)), m_machine(std::move(machine)) {}

protected:
    CampaignStatus calculate(const Campaign& campaign, Progress& progress) override {
        return submitAndWait(campaign, m_machine, progress);
    }

private:
    Machine m_machine;
};

class LabelsByHand : public LabelSource {
public:
    std::optional<std::vector<Frame>> label(const std::vector<Frame>&, const LearningFolder&, int,
                                            Progress&) override {
        return std::nullopt;  // the loop has looked for the file itself
    }
};

}  // namespace

std::unique_ptr<LabelSource> labelsOfPotential(const Potential& potential) {
    if (potential.species.empty())
        throw InputError("the potential that gives labels does not name its species");
    return std::make_unique<PotentialLabels>(potential);
}

std::unique_ptr<LabelSource> labelsOfCampaign(Recipe recipe, ExportOptions options, int atOnce) {
    return std::make_unique<LocalLabels>(std::move(recipe), std::move(options), atOnce);
}

std::unique_ptr<LabelSource> labelsOfMachine(Recipe recipe, ExportOptions options,
                                             Machine machine) {
    return std::make_unique<MachineLabels>(std::move(recipe), std::move(options),
                                           std::move(machine));
}

std::unique_ptr<LabelSource> labelsByHand() {
    return std::make_unique<LabelsByHand>();
}

}  // namespace mtp
