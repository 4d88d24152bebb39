// What an OUTCAR says before its first electronic step: version, atoms, settings.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/vasp/OutcarIndex.h"

namespace mtp {

class OutcarHeader {
public:
    // Any line of the header. Throws ParseError for numbers of atoms that cannot be.
    void take(std::string_view line, TextSource& text);

    bool hasIons() const { return !m_ionsOfType.empty(); }
    std::int64_t ionCount() const;
    // Throws ParseError if counts disagree or names are too few (and none is given). Of more
    // than ten species the POSCAR or CONTCAR beside the file tells the counts.
    OutcarRun finish(const TextSource& text, const std::vector<std::string>& names);

    const VaspSettings& settings() const { return m_settings; }
    const std::string& version() const { return m_version; }
    // "2022-04-09 18:33:31"; empty if it is not told.
    const std::string& started() const { return m_started; }

private:
    void takeParameters(std::string_view line);
    bool takeHubbard(std::string_view line);
    void takeIonCounts(std::string_view words, TextSource& text);
    void addIonCounts(std::string_view words, TextSource& text);
    void takeIonCount(std::string_view words, TextSource& text);
    bool addIonsOfStructure(const TextSource& text);
    void completeIonCounts(const TextSource& text);
    std::vector<std::string> namesOfTypes(const TextSource& text,
                                          const std::vector<std::string>& names);

    VaspSettings m_settings;
    std::string m_version;
    std::string m_started;
    std::vector<std::string> m_titles;       // TITEL
    std::vector<double> m_valences;          // ZVAL of each POTCAR
    std::vector<std::string> m_potcars;      // POTCAR: lines, if POTCARs were stripped
    std::vector<std::string> m_elements;     // VRHFIN
    std::vector<std::int64_t> m_ionsOfType;  // VASP lists ten at most
    std::optional<std::int64_t> m_ionCount;
};

// The atoms of a file by its header alone; no types if it has none. Throws FileError,
// ParseError.
OutcarRun readOutcarAtoms(const std::filesystem::path& path);

}  // namespace mtp
