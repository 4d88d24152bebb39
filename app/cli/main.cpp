// The mtp command: everything the window does, for scripts and machines without a display.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/cli/System.h"
#include "core/project/file/ProjectErrors.h"

namespace {

// A result that did not reach its reader (disk full) is no success.
int flushed(int status) {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return status;
    mtp::cli::complain("the result could not be written to standard output");
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace mtp::cli;
    prepareOutput();
    CLI::App parser{"Moment tensor potentials: from AIMD to a trained multi-density potential"};
    parser.name("mtp");
    parser.set_version_flag("--version", MTP_VERSION);
    parser.require_subcommand(1);
    parser.allow_windows_style_options(false);  // "/data/run" is a path, whatever the system
    parser.footer(
        "The main job:\n"
        "  mtp sample aimd --every 20fs --skip 120fs -o selected.extxyz\n"
        "  mtp expand selected.extxyz --ratios 0.5,1,1.5 -o expanded.extxyz\n"
        "  mtp label expanded.extxyz single_points -o labelled.extxyz\n"
        "  mtp train labelled.extxyz --level 16 --validation-fraction 0.1 -o potential.almtp\n"
        "  mtp evaluate potential.almtp labelled.extxyz\n"
        "  mtp simulate potential.almtp --data aimd --temperature 1000 -o run1\n"
        "  mtp dynamics run1/trajectory.lammpstrj --ion Li -o dynamics");
    const Command commands[] = {
        addInspect(parser),  addPack(parser),     addSample(parser),   addExpand(parser),
        addCoverage(parser), addLabel(parser),    addSplit(parser),    addNew(parser),
        addTrain(parser),    addEstimate(parser), addEvaluate(parser), addGrade(parser),
        addSelect(parser),   addThin(parser),     addLearn(parser),    addCurves(parser),
        addConvert(parser),  addExport(parser),   addSimulate(parser), addDynamics(parser),
        addProbe(parser),    addProject(parser),  addAimd(parser),     addCommittee(parser),
        addPrune(parser),    addScan(parser)};
    std::vector<std::string> words = withLabelVerb(argumentsOf(argc, argv));
    std::reverse(words.begin(), words.end());  // CLI11 takes them from the end
    try {
        parser.parse(std::move(words));
    } catch (const CLI::ParseError& error) {
        return parser.exit(error);
    }
    try {
        for (const Command& command : commands)
            if (command.app->parsed())
                return flushed(command.run());
    } catch (const mtp::DamagedProject& error) {
        complain(fmt::format("{} (mtp project repair)", error.what()));
    } catch (const mtp::UnnamedTypes& error) {
        complain(fmt::format("{}; name them with --species", error.what()));
    } catch (const std::exception& error) {
        complain(error.what());
    }
    return 1;
}
