#include "core/labelling/Machine.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/TextFile.h"
#include "core/base/UserFolders.h"

namespace mtp {

namespace {

using nlohmann::json;

json machineJson(const Machine& machine) {
    return {{"name", machine.name},
            {"host", machine.host},
            {"folder", machine.folder},
            {"slurm", machine.hasSlurm},
            {"sbatch_options", machine.options},
            {"most_submitted", machine.mostSubmitted},
            {"at_once", machine.atOnce},
            {"minutes", machine.minutes},
            {"setup", machine.setup},
            {"command", machine.command},
            {"library", machine.library}};
}

Machine machineFrom(const json& object) {
    Machine machine;
    machine.name = object.at("name").get<std::string>();
    machine.host = object.value("host", "");
    machine.folder = object.value("folder", "");
    machine.hasSlurm = object.value("slurm", false);
    machine.options = object.value("sbatch_options", std::vector<std::string>());
    machine.mostSubmitted = object.value("most_submitted", machine.mostSubmitted);
    machine.atOnce = object.value("at_once", 0);
    machine.minutes = object.value("minutes", 0);
    machine.setup = object.value("setup", "");
    machine.command = object.value("command", "");
    machine.library = object.value("library", "");
    validate(machine);
    return machine;
}

}  // namespace

void validate(const Machine& machine) {
    const auto require = [&](bool isValid, std::string_view what) {
        if (!isValid)
            throw InputError(fmt::format("machine \"{}\": {}", machine.name, what));
    };
    require(!machine.name.empty(), "it has no name");
    // A word that ssh would take for an option is no host.
    require(!machine.host.starts_with('-') &&
                machine.host.find_first_of(" \t\n'\"") == std::string::npos,
            "its host is no name of a computer");
    require(machine.isHere() || machine.folder.starts_with('/') || machine.folder.starts_with("~/"),
            "its folder is not given from / or ~/ on");
    require(machine.mostSubmitted > 0, "no task may be in its queue");
    require(machine.atOnce >= 0 && machine.minutes >= 0, "a limit is negative");
}

void validate(const std::vector<Machine>& machines) {
    std::set<std::string> names;
    for (const Machine& machine : machines) {
        validate(machine);
        if (machine.name == "here")
            throw InputError("machine \"here\": this name is that of this computer");
        if (!names.insert(machine.name).second)
            throw InputError(fmt::format("machine \"{}\": two have this name", machine.name));
    }
}

std::filesystem::path machinesFile() {
    return userSettingsFolder() / "mtp-workbench" / "machines.json";
}

std::vector<Machine> readMachines(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return {};
    try {
        std::vector<Machine> machines;
        const json all = json::parse(readTextFile(file));
        for (const json& object : all.at("machines"))
            machines.push_back(machineFrom(object));
        return machines;
    } catch (const json::exception& problem) {
        throw ParseError(file.string(), 0, problem.what());
    } catch (const InputError& problem) {
        throw ParseError(file.string(), 0, problem.what());
    }
}

std::string toMachinesJson(const std::vector<Machine>& machines) {
    json all = json::array();
    for (const Machine& machine : machines)
        all.push_back(machineJson(machine));
    return json{{"machines", all}}.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

void writeMachines(const std::filesystem::path& file, const std::vector<Machine>& machines) {
    makeFolder(file.parent_path());
    writeTextFile(file, toMachinesJson(machines));
}

Machine machineNamed(const std::vector<Machine>& machines, const std::string& name) {
    const auto found = std::find_if(machines.begin(), machines.end(),
                                    [&](const Machine& machine) { return machine.name == name; });
    if (found != machines.end())
        return *found;
    std::vector<std::string> names;
    for (const Machine& machine : machines)
        names.push_back(machine.name);
    throw InputError(names.empty() ? fmt::format("there is no machine {}: none is described in {}",
                                                 name, machinesFile().string())
                                   : fmt::format("there is no machine {}; there are {}", name,
                                                 fmt::join(names, ", ")));
}

}  // namespace mtp
