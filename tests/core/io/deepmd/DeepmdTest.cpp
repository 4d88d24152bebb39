#include <QTest>
#include <fstream>
#include <sstream>

#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

namespace fs = std::filesystem;

std::string textOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

struct Npy {
    std::string header;
    std::vector<double> values;
};

Npy npyOf(const fs::path& path) {
    const std::string bytes = textOf(path);
    const std::size_t length =
        static_cast<unsigned char>(bytes.at(8)) +
        256 * static_cast<std::size_t>(static_cast<unsigned char>(bytes.at(9)));
    Npy npy{bytes.substr(10, length), std::vector<double>((bytes.size() - 10 - length) / 8)};
    std::memcpy(npy.values.data(), bytes.data() + 10 + length, npy.values.size() * 8);
    return npy;
}

Frame lithiumChloride(double shift) {
    Frame frame;
    frame.cell = Cell::fromRows(Eigen::Vector3d(4, 5, 6).asDiagonal());
    frame.species = {"Li", "Cl"};
    frame.types = {0, 1};
    frame.positions = Positions(2, 3);
    frame.positions << shift, 0, 0, 1, 2, 3;
    frame.labels.energy = -1.5 + shift;
    frame.labels.forces = Positions(2, 3);
    *frame.labels.forces << 1, 2, 3, -1, -2, -3;
    frame.labels.virial = Eigen::Matrix3d::Identity() * 0.5;
    return frame;
}

}  // namespace

class DeepmdTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;
    FormatRegistry m_registry = FormatRegistry::withBuiltinFormats();

private slots:
    void aSystemIsAFolderOfArrays() {
        const fs::path folder = m_input.path("a.deepmd");
        writeFrames(m_registry, folder, {lithiumChloride(0), lithiumChloride(0.25)});
        QCOMPARE(textOf(folder / "type.raw"), std::string("0\n1\n"));
        QCOMPARE(textOf(folder / "type_map.raw"), std::string("Li\nCl\n"));
        const Npy coordinates = npyOf(folder / "set.000" / "coord.npy");
        QVERIFY(coordinates.header.find("'descr': '<f8'") != std::string::npos);
        QVERIFY(coordinates.header.find("'shape': (2, 6)") != std::string::npos);
        QCOMPARE((coordinates.header.size() + 10) % 64, 0u);
        QCOMPARE(coordinates.values.size(), 12u);
        QCOMPARE(coordinates.values[6], 0.25);
        const Npy energies = npyOf(folder / "set.000" / "energy.npy");
        QVERIFY(energies.header.find("'shape': (2,)") != std::string::npos);
        QCOMPARE(energies.values, (std::vector<double>{-1.5, -1.25}));
        QCOMPARE(npyOf(folder / "set.000" / "box.npy").values[4], 5.0);
        QCOMPARE(npyOf(folder / "set.000" / "virial.npy").values[8], 0.5);
    }

    void rawHasALineForEachFrame() {
        const fs::path folder = m_input.path("a.deepmd-raw");
        writeFrames(m_registry, folder, {lithiumChloride(0), lithiumChloride(0.25)});
        QCOMPARE(textOf(folder / "energy.raw"), std::string("-1.5\n-1.25\n"));
        QCOMPARE(textOf(folder / "force.raw"), std::string("1 2 3 -1 -2 -3\n1 2 3 -1 -2 -3\n"));
    }

    void otherAtomsOrLabelsAreOtherSystems() {
        Frame reversed = lithiumChloride(0);
        reversed.types = {1, 0};
        Frame unlabelled = lithiumChloride(0);
        unlabelled.labels = {};
        const fs::path folder = m_input.path("mixed.deepmd");
        writeFrames(m_registry, folder, {lithiumChloride(0), reversed, unlabelled});
        QVERIFY(fs::exists(folder / "Li1Cl1" / "type.raw"));
        QVERIFY(fs::exists(folder / "Li1Cl1_2" / "type.raw"));
        QVERIFY(fs::exists(folder / "Li1Cl1_3" / "type.raw"));
    }

    void whatCannotBeHeldIsSaid() {
        Frame frame = lithiumChloride(0);
        frame.timeFs = 1;
        frame.velocities = Positions::Zero(2, 3);
        const auto writer = m_registry.create(m_input.path("notes.deepmd"));
        writer->write(frame);
        writer->close();
        QCOMPARE(writer->notes(),
                 (std::vector<std::string>{"times (1 frame)", "velocities (1 frame)"}));
        frame.species = {"", ""};
        QVERIFY_EXCEPTION_THROWN(writer->write(frame), InputError);
        QVERIFY_EXCEPTION_THROWN(m_registry.create(m_input.path("notes.deepmd")), FileError);
    }

    // Arrays made of the same run by an independent program.
    void aRealRunGivesTheArraysOfOthers() {
        const fs::path corpus = fs::path(MTP_SHARED_DATA) / "corpus";
        const std::string name = "cp2kdata__v7.1_virial_in_output";
        if (!fs::is_directory(corpus / "thirdparty_reference" / name))
            QSKIP("the corpus of real files is not here (MTP_SHARED_DATA)");
        const fs::path folder = m_input.path("real.deepmd");
        writeFrames(m_registry, folder, readFrames(m_registry, corpus / "cp2k" / name));
        for (const char* array : {"box", "coord", "energy", "force", "virial"}) {
            const std::string file = std::string(array) + ".npy";
            fs::path reference = corpus / "thirdparty_reference" / name / "set.000" / file;
            const Npy wanted = npyOf(reference);
            const Npy found = npyOf(folder / "set.000" / file);
            QCOMPARE(found.values.size(), wanted.values.size());
            // The other program has rounded constants (relative 1e-6), and float32 in part.
            for (std::size_t i = 0; i < wanted.values.size(); ++i)
                QVERIFY(std::abs(found.values[i] - wanted.values[i]) <
                        1e-5 * std::max(1.0, std::abs(wanted.values[i])));
        }
    }
};

QTEST_APPLESS_MAIN(DeepmdTest)
#include "DeepmdTest.moc"
