#include "core/io/SequentialReader.h"

#include <QTest>

#include "core/io/FormatRegistry.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

class SequentialReaderTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;
    FormatRegistry m_registry = FormatRegistry::withBuiltinFormats();

    // Followed by as much again, so that the buffer is filled anew to its end.
    static std::string padded(const std::string& text, std::size_t size) {
        const auto with = [&](std::size_t count) {
            return std::string(text).replace(text.find("PAD"), 3, std::string(count, 'p'));
        };
        return with(size) + with(300'000);
    }

private slots:
    // Lines are views into a buffer of 256 KiB that moves on: wherever its end falls, what is read
    // must be the same.
    void theEndOfTheBufferMayFallAnywhere_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("a.cfg")
            << "BEGIN_CFG\n Feature x PAD\n Size\n 2\n Supercell\n 4 0 0\n 0 5 0\n"
               " 0 0 6\n AtomData: type cartes_x cartes_y cartes_z fx fy fz\n"
               " 0 1 2 3 4 5 6\n 1 1 2 3 4 5 6\n Energy\n -1.5\n"
               " PlusStress: xx yy zz yz xz xy\n 1 2 3 4 5 6\n"
               " Feature species Li,Cl\nEND_CFG\n\n";
        QTest::newRow("a.xyz")
            << "2\nProperties=species:S:1:pos:R:3:force:R:3 energy=-1.5 note=PAD "
               "virial=\"1 2 3 4 5 6\"\nLi 1 2 3 4 5 6\nCl 1 2 3 4 5 6\n"
               "1\nProperties=species:S:1:pos:R:3\nH 1 2 3\n";
        QTest::newRow("POSCAR") << "PAD\n1.0\n4 0 0\n0 5 0\n0 0 6\nLi\nCl\n1\n1\nSelective\n"
                                   "Direct\n0 0.5 0 T T F\n0 0.25 0 F F F\n\n1 2 3\n4 5 6\n";
        QTest::newRow("XDATCAR") << "PAD\n1.0\n4 0 0\n0 5 0\n0 0 6\nLi Cl\n1 1\n"
                                    "Direct configuration= 1\n0 0.5 0\n0 0.25 0\n"
                                    "title\n1.0\n4 0 0\n0 5 0\n0 0 7\nLi Cl\n1 1\n"
                                    "Direct configuration= 2\n0 0.5 0\n0 0.25 0\n";
    }
    void theEndOfTheBufferMayFallAnywhere() {
        QFETCH(QString, text);
        const std::string whole = text.toStdString();
        // The head is all padding: the name of the data row is the file's.
        const std::string name = QTest::currentDataTag();
        const auto wanted = m_registry.open(m_input.write("w_" + name, padded(whole, 1)));
        constexpr std::size_t kBuffer = 256 * 1024;
        for (std::size_t behind = 0; behind < whole.size(); ++behind) {
            const auto path = m_input.write("f_" + name, padded(whole, kBuffer - behind));
            const auto found = m_registry.open(path);
            QVERIFY(found->info().warnings.empty());
            QCOMPARE(found->frameCount(), wanted->frameCount());
            for (std::size_t i = 0; i < found->frameCount(); ++i) {
                const Frame a = found->read(i);
                const Frame b = wanted->read(i);
                QVERIFY(a.positions == b.positions && a.cell.vectors == b.cell.vectors);
                QVERIFY(a.species == b.species && a.types == b.types && a.step == b.step);
                QVERIFY(a.labels.energy == b.labels.energy && a.labels.forces == b.labels.forces);
                QVERIFY(a.labels.virial == b.labels.virial && a.velocities == b.velocities);
            }
        }
    }

    void anyFrameIsReadInAnyOrder() {
        // More than the buffer holds: 300 frames of 4000 atoms.
        std::string text;
        for (int frame = 0; frame < 300; ++frame) {
            text += "4000\nenergy=" + std::to_string(frame) + "\n";
            for (int atom = 0; atom < 4000; ++atom)
                text += "H 1 2 3\n";
        }
        const auto reader = m_registry.open(m_input.write("long.xyz", text));
        QCOMPARE(reader->frameCount(), 300u);
        for (std::size_t index : {299u, 0u, 298u, 260u, 299u})
            QVERIFY(reader->read(index).labels.energy == static_cast<double>(index));
    }

    void cancellingStopsTheReading() {
        struct Stop : Progress {
            bool isCancelled() const override { return true; }
        } stop;
        ReadOptions options;
        options.progress = &stop;
        std::string text;
        for (int frame = 0; frame < 300; ++frame)
            text += "1\n" + std::string(50'000, ' ') + "\nH 1 2 3\n";
        const auto path = m_input.write("cancel.xyz", text);
        QVERIFY_EXCEPTION_THROWN(m_registry.open(path, options), Cancelled);
    }
};

QTEST_APPLESS_MAIN(SequentialReaderTest)
#include "SequentialReaderTest.moc"
