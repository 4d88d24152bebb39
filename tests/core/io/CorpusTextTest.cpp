// Real files of other programs, compared with numbers found by independent parsers.
#include <QTest>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/io/FormatRegistry.h"
#include "core/model/Element.h"

using namespace mtp;
using nlohmann::json;

namespace {

const std::filesystem::path kCorpus = std::filesystem::path(MTP_SHARED_DATA) / "corpus";

// Both sides read the same decimal digits; fractional coordinates, scale factors and products with
// the volume then take a few roundings of relative size 2e-16.
constexpr double kRelative = 1e-12;

bool isClose(double found, double expected, double scale) {
    return std::abs(found - expected) <= kRelative * std::max({1.0, std::abs(expected), scale});
}

bool areClose(const Eigen::RowVector3d& found, const json& expected) {
    bool all = expected.size() == 3;
    // Coordinates are sums of terms up to the size of the cell, 100 Å.
    for (int axis = 0; axis < 3 && all; ++axis)
        all = isClose(found[axis], expected[axis].get<double>(), 100.0);
    return all;
}

// As the expected files name it: types without a name are "type0", or "?"; those that are atomic
// numbers are "type29" there too, where they are named here.
std::map<std::string, int> compositionOf(const Frame& frame, bool hasTypeNames, int firstType) {
    std::map<std::string, int> counts;
    for (int type : frame.types) {
        const std::string& name = frame.species[static_cast<std::size_t>(type)];
        ++counts[!name.empty() && hasTypeNames ? "type" + std::to_string(findElement(name)->number)
                 : !name.empty()               ? name
                 : hasTypeNames                ? "type" + std::to_string(type + firstType)
                                               : "?"];
    }
    return counts;
}

std::optional<double> energyIn(const json& frame) {
    if (frame.contains("energy"))
        return frame["energy"].get<double>();
    const json info = frame.value("info", json::object());
    for (const auto& [key, value] : info.items())
        if (toLower(key) == "energy" || toLower(key) == "ref_energy")
            return parseDouble(value.get<std::string>());
    return std::nullopt;
}

// xx yy zz yz xz xy of the file, or of its stress.
std::vector<double> virialIn(const json& frame) {
    if (frame.contains("virial_eV"))
        return frame["virial_eV"].get<std::vector<double>>();
    const json info = frame.value("info", json::object());
    for (const auto& [key, value] : info.items()) {
        const std::string name = toLower(key);
        const bool isStress = name == "stress" || name == "ref_stress";
        if (!isStress && name != "virial" && name != "ref_virial")
            continue;
        const std::string text = value.get<std::string>();
        std::vector<double> v;
        for (std::string_view word : wordsOf(text))
            v.push_back(parseDouble(word).value());
        if (v.size() == 9)
            v = {v[0], v[4], v[8], v[5], v[2], v[1]};
        for (double& component : v)
            component *= isStress ? -frame["volume"].get<double>() : 1.0;
        return v;
    }
    return {};
}

std::string differenceOf(const Frame& frame, const json& expected) {
    const auto last = static_cast<Eigen::Index>(frame.atomCount()) - 1;
    if (frame.atomCount() != expected["natoms"].get<std::size_t>())
        return "atoms";
    const bool hasTypeNames = expected["symbol_last"].get<std::string>().starts_with("type");
    // LAMMPS counts its types from 1.
    const bool isLammps = frame.provenance && frame.provenance->code == "LAMMPS";
    if (compositionOf(frame, hasTypeNames, isLammps ? 1 : 0) !=
        expected["composition"].get<std::map<std::string, int>>())
        return "composition";
    if (expected.contains("cell") && expected["cell"].is_array())
        for (std::size_t row = 0; row < expected["cell"].size(); ++row)
            if (!areClose(frame.cell.vectors.row(static_cast<Eigen::Index>(row)),
                          expected["cell"][row]))
                return "cell";
    if (expected.contains("volume") && expected["volume"].is_number() &&
        !isClose(frame.cell.volume(), expected["volume"].get<double>(), 0))
        return "volume";
    if (expected.contains("pos_first") &&
        (!areClose(frame.positions.row(0), expected["pos_first"]) ||
         !areClose(frame.positions.row(last), expected["pos_last"])))
        return "positions";
    if (expected.contains("force_first") != frame.labels.forces.has_value())
        return "presence of forces";
    if (frame.labels.forces && (!areClose(frame.labels.forces->row(0), expected["force_first"]) ||
                                !areClose(frame.labels.forces->row(last), expected["force_last"])))
        return "forces";
    const std::optional<double> energy = energyIn(expected);
    if (energy.has_value() != frame.labels.energy.has_value() ||
        (energy && !isClose(*frame.labels.energy, *energy, 0)))
        return "energy";
    const std::vector<double> virial = virialIn(expected);
    if (virial.empty() == frame.labels.virial.has_value())
        return "presence of the virial";
    for (std::size_t i = 0; i < virial.size(); ++i) {
        constexpr std::array<std::pair<int, int>, 6> kVoigt{
            {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}}};
        const auto [row, column] = kVoigt[i];
        if (!isClose((*frame.labels.virial)(row, column), virial[i], 0))
            return "virial";
    }
    return "";
}

// Steps without forces keep their energy: they count.
int countIn(const json& numbers) {
    return numbers.value("n_frames_energy", numbers["n_frames"].get<int>());
}

// Files that the expected numbers read more leniently than is right, and what we count.
int frameCountOf(const std::string& file, int expected) {
    // Five frames of nine miss a column that their Properties announce.
    return file == "extxyz/chemfiles__bad_extended.xyz" ? 4 : expected;
}

}  // namespace

class CorpusTextTest : public QObject {
    Q_OBJECT
private:
    FormatRegistry m_registry = FormatRegistry::withBuiltinFormats();

    static bool isHere() { return std::filesystem::is_directory(kCorpus / "expected"); }

private slots:
    void realFilesGiveTheirNumbers_data() {
        QTest::addColumn<QString>("expected");
        if (!isHere())
            QTest::newRow("absent") << "";
        if (!isHere())
            return;
        const std::set<std::string> formats{"extxyz",  "mlip_cfg", "poscar",
                                            "xdatcar", "qe",       "lammps"};
        for (const auto& entry : std::filesystem::directory_iterator(kCorpus / "expected")) {
            const json numbers = json::parse(std::ifstream(entry.path()));
            const std::string file = numbers.value("file", "");
            const bool isRefused = countIn(numbers) == 0 || file.find("errorneous") != file.npos;
            if (formats.contains(numbers.value("format", "")) && !isRefused)
                QTest::newRow(file.c_str()) << QString::fromStdString(entry.path().string());
        }
    }
    void realFilesGiveTheirNumbers() {
        if (!isHere())
            QSKIP("the corpus of real files is not here (MTP_SHARED_DATA)");
        QFETCH(QString, expected);
        const json numbers = json::parse(std::ifstream(expected.toStdString()));
        const std::string file = numbers["file"];
        const auto reader = m_registry.open(kCorpus / file);
        for (const std::string& warning : reader->info().warnings)
            qInfo("%s", warning.c_str());
        const int count = countIn(numbers);
        QCOMPARE(static_cast<int>(reader->frameCount()), frameCountOf(file, count));
        if (frameCountOf(file, count) != count) {
            QVERIFY(!reader->info().warnings.empty());
            return;
        }
        for (const json& frame : numbers["frames"]) {
            const std::size_t index = frame["index"];
            const std::string difference = differenceOf(reader->read(index), frame);
            QVERIFY2(difference.empty(), (std::to_string(index) + ": " + difference).c_str());
        }
    }

    void lammpsDataGivesItsNumbers_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"dpdata__conf.lmp", "mda__albite_triclinic.data",
                                 "mda__image_vf.data", "pmg__data.quartz", "pmg__ethane.data"})
            QTest::newRow(name) << name;
    }
    void lammpsDataGivesItsNumbers() {
        if (!isHere())
            QSKIP("the corpus of real files is not here (MTP_SHARED_DATA)");
        QFETCH(QString, name);
        const std::string file = name.toStdString();
        const json expected = json::parse(std::ifstream(kCorpus / "expected" / (file + ".json")));
        const auto reader = m_registry.open(kCorpus / "lammps" / file);
        QCOMPARE(reader->frameCount(), 1u);
        const Frame frame = reader->read(0);
        QCOMPARE(frame.atomCount(), expected["natoms"].get<std::size_t>());
        for (Eigen::Index row = 0; row < 3; ++row)
            QVERIFY(areClose(frame.cell.vectors.row(row), expected["cell"][row]));
        const json& checks = expected["checks"];
        // ASE takes the origin of the box off; the atoms stand as in the file here.
        const json row = expected["first_row_by_id"];
        const std::size_t columns =
            row.size() >= 8 && row.size() != 9 ? row.size() - 3 : row.size();
        for (int axis = 0; axis < 3; ++axis) {
            const std::string word = row[columns - 3 + static_cast<std::size_t>(axis)];
            QVERIFY(frame.positions(0, axis) == *parseDouble(word));
        }
        QVERIFY(!isNamed(frame));  // types are not named by masses or comments
        if (checks.contains("ase_style") && !reader->info().speciesHints.empty())
            QCOMPARE(reader->info().speciesHints.size(), frame.species.size());
    }

    void filesThatAreNoneAreRefused_data() {
        QTest::addColumn<QString>("file");
        for (const char* file :
             {"extxyz/dpdata__xyz_unittest.field.xyz", "poscar/pyiron__POSCAR_spoilt",
              "bad/OUTCAR.is_a_png", "bad/OUTCAR.utf16", "bad/OUTCAR.empty",
              "bad/POSCAR.zero_scale", "bad/POSCAR.text_coordinate",
              "mlip_cfg/mlip3__errorneous/1.cfg", "mlip_cfg/mlip3__errorneous/2.cfg",
              "mlip_cfg/mlip3__errorneous/3.cfg", "mlip_cfg/mlip3__errorneous/4.cfg",
              "mlip_cfg/mlip3__errorneous/5.cfg", "mlip_cfg/mlip3__errorneous/7.cfg",
              "mlip_cfg/mlip3__errorneous/8.cfg", "qe/aiidaqe__out_of_walltime_v6.6.out",
              "qe/aiidaqe__relax_failed_electronic_v6.6.out",
              "lammps/chemfiles__bad_box-wrong-size.lammpstrj"})
            QTest::newRow(file) << file;
    }
    void filesThatAreNoneAreRefused() {
        if (!isHere())
            QSKIP("the corpus of real files is not here (MTP_SHARED_DATA)");
        QFETCH(QString, file);
        try {
            m_registry.open(kCorpus / file.toStdString());
            QFAIL("the file was accepted");
        } catch (const Error& error) {
            qInfo("%s", error.what());
        }
    }

    void damagedFilesKeepWhatIsWhole_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("frames");
        QTest::addColumn<QString>("warning");
        QTest::newRow("XDATCAR.trunc") << "XDATCAR.trunc" << 3 << "frame 4";
        QTest::newRow("varcell") << "XDATCAR.varcell_bad_header" << 3 << "frame 3";
        QTest::newRow("huge count") << "extxyz.huge_count.xyz" << 7 << ":1: frame 1";
        QTest::newRow("wrong count") << "extxyz.wrong_count.xyz" << 7 << ":26: frame 1";
        QTest::newRow("lattice8") << "extxyz.lattice8.xyz" << 7 << ":2: frame 1";
        QTest::newRow("nan energy") << "extxyz.nan_energy.xyz" << 7 << ":2: frame 1";
        QTest::newRow("unclosed quote") << "extxyz.unclosed_quote.xyz" << 7 << ":2: frame 1";
        QTest::newRow("long comment") << "extxyz.long_comment.xyz" << 8 << "";
        QTest::newRow("CRLF") << "extxyz.crlf.xyz" << 8 << "";
        QTest::newRow("no END_CFG") << "cfg.no_end.cfg" << 2 << "frame 2";
        QTest::newRow("size mismatch") << "cfg.size_mismatch.cfg" << 2 << "frame 1";
        QTest::newRow("huge type") << "cfg.huge_type.cfg" << 2 << "frame 1";
        QTest::newRow("nan energy cfg") << "cfg.nan_energy.cfg" << 2 << "frame 1";
        QTest::newRow("id twice") << "dump.duplicate_id.dump" << 10 << ":11: frame 1: the id 1";
        QTest::newRow("inverted box") << "dump.inverted_box.dump" << 10 << ":6: frame 1";
        QTest::newRow("cut dump") << "dump.trunc.dump" << 7 << "frame 8";
        QTest::newRow("stars in a stress") << "qe.stars_stress.out" << 10 << ":1497: step 5";
        QTest::newRow("cut pw.x output") << "qe.trunc.out" << 4 << "did not end";
    }
    void damagedFilesKeepWhatIsWhole() {
        if (!isHere())
            QSKIP("the corpus of real files is not here (MTP_SHARED_DATA)");
        QFETCH(QString, file);
        QFETCH(int, frames);
        QFETCH(QString, warning);
        const auto reader = m_registry.open(kCorpus / "bad" / file.toStdString());
        QCOMPARE(static_cast<int>(reader->frameCount()), frames);
        const std::vector<std::string>& warnings = reader->info().warnings;
        QCOMPARE(warnings.size(), warning.isEmpty() ? 0u : 1u);
        if (!warnings.empty()) {
            qInfo("%s", warnings[0].c_str());
            QVERIFY(warnings[0].find(warning.toStdString()) != std::string::npos);
        }
        for (std::size_t i = 0; i < reader->frameCount(); ++i)
            validate(reader->read(i));
    }
};

QTEST_APPLESS_MAIN(CorpusTextTest)
#include "CorpusTextTest.moc"
