// The subcommands of mtp. Each adds itself to the parser and returns what to run when it is chosen.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

namespace mtp::cli {

// Returns the exit status.
using Run = std::function<int()>;

struct Command {
    CLI::App* app;
    Run run;
};

Command addInspect(CLI::App& parser);
Command addSample(CLI::App& parser);
Command addExpand(CLI::App& parser);
Command addPack(CLI::App& parser);
Command addCoverage(CLI::App& parser);
Command addLabel(CLI::App& parser);
// The arguments of mtp with "match" behind "label" if no other verb stands there: `mtp label
// CONFIGURATIONS SINGLE_POINTS` is short for it.
std::vector<std::string> withLabelVerb(std::vector<std::string> words);
Command addAimd(CLI::App& parser);
Command addSplit(CLI::App& parser);
Command addNew(CLI::App& parser);
Command addTrain(CLI::App& parser);
Command addEstimate(CLI::App& parser);
Command addEvaluate(CLI::App& parser);
Command addDynamics(CLI::App& parser);
Command addCommittee(CLI::App& parser);
Command addPrune(CLI::App& parser);
Command addScan(CLI::App& parser);
Command addGrade(CLI::App& parser);
Command addSelect(CLI::App& parser);
Command addThin(CLI::App& parser);
Command addLearn(CLI::App& parser);
Command addCurves(CLI::App& parser);
Command addConvert(CLI::App& parser);
Command addProbe(CLI::App& parser);
Command addExport(CLI::App& parser);
Command addSimulate(CLI::App& parser);
Command addProject(CLI::App& parser);

}  // namespace mtp::cli
