// What the further analyses of `mtp dynamics` (--analyses) add to its summary and tables.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/dynamics/FurtherAnalyses.h"

namespace mtp::cli {

struct FurtherArguments {
    std::string analyses, q, cutoffs, tolerance;
    bool isAlongAxes = false;
};

void addFurtherOptions(CLI::App* app, FurtherArguments& arguments);
// Throws InputError.
FurtherOptions furtherOptions(const FurtherArguments& arguments);

// Adds "f_s", "s_q", "residence", "paddle_wheel", "vdos", "green_kubo" and "g_d" as far as they
// were made, and reasons for the others.
void addFurther(const FurtherAnalyses& further, double spacing, nlohmann::json& summary);
// Prints the conductivity by Green and Kubo, or why there is none, if it was asked for.
void printFurther(const FurtherAnalyses& further);
// Tables (CSV) beside those of the summary. Throws FileError.
void writeFurther(const std::filesystem::path& folder, const FurtherAnalyses& further);

}  // namespace mtp::cli
