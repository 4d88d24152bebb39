#include "core/base/Libraries.h"

#include <bzlib.h>
#include <expat.h>
#include <fmt/format.h>
#include <hwy/highway.h>
#include <lzma.h>
#include <sqlite3.h>
#include <tbb/version.h>
#include <xxhash.h>
#include <zip.h>
#include <zlib.h>
#include <zstd.h>
#ifdef MTP_WITH_HDF5
#include <H5public.h>
#endif

#include <Eigen/Core>
#include <nlohmann/json.hpp>

#include "core/base/Md5.h"

namespace mtp {

namespace {

std::string dotted(unsigned major, unsigned minor, unsigned patch) {
    return fmt::format("{}.{}.{}", major, minor, patch);
}

// "MMmmpp" in decimal digits, as fmt and xxHash count.
std::string ofDecimal(unsigned version) {
    return dotted(version / 10000, version / 100 % 100, version % 100);
}

#ifdef MTP_WITH_HDF5
std::string hdf5Version() {
    unsigned major = 0, minor = 0, release = 0;
    H5get_libversion(&major, &minor, &release);
    return dotted(major, minor, release);
}
#endif

// "expat_2.5.0", "1.0.8, 13-Jul-2019": the digits and dots of it.
std::string numberIn(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789";
    const std::size_t begin = std::min(text.find_first_of(kDigits), text.size());
    const std::size_t end = text.find_first_not_of("0123456789.", begin);
    return std::string(text.substr(begin, end == std::string_view::npos ? end : end - begin));
}

}  // namespace

std::vector<Library> coreLibraries() {
    std::vector<Library> all = {
        {"bzip2", numberIn(BZ2_bzlibVersion()), "bzip2-1.0.6"},
        {"Eigen", dotted(EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION, EIGEN_MINOR_VERSION), "MPL-2.0"},
        {"Expat", numberIn(XML_ExpatVersion()), "MIT"},
        {"fmt", ofDecimal(FMT_VERSION), "MIT"},
#ifdef MTP_WITH_HDF5
        {"HDF5", hdf5Version(), "BSD-3-Clause"},
#endif
        {"Highway", dotted(HWY_MAJOR, HWY_MINOR, HWY_PATCH), "Apache-2.0"},
        {"JSON for Modern C++",
         dotted(NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
                NLOHMANN_JSON_VERSION_PATCH),
         "MIT"},
        {"liblzma", lzma_version_string(), "0BSD"},
        {"libzip", zip_libzip_version(), "BSD-3-Clause"},
        {"oneTBB", numberIn(TBB_runtime_version()), "Apache-2.0"},
        {"SQLite", sqlite3_libversion(), "blessing"},
        {"xxHash", ofDecimal(XXH_versionNumber()), "BSD-2-Clause"},
        {"zlib", zlibVersion(), "Zlib"},
        {"Zstandard", ZSTD_versionString(), "BSD-3-Clause"},
    };
    if (std::optional<Library> library = md5Library())
        all.push_back(std::move(*library));
    return all;
}

}  // namespace mtp
