// Where campaigns can run: this computer, a scheduler here, or another computer by ssh.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mtp {

struct Machine {
    std::string name;    // "hal"
    std::string host;    // of ~/.ssh/config; empty: this computer
    std::string folder;  // there, in which campaigns get folders of their own
    bool hasSlurm = false;
    std::vector<std::string> options;  // of sbatch: "--partition=long"
    int mostSubmitted = 500;           // tasks in the queue at once
    int atOnce = 0;                    // tasks that run at once; 0: as many as the queue allows
    int minutes = 0;                   // limit of time of a task; 0: that of the partition
    std::string setup;                 // lines of a shell before the code: modules, variables
    std::string command;               // that starts the code; empty: the usual one
    std::string library;               // of POTCARs or pseudopotentials, there

    bool isHere() const { return host.empty(); }
    bool operator==(const Machine&) const = default;
};

// Throws InputError that names the field, its value and what is valid.
void validate(const Machine& machine);
// All of a user: two must not have one name, and "here" is this computer. Throws InputError.
void validate(const std::vector<Machine>& machines);

// They belong to a user, not to a project: machines.json in the user's folder of settings, by
// XDG_CONFIG_HOME or HOME.
std::filesystem::path machinesFile();
// Empty if there is no file. Throws ParseError.
std::vector<Machine> readMachines(const std::filesystem::path& file);
std::string toMachinesJson(const std::vector<Machine>& machines);
// Throws FileError.
void writeMachines(const std::filesystem::path& file, const std::vector<Machine>& machines);
// Throws InputError, with the names that there are.
Machine machineNamed(const std::vector<Machine>& machines, const std::string& name);

}  // namespace mtp
