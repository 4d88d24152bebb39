// What a user asks of a simulation: the protocol and its numbers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mtp {

enum class Protocol {
    Hold,           // constant temperature, and constant pressure if one is given
    MeltQuench,     // held hot, cooled at a rate, held cold
    DensityLadder,  // brought to one density after the other and held there: mean pressures
    Ramp,           // heated (or cooled) evenly
    Rehearsal,      // several short runs at several densities, before a large one
};
// "hold", "melt-quench", "density-ladder", "ramp", "rehearsal".
std::string_view protocolKey(Protocol protocol);
// Absent for another word.
std::optional<Protocol> findProtocol(std::string_view key);
const std::vector<Protocol>& allProtocols();

struct SimulationOptions {
    Protocol protocol = Protocol::Hold;
    // The start cell repeated along its vectors; 1 or more each.
    std::array<int, 3> supercell{1, 1, 1};
    // K, above 0. Of the whole run, of the melt, or where a ramp begins. Absent: that of the start
    // cell if its file says one, else 300 K; 1000 K for a melt.
    std::optional<double> temperature;
    // K, above 0. Where a quench (300 K) or a ramp (twice its start) ends.
    std::optional<double> endTemperature;
    // GPa. The cell follows it isotropically; absent: the cell is kept. Not for protocols that set
    // the density themselves.
    std::optional<double> pressure;
    // Of the whole run; of each run of a rehearsal. Absent: 20 ps at each temperature or density
    // (10 ps in rehearsals), and what a quench takes at its rate.
    std::optional<std::int64_t> steps;
    double timestep = 1;  // fs, above 0, 10 at most
    // K/s, of a quench: 4.5e11 takes 1000 K to 300 K in 1.56 ns, as the melts of LiAlCl4 in the
    // literature were cooled. If steps are given but no rate, the quench takes 60 % of them.
    std::optional<double> rate;
    // g/cm³, of a ladder or a rehearsal, in this order. Empty: the lowest, middle and highest that
    // the potential was trained on, or 0.9, 1 and 1.1 of the start cell's if it does not say.
    std::vector<double> densities;
    std::uint64_t seed = 1;  // of the velocities; rehearsals count on from it
    int seeds = 2;           // runs of a rehearsal at each density
    double dumpEvery = 20;   // fs between the frames of the trajectory
    // Atoms that come nearer than any pair of the training set repel each other (Repulsion.h).
    bool hasRepulsion = false;
};

// Throws InputError that names the option, its value and what is valid.
void validate(const SimulationOptions& options);

}  // namespace mtp
