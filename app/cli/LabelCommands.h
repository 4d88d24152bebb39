// What the verbs of `mtp label` share: campaigns, their states, and who runs them.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>

#include "app/cli/Commands.h"
#include "app/commands/Arguments.h"
#include "core/labelling/CampaignStatus.h"
#include "core/labelling/Machine.h"

namespace mtp::cli {

// A verb adds itself and leaves what to run here if it is chosen.
using Chosen = std::shared_ptr<Run>;

void addLabelRun(CLI::App& label, const Chosen& chosen);
void addLabelSubmit(CLI::App& label, const Chosen& chosen);
void addLabelMachines(CLI::App& label, const Chosen& chosen);
void addLabelStatus(CLI::App& label, const Chosen& chosen);
void addLabelRetry(CLI::App& label, const Chosen& chosen);
void addLabelCancel(CLI::App& label, const Chosen& chosen);
void addLabelTidy(CLI::App& label, const Chosen& chosen);
void addLabelCutoff(CLI::App& label, const Chosen& chosen);
void addLabelRecipes(CLI::App& label, const Chosen& chosen);

// Of the computer that the campaign was given to; a side that does not answer makes tasks unknown.
CampaignStatus statusOfAll(const Campaign& campaign);

// The recipe of this name for a code, or that of a file. Throws InputError, ParseError.
Recipe recipeNamed(const std::string& name, const std::string& code);
DftCode codeNamed(const std::string& code);
// With the changes that the options ask for.
Recipe recipeOf(const LabelExportArguments& options);
// What its decks are written with, by the machine if one is named.
ExportOptions exportOptionsOf(const LabelExportArguments& options);

// Takes the code of labels (options.labelled) or else of the configurations, if the options name
// none; VASP if nothing tells it.
LabelExportArguments withUsualCode(LabelExportArguments options,
                                   const std::vector<Frame>& configurations);

// Which machine tasks are submitted to, and limits that replace its own.
struct SubmissionArguments {
    std::string machine, time;
    int atOnce = 0, most = 0;
    std::vector<std::string> options;
};
// --time, --option, and how many tasks the queue may hold, by this name.
std::vector<CLI::Option*> addSubmissionLimits(CLI::App& app, SubmissionArguments& arguments,
                                              const char* most);
// The machine of this name, "here" or empty for the Slurm of this computer, with these limits.
// Throws InputError.
Machine machineForSubmission(const std::string& name, const SubmissionArguments& arguments);

// "ALGO=All" in two. Throws InputError without a name or a value.
std::pair<std::string, std::string> parseAssignment(const std::string& text);

}  // namespace mtp::cli
