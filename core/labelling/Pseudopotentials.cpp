#include "core/labelling/Pseudopotentials.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/Md5.h"
#include "core/base/Parse.h"
#include "core/base/TextFile.h"
#include "core/io/bytes/ByteSource.h"
#include "core/io/bytes/TextSource.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

constexpr const char* kDistributed = "/usr/share/espresso/pseudo";

fs::path espressoLibrary(const fs::path& given) {
    if (!given.empty())
        return given;
    const char* variable = std::getenv("ESPRESSO_PSEUDO");
    return variable && *variable ? fs::path(variable) : fs::path(kDistributed);
}

// "Si.pbe-rrkj.UPF", "si_pbe_v1.uspp.F.UPF", "Li.gth": the name begins with the element.
bool isPseudopotentialOf(const std::string& element, const std::string& name) {
    const std::string suffix = toLower(fs::path(name).extension().string());
    if (suffix != ".upf" && suffix != ".gth")
        return false;
    if (!startsWithIgnoringCase(name, element) || name.size() == element.size())
        return false;
    return !std::isalpha(static_cast<unsigned char>(name[element.size()]));
}

std::vector<std::string> candidatesIn(const fs::path& library, const std::string& element) {
    std::vector<std::string> names;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(library, error))
        if (isPseudopotentialOf(element, entry.path().filename().string()))
            names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string chooseFile(const fs::path& library, const std::string& element) {
    const std::vector<std::string> all = candidatesIn(library, element);
    std::vector<std::string> fitting;
    std::copy_if(all.begin(), all.end(), std::back_inserter(fitting), [](const std::string& name) {
        const std::string lower = toLower(name);
        return lower.find("pbe") != std::string::npos &&
               lower.find("pbesol") == std::string::npos && lower.find("rel-") == std::string::npos;
    });
    const std::vector<std::string>& chosen = all.size() == 1 ? all : fitting;
    if (chosen.size() == 1)
        return chosen.front();
    if (all.empty())
        throw InputError(fmt::format(
            "{}: there is no pseudopotential of {} (a file such as {}.pbe.UPF); choose the folder "
            "of your library (--pseudopotentials)",
            library.string(), element, element));
    throw InputError(
        fmt::format("{}: {} pseudopotentials of {} fit ({}); name one of them in the recipe "
                    "(--pseudopotential {}={})",
                    library.string(), chosen.empty() ? all.size() : chosen.size(), element,
                    fmt::join(chosen.empty() ? all : chosen, ", "), element,
                    (chosen.empty() ? all : chosen).front()));
}

void takeEspressoFile(const fs::path& library, const std::string& element,
                      ElementPhysics& physics) {
    if (physics.pseudopotential.empty())
        physics.pseudopotential = chooseFile(library, element);
    const fs::path file = library / physics.pseudopotential;
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        throw InputError(
            fmt::format("{}: the pseudopotential of {} is not there", file.string(), element));
    physics.checksum = checksumOf(file);
    physics.md5 = md5Of(readTextFile(file));  // if it is empty, nothing is compared
}

void takePotcar(const fs::path& library, const std::string& element, bool isCharged,
                ElementPhysics& physics) {
    if (library.empty())
        return;
    fs::path file = library / physics.pseudopotential / "POTCAR";
    std::error_code error;
    if (!fs::is_regular_file(file, error) && fs::is_regular_file(file.string() + ".gz", error))
        file += ".gz";
    if (!fs::is_regular_file(file, error))
        throw InputError(fmt::format("{}: there is no setup {} for {} in the library",
                                     file.string(), physics.pseudopotential, element));
    physics.title = titleOfPotcar(file);
    std::string_view words = physics.title;
    takeWord(words);
    const std::string_view name = takeWord(words);
    if (name.substr(0, name.find_first_of("_. ")) != element)
        throw InputError(fmt::format("{}: is of {}, not of {} (TITEL = {})", file.string(), name,
                                     element, physics.title));
    physics.checksum = checksumOf(file);
    if (isCharged)
        physics.valence = valenceOfPotcar(file);
}

}  // namespace

Recipe withPseudopotentials(Recipe recipe, const fs::path& library) {
    for (auto& [element, physics] : recipe.physics.elements) {
        if (recipe.code == DftCode::QuantumEspresso)
            takeEspressoFile(espressoLibrary(library), element, physics);
        else if (recipe.code == DftCode::Vasp)
            takePotcar(library, element, recipe.physics.charge != 0, physics);
    }
    return recipe;
}

void sharePseudopotentials(const Recipe& recipe, const fs::path& library, const fs::path& folder) {
    if (recipe.code != DftCode::QuantumEspresso)
        return;
    for (const auto& [element, physics] : recipe.physics.elements) {
        const fs::path target = folder / physics.pseudopotential;
        const fs::path source = espressoLibrary(library) / physics.pseudopotential;
        std::error_code error;
        if (fs::exists(target, error) && checksumOf(target) == physics.checksum)
            continue;
        writeTextFile(target, readTextFile(source));
    }
}

namespace {

// What stands behind "NAME =" in the first lines of a POTCAR.
std::string valueInPotcar(const fs::path& potcar, std::string_view name) {
    TextSource text(potcar);
    std::string_view line;
    constexpr int kMostLines = 50;
    for (int i = 0; i < kMostLines && text.next(line); ++i) {
        const std::size_t at = line.find(name);
        const std::size_t equals =
            at == std::string_view::npos ? std::string_view::npos : line.find('=', at);
        if (equals != std::string_view::npos)
            return std::string(line.substr(equals + 1));
    }
    throw InputError(fmt::format("{}: is no POTCAR (there is no line {})", potcar.string(), name));
}

}  // namespace

std::string titleOfPotcar(const fs::path& potcar) {
    return fmt::format("{}", fmt::join(wordsOf(valueInPotcar(potcar, "TITEL")), " "));
}

double valenceOfPotcar(const fs::path& potcar) {
    const std::string text = valueInPotcar(potcar, "ZVAL");
    std::string_view words = text;
    const auto valence = parseDouble(takeWord(words));
    if (!valence)
        throw InputError(
            fmt::format("{}: ZVAL =\"{}\" is no number of electrons", potcar.string(), text));
    return *valence;
}

}  // namespace mtp
