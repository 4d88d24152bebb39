#include "core/labelling/Deck.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/labelling/TaskFiles.h"

namespace mtp {

namespace {

void requireSound(const Frame& frame, const Recipe& recipe) {
    validate(frame);
    if (frame.atomCount() == 0)
        throw InputError("a configuration without atoms cannot be calculated");
    if (!isNamed(frame))
        throw UnnamedTypes("the atom types have no names, which a single point needs");
    const auto& periodic = frame.cell.periodic;
    if (!(frame.cell.volume() > 0) ||
        !std::all_of(periodic.begin(), periodic.end(), std::identity()))
        throw InputError("the configuration has no cell that is periodic in three directions");
    for (const std::string& element : elementsOf(frame)) {
        const auto known = recipe.physics.elements.find(element);
        if (known == recipe.physics.elements.end() || known->second.pseudopotential.empty())
            throw InputError(fmt::format("the recipe names no pseudopotential for {}", element));
    }
}

}  // namespace

void validate(const AimdOptions& options) {
    const auto isIn = [](double value, double low, double high) {
        return std::isfinite(value) && value >= low && value <= high;
    };
    if (!isIn(options.temperature, 1, 20000))
        throw InputError(
            fmt::format("the temperature {} K is not between 1 and 20000 K", options.temperature));
    if (!isIn(options.step, 0.05, 10))
        throw InputError(
            fmt::format("the time step {} fs is not between 0.05 and 10 fs", options.step));
    if (options.steps < 1)
        throw InputError(fmt::format("the number of steps {} is not positive", options.steps));
}

Deck makeDeck(const Frame& frame, const Recipe& recipe,
              const std::optional<AimdOptions>& dynamics) {
    validate(recipe);
    requireSound(frame, recipe);
    if (dynamics)
        validate(*dynamics);
    switch (recipe.code) {
        case DftCode::Vasp:
            return makeVaspDeck(frame, recipe, dynamics);
        case DftCode::Cp2k:
            return makeCp2kDeck(frame, recipe, dynamics);
        default:
            return makeEspressoDeck(frame, recipe, dynamics);
    }
}

std::string mainDeckFile(DftCode code, bool isDynamics) {
    switch (code) {
        case DftCode::Vasp:
            return "INCAR";
        case DftCode::Cp2k:
            return isDynamics ? "aimd.inp" : "sp.inp";
        default:
            return "pw.in";
    }
}

std::string deckChecksum(const Deck& deck) {
    std::string all;
    for (const auto& [name, text] : deck.files)
        all += name + '\n' + text + '\0';
    return textChecksum(all);
}

std::vector<std::string> elementsOf(const Frame& frame) {
    std::vector<bool> occurs(frame.species.size());
    for (const int type : frame.types)
        occurs[static_cast<std::size_t>(type)] = true;
    std::vector<std::string> elements;
    for (std::size_t type = 0; type < occurs.size(); ++type)
        if (occurs[type] &&
            std::find(elements.begin(), elements.end(), frame.species[type]) == elements.end())
            elements.push_back(frame.species[type]);
    return elements;
}

}  // namespace mtp
