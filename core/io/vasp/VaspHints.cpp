#include "core/io/vasp/VaspHints.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/vasp/Incar.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

namespace fs = std::filesystem;

// "   TITEL  = PAW_PBE Li_sv 10Sep2004" once for each species.
std::vector<std::string> elementsOfPotcar(const fs::path& path) {
    std::vector<std::string> elements;
    TextSource text(path);
    std::string_view line;
    while (text.next(line)) {
        std::string_view rest = trimmed(line);
        if (!rest.starts_with("TITEL"))
            continue;
        rest = rest.substr(std::min(rest.find('=') + 1, rest.size()));
        takeWord(rest);
        elements.push_back(elementOfLabel(takeWord(rest)).value_or(""));
    }
    return elements;
}

// The words of "Li Cl Al melt" or "Li16 Cl64 Al16" that are elements, with a count or without.
std::vector<std::string> elementsOfTitle(std::string_view title) {
    std::vector<std::string> elements;
    for (std::string_view word : wordsOf(title)) {
        const std::size_t end = std::min(word.find_first_of("0123456789_"), word.size());
        const std::string_view symbol = word.substr(0, end);
        if (findElement(symbol))
            elements.emplace_back(symbol);
    }
    return elements;
}

}  // namespace

std::vector<std::string> vaspSpeciesHints(const fs::path& file, std::string_view title,
                                          std::size_t speciesCount) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    try {
        const fs::path potcar = fileNamed(folder, "POTCAR");
        if (!potcar.empty())
            if (auto elements = elementsOfPotcar(potcar); elements.size() == speciesCount)
                return elements;
    } catch (const Error&) {
        // A POTCAR that cannot be read says nothing.
    }
    auto elements = elementsOfTitle(title);
    return elements.size() == speciesCount ? elements : std::vector<std::string>();
}

}  // namespace mtp
