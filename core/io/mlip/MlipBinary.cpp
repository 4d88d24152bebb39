#include "core/io/mlip/MlipBinary.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include "core/base/Error.h"
#include "core/io/FrameKeys.h"
#include "core/io/bytes/ByteSource.h"
#include "core/io/mlip/TypeNames.h"

namespace mtp {

namespace {

static_assert(std::endian::native == std::endian::little, "the file has little-endian numbers");

constexpr const char* kName = "mlip-cfg-binary";
constexpr std::int32_t kMostTypes = 256;

// A configuration is a run of blocks, each a letter and its data: 'n' int32 number of atoms; 'l'
// nine doubles, rows of the cell; 'p' positions; 't' int32 types (all 0 where it is missing); 'e'
// energy; 'f' forces; 's' six doubles xx yy zz xy yz xz of the virial, the numbers that the text
// form calls PlusStress, in another order than there; 'F' a feature, two strings with an int32
// length before each; 'g' a byte of each atom, '1' if it is a ghost; '#' ends it. Passed over, of
// each atom: 'm' three doubles, a magnetic moment; 'd' three, the derivative by it; 'v' a site
// energy; 'c' a charge.
class MlipBinaryReader final : public TrajectoryReader {
public:
    MlipBinaryReader(const std::filesystem::path& path, const ReadOptions& options)
        : m_bytes(openBytes(path)), m_typeNames(options.species), m_keys(path.string()) {
        m_info.format = kName;
        m_info.path = path.string();
        m_info.provenance.source = m_info.path;
        scan(options.progress);
        m_info.provenance.checksum = m_bytes->checksum();
        m_checksum = m_info.provenance.checksum;
    }

    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_starts.size(); }

    Frame read(std::size_t index) override {
        m_offset = m_starts.at(index);
        Frame frame = parse();
        auto provenance = std::make_shared<Provenance>(*frame.provenance);
        provenance->checksum = m_checksum;
        frame.provenance = std::move(provenance);
        return frame;
    }

private:
    void scan(Progress* progress) {
        char next = 0;
        while (m_bytes->read(m_offset, &next, 1) == 1) {
            const std::uint64_t start = m_offset;
            try {
                parse();
            } catch (const ParseError& error) {
                if (m_starts.empty())
                    throw;
                m_info.warnings.push_back(
                    fmt::format("{} (frame {}; the frames before it are used)", error.what(),
                                m_starts.size() + 1));
                break;
            }
            m_starts.push_back(start);
            if (progress)
                progress->step(m_bytes->fraction(), "Reading " + m_info.path);
        }
        if (const auto damage = m_bytes->damage())
            m_info.warnings.push_back(m_info.path + ": " + *damage);
        if (m_starts.empty())
            throw fail("no configuration was found");
        if (const std::string remark = m_typeNames.remark(); !remark.empty())
            m_info.warnings.push_back(m_info.path + ": " + remark);
        m_info.speciesHints = m_typeNames.hints();
    }

    ParseError fail(const std::string& reason) const {
        return {m_info.path, 0, fmt::format("byte {}: {}", m_offset, reason)};
    }

    void take(void* target, std::size_t size) {
        if (m_bytes->read(m_offset, static_cast<char*>(target), size) != size)
            throw fail("the file ends inside a configuration");
        m_offset += size;
    }

    template <class Value>
    Value take() {
        Value value{};
        take(&value, sizeof value);
        return value;
    }

    // Before memory is taken: what is declared must be there.
    void require(std::uint64_t bytes) {
        char last = 0;
        if (bytes > 0 && m_bytes->read(m_offset + bytes - 1, &last, 1) != 1)
            throw fail("more is declared than the file holds");
    }

    void pass(std::uint64_t bytes) {
        require(bytes);
        m_offset += bytes;
    }

    Positions takeRows(std::size_t atoms) {
        require(atoms * 3 * sizeof(double));
        Positions rows(static_cast<Eigen::Index>(atoms), 3);
        take(rows.data(), atoms * 3 * sizeof(double));
        return rows;
    }

    std::string takeText() {
        const auto size = take<std::int32_t>();
        if (size < 0)
            throw fail("a text of negative length");
        require(static_cast<std::uint64_t>(size));
        std::string text(static_cast<std::size_t>(size), '\0');
        take(text.data(), text.size());
        return text;
    }

    Frame parse() {
        Frame frame;
        m_keys.begin();
        if (take<char>() != 'n')
            throw fail("expected 'n', the number of atoms");
        const auto size = take<std::int32_t>();
        if (size < 1)
            throw fail(fmt::format("{} atoms", size));
        const auto atoms = static_cast<std::size_t>(size);
        require(atoms);
        for (char tag = take<char>(); tag != '#'; tag = take<char>())
            takeBlock(frame, tag, atoms);
        if (frame.positions.rows() != size)
            throw fail("a configuration without positions");
        frame.types.resize(atoms);
        nameTypes(frame);
        m_keys.finish(frame);
        try {
            validate(frame);
        } catch (const InputError& error) {
            throw fail(error.what());
        }
        return frame;
    }

    void takeBlock(Frame& frame, char tag, std::size_t atoms) {
        switch (tag) {
            case 'l': {
                const auto rows = take<std::array<double, 9>>();
                frame.cell = Cell::fromRows(
                    Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>>(rows.data()));
                return;
            }
            case 'p':
                frame.positions = takeRows(atoms);
                return;
            case 'f':
                frame.labels.forces = takeRows(atoms);
                return;
            case 'e':
                frame.labels.energy = take<double>();
                return;
            case 's': {
                const auto v = take<std::array<double, 6>>();
                frame.labels.virial.emplace();
                *frame.labels.virial << v[0], v[3], v[5], v[3], v[1], v[4], v[5], v[4], v[2];
                return;
            }
            case 't':
                require(atoms * sizeof(std::int32_t));
                frame.types.resize(atoms);
                static_assert(sizeof(int) == sizeof(std::int32_t));
                take(frame.types.data(), atoms * sizeof(std::int32_t));
                return;
            case 'm':
            case 'd':
                return pass(atoms * 3 * sizeof(double));
            case 'v':
            case 'c':
                return pass(atoms * sizeof(double));
            case 'g':
                return refuseGhosts(atoms);
            case 'F': {
                const std::string key = takeText();
                m_keys.take(frame, key, takeText());
                return;
            }
            default:
                throw fail(fmt::format("the block '{}' is not known",
                                       tag >= ' ' && tag <= '~' ? std::string(1, tag) : "?"));
        }
    }

    void refuseGhosts(std::size_t atoms) {
        require(atoms);
        std::string flags(atoms, '0');
        take(flags.data(), atoms);
        if (const std::size_t atom = flags.find('1'); atom != std::string::npos)
            throw fail(
                fmt::format("atom {} is a ghost, an atom of another process or an image; mtp grade "
                            "and mtp select take ghosts from the text form of .cfg files",
                            atom + 1));
    }

    void nameTypes(Frame& frame) {
        int largest = 0;
        for (int type : frame.types) {
            if (type < 0 || type >= kMostTypes)
                throw fail(fmt::format("type {}", type));
            largest = std::max(largest, type);
            m_typeNames.note(type);
        }
        try {
            m_typeNames.name(frame, largest);
        } catch (const InputError& error) {
            throw InputError(fmt::format("{}: {}", m_info.path, error.what()));
        }
    }

    std::unique_ptr<ByteSource> m_bytes;
    std::uint64_t m_offset = 0;
    TypeNames m_typeNames;
    FrameKeyReader m_keys;
    TrajectoryInfo m_info;
    std::string m_checksum;
    std::vector<std::uint64_t> m_starts;
};

int recogniseBinary(const Probe& probe) {
    // 'n', a small int32, 'l'.
    constexpr std::size_t kHighByte = 4, kNext = 5;
    const std::string& head = probe.head;
    return head.size() > kNext && head[0] == 'n' && head[kHighByte] == 0 &&
                   (head[kNext] == 'l' || head[kNext] == 'p')
               ? 90
               : 0;
}

}  // namespace

Format mlipBinaryFormat() {
    return {.name = kName,
            .description = "MLIP configurations, binary (.cfg)",
            .reads = {.energy = true,
                      .forces = true,
                      .virial = true,
                      .severalFrames = true,
                      .keys = true},
            .recognise = recogniseBinary,
            .open = [](const std::filesystem::path& path, const ReadOptions& options) {
                return std::make_unique<MlipBinaryReader>(path, options);
            }};
}

}  // namespace mtp
