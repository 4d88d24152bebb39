#include "core/io/bytes/Decompressor.h"

#include <bzlib.h>
#include <fmt/format.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <limits>

#include "core/base/Error.h"
#include "core/base/Parse.h"

namespace mtp {

namespace {

using Status = Decompressor::Status;

constexpr std::uint64_t kXzMemoryLimit = 1u << 30;

// The libraries count in unsigned int.
unsigned clamped(std::size_t size) {
    return static_cast<unsigned>(std::min<std::size_t>(size, std::numeric_limits<unsigned>::max()));
}

template <class T>
void advance(std::span<T>& span, std::size_t left, std::size_t offered) {
    span = span.subspan(offered - left);
}

class GzipDecompressor final : public Decompressor {
public:
    GzipDecompressor() {
        constexpr int kGzipOnly = 15 + 16;  // largest window, gzip header expected
        if (inflateInit2(&m_stream, kGzipOnly) != Z_OK)
            throw FileError("zlib cannot be set up");
    }
    ~GzipDecompressor() override { inflateEnd(&m_stream); }
    GzipDecompressor(const GzipDecompressor&) = delete;
    GzipDecompressor& operator=(const GzipDecompressor&) = delete;

    Status run(std::span<const char>& in, std::span<char>& out) override {
        const unsigned inSize = clamped(in.size());
        const unsigned outSize = clamped(out.size());
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
        m_stream.avail_in = inSize;
        m_stream.next_out = reinterpret_cast<Bytef*>(out.data());
        m_stream.avail_out = outSize;
        const int code = inflate(&m_stream, Z_NO_FLUSH);
        advance(in, m_stream.avail_in, inSize);
        advance(out, m_stream.avail_out, outSize);
        if (code == Z_STREAM_END)
            return Status::StreamEnd;
        if (code == Z_OK || code == Z_BUF_ERROR)
            return Status::More;
        const std::string_view reason = m_stream.msg ? m_stream.msg : "unknown error";
        if (reason == "incorrect data check")
            m_damage = "the gzip checksum (CRC) does not match the data";
        else
            m_damage = fmt::format("damaged gzip data ({})", reason);
        return Status::Damaged;
    }

private:
    z_stream m_stream{};
};

class Bzip2Decompressor final : public Decompressor {
public:
    Bzip2Decompressor() {
        if (BZ2_bzDecompressInit(&m_stream, 0, 0) != BZ_OK)
            throw FileError("libbz2 cannot be set up");
    }
    ~Bzip2Decompressor() override { BZ2_bzDecompressEnd(&m_stream); }
    Bzip2Decompressor(const Bzip2Decompressor&) = delete;
    Bzip2Decompressor& operator=(const Bzip2Decompressor&) = delete;

    Status run(std::span<const char>& in, std::span<char>& out) override {
        const unsigned inSize = clamped(in.size());
        const unsigned outSize = clamped(out.size());
        m_stream.next_in = const_cast<char*>(in.data());
        m_stream.avail_in = inSize;
        m_stream.next_out = out.data();
        m_stream.avail_out = outSize;
        const int code = BZ2_bzDecompress(&m_stream);
        advance(in, m_stream.avail_in, inSize);
        advance(out, m_stream.avail_out, outSize);
        if (code == BZ_STREAM_END)
            return Status::StreamEnd;
        if (code == BZ_OK)
            return Status::More;
        m_damage = "damaged bzip2 data (a checksum does not match)";
        return Status::Damaged;
    }

private:
    bz_stream m_stream{};
};

class XzDecompressor final : public Decompressor {
public:
    XzDecompressor() {
        if (lzma_stream_decoder(&m_stream, kXzMemoryLimit, 0) != LZMA_OK)
            throw FileError("liblzma cannot be set up");
    }
    ~XzDecompressor() override { lzma_end(&m_stream); }
    XzDecompressor(const XzDecompressor&) = delete;
    XzDecompressor& operator=(const XzDecompressor&) = delete;

    Status run(std::span<const char>& in, std::span<char>& out) override {
        m_stream.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
        m_stream.avail_in = in.size();
        m_stream.next_out = reinterpret_cast<std::uint8_t*>(out.data());
        m_stream.avail_out = out.size();
        const lzma_ret code = lzma_code(&m_stream, LZMA_RUN);
        advance(in, m_stream.avail_in, in.size());
        advance(out, m_stream.avail_out, out.size());
        if (code == LZMA_STREAM_END)
            return Status::StreamEnd;
        if (code == LZMA_OK || code == LZMA_BUF_ERROR)
            return Status::More;
        m_damage = code == LZMA_MEMLIMIT_ERROR
                       ? "xz data that needs more than 1 GiB of memory"
                       : fmt::format("damaged xz data (liblzma code {})", static_cast<int>(code));
        return Status::Damaged;
    }

private:
    lzma_stream m_stream = LZMA_STREAM_INIT;
};

class ZstdDecompressor final : public Decompressor {
public:
    ZstdDecompressor() : m_stream(ZSTD_createDStream()) {
        if (!m_stream)
            throw FileError("libzstd cannot be set up");
    }
    ~ZstdDecompressor() override { ZSTD_freeDStream(m_stream); }
    ZstdDecompressor(const ZstdDecompressor&) = delete;
    ZstdDecompressor& operator=(const ZstdDecompressor&) = delete;

    Status run(std::span<const char>& in, std::span<char>& out) override {
        ZSTD_inBuffer input{in.data(), in.size(), 0};
        ZSTD_outBuffer output{out.data(), out.size(), 0};
        const std::size_t code = ZSTD_decompressStream(m_stream, &output, &input);
        in = in.subspan(input.pos);
        out = out.subspan(output.pos);
        if (ZSTD_isError(code)) {
            m_damage = fmt::format("damaged zstd data ({})", ZSTD_getErrorName(code));
            return Status::Damaged;
        }
        return code == 0 ? Status::StreamEnd : Status::More;
    }

private:
    ZSTD_DStream* m_stream;
};

}  // namespace

Compression compressionOf(std::string_view head) {
    using namespace std::string_view_literals;
    if (head.starts_with("\x1f\x8b"sv))
        return Compression::Gzip;
    if (head.starts_with("BZh"sv) && head.size() > 3 && head[3] >= '1' && head[3] <= '9')
        return Compression::Bzip2;
    if (head.starts_with("\xfd\x37zXZ\0"sv))
        return Compression::Xz;
    if (head.starts_with("\x28\xb5\x2f\xfd"sv))
        return Compression::Zstd;
    return Compression::None;
}

std::string_view nameOf(Compression compression) {
    constexpr std::array<std::string_view, 5> kNames{"", "gzip", "bzip2", "xz", "zstd"};
    return kNames[static_cast<std::size_t>(compression)];
}

std::string withoutCompressionSuffix(std::string_view fileName) {
    const std::string lower = toLower(fileName);
    for (std::string_view suffix : {".gz", ".bz2", ".xz", ".zst"})
        if (lower.size() > suffix.size() && lower.ends_with(suffix))
            return std::string(fileName.substr(0, fileName.size() - suffix.size()));
    return std::string(fileName);
}

std::unique_ptr<Decompressor> makeDecompressor(Compression compression) {
    switch (compression) {
        case Compression::Gzip:
            return std::make_unique<GzipDecompressor>();
        case Compression::Bzip2:
            return std::make_unique<Bzip2Decompressor>();
        case Compression::Xz:
            return std::make_unique<XzDecompressor>();
        case Compression::Zstd:
            return std::make_unique<ZstdDecompressor>();
        case Compression::None:
            break;
    }
    throw InputError("there is nothing to decompress");
}

}  // namespace mtp
