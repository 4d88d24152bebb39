#include <QTest>
#include <cstring>

#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

template <class Value>
std::string bytes(std::initializer_list<Value> values) {
    std::string out;
    for (const Value& value : values) {
        char raw[sizeof(Value)];
        std::memcpy(raw, &value, sizeof(Value));
        out.append(raw, sizeof(Value));
    }
    return out;
}

std::string text(const std::string& value) {
    return bytes<std::int32_t>({static_cast<std::int32_t>(value.size())}) + value;
}

std::string configuration(std::int32_t type = 1) {
    std::string out;
    out.append("n").append(bytes<std::int32_t>({2}));
    out.append("l").append(bytes<double>({4, 0, 0, 0, 5, 0, 0, 0, 6}));
    out.append("p").append(bytes<double>({0, 0, 0, 1, 2, 3}));
    out.append("t").append(bytes<std::int32_t>({0, type}));
    out.append("e").append(bytes<double>({-1.5}));
    out.append("f").append(bytes<double>({1, 2, 3, -1, -2, -3}));
    out.append("s").append(bytes<double>({1, 2, 3, 4, 5, 6}));
    out.append("F").append(text("EFS_by")).append(text("VASP"));
    return out.append("#");
}

}  // namespace

class MlipBinaryTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;
    FormatRegistry m_registry = FormatRegistry::withBuiltinFormats();

    std::unique_ptr<TrajectoryReader> open(const std::string& content) {
        return m_registry.open(m_input.write("in.cfg", content));
    }

private slots:
    void blocksAreRead() {
        const auto reader = open(configuration() + configuration(0));
        QCOMPARE(reader->info().format, std::string("mlip-cfg-binary"));
        QCOMPARE(reader->frameCount(), 2u);
        const Frame frame = reader->read(0);
        QVERIFY(frame.cell.vectors.diagonal() == Eigen::Vector3d(4, 5, 6));
        QVERIFY(frame.positions.row(1) == Eigen::RowVector3d(1, 2, 3));
        QCOMPARE(frame.types, (std::vector<int>{0, 1}));
        QVERIFY(!isNamed(frame));
        QCOMPARE(*frame.labels.energy, -1.5);
        QVERIFY((*frame.labels.forces)(1, 2) == -3);
        const Eigen::Matrix3d& v = *frame.labels.virial;
        QVERIFY(v(0, 0) == 1 && v(0, 1) == 4 && v(1, 2) == 5 && v(2, 0) == 6);
        QCOMPARE(frame.features.at("EFS_by"), std::string("VASP"));
        QCOMPARE(reader->read(1).types, (std::vector<int>{0, 0}));
    }

    void blocksOfNoUseArePassedOver() {
        std::string more = configuration();
        more.pop_back();
        more.append("m").append(bytes<double>({1, 2, 3, 4, 5, 6}));
        more.append("d").append(bytes<double>({1, 2, 3, 4, 5, 6}));
        more.append("v").append(bytes<double>({1, 2}));
        more.append("c").append(bytes<double>({1, 2})).append("g00").append("#");
        const auto reader = open(more + configuration());
        QCOMPARE(reader->frameCount(), 2u);
        QVERIFY(reader->read(0).labels.forces == reader->read(1).labels.forces);
    }

    void ghostsAreRefused() {
        std::string ghost = configuration();
        ghost.pop_back();
        QVERIFY_EXCEPTION_THROWN(open(ghost + "g01#"), ParseError);
    }

    void atomsWithoutTypesAreOfTheFirst() {
        std::string untyped = configuration();
        untyped.erase(untyped.find('t', 5 + 73 + 49), 1 + 2 * 4);
        QCOMPARE(open(untyped)->read(0).types, (std::vector<int>{0, 0}));
    }

    void damageIsNamedAndWhatStandsBeforeIsKept() {
        const std::string sound = configuration();
        const auto cut = open(sound + sound.substr(0, sound.size() / 2));
        QCOMPARE(cut->frameCount(), 1u);
        QVERIFY(cut->info().warnings.front().find("byte ") != std::string::npos);
        QVERIFY_EXCEPTION_THROWN(open(sound.substr(0, sound.size() / 2)), ParseError);
        QVERIFY_EXCEPTION_THROWN(open(configuration(-1)), ParseError);
        QVERIFY_EXCEPTION_THROWN(open(configuration(100000)), ParseError);
        std::string huge = sound;
        huge.replace(1, 4, bytes<std::int32_t>({0x00ffffff}));
        QVERIFY_EXCEPTION_THROWN(open(huge), ParseError);
    }

    void aRealFileIsRead() {
        const auto path =
            std::filesystem::path(MTP_SHARED_DATA) / "corpus/mlip_cfg/mlip3__binary_sample.cfg";
        if (!std::filesystem::exists(path))
            QSKIP("the corpus of real files is not here (MTP_SHARED_DATA)");
        const auto reader = m_registry.open(path);
        QCOMPARE(reader->frameCount(), 1u);
        const Frame frame = reader->read(0);
        QCOMPARE(frame.atomCount(), 1u);
        // One atom at the origin of a cell; the virial is isotropic up to rounding.
        QVERIFY(frame.positions.isZero(0) && frame.cell.volume() > 0);
        QVERIFY(std::abs((*frame.labels.virial)(0, 0) - (*frame.labels.virial)(2, 2)) < 1e-12);
        QCOMPARE(frame.features.at("test_feature"), std::string("ABC"));
    }
};

QTEST_APPLESS_MAIN(MlipBinaryTest)
#include "MlipBinaryTest.moc"
