// The input files of a single point, or of an AIMD run, as texts: pure functions of a configuration
// and a recipe.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/labelling/Recipe.h"

namespace mtp {

// Molecular dynamics at constant volume and temperature.
struct AimdOptions {
    double temperature = 1000;  // K
    double step = 2;            // fs
    int steps = 600;
    std::uint64_t seed = 1;  // of the velocities and, in pw.x, of the thermostat
};
// Throws InputError that names the option, its value and what is valid.
void validate(const AimdOptions& options);

struct Deck {
    std::map<std::string, std::string> files;  // texts by name
    std::vector<std::string> notes;            // sentences: what the user has to see to
};

// The folder of a campaign, from that of an attempt, in which pseudopotentials stand.
inline constexpr std::string_view kSharedFromAttempt = "../../../shared";

// Throws InputError for what the code cannot calculate: a configuration without named elements or
// without a periodic cell, elements without a pseudopotential, and what validate() throws.
// The recipe must name the pseudopotentials (withElements()).
Deck makeDeck(const Frame& frame, const Recipe& recipe,
              const std::optional<AimdOptions>& dynamics = std::nullopt);

// The file that the code is started with: "INCAR", "sp.inp", "pw.in"; "aimd.inp".
std::string mainDeckFile(DftCode code, bool isDynamics = false);

// The parts of makeDeck(); the frame is known to be sound.
Deck makeVaspDeck(const Frame& frame, const Recipe& recipe,
                  const std::optional<AimdOptions>& dynamics);
Deck makeCp2kDeck(const Frame& frame, const Recipe& recipe,
                  const std::optional<AimdOptions>& dynamics);
Deck makeEspressoDeck(const Frame& frame, const Recipe& recipe,
                      const std::optional<AimdOptions>& dynamics);

// Of a deck: "xxh128:" and 32 hex digits.
std::string deckChecksum(const Deck& deck);

// Elements of the atoms that occur, in the order of the frame's species.
std::vector<std::string> elementsOf(const Frame& frame);

}  // namespace mtp
