// The weights of labels, as users name them.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "core/training/TrainingOptions.h"

namespace mtp::cli {

// "1,0.01,0.001" for energies, forces and stresses; an empty list leaves the options as they are.
// Throws InputError.
void readWeights(const std::string& list, TrainingOptions& options);

// What every command asks for that fits a trained potential anew.
struct RefitOptions {
    std::string& weights;
    std::string& species;
    int& threads;
    bool& isJson;
};
// Adds --weights, --species, --threads and --json.
void addRefitOptions(CLI::App& app, const RefitOptions& options);

}  // namespace mtp::cli
