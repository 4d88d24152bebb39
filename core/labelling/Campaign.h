// A campaign: a plain folder with the decks of many single points (or of one AIMD run), which can
// be run without this program, and with what their attempts left.
//
//     campaign  recipe.json  configurations.extxyz  tasks  README.txt
//     environment.sh  task.sh  array.sh  submit.sh  status.sh  run-here.sh
//     shared/                          pseudopotentials
//     jobs/000017-d1.50-9f3c2a1b/      deck/  retry-2/  attempt-1/
//     submissions/3/                   tasks  intent  job  refusal
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/labelling/Deck.h"
#include "core/labelling/TaskFiles.h"

namespace mtp {

class Campaign {
public:
    // Throws FileError, or ParseError if the folder is no campaign or of another version.
    static Campaign open(const std::filesystem::path& folder);

    const std::filesystem::path& folder() const { return m_folder; }
    const std::string& id() const { return m_id; }  // 8 characters, in the names of its jobs
    const Recipe& recipe() const { return m_recipe; }
    bool isDynamics() const { return m_isDynamics; }
    // Of an AIMD run: what it was exported with.
    const std::optional<AimdOptions>& dynamics() const { return m_dynamics; }

    // In order; the first is that of the task with number 1. Throws FileError, ParseError.
    std::vector<Frame> configurations() const;
    // Also those that are listed and whose decks are not written yet. Throws FileError.
    std::vector<TaskFiles> tasks() const;
    std::filesystem::path taskFolder(const std::string& key) const;
    std::filesystem::path attemptFolder(const std::string& key, int attempt) const;
    // What the reader of an attempt opens: "out", or "OUTCAR" of VASP.
    std::filesystem::path outputOf(const std::string& key, int attempt) const;

private:
    std::filesystem::path m_folder;
    std::string m_id;
    Recipe m_recipe;
    bool m_isDynamics = false;
    std::optional<AimdOptions> m_dynamics;
};

bool isCampaign(const std::filesystem::path& folder);

struct ExportOptions {
    // The shell line that starts the code; empty: the usual one.
    std::string command;
    // Lines of a shell before it: modules, variables. May be empty.
    std::string setup;
    // Where pseudopotentials (pw.x) or setups (VASP) are looked for; may be empty.
    std::filesystem::path library;
    // Of POTCAR setups on the machine that runs the campaign; empty: `library`.
    std::string libraryThere;
    std::string machine;  // that it is meant for; empty: this computer
    std::optional<AimdOptions> dynamics;
};

struct ExportReport {
    std::vector<std::string> keys;  // of the configurations, in their order
    std::size_t written = 0;        // tasks that were not there
    std::size_t files = 0;          // of their decks
    std::vector<std::string> notes;
};

// Writes the tasks that the campaign has not got; makes the campaign if there is none. A task that
// is there, by its deck, is left alone: exporting again changes nothing. At whatever moment it is
// interrupted, what is there is whole, and exporting again completes it. Throws InputError (another
// recipe than the campaign's, what makeDeck() throws), FileError, Cancelled.
ExportReport exportTasks(const std::filesystem::path& folder,
                         const std::vector<Frame>& configurations, const Recipe& recipe,
                         const ExportOptions& options, Progress& progress);

// Those that have the geometry of none of the labelled ones.
std::vector<Frame> withoutLabelled(const std::vector<Frame>& configurations,
                                   const std::vector<Frame>& labelled);

}  // namespace mtp
