// Reads datasets of an HDF5 file that is not trusted: no link leads out of it, no size is believed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mtp {

// Paths are absolute ("/input/poscar/scale"). Only plain links are followed; external and soft
// links, external storage and virtual datasets are a ParseError. May be used by several threads.
class Hdf5File {
public:
    // A compressed file is read into memory (at most 1 GiB). Throws FileError, ParseError (damaged
    // or no HDF5).
    explicit Hdf5File(const std::filesystem::path& path);
    ~Hdf5File();
    Hdf5File(const Hdf5File&) = delete;
    Hdf5File& operator=(const Hdf5File&) = delete;

    bool has(const std::string& dataset) const;
    // Length of each dimension; empty for a single value. Throws ParseError where they are longer
    // than what is stored can be.
    std::vector<std::uint64_t> shape(const std::string& dataset) const;

    // All values; at most 16 million.
    std::vector<double> doubles(const std::string& dataset) const;
    std::vector<std::int64_t> integers(const std::string& dataset) const;
    // Without padding.
    std::vector<std::string> strings(const std::string& dataset) const;
    // A single number or text, as text; empty if there is no such dataset.
    std::string text(const std::string& dataset) const;

    // values: the sub-array at `index` of the first dimension, whose size it must have.
    void readAt(const std::string& dataset, std::uint64_t index, std::span<double> values) const;

    const std::string& path() const { return m_path; }

private:
    using Id = std::int64_t;  // hid_t

    Id open(const std::string& dataset) const;
    void requirePlainLinks(const std::string& dataset) const;

    std::string m_path;
    std::vector<char> m_image;  // of a compressed file
    Id m_file = -1;
};

}  // namespace mtp
