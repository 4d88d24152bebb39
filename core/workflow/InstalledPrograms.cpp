#include "core/workflow/InstalledPrograms.h"

#include <array>

#include "core/base/Parse.h"
#include "core/base/Process.h"
#include "core/simulation/Engine.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds kLongestAnswer{3};

struct Question {
    const char* name;
    const char* purpose;
    std::vector<std::string> programs;  // the first that is found counts
    std::vector<std::string> arguments;
    const char* words;  // in front of the version; null: it does not tell it
};

const std::vector<Question>& questions() {
    static const std::vector<Question> all{
        {"VASP", "single points, AIMD", {"vasp_std", "vasp_gam", "vasp"}, {}, nullptr},
        {"CP2K",
         "single points, AIMD",
         {"cp2k", "cp2k.psmp", "cp2k.popt", "cp2k.ssmp"},
         {"--version"},
         "CP2K version"},
        {"Quantum ESPRESSO", "single points, AIMD", {"pw.x"}, {}, "Program PWSCF"},
        {"Slurm", "submits single points", {"sbatch"}, {"--version"}, "slurm"},
    };
    return all;
}

InstalledProgram lammps(const fs::path& own) {
    InstalledProgram program{"LAMMPS", "molecular dynamics", {}, {}};
    if (const std::optional<Engine> engine = findEngine(own)) {
        program.path = engine->path;
        program.version = engine->version;
        if (!engine->canRun())
            program.version += " (cannot run potentials)";
    }
    return program;
}

// pw.x tells its version when it finds no input, and writes a file about that into its working
// folder.
std::string versionOf(const fs::path& path, const Question& question) {
    std::error_code error;
    const fs::path scratch = fs::temp_directory_path(error) / "mtp-version";
    fs::create_directories(scratch, error);
    std::vector<std::string> arguments{"-c", "cd \"$0\" && exec \"$@\"", scratch.string(),
                                       path.string()};
    arguments.insert(arguments.end(), question.arguments.begin(), question.arguments.end());
    const auto output = runProgram("/bin/sh", arguments, kLongestAnswer);
    fs::remove_all(scratch, error);
    return output ? wordBehind(output->text, question.words) : std::string();
}

InstalledProgram ask(const Question& question) {
    InstalledProgram program{question.name, question.purpose, {}, {}};
    for (const std::string& name : question.programs) {
        const auto path = findProgram(name);
        if (!path)
            continue;
        program.path = *path;
        if (question.words)
            program.version = versionOf(*path, question);
        break;
    }
    return program;
}

}  // namespace

std::vector<InstalledProgram> findInstalledPrograms(const fs::path& own, Progress& progress) {
    std::vector<InstalledProgram> all{lammps(own)};
    for (const Question& question : questions()) {
        progress.step(static_cast<double>(all.size()) / static_cast<double>(questions().size() + 1),
                      question.name);
        all.push_back(ask(question));
    }
    return all;
}

std::string wordBehind(std::string_view text, std::string_view words) {
    const std::size_t at = text.find(words);
    if (at == std::string_view::npos)
        return {};
    std::string_view rest = text.substr(at + words.size());
    rest = rest.substr(0, rest.find('\n'));
    // "slurm-wlm 22.05.8": the first word with a digit.
    for (const std::string_view word : wordsOf(rest))
        if (word.find_first_of("0123456789") != std::string_view::npos)
            return std::string(word.starts_with("v.") ? word.substr(2) : word);
    return {};
}

}  // namespace mtp
