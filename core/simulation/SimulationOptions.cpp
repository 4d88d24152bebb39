#include "core/simulation/SimulationOptions.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "core/base/Error.h"

namespace mtp {

namespace {

constexpr std::pair<Protocol, std::string_view> kProtocols[] = {
    {Protocol::Hold, "hold"},
    {Protocol::MeltQuench, "melt-quench"},
    {Protocol::DensityLadder, "density-ladder"},
    {Protocol::Ramp, "ramp"},
    {Protocol::Rehearsal, "rehearsal"},
};

constexpr double kLongestTimestep = 10;  // fs
constexpr int kMostSeeds = 100;

template <class Value>
void require(bool isValid, std::string_view name, const Value& value, std::string_view valid) {
    if (!isValid)
        throw InputError(fmt::format("{} is {}; it must be {}", name, value, valid));
}

void requirePositive(std::string_view name, const std::optional<double>& value) {
    if (value)
        require(std::isfinite(*value) && *value > 0, name, *value, "above 0");
}

bool setsDensity(Protocol protocol) {
    return protocol == Protocol::DensityLadder || protocol == Protocol::Rehearsal;
}

void requireMeaning(const SimulationOptions& options) {
    const std::string_view key = protocolKey(options.protocol);
    if (options.pressure && setsDensity(options.protocol))
        throw InputError(fmt::format("a {} sets the density itself; it takes no pressure", key));
    if (!options.densities.empty() && !setsDensity(options.protocol))
        throw InputError(
            fmt::format("a {} takes no densities; density-ladder and rehearsal do", key));
    const bool changesTemperature =
        options.protocol == Protocol::MeltQuench || options.protocol == Protocol::Ramp;
    if (options.endTemperature && !changesTemperature)
        throw InputError(fmt::format(
            "a {} keeps its temperature; an end temperature is for melt-quench and ramp", key));
    if (options.rate && options.protocol != Protocol::MeltQuench)
        throw InputError(fmt::format("a {} takes no cooling rate; melt-quench does", key));
}

}  // namespace

std::string_view protocolKey(Protocol protocol) {
    for (const auto& [known, key] : kProtocols)
        if (known == protocol)
            return key;
    return {};
}

std::optional<Protocol> findProtocol(std::string_view key) {
    for (const auto& [protocol, known] : kProtocols)
        if (known == key)
            return protocol;
    return {};
}

const std::vector<Protocol>& allProtocols() {
    static const std::vector<Protocol> protocols = [] {
        std::vector<Protocol> all;
        for (const auto& [protocol, key] : kProtocols)
            all.push_back(protocol);
        return all;
    }();
    return protocols;
}

void validate(const SimulationOptions& options) {
    for (const int repeats : options.supercell)
        require(repeats >= 1, "the supercell", repeats, "1 or more along each vector");
    requirePositive("the temperature", options.temperature);
    requirePositive("the end temperature", options.endTemperature);
    requirePositive("the cooling rate", options.rate);
    requirePositive("the time between frames", options.dumpEvery);
    if (options.pressure)
        require(std::isfinite(*options.pressure), "the pressure", *options.pressure, "a number");
    if (options.steps)
        require(*options.steps >= 1, "the number of steps", *options.steps, "1 or more");
    require(options.timestep > 0 && options.timestep <= kLongestTimestep, "the time step",
            options.timestep, fmt::format("above 0 and at most {} fs", kLongestTimestep));
    for (const double density : options.densities)
        requirePositive("a density", density);
    require(options.seeds >= 1 && options.seeds <= kMostSeeds, "the number of seeds", options.seeds,
            fmt::format("from 1 to {}", kMostSeeds));
    requireMeaning(options);
}

}  // namespace mtp
