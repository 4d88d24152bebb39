#include "core/simulation/Engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <system_error>

#include "core/base/Parse.h"

namespace mtp {

namespace {

constexpr std::chrono::seconds kProbeLimit{20};
constexpr std::string_view kTitle = "Large-scale Atomic/Molecular Massively Parallel Simulator - ";

std::string_view takeLine(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

// The words between "* Pair styles:" and the next heading.
std::vector<std::string_view> pairStyles(std::string_view help) {
    std::vector<std::string_view> styles;
    bool isInside = false;
    while (!help.empty()) {
        const std::string_view line = trimmed(takeLine(help));
        if (line.starts_with("* "))
            isInside = line.starts_with("* Pair styles");
        else if (isInside)
            for (const std::string_view word : wordsOf(line))
                styles.push_back(word);
    }
    return styles;
}

// Hydra is what starts the processes of MPICH.
std::string mpiNamedIn(std::string_view text) {
    const auto has = [&](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    };
    if (has(kOpenMpi) || has("OpenRTE"))
        return std::string(kOpenMpi);
    return has(kMpich) || has("HYDRA") ? std::string(kMpich) : std::string();
}

std::string mpiOf(const std::filesystem::path& launcher) {
    const std::optional<ProgramOutput> output = runProgram(launcher, {"--version"}, kProbeLimit);
    return output ? mpiNamedIn(output->text) : std::string();
}

}  // namespace

std::optional<Engine> parseEngineHelp(std::string_view help) {
    const std::size_t title = help.find(kTitle);
    if (title == std::string_view::npos)
        return {};
    Engine engine;
    std::string_view rest = help.substr(title + kTitle.size());
    engine.version = std::string(trimmed(takeLine(rest)));
    const std::vector<std::string_view> styles = pairStyles(help);
    const auto has = [&](std::string_view style) {
        return std::find(styles.begin(), styles.end(), style) != styles.end();
    };
    engine.hasMtp = has("mtp");
    engine.hasKim = has("kim");
    while (!rest.empty()) {
        const std::string_view line = takeLine(rest);
        if (!line.starts_with("MPI v"))
            continue;
        engine.hasMpi = line.find("STUBS") == std::string_view::npos;
        engine.mpi = mpiNamedIn(line);
    }
    return engine;
}

std::optional<Engine> probeEngine(const std::filesystem::path& path) {
    const std::optional<ProgramOutput> output = runProgram(path, {"-h"}, kProbeLimit);
    std::optional<Engine> engine = output ? parseEngineHelp(output->text) : std::nullopt;
    if (engine)
        engine->path = path;
    return engine;
}

std::optional<Engine> findEngine(const std::filesystem::path& own) {
    std::optional<Engine> first;
    for (const std::string& name :
         {(own / "mtp-lmp").string(), std::string("mtp-lmp"), std::string("lmp"),
          std::string("lmp_mpi"), std::string("lmp_serial"), std::string("lammps")}) {
        const std::optional<std::filesystem::path> path = findProgram(name);
        const std::optional<Engine> engine = path ? probeEngine(*path) : std::nullopt;
        if (engine && engine->canRun())
            return engine;
        if (!first)
            first = engine;
    }
    return first;
}

std::optional<std::filesystem::path> findMpiLauncher(const Engine& engine) {
    // Debian has both at one time, and links mpirun to one of them.
    for (const char* const name : {"mpirun", "mpirun.openmpi", "mpirun.mpich"}) {
        const std::optional<std::filesystem::path> path = findProgram(name);
        if (path && (engine.mpi.empty() || mpiOf(*path) == engine.mpi))
            return path;
    }
    return {};
}

std::optional<std::filesystem::path> findKimLibrary(const std::filesystem::path& own) {
    const std::filesystem::path path =
        own / "../lib/mtp-workbench/kim/libkim-api-portable-model.so";
    std::error_code error;
    return std::filesystem::exists(path, error) ? std::optional(path) : std::nullopt;
}

std::string engineAdvice(const std::optional<Engine>& engine, bool canStart) {
    if (!canStart)
        return "Simulations cannot be started on this system (Windows) yet. Write the folder, by "
               "mtp export lammps or \"Write only\" in the window, and run it by LAMMPS: lmp -in "
               "in.lmp";
    if (!engine)
        return "There is no LAMMPS on this machine. Install it (Debian, Ubuntu: sudo apt install "
               "lammps; conda: conda install -c conda-forge lammps).";
    if (engine->canRun())
        return {};
    return fmt::format(
        "{} (LAMMPS {}) has neither pair_style mtp nor KIM. Install the LAMMPS of the distribution "
        "(sudo apt install lammps) or of conda-forge, which have KIM.",
        engine->path.string(), engine->version);
}

}  // namespace mtp
