// What the verbs of `mtp label` share: campaigns, their states, and who runs them.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>

#include "app/cli/Commands.h"
#include "app/commands/Arguments.h"
#include "core/labelling/CampaignStatus.h"

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

// "ALGO=All" in two. Throws InputError without a name or a value.
std::pair<std::string, std::string> parseAssignment(const std::string& text);

}  // namespace mtp::cli
