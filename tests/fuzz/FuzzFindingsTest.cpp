// Inputs that once broke a reader, and the seeds of the fuzz targets.
#include <QDir>
#include <QTest>

#include "core/base/Error.h"
#include "tests/core/io/TextInput.h"
#include "tests/fuzz/ReadWhole.h"

using namespace mtp;

namespace {

const QString kTests = QStringLiteral(MTP_SOURCE_DIR) + "/tests/";

// One row for each <folder>/<kind>/<file>.
void addRows(const QString& folder) {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("path");
    const QDir kinds(kTests + folder);
    for (const QString& kind : kinds.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        for (const QFileInfo& file : QDir(kinds.filePath(kind)).entryInfoList(QDir::Files))
            QTest::newRow(qPrintable(kind + "/" + file.fileName()))
                << kind << file.absoluteFilePath();
}

std::size_t readIn(const QString& kind, const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::logic_error("cannot be opened");
    return test::readAs(kind.toStdString(), file.readAll().toStdString(), MTP_BINARY_DIR "/mtp");
}

// Counts a frame that it cannot read.
class BrokenReader final : public TrajectoryReader {
public:
    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return 1; }
    Frame read(std::size_t) override { throw ParseError("input", 1, "damaged"); }

private:
    TrajectoryInfo m_info;
};

}  // namespace

class FuzzFindingsTest : public QObject {
    Q_OBJECT

private slots:
    void findingsAreReadOrRefused_data() { addRows("data/fuzz-findings"); }
    void findingsAreReadOrRefused() {
        QFETCH(QString, kind);
        QFETCH(QString, path);
        readIn(kind, path);  // throws if the reader breaks its word
    }

    void seedsAreRead_data() { addRows("fuzz/seeds"); }
    void seedsAreRead() {
        QFETCH(QString, kind);
        QFETCH(QString, path);
        QVERIFY(readIn(kind, path) > 0);
    }

    void aCountedFrameThatCannotBeReadIsAFinding() {
        Format broken;
        broken.open = [](const std::filesystem::path&, const ReadOptions&) {
            return std::make_unique<BrokenReader>();
        };
        QVERIFY_EXCEPTION_THROWN(test::readWhole(broken, "x"), std::logic_error);
    }

    void markedFilesMakeAFolder() {
        Format listing;
        std::string names;
        listing.open = [&names](const std::filesystem::path& path,
                                const ReadOptions&) -> std::unique_ptr<TrajectoryReader> {
            for (const auto& entry : std::filesystem::directory_iterator(path))
                names += entry.path().filename().string() +
                         std::to_string(std::filesystem::file_size(entry.path())) + " ";
            throw FileError("seen");
        };
        QCOMPARE(test::readWhole(listing, "%%FILE a/\n12\n%%FILE ../b.c\n1"), 0u);
        QVERIFY2(names == "a3 b.c1 " || names == "b.c1 a3 ", names.c_str());
    }
};

QTEST_APPLESS_MAIN(FuzzFindingsTest)
#include "FuzzFindingsTest.moc"
