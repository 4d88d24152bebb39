// How a LAMMPS data file is read: one configuration, with what it says about its numbered types.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/SequentialReader.h"
#include "core/io/lammps/LammpsUnits.h"

namespace mtp {

// How the title of the files that we write begins; they name their types at its end.
inline constexpr std::string_view kOwnLammpsTitle = "LAMMPS data file via MTP Workbench";

// Atoms come out in the order of their ids. "Atom Type Labels" name the types, and our own titles;
// masses and comments are hints. The atom style is that written behind "Atoms", else found from the
// columns.
class LammpsDataGrammar final : public FrameGrammar {
public:
    LammpsDataGrammar(std::string source, std::vector<std::string> species);

    bool findFrame(TextSource& text) override;
    Frame parse(TextSource& text) override;
    void recover(TextSource& text) override;
    std::vector<std::string> takeWarnings() override { return std::move(m_warnings); }
    std::vector<std::string> speciesHints() const override { return m_hints; }

private:
    // Where a row has type and coordinates; the id comes first.
    struct Style {
        std::size_t columns = 0, type = 0, position = 0;
    };

    void begin();
    void readTitle(TextSource& text);
    void readOwnNames(std::string_view list);
    void readHeaderLine(const TextSource& text, std::string_view line);
    void readSection(TextSource& text, std::string_view name, std::string_view comment);
    void readLabels(TextSource& text);
    void readMasses(TextSource& text);
    void readAtoms(TextSource& text, std::string_view comment);
    Style styleOf(TextSource& text, std::string_view comment);
    Style styleByRows(TextSource& text, std::size_t columns);
    void readAtom(const TextSource& text, const Style& style, std::string_view line);
    void readVelocities(TextSource& text);
    std::string_view nextRow(TextSource& text, std::string_view what);
    int typeOf(const TextSource& text, std::string_view word) const;
    void finish(const TextSource& text);
    void finishCell(const TextSource& text);
    void sortById(const TextSource& text);
    void nameByLabels(const TextSource& text, std::size_t count);
    void nameTypes(const TextSource& text);

    std::vector<std::string> m_optionSpecies;
    std::shared_ptr<const Provenance> m_provenance;
    std::vector<std::string> m_warnings, m_hints;
    std::vector<std::string_view> m_words;
    // Of the file:
    Frame m_frame;
    LammpsUnits m_units;
    std::int64_t m_atomCount = 0, m_typeCount = 0;
    Eigen::Matrix<double, 3, 2> m_bounds;
    Eigen::Vector3d m_tilt;
    bool m_isGeneral = false;
    int m_boundCount = 0;
    std::map<std::string, int, std::less<>> m_labels;  // type from 0
    std::vector<std::string> m_ownNames;               // in the title, by type
    std::vector<std::int64_t> m_ids;
    bool m_hasAtoms = false;
    std::size_t m_atomsLine = 0;
};

}  // namespace mtp
