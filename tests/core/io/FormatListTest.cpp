// What formats say of themselves, against what they do.
#include "core/io/FormatList.h"

#include <QTest>
#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/io/Losses.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

// Everything that a frame can hold.
Frame fullFrame(double shift) {
    auto origin = std::make_shared<Provenance>();
    origin->code = "VASP";
    origin->settings["functional"] = "PBE";
    Frame frame;
    frame.cell = Cell::fromRows(5 * Eigen::Matrix3d::Identity());
    frame.species = {"Li", "Cl"};
    frame.types = {0, 1};
    frame.positions = Positions::Zero(2, 3);
    frame.positions(1, 0) = 2 + shift;
    frame.velocities = Positions::Constant(2, 3, 0.01);
    frame.labels.energy = -1 - shift;
    frame.labels.forces = Positions::Constant(2, 3, 0.5);
    frame.labels.virial = Eigen::Matrix3d::Identity();
    frame.labels.isConverged = true;
    frame.step = 7;
    frame.timeFs = 14;
    frame.temperature = 300;
    frame.features["note"] = "melt";
    frame.provenance = origin;
    return frame;
}

FormatContents contentsOf(const Frame& frame, std::size_t frames) {
    return {.energy = frame.labels.energy.has_value(),
            .forces = frame.labels.forces.has_value(),
            .virial = frame.labels.virial.has_value(),
            .velocities = frame.velocities.has_value(),
            .step = frame.step.has_value(),
            .time = frame.timeFs.has_value(),
            .species = isNamed(frame),
            .severalFrames = frames > 1,
            .keys = frame.features.contains("note")};
}

}  // namespace

class FormatListTest : public QObject {
    Q_OBJECT
private:
    FormatRegistry m_registry = FormatRegistry::withBuiltinFormats();

private slots:
    void whatAFormatSaysItWritesComesBack_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_registry.formats().size(); ++i)
            if (m_registry.formats()[i].create && m_registry.formats()[i].open)
                QTest::newRow(m_registry.formats()[i].name.c_str()) << static_cast<int>(i);
    }
    void whatAFormatSaysItWritesComesBack() {
        QFETCH(int, index);
        const Format& format = m_registry.formats()[static_cast<std::size_t>(index)];
        const TextInput folder;
        const auto path = folder.path("written");
        // Several frames of a structure are files of their own.
        const bool isSeries = format.name == "vasp-poscar";
        const std::size_t count = format.writes.severalFrames && !isSeries ? 2 : 1;
        const auto writer = format.create(path);
        for (std::size_t i = 0; i < count; ++i)
            writer->write(fullFrame(0.1 * static_cast<double>(i)));
        writer->close();
        const auto reader = format.open(path, {});
        QCOMPARE(reader->frameCount(), count);
        FormatContents found = contentsOf(reader->read(0), count);
        found.severalFrames = found.severalFrames || isSeries;
        const auto listed = [](const FormatContents& contents) {
            QStringList names;
            for (const std::string& name : namesOf(contents))
                names << QString::fromStdString(name);
            return names.join(", ");
        };
        QCOMPARE(listed(found), listed(format.writes));
        QVERIFY2(hasPlaceFor(format.reads, found) || isSeries, qPrintable(listed(format.reads)));
    }

    void aFormatThatIsReadOrWrittenSaysWhat() {
        for (const Format& format : m_registry.formats()) {
            QCOMPARE(namesOf(format.reads).empty(), !format.open);
            QCOMPARE(namesOf(format.writes).empty(), !format.create);
            QVERIFY(formatList(m_registry.formats()).find(format.name) != std::string::npos);
        }
    }

    void titlesNameTheFiles() {
        QCOMPARE(titleOf({.name = "own", .description = "Own files", .extensions = {".a", "B"}}),
                 std::string("Own files (.a, B)"));
        QCOMPARE(titleOf({.name = "own", .description = "Own folder"}), std::string("Own folder"));
    }

    void placesAreComparedOneByOne() {
        QVERIFY(hasPlaceFor({.energy = true, .forces = true}, {.forces = true}));
        QVERIFY(!hasPlaceFor({.energy = true}, {.energy = true, .forces = true}));
        QVERIFY(hasPlaceFor({}, {}));
    }

    void theDocumentationHasTheList() {
        std::ifstream file(MTP_SOURCE_DIR "/core/io/README.md");
        const std::string text(std::istreambuf_iterator<char>(file), {});
        const std::string list = formatList(m_registry.formats());
        for (const QString& line : QString::fromStdString(list).split('\n', Qt::SkipEmptyParts))
            QVERIFY2(text.find("\n    " + line.toStdString() + "\n") != std::string::npos,
                     qPrintable("core/io/README.md lacks (mtp convert --formats): " + line));
    }
};

QTEST_APPLESS_MAIN(FormatListTest)
#include "FormatListTest.moc"
