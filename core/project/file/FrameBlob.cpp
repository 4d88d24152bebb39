#include "core/project/file/FrameBlob.h"

#include <bit>
#include <cmath>
#include <cstring>

#include "core/base/Error.h"

namespace mtp {

namespace {

static_assert(std::endian::native == std::endian::little, "the project file is little-endian");

// Whole frames, in projects of version 1: without and with checksums and predicted labels.
constexpr std::uint8_t kFirstWhole = 1, kSecondWhole = 2;
constexpr std::uint8_t kVersion = 3;

class Writer {
public:
    template <class Value>
    void put(Value value) {
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void put(const std::string& text) {
        put(static_cast<std::uint32_t>(text.size()));
        m_bytes += text;
    }
    void put(const std::map<std::string, std::string>& pairs) {
        put(static_cast<std::uint32_t>(pairs.size()));
        for (const auto& [key, value] : pairs) {
            put(key);
            put(value);
        }
    }
    template <class Value>
    void put(const std::optional<Value>& value) {
        put(static_cast<std::uint8_t>(value.has_value()));
        if (value)
            put(*value);
    }
    void put(const Eigen::Matrix3d& matrix) {
        for (int i = 0; i < 9; ++i)
            put(matrix(i / 3, i % 3));
    }
    void put(const Positions& rows) {
        m_bytes.append(reinterpret_cast<const char*>(rows.data()),
                       static_cast<std::size_t>(rows.size()) * sizeof(double));
    }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

// The values in their order.
template <class... Values>
std::string encode(const Values&... values) {
    Writer out;
    (out.put(values), ...);
    return out.take();
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}

    template <class Value>
    Value get() {
        Value value;
        std::memcpy(&value, take(sizeof value), sizeof value);
        return value;
    }
    std::string getText() {
        const auto size = get<std::uint32_t>();
        return {take(size), size};
    }
    std::map<std::string, std::string> getPairs() {
        std::map<std::string, std::string> pairs;
        for (auto count = get<std::uint32_t>(); count > 0; --count) {
            std::string key = getText();
            pairs[std::move(key)] = getText();
        }
        return pairs;
    }
    template <class Get>
    auto getOptional(Get get) -> std::optional<decltype(get())> {
        if (this->get<std::uint8_t>() == 0)
            return {};
        return get();
    }
    Eigen::Matrix3d getMatrix() {
        Eigen::Matrix3d matrix;
        for (int i = 0; i < 9; ++i)
            matrix(i / 3, i % 3) = get<double>();
        return matrix;
    }
    Positions getRows(std::size_t count) {
        const std::size_t size = count * 3 * sizeof(double);
        const char* from = take(size);
        Positions rows(static_cast<Eigen::Index>(count), 3);
        if (size > 0)
            std::memcpy(rows.data(), from, size);
        return rows;
    }
    // A count of things that take at least `least` bytes each.
    std::size_t getCount(std::size_t least) {
        const auto count = get<std::uint32_t>();
        if (count > m_rest.size() / least)
            throw InputError("a configuration in the project is damaged: a size does not fit");
        return count;
    }
    bool isAtEnd() const { return m_rest.empty(); }

private:
    const char* take(std::size_t size) {
        if (size > m_rest.size())
            throw InputError("a configuration in the project is damaged: it ends too early");
        const char* start = m_rest.data();
        m_rest.remove_prefix(size);
        return start;
    }
    std::string_view m_rest;
};

Labels getLabels(Reader& in, std::size_t atoms) {
    const auto number = [&in] { return in.get<double>(); };
    Labels labels;
    labels.energy = in.getOptional(number);
    labels.energySigma0 = in.getOptional(number);
    labels.forces = in.getOptional([&] { return in.getRows(atoms); });
    labels.virial = in.getOptional([&] { return in.getMatrix(); });
    labels.isConverged = in.getOptional([&in] { return in.get<std::uint8_t>() != 0; });
    return labels;
}

Provenance getProvenance(Reader& in, std::uint8_t version) {
    Provenance provenance;
    provenance.code = in.getText();
    provenance.version = in.getText();
    provenance.source = in.getText();
    provenance.settings = in.getPairs();
    if (version > kFirstWhole)
        provenance.checksum = in.getText();
    return provenance;
}

// Returns the version; throws where it is not between the two.
std::uint8_t requireVersion(Reader& in, std::uint8_t least, std::uint8_t most) {
    const auto version = in.get<std::uint8_t>();
    if (version < least || version > most)
        throw InputError("a configuration in the project has the unknown version " +
                         std::to_string(version));
    return version;
}

void requireEnd(const Reader& in) {
    if (!in.isAtEnd())
        throw InputError("a configuration in the project is damaged: bytes are left over");
}

// What both versions begin with.
void getAtoms(Reader& in, Frame& frame) {
    frame.cell.vectors = in.getMatrix();
    for (bool& isPeriodic : frame.cell.periodic)
        isPeriodic = in.get<std::uint8_t>() != 0;
    frame.species.resize(in.getCount(sizeof(std::uint32_t)));
    for (std::string& name : frame.species)
        name = in.getText();
    frame.types.resize(in.getCount(sizeof(std::int32_t)));
    for (int& type : frame.types) {
        type = in.get<std::int32_t>();
        if (type < 0 || static_cast<std::size_t>(type) >= frame.species.size())
            throw InputError("a configuration in the project is damaged: an atom has no species");
    }
    frame.positions = in.getRows(frame.types.size());
    frame.velocities = in.getOptional([&] { return in.getRows(frame.types.size()); });
}

void getMoment(Reader& in, Frame& frame) {
    frame.step = in.getOptional([&in] { return in.get<std::int64_t>(); });
    frame.timeFs = in.getOptional([&in] { return in.get<double>(); });
    frame.temperature = in.getOptional([&in] { return in.get<double>(); });
    for (const auto& [key, value] : in.getPairs())
        takeKeyValue(frame, key, value);
}

}  // namespace

std::string encodeGeometry(const Frame& frame) {
    Writer out;
    out.put(kVersion);
    out.put(frame.cell.vectors);
    for (bool isPeriodic : frame.cell.periodic)
        out.put(static_cast<std::uint8_t>(isPeriodic));
    out.put(static_cast<std::uint32_t>(frame.species.size()));
    for (const std::string& name : frame.species)
        out.put(name);
    out.put(static_cast<std::uint32_t>(frame.types.size()));
    for (int type : frame.types)
        out.put(static_cast<std::int32_t>(type));
    out.put(frame.positions);
    out.put(frame.velocities);
    out.put(frame.step);
    out.put(frame.timeFs);
    out.put(frame.temperature);
    out.put(keyValuePairs(frame));
    return out.take();
}

Frame decodeGeometry(std::string_view bytes) {
    Reader in(bytes);
    requireVersion(in, kVersion, kVersion);
    Frame frame;
    getAtoms(in, frame);
    getMoment(in, frame);
    requireEnd(in);
    validate(frame);
    return frame;
}

std::string encodeLabels(const Labels& labels) {
    return encode(kVersion, labels.energy, labels.energySigma0, labels.forces, labels.virial,
                  labels.isConverged, static_cast<std::uint8_t>(labels.isPredicted));
}

Labels decodeLabels(std::string_view bytes, std::size_t atomCount) {
    Reader in(bytes);
    requireVersion(in, kVersion, kVersion);
    Labels labels = getLabels(in, atomCount);
    labels.isPredicted = in.get<std::uint8_t>() != 0;
    requireEnd(in);
    const auto isFinite = [](const auto& value) { return !value || std::isfinite(*value); };
    if (!isFinite(labels.energy) || !isFinite(labels.energySigma0) ||
        (labels.forces && !labels.forces->allFinite()) ||
        (labels.virial && !labels.virial->allFinite()))
        throw InputError("a configuration in the project is damaged: a label is not a number");
    return labels;
}

std::string encodeProvenance(const Provenance& provenance) {
    return encode(kVersion, provenance.code, provenance.version, provenance.source,
                  provenance.settings, provenance.checksum);
}

Provenance decodeProvenance(std::string_view bytes) {
    Reader in(bytes);
    requireVersion(in, kVersion, kVersion);
    Provenance provenance = getProvenance(in, kVersion);
    requireEnd(in);
    return provenance;
}

Frame decodeVersion1Frame(std::string_view bytes) {
    Reader in(bytes);
    const std::uint8_t version = requireVersion(in, kFirstWhole, kSecondWhole);
    Frame frame;
    getAtoms(in, frame);
    frame.labels = getLabels(in, frame.atomCount());
    getMoment(in, frame);
    if (in.get<std::uint8_t>() != 0)
        frame.provenance = std::make_shared<const Provenance>(getProvenance(in, version));
    if (version > kFirstWhole)
        frame.labels.isPredicted = in.get<std::uint8_t>() != 0;
    requireEnd(in);
    validate(frame);
    return frame;
}

}  // namespace mtp
