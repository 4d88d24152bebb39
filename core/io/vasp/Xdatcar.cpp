#include "core/io/vasp/Xdatcar.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "core/base/Parse.h"
#include "core/io/FrameRows.h"
#include "core/io/Losses.h"
#include "core/io/SequentialReader.h"
#include "core/io/vasp/Incar.h"
#include "core/io/vasp/VaspCell.h"
#include "core/io/vasp/VaspHints.h"
#include "core/io/vasp/XdatcarVersion4.h"

namespace mtp {

namespace {

bool isRow(std::string_view line) {
    std::array<double, 3> values{};
    return takeMergedDoubles(line, values);
}

// "Direct configuration=     1"; " Konfig=     1" in VASP 4.
bool isConfigurationLine(std::string_view line) {
    const std::string_view word = takeWord(line);
    if (startsWithIgnoringCase(word, "Konfig"))
        return true;
    return (equalsIgnoringCase(word, "Direct") || equalsIgnoringCase(word, "Cartesian")) &&
           startsWithIgnoringCase(trimmed(line), "configuration");
}

class XdatcarGrammar final : public FrameGrammar {
public:
    XdatcarGrammar(std::string path, std::vector<std::string> species)
        : m_path(std::move(path))
        , m_species(std::move(species))
        , m_provenance(std::make_shared<Provenance>(Provenance{"VASP", "", m_path, {}})) {}

    // At a header, a configuration line, or the first row behind a blank line (VASP 4). A header
    // may have a blank title: then a single number follows it.
    bool findFrame(TextSource& text) override {
        std::string_view line;
        std::optional<TextMark> blank;
        while (text.peek(line)) {
            if (!trimmed(line).empty()) {
                if (blank && countWords(line) == 1 && parseDouble(trimmed(line)))
                    text.seek(*blank);
                return true;
            }
            blank = text.nextMark();
            text.next(line);
        }
        return false;
    }

    // Behind the rows of the damaged frame.
    void recover(TextSource& text) override {
        std::string_view line;
        if (m_isHeaderDamaged) {
            while (text.peek(line) && !isConfigurationLine(line) && !trimmed(line).empty())
                text.next(line);
            text.next(line);
        } else if (text.peek(line) && !isConfigurationLine(line) && !trimmed(line).empty() &&
                   !isHeaderAhead(text)) {
            text.next(line);
        }
        m_isHeaderDamaged = false;
        while (text.peek(line) && isRow(line))
            text.next(line);
    }

    Frame parse(TextSource& text) override {
        readHeaderIfNext(text);
        return readFrame(text, headerAt(text));
    }

    bool skim(TextSource& text, Frame& head) override {
        constexpr double kLargestSkimmedCell =
            1e100;  // times any number that is skipped it stays finite
        readHeaderIfNext(text);
        const Header* header = knownHeader(text);
        if (!header || !(header->cell.vectors.cwiseAbs().maxCoeff() < kLargestSkimmedCell))
            return false;
        head.provenance = m_provenance;
        return !takeConfigurationLine(text).isCartesian &&
               readRows<true>(text, header->atoms->types.size(), nullptr);
    }

    std::vector<std::string> speciesHints() const override { return m_hints; }

private:
    // Digits behind the last decimal point of a row.
    static std::size_t decimalsOf(std::string_view line) {
        std::size_t count = 0;
        for (std::size_t i = line.size(); i-- > 0 && line[i] != '.';)
            count = line[i] >= '0' && line[i] <= '9' ? count + 1 : 0;
        return count;
    }

    // Programs write rows of as many decimals: fewer at the end of the file are a number cut short.
    static bool isCut(const TextSource& text, std::string_view line, std::size_t decimalsBefore) {
        constexpr std::size_t kByHand = 4;
        return !text.isLineComplete() && decimalsBefore > kByHand &&
               decimalsOf(line) < decimalsBefore;
    }

    struct Header {
        Cell cell;
        std::array<double, 3> scale;
        std::shared_ptr<const VaspHeader> atoms;  // shared by headers of the same atoms
    };

    void readHeaderIfNext(TextSource& text) {
        std::string_view line;
        text.peek(line);
        const bool isHeader = !isConfigurationLine(line) && !isRow(line) && isTitle(text, line);
        if (isHeader || isVersion4Ahead(text))
            readHeader(text);
    }

    // A damaged header stays empty: the frames behind it must not get the cell of an earlier one.
    void readHeader(TextSource& text) {
        std::optional<Header>& header = m_headers[text.nextMark().offset];
        const bool isVersion4 = isVersion4Ahead(text);
        if (isVersion4 && header) {
            text.skip(kXdatcarVersion4Lines);  // the files beside it need not be read again
        } else {
            m_isHeaderDamaged = true;
            const VaspHeader fresh =
                isVersion4 ? readXdatcarVersion4(text, std::filesystem::path(m_path).parent_path())
                           : readVaspHeader(text);
            m_isHeaderDamaged = false;
            takeHeader(fresh, header);
        }
        std::string_view line;
        while (text.peek(line) && trimmed(line).empty())
            text.next(line);
    }

    void takeHeader(const VaspHeader& fresh, std::optional<Header>& header) {
        const bool isFirst = m_headers.size() == 1;
        if (isFirst && std::count(fresh.species.begin(), fresh.species.end(), "") > 0)
            m_hints = vaspSpeciesHints(m_path, fresh.title, fresh.species.size());
        if (!m_atoms || m_atoms->species != fresh.species || m_atoms->types != fresh.types)
            m_atoms = std::make_shared<const VaspHeader>(fresh);
        header = Header{fresh.cell, fresh.scale, m_atoms};
    }

    // Only at the start of the file.
    static bool isVersion4Ahead(TextSource& text) {
        const TextMark mark = text.nextMark();
        if (mark.line != 1)
            return false;
        std::string head;
        std::string_view line;
        for (int i = 0; i < 4 && text.next(line); ++i)
            head.append(line.substr(0, 200)).append("\n");
        text.seek(mark);
        return looksLikeXdatcarVersion4(head);
    }

    // What is no row may be a title or a damaged row: behind a title comes the lone scale factor.
    bool isTitle(TextSource& text, std::string_view line) const {
        const std::vector<std::string_view> words = wordsOf(line);
        const bool hasNumbers = std::any_of(words.begin(), words.end(), parseDouble);
        if (m_headers.empty() || !hasNumbers || m_headers.contains(text.nextMark().offset))
            return true;
        const TextMark mark = text.nextMark();
        std::string_view scale;
        const bool isLone = text.skip(1) == 1 && text.peek(scale) && countWords(scale) == 1;
        text.seek(mark);
        return isLone;
    }

    // A title, then a lone scale factor, then rows: not a damaged row.
    static bool isHeaderAhead(TextSource& text) {
        const TextMark mark = text.nextMark();
        std::string_view line;
        bool isHeader = text.next(line) && text.next(line) && countWords(line) == 1 &&
                        parseDouble(trimmed(line));
        for (int row = 0; row < 3; ++row)
            isHeader = isHeader && text.next(line) && isRow(line);
        text.seek(mark);
        return isHeader;
    }

    // That of the next frame; nullptr if there is none, or a damaged one.
    const Header* knownHeader(const TextSource& text) const {
        const auto next = m_headers.upper_bound(text.nextMark().offset);
        if (next == m_headers.begin() || !std::prev(next)->second)
            return nullptr;
        return &*std::prev(next)->second;
    }

    const Header& headerAt(TextSource& text) const {
        if (const Header* header = knownHeader(text))
            return *header;
        const bool hasHeader = m_headers.upper_bound(text.nextMark().offset) != m_headers.begin();
        text.skip(1);
        throw text.error(hasHeader ? "the header with the cell of this frame is damaged"
                                   : "expected a header with the cell before the coordinates");
    }

    Frame readFrame(TextSource& text, const Header& header) {
        Frame frame;
        frame.cell = header.cell;
        frame.species = header.atoms->species;
        frame.types = header.atoms->types;
        frame.provenance = m_provenance;
        const Configuration configuration = takeConfigurationLine(text);
        frame.step = configuration.step;
        frame.positions.resize(static_cast<Eigen::Index>(frame.types.size()), 3);
        readRows<false>(text, frame.types.size(), frame.positions.data());
        if (!configuration.isCartesian)
            frame.positions = frame.cell.toCartesian(frame.positions);
        else
            for (int axis = 0; axis < 3; ++axis)
                frame.positions.col(axis) *= header.scale[static_cast<std::size_t>(axis)];
        nameSpecies(frame, m_species, m_path);
        return frame;
    }

    struct Configuration {
        bool isCartesian = false;
        std::optional<std::int64_t> step;
    };

    // If it is next.
    static Configuration takeConfigurationLine(TextSource& text) {
        Configuration configuration;
        std::string_view line;
        if (!text.peek(line) || !isConfigurationLine(line))
            return configuration;
        text.next(line);
        configuration.isCartesian = startsWithIgnoringCase(trimmed(line), "Cartesian");
        const std::size_t equals = line.find('=');
        if (equals != std::string_view::npos)
            configuration.step = parseInt(trimmed(line.substr(equals + 1)));
        return configuration;
    }

    template <bool kSkim>
    static bool readRows(TextSource& text, std::size_t count, double* positions) {
        std::string_view line;
        std::size_t decimals = 0;
        for (std::size_t atom = 0; atom < count; ++atom) {
            if (!text.next(line) || isCut(text, line, decimals))
                return refuse<kSkim>([&] {
                    return text.error(
                        fmt::format("expected {} atoms, found {}: the file ends", count, atom));
                });
            decimals = decimalsOf(line);
            if (!readRow<kSkim>(line, kSkim ? nullptr : positions + 3 * atom))
                return refuse<kSkim>([&] {
                    return text.error(
                        fmt::format("atom {} of {}: expected three coordinates, found \"{}\"",
                                    atom + 1, count, trimmed(line)));
                });
        }
        if (!text.peek(line) || !isRow(line))
            return true;
        text.next(line);
        return refuse<kSkim>(
            [&] { return text.error(fmt::format("expected {} atoms, found more", count)); });
    }

    // Numbers that run together are left to parse().
    template <bool kSkim>
    static bool readRow(std::string_view line, double* row) {
        if constexpr (kSkim)
            return skipDoubles(line, 3);
        else
            return takeMergedDoubles(line, {row, 3});
    }

    std::string m_path;
    std::vector<std::string> m_species;
    std::shared_ptr<const Provenance> m_provenance;
    std::map<std::uint64_t, std::optional<Header>> m_headers;  // by the offset they begin at
    std::shared_ptr<const VaspHeader> m_atoms;                 // of the header read last
    bool m_isHeaderDamaged = false;
    std::vector<std::string> m_hints;
};

constexpr FormatContents kWrittenToXdatcar{.step = true, .species = true, .severalFrames = true};

class XdatcarWriter final : public TrajectoryWriter {
public:
    explicit XdatcarWriter(const std::filesystem::path& path) : m_file(path) {}

    void write(const Frame& frame) override {
        validate(frame);
        noteLosses(*this, frame, kWrittenToXdatcar);
        std::string header = vaspHeaderOf(frame, "MTP Workbench");
        std::string text;
        if (header != m_header)
            text = m_header = std::move(header);
        const Positions fractional = frame.cell.toFractional(frame.positions);
        ++m_count;
        fmt::format_to(std::back_inserter(text), "Direct configuration= {:5}\n",
                       frame.step.value_or(m_count));
        for (Eigen::Index i = 0; i < fractional.rows(); ++i)
            fmt::format_to(std::back_inserter(text), "  {} {} {}\n", fractional(i, 0),
                           fractional(i, 1), fractional(i, 2));
        m_file.write(text);
    }

    void close() override { m_file.close(); }

private:
    OutputFile m_file;
    std::string m_header;
    std::int64_t m_count = 0;
};

int recogniseXdatcar(const Probe& probe) {
    std::string_view rest;
    if (looksLikeXdatcarVersion4(probe.head))
        return 95;
    if (!looksLikeVaspHeader(probe.head, rest))
        return 0;
    const std::string_view line = rest.substr(0, rest.find('\n'));
    if (isConfigurationLine(line))
        return 100;
    const std::string_view after = trimmed(rest);
    const bool isBlankSeparated = trimmed(line).empty() && isRow(after.substr(0, after.find('\n')));
    return isBlankSeparated ? 80 : 0;
}

}  // namespace

Format xdatcarFormat() {
    return {.name = "vasp-xdatcar",
            .description = "VASP trajectory",
            .extensions = {"XDATCAR", ".xdatcar"},
            // The times are those of the INCAR beside it.
            .reads = {.step = true, .time = true, .species = true, .severalFrames = true},
            .writes = kWrittenToXdatcar,
            .recognise = recogniseXdatcar,
            .open =
                [](const std::filesystem::path& path, const ReadOptions& options) {
                    return withTimesOfIncar(
                        openByGrammar<XdatcarGrammar>("vasp-xdatcar")(path, options),
                        path.parent_path());
                },
            .create = createBy<XdatcarWriter>()};
}

}  // namespace mtp
