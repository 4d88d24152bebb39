#include "app/cli/GradingSet.h"

#include "app/cli/Common.h"
#include "core/mtp/PotentialFile.h"
#include "core/selection/ActiveSetBuilder.h"
#include "core/selection/UndeterminedParameters.h"

namespace mtp::cli {

GradeMode chosenMode(const std::string& asked, const std::optional<ActiveSet>& own) {
    if (const std::optional<GradeMode> mode = findGradeMode(asked))
        return *mode;
    return own ? own->mode : GradeMode::Neighbourhood;
}

void addModeOption(CLI::App* app, std::string& mode) {
    app->add_option("--mode", mode,
                    "What is graded: neighbourhood (each atom) or configuration (its energy); "
                    "default: as in the potential, else neighbourhood")
        ->check(CLI::IsMember({"neighbourhood", "configuration"}));
}

ActiveSet trainedSet(const Potential& potential, GradeMode mode, const std::vector<Frame>& training,
                     int threads) {
    TerminalProgress progress;
    ActiveSet set =
        buildActiveSet(potential, mode, training, {.threads = threads, .progress = &progress});
    warnOfUndetermined(set, potential);
    return set;
}

void warnOfUndetermined(const ActiveSet& set, const Potential& potential) {
    if (const std::string text = undeterminedText(set, potential); !text.empty())
        complain("warning: " + text);
}

void writeWithActiveSet(const std::string& path, Potential potential, const ActiveSet& set) {
    potential.selectionState = formatActiveSet(set);
    writePotential(path, potential);
}

}  // namespace mtp::cli
