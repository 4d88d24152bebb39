#include "core/io/vasp/OutcarHeader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/base/Parse.h"
#include "core/io/vasp/Incar.h"
#include "core/io/vasp/Poscar.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

constexpr std::uint64_t kShortestRow = 12;  // "0 0 0 0 0 0\n"

std::string_view behind(std::string_view content, char mark) {
    return trimmed(content.substr(std::min(content.find(mark) + 1, content.size())));
}

// POTIM is dimensionless except in molecular dynamics, and lines such as "GGA = -9.00 -8.01 eV" are
// tables of POTCARs: a tag's value is one word.
constexpr std::string_view kTags[] = {
    "NELM",     "IBRION", "NSW",     "POTIM",   "NBLOCK", "ENCUT",    "ISPIN",         "ISMEAR",
    "GGA",      "LEXCH",  "METAGGA", "IVDW",    "LVDW",   "LUSE_VDW", "AEXX",          "LHFCALC",
    "HFSCREEN", "SIGMA",  "ZAB_VDW", "Zab_VDW", "PARAM1", "PARAM2",   "LNONCOLLINEAR", "PREC",
    "EDIFF",    "LREAL",  "LASPH",   "ISYM",    "NELECT"};

// The species of each run of atoms of one type.
std::vector<std::string> namesInOrder(const Frame& frame) {
    std::vector<std::string> names;
    for (std::size_t atom = 0; atom < frame.types.size(); ++atom)
        if (atom == 0 || frame.types[atom] != frame.types[atom - 1])
            names.push_back(frame.species[static_cast<std::size_t>(frame.types[atom])]);
    return names;
}

}  // namespace

void OutcarHeader::take(std::string_view line, TextSource& text) {
    const std::string_view content = trimmed(line);
    if (content.starts_with("vasp.")) {
        std::string_view rest = content.substr(5);
        m_version = std::string(takeWord(rest));
    } else if (content.starts_with("executed on")) {
        // "executed on    LinuxIFC date 2025.07.07  11:37:14"
        if (const std::size_t at = content.find(" date "); at != std::string_view::npos)
            m_started = vaspDate(content.substr(at + 6));
    } else if (content.starts_with("TITEL")) {
        m_titles.emplace_back(behind(content, '='));
    } else if (content.starts_with("VRHFIN")) {
        m_elements.emplace_back(elementOfLabel(behind(content, '=')).value_or(""));
    } else if (content.starts_with("POTCAR:")) {
        m_potcars.emplace_back(behind(content, ':'));
    } else if (content.starts_with("ions per type =")) {
        takeIonCounts(behind(content, '='), text);
    } else if (content.starts_with("generate k-points for:")) {
        const auto words = wordsOf(behind(content, ':'));
        const auto division = [&](std::size_t i) {
            return i < words.size() ? parseInt(words[i]).value_or(0) : 0;
        };
        if (division(0) > 0 && division(1) > 0 && division(2) > 0)
            m_settings.setMesh(division(0), division(1), division(2));
    } else if (const std::size_t at = content.find("NIONS ="); at != std::string_view::npos) {
        takeIonCount(content.substr(at + 7), text);
    } else if (const std::size_t points = content.find("NKPTS =");
               points != std::string_view::npos) {
        std::string_view rest = content.substr(points + 7);
        if (const auto count = parseInt(takeWord(rest)); count && *count > 0)
            m_settings.setPointCount(*count);
    } else if (!takeHubbard(content)) {
        takeParameters(content);
    }
}

// "LDA+U is selected, type is set to LDAUTYPE =  2", and behind it lists such as
// "U (eV)           for each species LDAUU =   3.9  0.0".
bool OutcarHeader::takeHubbard(std::string_view line) {
    if (line.starts_with("LDA+U is selected"))
        m_settings.set("LDAU", "T");
    for (const char* tag : {"LDAUTYPE", "LDAUL", "LDAUU", "LDAUJ"})
        if (const std::size_t at = line.find(std::string(tag) + " ="); at != line.npos) {
            m_settings.set(tag, behind(line.substr(at), '='));
            return true;
        }
    return false;
}

// "ISMEAR =     0;   SIGMA  =   0.05  broadening in eV"
void OutcarHeader::takeParameters(std::string_view line) {
    const bool isOfPotcar = line.starts_with("POMASS");  // "POMASS = 6.941; ZVAL = 3.000"
    while (!line.empty()) {
        const std::size_t end = std::min(line.find(';'), line.size());
        std::string_view part = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos)
            continue;
        const std::string_view tag = trimmed(part.substr(0, equals));
        std::string_view rest = part.substr(equals + 1);
        const std::string_view value = takeWord(rest);
        if (isOfPotcar && tag == "ZVAL")
            m_valences.push_back(parseDouble(value).value_or(0));
        if (std::find(std::begin(kTags), std::end(kTags), tag) == std::end(kTags))
            continue;
        const bool isName = !parseDouble(value) || value.size() <= 2;
        if (tag == "LEXCH" && !parseInt(value))
            m_settings.setPotcarFunctional(value);
        else if (tag != "GGA" || isName)  // not the energies of a POTCAR
            m_settings.set(tag, value);
    }
}

void OutcarHeader::takeIonCount(std::string_view words, TextSource& text) {
    const auto count = parseInt(takeWord(words));
    if (!count || *count < 1 || !text.canHold(static_cast<std::uint64_t>(*count), kShortestRow))
        throw text.error("NIONS is no number of atoms that fits into the file");
    m_ionCount = *count;
}

// Counts of more species may follow in another such line, or in lines of numbers alone.
void OutcarHeader::takeIonCounts(std::string_view words, TextSource& text) {
    if (!m_ionCount || ionCount() >= *m_ionCount)
        m_ionsOfType.clear();
    addIonCounts(words, text);
    std::string_view next;
    while (m_ionCount && ionCount() < *m_ionCount && text.peek(next)) {
        const auto numbers = wordsOf(next);
        const bool areCounts =
            !numbers.empty() && std::all_of(numbers.begin(), numbers.end(),
                                            [](auto word) { return parseInt(word).has_value(); });
        if (!areCounts)
            break;
        text.next(next);
        addIonCounts(next, text);
    }
}

void OutcarHeader::addIonCounts(std::string_view words, TextSource& text) {
    auto total = static_cast<std::uint64_t>(ionCount());
    for (const std::string_view word : wordsOf(words)) {
        const auto count = parseInt(word);
        total += count && *count >= 0 ? static_cast<std::uint64_t>(*count) : 0;
        if (!count || *count < 0 || !text.canHold(total, kShortestRow))
            throw text.error("ions per type: expected numbers of atoms that fit into the file");
        m_ionsOfType.push_back(*count);
    }
}

std::int64_t OutcarHeader::ionCount() const {
    return std::accumulate(m_ionsOfType.begin(), m_ionsOfType.end(), std::int64_t{0});
}

// The counts of the POSCAR or CONTCAR beside the file, if they go on from those that are listed.
bool OutcarHeader::addIonsOfStructure(const TextSource& text) {
    const std::filesystem::path file = text.path();
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    for (const char* name : {"POSCAR", "CONTCAR"}) {
        try {
            const std::filesystem::path beside = fileNamed(folder, name);
            if (beside.empty())
                continue;
            const Frame frame = poscarFormat().open(beside, {})->read(0);
            std::vector<std::int64_t> counts;
            for (std::size_t atom = 0; atom < frame.types.size(); ++atom) {
                if (atom == 0 || frame.types[atom] != frame.types[atom - 1])
                    counts.push_back(0);
                ++counts.back();
            }
            const bool goesOn =
                counts.size() > m_ionsOfType.size() &&
                std::equal(m_ionsOfType.begin(), m_ionsOfType.end(), counts.begin()) &&
                static_cast<std::int64_t>(frame.types.size()) == *m_ionCount;
            if (goesOn && (m_titles.empty() || counts.size() == m_titles.size())) {
                m_ionsOfType = std::move(counts);
                if (m_elements.size() < m_ionsOfType.size())
                    m_elements = namesInOrder(frame);
                return true;
            }
        } catch (const Error&) {
            // A structure that cannot be read says nothing.
        }
    }
    return false;
}

void OutcarHeader::completeIonCounts(const TextSource& text) {
    const std::int64_t total = ionCount();
    if (!m_ionCount || *m_ionCount == total)
        return;
    constexpr std::size_t kListed = 10;
    const bool areCut = m_ionsOfType.size() >= kListed && total < *m_ionCount;
    if (areCut && m_titles.size() == m_ionsOfType.size() + 1) {
        m_ionsOfType.push_back(*m_ionCount - total);
        return;
    }
    if (areCut && addIonsOfStructure(text))
        return;
    throw text.error(
        areCut
            ? fmt::format("NIONS is {}, but VASP lists the ions of the first {} types only, which "
                          "add up to {}; put the POSCAR of this run beside the file",
                          *m_ionCount, m_ionsOfType.size(), total)
            : fmt::format("NIONS is {}, but the ions per type add up to {}", *m_ionCount, total));
}

std::vector<std::string> OutcarHeader::namesOfTypes(const TextSource& text,
                                                    const std::vector<std::string>& names) {
    const std::size_t count = m_ionsOfType.size();
    // The POTCAR: lines may list all twice.
    if (m_titles.size() < count && m_potcars.size() >= count)
        m_titles.assign(m_potcars.begin(), m_potcars.begin() + static_cast<std::ptrdiff_t>(count));
    m_titles.resize(std::min(m_titles.size(), count));
    for (const std::string& title : m_titles)
        m_settings.addPseudopotential(title);
    std::vector<std::string> found = m_settings.elements();
    if (found.size() < count)
        found = m_elements;
    found.resize(std::min(found.size(), count));
    const bool isNamed = found.size() == count && std::none_of(found.begin(), found.end(),
                                                               [](auto& n) { return n.empty(); });
    if (isNamed)
        return found;
    if (names.empty())
        return std::vector<std::string>(count);
    if (names.size() < count)
        throw text.error(fmt::format("{} species need names, only {} were given ({})", count,
                                     names.size(), fmt::join(names, ",")));
    return {names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count)};
}

OutcarRun OutcarHeader::finish(const TextSource& text, const std::vector<std::string>& names) {
    if (ionCount() == 0)
        throw text.error("forces come before the number of ions");
    completeIonCounts(text);
    OutcarRun run;
    const std::vector<std::string> ofTypes = namesOfTypes(text, names);
    if (m_valences.size() == m_ionsOfType.size())
        m_settings.setValence(
            std::inner_product(m_valences.begin(), m_valences.end(), m_ionsOfType.begin(), 0.0));
    for (std::size_t type = 0; type < ofTypes.size(); ++type) {
        // Two POTCARs of one element are one species.
        auto place = ofTypes[type].empty()
                         ? run.species.end()
                         : std::find(run.species.begin(), run.species.end(), ofTypes[type]);
        const auto index = static_cast<int>(place - run.species.begin());
        if (place == run.species.end())
            run.species.push_back(ofTypes[type]);
        run.types.insert(run.types.end(), static_cast<std::size_t>(m_ionsOfType[type]), index);
    }
    return run;
}

OutcarRun readOutcarAtoms(const std::filesystem::path& path) {
    TextSource text(path);
    OutcarHeader header;
    std::string_view line;
    while (text.next(line) && line.find("Iteration") == std::string_view::npos)
        header.take(line, text);
    return header.hasIons() ? header.finish(text, {}) : OutcarRun();
}

}  // namespace mtp
