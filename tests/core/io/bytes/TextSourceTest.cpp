#include "core/io/bytes/TextSource.h"

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mtp;

namespace {

using Bytes = QByteArray;

Bytes gzipped(const Bytes& text) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    Bytes out(static_cast<int>(deflateBound(&stream, text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(static_cast<int>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

Bytes bzipped(const Bytes& text) {
    unsigned size = static_cast<unsigned>(text.size()) * 2 + 600;
    Bytes out(static_cast<int>(size), '\0');
    BZ2_bzBuffToBuffCompress(out.data(), &size, const_cast<char*>(text.data()),
                             static_cast<unsigned>(text.size()), 1, 0, 0);
    out.resize(static_cast<int>(size));
    return out;
}

Bytes xzed(const Bytes& text) {
    Bytes out(static_cast<int>(lzma_stream_buffer_bound(text.size())), '\0');
    std::size_t size = 0;
    lzma_easy_buffer_encode(1, LZMA_CHECK_CRC64, nullptr,
                            reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                            reinterpret_cast<std::uint8_t*>(out.data()), &size, out.size());
    out.resize(static_cast<int>(size));
    return out;
}

Bytes zstded(const Bytes& text) {
    Bytes out(static_cast<int>(ZSTD_compressBound(text.size())), '\0');
    ZSTD_CCtx* context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    out.resize(static_cast<int>(
        ZSTD_compress2(context, out.data(), out.size(), text.data(), text.size())));
    ZSTD_freeCCtx(context);
    return out;
}

Bytes compressed(const QString& kind, const Bytes& text) {
    if (kind == "gzip")
        return gzipped(text);
    if (kind == "bzip2")
        return bzipped(text);
    if (kind == "xz")
        return xzed(text);
    return kind == "zstd" ? zstded(text) : text;
}

// More than one buffer, so that lines lie across its ends.
Bytes manyLines() {
    Bytes text;
    for (int i = 1; i <= 60000; ++i)
        text += "line " + QByteArray::number(i) + "\n";
    return text;
}

}  // namespace

class TextSourceTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    std::filesystem::path write(const Bytes& bytes) {
        const QString path = m_folder.filePath(QTest::currentTestFunction());
        QFile file(path);
        file.open(QIODevice::WriteOnly);
        file.write(bytes);
        return path.toStdString();
    }

    static void addKinds() {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"gzip", "bzip2", "xz", "zstd"})
            QTest::newRow(kind) << kind;
    }

private slots:
    void linesCarryNumberAndOffset_data() {
        addKinds();
        QTest::newRow("plain") << "plain";
    }
    void linesCarryNumberAndOffset() {
        QFETCH(QString, kind);
        const Bytes text = manyLines();
        TextSource source(write(compressed(kind, text)));
        QCOMPARE(source.isCompressed(), kind != "plain");
        std::string_view line;
        std::size_t count = 0;
        std::uint64_t offset = 0;
        while (source.next(line)) {
            ++count;
            QVERIFY(line == "line " + std::to_string(count));
            QCOMPARE(source.lineNumber(), count);
            QCOMPARE(source.lineMark().offset, offset);
            offset += line.size() + 1;
        }
        QCOMPARE(count, 60000u);
        QCOMPARE(source.size().value(), static_cast<std::uint64_t>(text.size()));
        QVERIFY(source.warnings().empty());
    }

    void anEarlierLineCanBeReadAgain_data() {
        addKinds();
        QTest::newRow("plain") << "plain";
    }
    void anEarlierLineCanBeReadAgain() {
        QFETCH(QString, kind);
        TextSource source(write(compressed(kind, manyLines())));
        std::string_view line;
        QCOMPARE(source.skip(1234), 1234u);
        const TextMark mark = source.lineMark();
        QCOMPARE(source.skip(100000), 60000u - 1234u);
        source.seek(mark);
        QVERIFY(source.peek(line) && line == "line 1234");
        QVERIFY(source.next(line) && line == "line 1234");
        QCOMPARE(source.lineNumber(), 1234u);
    }

    void aLargeCompressedTextIsReadAgainAnywhere() {
        constexpr int kLines = 3'000'000;  // of 30 bytes: more than is kept in memory
        const auto lineOf = [](std::size_t i) {
            return QByteArray::number(static_cast<qulonglong>(i)).rightJustified(9) +
                   " abcdefghijklmnopqrs";
        };
        Bytes text;
        text.reserve(30 * kLines);
        for (std::size_t i = 1; i <= kLines; ++i)
            text += lineOf(i) + '\n';
        TextSource source(write(zstded(text)));
        QCOMPARE(source.skip(kLines + 1), std::size_t{kLines});
        std::string_view line;
        for (std::size_t i : {2'500'000, 1, 2'900'000, 2'236'000, 1'000'000, 3'000'000}) {
            source.seek({30 * (i - 1), i});
            for (std::size_t k = i; k < std::min<std::size_t>(i + 20'000, kLines + 1); ++k)
                QVERIFY(source.next(line) && line == std::string_view(lineOf(k)));
        }
        QVERIFY(!source.next(line));
    }

    void concatenatedStreamsAreOneText_data() { addKinds(); }
    void concatenatedStreamsAreOneText() {
        QFETCH(QString, kind);
        TextSource source(write(compressed(kind, "one\n") + compressed(kind, "two\n")));
        std::string_view line;
        QVERIFY(source.next(line) && line == "one");
        QVERIFY(source.next(line) && line == "two");
        QVERIFY(!source.next(line));
        QVERIFY(source.warnings().empty());
    }

    void aCutStreamGivesItsStartAndAWarning_data() { addKinds(); }
    void aCutStreamGivesItsStartAndAWarning() {
        QFETCH(QString, kind);
        const Bytes whole = compressed(kind, manyLines());
        TextSource source(write(whole.left(whole.size() * 3 / 4)));
        const std::size_t count = source.skip(100000);
        QVERIFY(count < 60000u);
        QVERIFY(count > 0u);
        QCOMPARE(source.warnings().size(), 1u);
        const std::string expected = "unexpected end of " + kind.toStdString() + " data";
        QVERIFY(source.warnings().front().find(expected) != std::string::npos);
    }

    void aWrongChecksumIsAWarning() {
        Bytes bytes = gzipped("one\ntwo\n");
        bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 1);
        TextSource source(write(bytes));
        QCOMPARE(source.skip(10), 2u);
        QVERIFY(source.damage().value().find("CRC") != std::string::npos);
    }

    void theChecksumIsThatOfTheFileOnDisk() {
        // As `xxhsum -H2` prints it.
        const auto path = write("one\ntwo\n");
        const std::string expected = "xxh128:c796d15e493d134d5d953b5446c61440";
        QCOMPARE(checksumOf(path), expected);
        QCOMPARE(TextSource(path).checksum(), expected);
    }

    void theChecksumDoesNotDependOnHowTheFileWasRead_data() {
        addKinds();
        QTest::newRow("plain") << "plain";
    }
    void theChecksumDoesNotDependOnHowTheFileWasRead() {
        QFETCH(QString, kind);
        const auto path = write(compressed(kind, manyLines()));
        TextSource source(path);
        source.skip(30000);
        source.seek({0, 1});
        source.skip(100000);
        QCOMPARE(source.checksum(), checksumOf(path));
    }

    void windowsLineEndsAndMissingLastLineEndAreAccepted() {
        TextSource source(write("one\r\n\r\ntwo"));
        std::string_view line;
        QVERIFY(source.next(line) && line == "one" && source.isLineComplete());
        QVERIFY(source.next(line) && line.empty());
        QVERIFY(source.next(line) && line == "two" && !source.isLineComplete());
        QVERIFY(!source.next(line));
    }

    void utf8MarkIsSkippedAndUtf16Refused() {
        TextSource source(write("\xef\xbb\xbfone\n"));
        std::string_view line;
        QVERIFY(source.next(line) && line == "one");
        const auto wide = write(Bytes("\xff\xfeo\0n\0e\0", 8));
        try {
            TextSource refused(wide);
            QFAIL("UTF-16 was accepted");
        } catch (const ParseError& error) {
            QVERIFY(error.reason().find("UTF-16") != std::string::npos);
        }
    }

    void nulBytesAreAWarningWithTheirLine() {
        TextSource source(write(Bytes("one\ntw\0o\nthree\n", 15)));
        source.skip(10);
        QCOMPARE(source.warnings().size(), 1u);
        QVERIFY(source.warnings().front().find(":2: NUL") != std::string::npos);
    }

    void emptyMissingAndFolderAreFileErrors() {
        QVERIFY_EXCEPTION_THROWN(TextSource(write("")), FileError);
        QVERIFY_EXCEPTION_THROWN(TextSource(m_folder.filePath("none").toStdString()), FileError);
        QVERIFY_EXCEPTION_THROWN(TextSource(m_folder.path().toStdString()), FileError);
    }

    void aLongLineGrowsTheBuffer() {
        const Bytes longLine(3'000'000, 'x');
        TextSource source(write("a\n" + longLine + "\nb\n"));
        std::string_view line;
        QVERIFY(source.next(line));
        QVERIFY(source.next(line) && line.size() == 3'000'000u);
        QVERIFY(source.next(line) && line == "b");
    }

    void countsBeyondTheFileAreSeenBeforeReservingMemory() {
        TextSource source(write("3\nLi 0 0 0\nLi 0 0 1\nLi 0 0 2\n"));
        source.skip(1);
        QVERIFY(source.canHold(3, 8));
        QVERIFY(!source.canHold(2'000'000'000, 8));
    }

    void aFileThatBecameShorterIsAnError() {
        const auto path = write(manyLines());
        TextSource source(path);
        source.skip(10);
        std::filesystem::resize_file(path, 1000);
        QVERIFY_EXCEPTION_THROWN(source.skip(60000), FileError);
    }

    void binaryDataIsRecognised() {
        using namespace std::string_view_literals;
        QVERIFY(looksBinary("\x89PNG\r\n\x1a\n\0\0"sv));
        QVERIFY(!looksBinary("Li 0.1\t0.2\r\n\xc3\x85 \xe5\n"sv));
    }
};

QTEST_APPLESS_MAIN(TextSourceTest)
#include "TextSourceTest.moc"
