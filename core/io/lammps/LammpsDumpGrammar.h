// How one frame of a LAMMPS dump (text, style atom or custom) is read.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/SequentialReader.h"
#include "core/io/lammps/LammpsDumpHead.h"
#include "core/io/lammps/LammpsUnits.h"

namespace mtp {

// Atoms come out in the order of their ids. Positions keep the origin of the box. Types are numbers
// without a name unless the dump has a column of elements or type labels.
class LammpsDumpGrammar final : public FrameGrammar {
public:
    LammpsDumpGrammar(std::string source, std::vector<std::string> species);

    bool findFrame(TextSource& text) override;
    Frame parse(TextSource& text) override;
    bool skim(TextSource& text, Frame& head) override;
    bool skimsWholeHeads() const override { return true; }
    void recover(TextSource& text) override;
    std::vector<std::string> takeWarnings() override;

    // From here on velocities and forces are passed over, and positions are unwrapped if the dump
    // says how often an atom has crossed the faces of the box (ix iy iz). Else they are as in the
    // file.
    void followPositions() { m_followsPositions = true; }
    // Of the frame that parse() read last: the corner of the box in Å, whether the positions are
    // unwrapped, and the ids in rising order (empty if the dump has none).
    Eigen::RowVector3d origin() const;
    bool arePositionsUnwrapped() const {
        return m_layout.areUnwrapped && (m_followsPositions || !m_layout.hasImages);
    }
    const std::vector<std::int64_t>& sortedIds() const { return m_ids; }
    // Whether both have learnt the same of the whole dump: units, kinds of atoms, what is to be
    // warned of.
    bool knowsTheSame(const LammpsDumpGrammar& other) const;

private:
    using Column = LammpsDumpColumn;

    std::size_t readHead(TextSource& text);
    void readItem(TextSource& text, std::string_view item);
    void readUnits(TextSource& text);
    void readLayout(const TextSource& text, std::string_view columns);
    void keepPositions();
    void makeRoom(std::size_t count);
    template <bool kSkim>
    bool readRows(TextSource& text, std::size_t count);
    template <bool kSkim>
    bool readRow(const TextSource& text, std::string_view line, std::size_t atom);
    template <bool kSkim>
    std::size_t readUsualRows(TextSource& text, std::size_t atom, std::size_t count);
    template <bool kSkim>
    const char* readUsualRow(const char* c, const char* held, std::size_t atom);
    double& numberAt(const LammpsDumpField& field, std::size_t atom);
    ParseError rowError(const TextSource& text, std::string_view line, std::string_view rest,
                        std::size_t atom) const;
    template <bool kSkim>
    void takeName(std::string_view name, std::size_t atom);
    void finish(const TextSource& text);
    void finishHead(const TextSource& text);
    void sortById(const TextSource& text);
    bool areIdsDistinct();
    void nameTypes(const TextSource& text);

    std::vector<std::string> m_optionSpecies;
    std::shared_ptr<const Provenance> m_provenance;
    std::vector<std::string> m_warnings;
    std::vector<std::string> m_kinds;  // names of atoms that occur
    // Of all frames, so that each is the same in whatever order they are read.
    std::string m_style;                                 // empty: not known yet
    std::optional<LammpsUnits> m_units = LammpsUnits{};  // metal; absent: reduced units
    bool m_haveUnitsChanged = false;
    bool m_areUnitsNamed = false;  // or it was said that they are not
    // Of the frame being read:
    Frame m_frame;
    LammpsDumpLayout m_layout;
    std::size_t m_neededFields = 0;  // of the layout: those after them are passed over
    Eigen::RowVector3d m_origin;
    std::optional<std::size_t> m_count;
    bool m_hasBox = false;
    std::size_t m_rowsLine = 0;  // of the first atom
    int m_largestType = 0;       // from 1
    Positions m_images;
    bool m_followsPositions = false;
    std::vector<std::int64_t> m_ids;
    std::vector<std::string> m_names;
    std::vector<bool> m_seen;
};

}  // namespace mtp
