#include "core/io/FormatRegistry.h"

#include <QTest>

#include "core/base/Error.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

const char* const kXyz =
    "1\nProperties=species:S:1:pos:R:3 Lattice=\"2 0 0 0 2 0 0 0 2\"\nLi 0 0 0\n";
const char* const kCfg =
    "BEGIN_CFG\nSize\n1\nAtomData: type cartes_x cartes_y cartes_z\n0 1 2 3\nEND_CFG\n";
const char* const kPoscar = "t\n1\n2 0 0\n0 2 0\n0 0 2\nLi\n1\nDirect\n0 0 0\n";
const char* const kXdatcar = "t\n1\n2 0 0\n0 2 0\n0 0 2\nLi\n1\nDirect configuration= 1\n0 0 0\n";

}  // namespace

class FormatRegistryTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;
    FormatRegistry m_registry = FormatRegistry::withBuiltinFormats();

    std::string errorOf(const std::filesystem::path& path) {
        try {
            m_registry.open(path);
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }

private slots:
    void contentDecidesWhateverTheName_data() {
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("format");
        QTest::newRow("cfg") << kCfg << "mlip-cfg";
        QTest::newRow("xyz") << kXyz << "extxyz";
        QTest::newRow("POSCAR") << kPoscar << "vasp-poscar";
        QTest::newRow("XDATCAR") << kXdatcar << "vasp-xdatcar";
    }
    void contentDecidesWhateverTheName() {
        QFETCH(QString, content);
        QFETCH(QString, format);
        for (const char* name : {"data.txt", "POSCAR", "a.cfg", "b.xyz"}) {
            const auto reader = m_registry.open(m_input.write(name, content.toStdString()));
            QVERIFY2(reader->info().format == format.toStdString(), name);
            QVERIFY(reader->info().path == m_input.path(name).string());
            QCOMPARE(reader->frameCount(), 1u);
        }
    }

    void theNameChoosesWhatIsWritten_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("format");
        QTest::newRow("cfg") << "out.cfg"
                             << "mlip-cfg";
        QTest::newRow("upper case") << "OUT.CFG"
                                    << "mlip-cfg";
        QTest::newRow("extxyz") << "out.extxyz"
                                << "extxyz";
        QTest::newRow("xyz") << "out.xyz"
                             << "extxyz";
        QTest::newRow("POSCAR") << "POSCAR"
                                << "vasp-poscar";
        QTest::newRow("POSCAR with suffix") << "POSCAR.dense"
                                            << "vasp-poscar";
        QTest::newRow("CONTCAR") << "run1_CONTCAR"
                                 << "vasp-poscar";
        QTest::newRow("vasp") << "out.vasp"
                              << "vasp-poscar";
        QTest::newRow("XDATCAR") << "XDATCAR"
                                 << "vasp-xdatcar";
    }
    void theNameChoosesWhatIsWritten() {
        QFETCH(QString, name);
        QFETCH(QString, format);
        const std::vector<Frame> frames = readFrames(m_registry, m_input.write("in.xyz", kXyz));
        const auto path = m_input.path(name.toStdString());
        writeFrames(m_registry, path, frames);
        QVERIFY(m_registry.open(path)->info().format == format.toStdString());
    }

    void namesOfNoFormatAreRefused() {
        for (const char* name : {"out", "out.pdf", "out.cfg.gz", ".cfg", "POSCARX"})
            QVERIFY_EXCEPTION_THROWN(m_registry.create(m_input.path(name)), InputError);
    }

    void inputsThatAreNoneAreNamed() {
        using namespace std::string_literals;
        QVERIFY(errorOf(m_input.path("missing")).find("no such file") != std::string::npos);
        QVERIFY(errorOf(m_input.write("empty.cfg", "")).find("empty") != std::string::npos);
        std::filesystem::create_directory(m_input.path("nothing"));
        QVERIFY(errorOf(m_input.path("nothing")).find("folder") != std::string::npos);
        const auto png = m_input.write("POSCAR.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s);
        QVERIFY(errorOf(png).find("not VASP structure") != std::string::npos);
        QVERIFY(errorOf(png).find("binary") != std::string::npos);
        const auto wide = m_input.write("wide.cfg",
                                        "\xff\xfe"
                                        "B\0E\0"s);
        QVERIFY(errorOf(wide).find("UTF-16") != std::string::npos);
        const auto prose = m_input.write("notes.txt", "nothing of use\n");
        QVERIFY(errorOf(prose).find("known") != std::string::npos);
    }

    void aFileDamagedAtItsStartIsReadByItsName() {
        const auto path =
            m_input.write("POSCAR", "t\n0\n2 0 0\n0 x 0\n0 0 2\nLi\n1\nDirect\n0 0 0\n");
        QVERIFY(errorOf(path).find("POSCAR:2:") != std::string::npos);
    }

    void formatsCanBeAdded() {
        Format format;
        format.name = "own";
        format.description = "own format";
        format.extensions = {".own"};
        format.recognise = [](const Probe& probe) {
            return probe.head.starts_with("OWN") ? 100 : 0;
        };
        format.open = [](const std::filesystem::path& path,
                         const ReadOptions&) -> std::unique_ptr<TrajectoryReader> {
            throw FileError(path.string() + ": own");
        };
        FormatRegistry registry = FormatRegistry::withBuiltinFormats();
        registry.add(format);
        const auto path = m_input.write("x.dat", "OWN");
        QVERIFY_EXCEPTION_THROWN(registry.open(path), FileError);
        QVERIFY_EXCEPTION_THROWN(registry.create(m_input.path("x.own")), InputError);  // read only
    }
};

QTEST_APPLESS_MAIN(FormatRegistryTest)
#include "FormatRegistryTest.moc"
