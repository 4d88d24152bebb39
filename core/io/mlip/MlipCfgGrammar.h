// How one BEGIN_CFG ... END_CFG block is read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/io/FrameKeys.h"
#include "core/io/SequentialReader.h"
#include "core/io/mlip/MlipCfg.h"
#include "core/io/mlip/MlipCfgColumns.h"
#include "core/io/mlip/TypeNames.h"

namespace mtp {

class MlipCfgGrammar final : public FrameGrammar {
public:
    MlipCfgGrammar(std::string source, std::vector<std::string> species, GhostUse ghosts);

    bool findFrame(TextSource& text) override;
    Frame parse(TextSource& text) override;
    void recover(TextSource& text) override;
    bool skim(TextSource& text, Frame& head) override;
    std::vector<std::string> takeWarnings() override;
    std::vector<std::string> speciesHints() const override { return m_typeNames.hints(); }

private:
    using Column = MlipCfgColumn;

    static bool goToBegin(TextSource& text);
    template <bool kSkim>
    bool readBlock(TextSource& text);
    void begin();
    void readField(TextSource& text, std::string_view line);
    void readSize(TextSource& text, std::string_view rest);
    void readSupercell(TextSource& text);
    template <bool kSkim>
    bool readAtoms(TextSource& text, std::string_view labels);
    void makeRoom(std::size_t count);
    void readEnergy(TextSource& text, std::string_view rest);
    void readStress(TextSource& text, std::string_view labels, double sign);
    void passUnknownField(TextSource& text, std::string_view word);
    void readFeature(std::string_view rest);
    template <bool kSkim>
    bool readRow(const TextSource& text, std::string_view line, std::size_t atom);
    template <bool kSkim>
    bool readGhostFlag(const TextSource& text, std::string_view line, std::string_view word,
                       std::size_t atom);
    void noteType(int type);
    void takeId(std::string_view word);
    void checkIds(const TextSource& text);
    ParseError rowError(const TextSource& text, std::string_view line, std::string_view word,
                        std::size_t atom) const;
    void finish(const TextSource& text);
    void nameSpecies(const TextSource& text);

    std::string m_source;
    TypeNames m_typeNames;
    FrameKeyReader m_keys;
    GhostUse m_ghosts;
    std::vector<std::string> m_warnings;
    std::vector<std::string> m_unknownFields;  // warned of once each
    std::size_t m_number = 0;                  // of the block, from 1, while the index is made
    // Of the block being read:
    Frame m_frame;
    std::optional<std::size_t> m_size;
    MlipCfgLayout m_layout;
    std::size_t m_atomsLine = 0;
    int m_vectorCount = 0;
    bool m_hasAtoms = false;
    std::size_t m_ghostCount = 0;
    int m_largestType = 0;
    std::vector<std::int64_t> m_ids;  // of its atoms, as far as they are whole numbers
    std::vector<int> m_occurring;     // types
    Positions m_forces;
};

}  // namespace mtp
