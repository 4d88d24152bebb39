#include "app/cli/GradingSet.h"

#include <fmt/format.h>

#include "app/cli/Common.h"
#include "core/mtp/PotentialFile.h"
#include "core/selection/ActiveSetBuilder.h"

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
    if (set.filled() < set.size())
        complain(fmt::format(
            "warning: the training set determines {} of {} parameters; what depends on the others "
            "has very large grades",
            set.filled(), set.size()));
    return set;
}

void writeWithActiveSet(const std::string& path, Potential potential, const ActiveSet& set) {
    potential.selectionState = formatActiveSet(set);
    writePotential(path, potential);
}

}  // namespace mtp::cli
