// How one frame of an extended XYZ file is read.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/FrameKeys.h"
#include "core/io/SequentialReader.h"
#include "core/io/xyz/StatedUnits.h"

namespace mtp {

class ExtendedXyzGrammar final : public FrameGrammar {
public:
    explicit ExtendedXyzGrammar(std::string source) : m_keys(std::move(source)) {}

    bool findFrame(TextSource& text) override;
    Frame parse(TextSource& text) override;
    void recover(TextSource& text) override;
    bool skim(TextSource& text, Frame& head) override;
    std::vector<std::string> takeWarnings() override { return std::move(m_warnings); }

private:
    // Columns of an atom row; -1: not there.
    struct Layout {
        int columnCount = 4;
        bool isExact = false;  // more columns are an error
        int species = 0;
        int atomicNumber = -1;
        int position = 1;
        int forces = -1;
        int velocities = -1;
        int forcesRank = 0;
        std::string forcesName;
    };

    // ExtendedXyzComment.cpp
    void readComment(const TextSource& text, std::string_view line);
    bool readIpiComment(const TextSource& text, std::string_view line);
    void readKey(const TextSource& text, const KeyValue& pair);
    bool takeUnit(const TextSource& text, const KeyValue& pair);
    static ParseError wrongValue(const TextSource& text, const KeyValue& pair,
                                 std::string_view expected);
    bool isBetterName(const TextSource& text, const std::string& label, int rank,
                      const KeyValue& pair);
    void warnOnce(const TextSource& text, const std::string& what);
    void readPeriodicity(const TextSource& text);
    void finish(const TextSource& text);
    void chooseLabels(const TextSource& text);
    // ExtendedXyzGrammar.cpp
    void readLayout(const TextSource& text, std::string_view properties);
    void placeColumn(const TextSource& text, std::string_view name, std::string_view kind,
                     int width, int column);
    std::size_t readHead(TextSource& text);
    void makeRoom(std::size_t count);
    template <bool kSkim>
    bool readRows(TextSource& text, std::size_t count);
    template <bool kSkim>
    bool readRow(const TextSource& text, std::string_view line, std::size_t atom);
    bool isVector(int column) const;
    double* vectorAt(int column, std::size_t atom);
    ParseError rowError(const TextSource& text, std::string_view line, std::string_view rest,
                        std::size_t atom) const;
    static std::string shortened(std::string_view text);
    bool isRow(std::string_view line) const;
    void checkEnd(TextSource& text, std::size_t count) const;
    int typeOf(std::string_view species);

    FrameKeyReader m_keys;
    bool m_hasBegun = false;  // a count was found
    std::vector<std::string> m_warnings;
    std::set<std::string> m_said;  // what was warned of
    // Of the frame being read:
    Frame m_frame;
    Layout m_layout;
    std::string m_properties;
    std::string m_pbc;
    bool m_hasLattice = false;
    std::optional<Eigen::Matrix3d> m_stress;
    std::map<std::string, int> m_ranks;       // of the names the labels were found under
    std::map<std::string, KeyValue> m_taken;  // the keys they were found under
    std::optional<double> m_freeEnergy;
    StatedUnits m_units;
    double m_positionFactor = 1;  // of i-PI's units
};

}  // namespace mtp
