// Newer libraries keep these functions under the names of 1.10.
#define H5_USE_110_API

#include "core/io/bytes/Hdf5File.h"

#include <fmt/format.h>
#include <hdf5.h>

#include <algorithm>
#include <mutex>
#include <optional>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/io/bytes/ByteSource.h"
#include "core/io/bytes/Hdf5Signature.h"

namespace mtp {

namespace {

static_assert(sizeof(hid_t) == sizeof(std::int64_t));

constexpr std::uint64_t kMostValues = 16'000'000;
constexpr std::size_t kLargestImage = std::size_t{1} << 30;
// What deflate can make of a byte at most, and a margin for other filters.
constexpr std::uint64_t kMostExpansion = 2000;
constexpr int kMostDimensions = 8;
constexpr std::size_t kLargestNumber = 16;  // bytes

// Closes what it holds.
class Handle {
public:
    using Close = herr_t (*)(hid_t);
    Handle(hid_t id, Close close) : m_id(id), m_close(close) {}
    ~Handle() {
        if (m_id >= 0)
            m_close(m_id);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    hid_t id() const { return m_id; }
    bool isOpen() const { return m_id >= 0; }

private:
    hid_t m_id;
    Close m_close;
};

void setUpLibrary() {
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);  // errors are ours to tell
    H5PLset_loading_state(0);                     // no code from plug-in folders
}

std::vector<std::uint64_t> shapeOf(hid_t dataset) {
    const Handle space(H5Dget_space(dataset), H5Sclose);
    hsize_t lengths[H5S_MAX_RANK] = {};
    const int rank = space.isOpen() ? H5Sget_simple_extent_dims(space.id(), lengths, nullptr) : -1;
    if (rank < 0)
        return {};
    return {lengths, lengths + rank};
}

// Absent if the product overflows or there are too many dimensions.
std::optional<std::uint64_t> countOf(const std::vector<std::uint64_t>& shape) {
    if (shape.size() > kMostDimensions)
        return {};
    std::uint64_t count = 1;
    for (std::uint64_t length : shape) {
        if (length != 0 && count > (std::uint64_t{1} << 48) / length)
            return {};
        count *= length;
    }
    return count;
}

// Sizes that are declared but not stored would be filled in by the library.
bool isStored(hid_t dataset, std::uint64_t bytes) {
    const std::uint64_t stored = H5Dget_storage_size(dataset);
    return bytes == 0 || (stored > 0 && bytes / kMostExpansion <= stored);
}

bool isSelfContained(hid_t dataset) {
    const Handle list(H5Dget_create_plist(dataset), H5Pclose);
    return list.isOpen() && H5Pget_layout(list.id()) != H5D_VIRTUAL &&
           H5Pget_external_count(list.id()) == 0;
}

// Of a size that a processor knows: the library takes buffers for as many bytes as are declared.
bool holdsNumbers(hid_t dataset) {
    const Handle type(H5Dget_type(dataset), H5Tclose);
    const H5T_class_t kind = H5Tget_class(type.id());
    return (kind == H5T_FLOAT || kind == H5T_INTEGER) && H5Tget_size(type.id()) <= kLargestNumber;
}

std::string unpadded(const char* text, std::size_t size) {
    std::string_view view(text, size);
    view = view.substr(0, std::min(view.find('\0'), view.size()));
    while (view.ends_with(' '))
        view.remove_suffix(1);
    return std::string(view);
}

// Held while the library works, which may have been built without a lock of its own.
std::mutex& hdf5Lock() {
    static std::mutex mutex;
    return mutex;
}

}  // namespace

Hdf5File::Hdf5File(const std::filesystem::path& path) : m_path(path.string()) {
    const std::unique_ptr<ByteSource> bytes = openBytes(path);
    char head[8] = {};
    if (!looksLikeHdf5({head, bytes->read(0, head, sizeof head)}))
        throw ParseError(m_path, 0, "this is no HDF5 file");
    const std::scoped_lock lock(hdf5Lock());
    setUpLibrary();
    const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    if (bytes->isCompressed()) {
        constexpr std::size_t kBlock = 1 << 20;
        std::size_t count = kBlock;
        while (count == kBlock && m_image.size() < kLargestImage) {
            m_image.resize(m_image.size() + kBlock);
            count = bytes->read(m_image.size() - kBlock, m_image.data() + m_image.size() - kBlock,
                                kBlock);
            m_image.resize(m_image.size() - kBlock + count);
        }
        if (bytes->damage())
            throw ParseError(m_path, 0, *bytes->damage());
        H5Pset_fapl_core(access.id(), kBlock, false);
        H5Pset_file_image(access.id(), m_image.data(), m_image.size());
    }
    // An image must not have the name of a file that is there.
    const std::string name =
        m_image.empty() ? m_path : fmt::format("image {}", fmt::ptr(m_image.data()));
    m_file = H5Fopen(name.c_str(), H5F_ACC_RDONLY, access.id());
    if (m_file < 0)
        throw ParseError(m_path, 0,
                         "damaged HDF5 (cut, or not closed by the program that wrote it)");
}

Hdf5File::~Hdf5File() {
    const std::scoped_lock lock(hdf5Lock());
    if (m_file >= 0)
        H5Fclose(m_file);
}

void Hdf5File::requirePlainLinks(const std::string& dataset) const {
    for (std::size_t end = dataset.find('/', 1);; end = dataset.find('/', end + 1)) {
        const std::string part = dataset.substr(0, end);
        H5L_info_t info;
        if (H5Lget_info(m_file, part.c_str(), &info, H5P_DEFAULT) >= 0 &&
            info.type != H5L_TYPE_HARD)
            throw ParseError(m_path, 0, part + " is a link to elsewhere, which is not followed");
        if (end == std::string::npos || H5Lexists(m_file, part.c_str(), H5P_DEFAULT) <= 0)
            return;
    }
}

// Negative if there is none. The lock is held.
Hdf5File::Id Hdf5File::open(const std::string& dataset) const {
    requirePlainLinks(dataset);
    const hid_t id = H5Dopen2(m_file, dataset.c_str(), H5P_DEFAULT);
    if (id >= 0 && !isSelfContained(id)) {
        H5Dclose(id);
        throw ParseError(m_path, 0, dataset + " lies in other files, which are not opened");
    }
    return id;
}

bool Hdf5File::has(const std::string& dataset) const {
    const std::scoped_lock lock(hdf5Lock());
    return Handle(open(dataset), H5Dclose).isOpen();
}

std::vector<std::uint64_t> Hdf5File::shape(const std::string& dataset) const {
    const std::scoped_lock lock(hdf5Lock());
    const Handle handle(open(dataset), H5Dclose);
    if (!handle.isOpen())
        throw ParseError(m_path, 0, "there is no " + dataset);
    const std::vector<std::uint64_t> lengths = shapeOf(handle.id());
    const auto count = countOf(lengths);
    if (!count || !isStored(handle.id(), *count))
        throw ParseError(m_path, 0, dataset + " holds more values than the file can");
    return lengths;
}

namespace {

// Reads a whole dataset of numbers; the lock is held.
template <class Value>
std::vector<Value> readWhole(const std::string& path, const std::string& name, hid_t dataset,
                             hid_t memoryType) {
    const auto count = countOf(shapeOf(dataset));
    if (!holdsNumbers(dataset))
        throw ParseError(path, 0, name + " holds no numbers");
    const Handle type(H5Dget_type(dataset), H5Tclose);
    if (!count || *count > kMostValues || !isStored(dataset, *count * H5Tget_size(type.id())))
        throw ParseError(path, 0, name + " holds more values than the file can");
    std::vector<Value> values(*count);
    if (*count > 0 &&
        H5Dread(dataset, memoryType, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) < 0)
        throw ParseError(path, 0, name + " cannot be read (damaged HDF5)");
    return values;
}

}  // namespace

std::vector<double> Hdf5File::doubles(const std::string& dataset) const {
    const std::scoped_lock lock(hdf5Lock());
    const Handle handle(open(dataset), H5Dclose);
    if (!handle.isOpen())
        throw ParseError(m_path, 0, "there is no " + dataset);
    return readWhole<double>(m_path, dataset, handle.id(), H5T_NATIVE_DOUBLE);
}

std::vector<std::int64_t> Hdf5File::integers(const std::string& dataset) const {
    const std::scoped_lock lock(hdf5Lock());
    const Handle handle(open(dataset), H5Dclose);
    if (!handle.isOpen())
        throw ParseError(m_path, 0, "there is no " + dataset);
    return readWhole<std::int64_t>(m_path, dataset, handle.id(), H5T_NATIVE_INT64);
}

std::vector<std::string> Hdf5File::strings(const std::string& dataset) const {
    const std::scoped_lock lock(hdf5Lock());
    const Handle handle(open(dataset), H5Dclose);
    if (!handle.isOpen())
        throw ParseError(m_path, 0, "there is no " + dataset);
    const Handle type(H5Dget_type(handle.id()), H5Tclose);
    const auto count = countOf(shapeOf(handle.id()));
    const std::size_t size = H5Tget_size(type.id());
    // VASP writes texts of fixed length.
    if (H5Tget_class(type.id()) != H5T_STRING || H5Tis_variable_str(type.id()) != 0)
        throw ParseError(m_path, 0, dataset + " holds no texts of fixed length");
    if (!count || size == 0 || *count > kMostValues / size || !isStored(handle.id(), *count * size))
        throw ParseError(m_path, 0, dataset + " holds more text than the file can");
    std::vector<char> bytes(*count * size);
    const Handle memory(H5Tcopy(type.id()), H5Tclose);
    if (!bytes.empty() &&
        H5Dread(handle.id(), memory.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()) < 0)
        throw ParseError(m_path, 0, dataset + " cannot be read (damaged HDF5)");
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < *count; ++i)
        texts.push_back(unpadded(bytes.data() + i * size, size));
    return texts;
}

std::string Hdf5File::text(const std::string& dataset) const {
    H5T_class_t kind = H5T_NO_CLASS;
    {
        const std::scoped_lock lock(hdf5Lock());
        const Handle handle(open(dataset), H5Dclose);
        if (!handle.isOpen())
            return {};
        const Handle type(H5Dget_type(handle.id()), H5Tclose);
        kind = H5Tget_class(type.id());
    }
    if (kind == H5T_STRING) {
        const std::vector<std::string> texts = strings(dataset);
        return texts.empty() ? std::string() : texts.front();
    }
    if (kind == H5T_INTEGER) {
        const std::vector<std::int64_t> numbers = integers(dataset);
        return numbers.empty() ? std::string() : fmt::format("{}", numbers.front());
    }
    const std::vector<double> numbers = doubles(dataset);
    return numbers.empty() ? std::string() : fmt::format("{}", numbers.front());
}

void Hdf5File::readAt(const std::string& dataset, std::uint64_t index,
                      std::span<double> values) const {
    const std::scoped_lock lock(hdf5Lock());
    const Handle handle(open(dataset), H5Dclose);
    const std::vector<std::uint64_t> shape =
        handle.isOpen() ? shapeOf(handle.id()) : std::vector<std::uint64_t>();
    const auto count = countOf(shape);
    if (shape.empty() || !count || index >= shape[0] || *count / shape[0] != values.size() ||
        !isStored(handle.id(), *count * sizeof(double)))
        throw ParseError(
            m_path, 0,
            fmt::format("{} has no part {} of {} numbers", dataset, index + 1, values.size()));
    if (!holdsNumbers(handle.id()))
        throw ParseError(m_path, 0, dataset + " holds no numbers");
    std::vector<hsize_t> start(shape.size(), 0), size(shape.begin(), shape.end());
    start[0] = index;
    size[0] = 1;
    const Handle space(H5Dget_space(handle.id()), H5Sclose);
    const hsize_t total = values.size();
    const Handle memory(H5Screate_simple(1, &total, nullptr), H5Sclose);
    H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, start.data(), nullptr, size.data(), nullptr);
    if (H5Dread(handle.id(), H5T_NATIVE_DOUBLE, memory.id(), space.id(), H5P_DEFAULT,
                values.data()) < 0)
        throw ParseError(
            m_path, 0,
            fmt::format("{}, part {}, cannot be read (damaged HDF5)", dataset, index + 1));
}

}  // namespace mtp
