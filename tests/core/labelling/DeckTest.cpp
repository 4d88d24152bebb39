// Decks against files that were looked at, and against the readers: what is asked for is what is
// read back. MTP_WRITE_DECKS=1 writes the files anew.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <QTemporaryDir>
#include <QTest>

#include <set>

#include "core/base/Error.h"
#include "core/base/Lists.h"
#include "core/base/Parse.h"
#include "core/base/TextFile.h"
#include "core/base/Units.h"
#include "core/io/FormatRegistry.h"
#include "core/io/cp2k/Cp2kInput.h"
#include "core/labelling/Deck.h"
#include "core/labelling/Pseudopotentials.h"
#include "core/labelling/Settings.h"
#include "tests/core/labelling/DftSystems.h"

using namespace mtp;

namespace {

namespace fs = std::filesystem;

const fs::path kDecks = fs::path(MTP_SOURCE_DIR) / "tests/data/decks";

void compareWithFiles(const Deck& deck, const fs::path& folder) {
    const bool isWriting = qEnvironmentVariableIsSet("MTP_WRITE_DECKS");
    for (const auto& [name, text] : deck.files) {
        if (isWriting) {
            makeFolder(folder);
            writeTextFile(folder / name, text);
        }
        QCOMPARE(text, readTextFile(folder / name));
    }
}

// Of each atom of `frame` the distance of the nearest one of its species, Å.
double largestDistance(const Frame& frame, const Frame& read) {
    double largest = (frame.cell.vectors - read.cell.vectors).cwiseAbs().maxCoeff();
    for (std::size_t i = 0; i < frame.atomCount(); ++i) {
        double nearest = 1e9;
        for (std::size_t j = 0; j < read.atomCount(); ++j)
            if (frame.species[static_cast<std::size_t>(frame.types[i])] ==
                read.species[static_cast<std::size_t>(read.types[j])])
                nearest = std::min(nearest, (frame.positions.row(static_cast<Eigen::Index>(i)) -
                                             read.positions.row(static_cast<Eigen::Index>(j)))
                                                .norm());
        largest = std::max(largest, nearest);
    }
    return largest;
}

std::string mainText(const Frame& frame, const Recipe& recipe) {
    return makeDeck(frame, recipe).files.at(mainDeckFile(recipe.code));
}

// Without the ways in which one thing can be written: a comment, blanks, the digits of a number,
// the number of electrons in the name of a basis. "/FORCE_EVAL/DFT/MGRID CUTOFF [Ry] 300".
std::set<std::string> settingsIn(const std::string& text) {
    std::set<std::string> settings;
    std::vector<std::string> open;
    for (const std::string_view raw : splitAt(text, '\n')) {
        const std::string_view line = trimmed(raw.substr(0, raw.find('#')));
        if (line.empty() || line.find("pseudo_dir") != line.npos)
            continue;
        if (line == "/" || line.starts_with("&END")) {
            open.pop_back();
            continue;
        }
        std::string setting = fmt::format("{} ", fmt::join(open, ""));
        for (const std::string_view word : wordsOf(line)) {
            const auto number = parseDouble(word);
            setting += number ? fmt::format(" {:.8g}", *number) : fmt::format(" {}", word);
        }
        if (setting.find("BASIS_SET ") != setting.npos)
            setting = setting.substr(0, setting.rfind("-q"));
        settings.insert(setting);
        if (line.starts_with('&'))
            open.push_back(fmt::format("/{}", line.substr(1)));
    }
    return settings;
}

// What was calculated by a deck of the trial.
Frame configurationOf(const fs::path& deck, DftCode code, const std::string& main) {
    const FormatRegistry registry = FormatRegistry::withBuiltinFormats();
    if (code == DftCode::Vasp)
        return registry.open(deck / "POSCAR")->read(0);
    if (code == DftCode::Cp2k) {
        Frame frame = registry.open(deck / "config.xyz")->read(0);
        frame.cell = readCp2kInput(deck / "sp.inp").cell.value();
        return frame;
    }
    Frame frame;  // cards "CELL_PARAMETERS angstrom" and "ATOMIC_POSITIONS angstrom"
    frame.species = {"Li", "Cl", "Al"};
    Eigen::Matrix3d rows;
    Eigen::Index row = -1;
    for (const std::string_view line : splitAt(main, '\n')) {
        const auto words = wordsOf(line);
        if (line.starts_with("CELL_PARAMETERS"))
            row = 0;
        else if (row >= 0 && row < 3 && words.size() == 3)
            rows.row(row++) << parseDouble(words[0]).value(), parseDouble(words[1]).value(),
                parseDouble(words[2]).value();
        else if (row == 3 && words.size() == 4) {
            const auto species = std::find(frame.species.begin(), frame.species.end(), words[0]);
            frame.types.push_back(static_cast<int>(species - frame.species.begin()));
            const auto count = static_cast<Eigen::Index>(frame.types.size());
            frame.positions.conservativeResize(count, 3);
            for (std::size_t axis = 0; axis < 3; ++axis)
                frame.positions(count - 1, static_cast<Eigen::Index>(axis)) =
                    parseDouble(words[axis + 1]).value();
        }
    }
    frame.cell = Cell::fromRows(rows);
    return frame;
}

bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

class DeckTest : public QObject {
    Q_OBJECT

private slots:
    void decksAreAsTheyWere_data();
    void decksAreAsTheyWere();
    void decksOfACellOfRealSizeAreAsTheyWere_data();
    void decksOfACellOfRealSizeAreAsTheyWere();
    void decksOfTheTrialAreMadeAgain_data();
    void decksOfTheTrialAreMadeAgain();
    void aimdDecksAreAsTheyWere_data();
    void aimdDecksAreAsTheyWere();
    void readersFindTheGeometryAgain();
    void cp2kReadersFindTheSettingsOfTheRecipe_data();
    void cp2kReadersFindTheSettingsOfTheRecipe();
    void momentsAndUFollowTheOrderOfThePoscar();
    void kPointsFollowTheSpacing();
    void whatCannotBeCalculatedIsRefused_data();
    void whatCannotBeCalculatedIsRefused();
    void oddElectronsNeedSpinInCp2k();
    void chargedCellsOfVaspCountTheirElectrons();
    void functionalsOfCp2kGetTheirCommonNames_data();
    void functionalsOfCp2kGetTheirCommonNames();
};

void DeckTest::decksAreAsTheyWere_data() {
    QTest::addColumn<int>("functional");
    QTest::addColumn<int>("code");
    for (const Recipe& recipe : builtInRecipes())
        QTest::addRow("%s %s", std::string(dftCodeKey(recipe.code)).c_str(), recipe.name.c_str())
            << static_cast<int>(recipe.physics.functional) << static_cast<int>(recipe.code);
}

void DeckTest::decksAreAsTheyWere() {
    QFETCH(int, functional);
    QFETCH(int, code);
    const Recipe recipe =
        test::recipeForLiAlCl(static_cast<Functional>(functional), static_cast<DftCode>(code));
    compareWithFiles(makeDeck(test::shearedLiAlCl(), recipe),
                     kDecks / dftCodeKey(recipe.code) / recipe.name);
}

// 48 atoms, and 2 points along each vector.
void DeckTest::decksOfACellOfRealSizeAreAsTheyWere_data() {
    aimdDecksAreAsTheyWere_data();
}

void DeckTest::decksOfACellOfRealSizeAreAsTheyWere() {
    QFETCH(int, code);
    const Frame frame = test::liAlCl48();
    Recipe recipe = test::recipeForLiAlCl(Functional::PbeD3, static_cast<DftCode>(code));
    recipe.physics.spacing = 0.3;
    QCOMPARE(meshOf(frame.cell, recipe.physics), (std::array{2, 2, 2}));
    compareWithFiles(makeDeck(frame, recipe), kDecks / dftCodeKey(recipe.code) / "48-atoms");
}

// The decks that were run (but for those of VASP) before this program wrote any.
void DeckTest::decksOfTheTrialAreMadeAgain_data() {
    QTest::addColumn<int>("functional");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("main");
    const auto row = [](Functional functional, DftCode code, const char* folder,
                        const char* mainFile) {
        QTest::newRow(folder) << static_cast<int>(functional) << static_cast<int>(code) << folder
                              << mainFile;
    };
    row(Functional::OptB88Vdw, DftCode::Vasp, "vasp/optB88-vdW", "INCAR");
    row(Functional::Pbe, DftCode::Vasp, "vasp/PBE", "INCAR");
    row(Functional::PbeD3, DftCode::Vasp, "vasp/PBE-D3BJ", "INCAR");
    row(Functional::R2scan, DftCode::Vasp, "vasp/r2SCAN", "INCAR");
    row(Functional::OptB88Vdw, DftCode::Cp2k, "cp2k/LiAlCl4_24_optB88-vdW", "sp.inp");
    row(Functional::Pbe, DftCode::Cp2k, "cp2k/LiAlCl4_24_PBE", "sp.inp");
    row(Functional::PbeD3, DftCode::Cp2k, "cp2k/LiAlCl4_24_PBE-D3", "sp.inp");
    row(Functional::Pbe, DftCode::QuantumEspresso, "qe_gth/LiAlCl4_24_PBE", "pw.in");
    row(Functional::PbeD3, DftCode::QuantumEspresso, "qe_gth/LiAlCl4_6_D3", "pw.in");
}

void DeckTest::decksOfTheTrialAreMadeAgain() {
    QFETCH(int, functional);
    QFETCH(int, code);
    QFETCH(QString, folder);
    QFETCH(QString, main);
    const fs::path deck = fs::path(MTP_SHARED_DATA) / "../dft/decks" / folder.toStdString();
    if (!fs::exists(deck))
        QSKIP("the decks of the trial are not here (MTP_SHARED_DATA)");
    Recipe recipe =
        test::recipeForLiAlCl(static_cast<Functional>(functional), static_cast<DftCode>(code));
    if (recipe.code == DftCode::Cp2k) {
        recipe.physics.cutoff = 300 * units::kRydberg;
        recipe.physics.relativeCutoff = 40 * units::kRydberg;
    } else if (recipe.code == DftCode::QuantumEspresso) {
        recipe.physics.cutoff = 40 * units::kRydberg;
        recipe.physics.densityCutoff = 160 * units::kRydberg;
        for (auto& [element, physics] : recipe.physics.elements)
            physics.pseudopotential = element + ".gth";
    }
    const std::string theirs = readTextFile(deck / main.toStdString());
    const Frame frame = configurationOf(deck, recipe.code, theirs);
    const std::set<std::string> ours =
        settingsIn(makeDeck(frame, recipe).files.at(main.toStdString()));
    for (const std::string& setting : settingsIn(theirs))
        QVERIFY2(ours.contains(setting), setting.c_str());
}

void DeckTest::aimdDecksAreAsTheyWere_data() {
    QTest::addColumn<int>("code");
    for (const DftCode code : allDftCodes())
        QTest::addRow("%s", std::string(dftCodeKey(code)).c_str()) << static_cast<int>(code);
}

void DeckTest::aimdDecksAreAsTheyWere() {
    QFETCH(int, code);
    const Recipe recipe = test::recipeForLiAlCl(Functional::Pbe, static_cast<DftCode>(code));
    const Deck deck = makeDeck(test::shearedLiAlCl(), recipe, AimdOptions{});
    compareWithFiles(deck, kDecks / dftCodeKey(recipe.code) / "aimd");
    // Another thermostat than the one that people expect is said.
    QCOMPARE(!deck.notes.empty() && has(deck.notes.front(), "SVR"),
             recipe.code == DftCode::QuantumEspresso);
}

void DeckTest::readersFindTheGeometryAgain() {
    const Frame frame = test::shearedLiAlCl();
    QTemporaryDir folder;
    const fs::path path = folder.path().toStdString();
    for (const DftCode code : {DftCode::Vasp, DftCode::Cp2k})
        for (const auto& [name, text] :
             makeDeck(frame, test::recipeForLiAlCl(Functional::Pbe, code)).files)
            writeTextFile(path / name, text);
    const FormatRegistry registry = FormatRegistry::withBuiltinFormats();
    // Twelve decimals or more are written.
    constexpr double kDecimals = 1e-10;
    QVERIFY(largestDistance(frame, registry.open(path / "POSCAR")->read(0)) < kDecimals);
    Frame ofCp2k = registry.open(path / "config.xyz")->read(0);
    ofCp2k.cell = readCp2kInput(path / "sp.inp").cell.value();
    QVERIFY(largestDistance(frame, ofCp2k) < kDecimals);
}

void DeckTest::cp2kReadersFindTheSettingsOfTheRecipe_data() {
    QTest::addColumn<int>("functional");
    for (const Functional functional : allFunctionals())
        QTest::addRow("%s", std::string(functionalKey(functional)).c_str())
            << static_cast<int>(functional);
}

void DeckTest::cp2kReadersFindTheSettingsOfTheRecipe() {
    QFETCH(int, functional);
    const Frame frame = test::shearedLiAlCl();
    const Recipe recipe = test::recipeForLiAlCl(static_cast<Functional>(functional), DftCode::Cp2k);
    QTemporaryDir folder;
    const fs::path path = fs::path(folder.path().toStdString()) / "sp.inp";
    writeTextFile(path, mainText(frame, recipe));
    const auto settings = cp2kSettings({}, readCp2kInput(path).settings);
    for (const SettingDifference& difference :
         settingDifferences(expectedSettings(frame, recipe), settings))
        QFAIL(describe(difference).c_str());
}

void DeckTest::momentsAndUFollowTheOrderOfThePoscar() {
    Recipe recipe = test::recipeForLiAlCl(Functional::Pbe, DftCode::Vasp);
    recipe.physics.isPolarised = true;
    recipe.physics.elements["Al"].moment = 1.5;
    recipe.physics.elements["Al"].hubbard = HubbardU{2, 3.9};
    const std::string text = mainText(test::shearedLiAlCl(), recipe);
    QVERIFY(has(text, "ISPIN = 2\nMAGMOM = 1*0 4*0 1*1.5\n"));
    QVERIFY(has(text, "LDAUL = -1 -1 2\nLDAUU = 0.00 0.00 3.90\nLDAUJ = 0.00 0.00 0.00\n"));
    recipe.code = DftCode::QuantumEspresso;
    recipe.physics.densityCutoff = 4 * recipe.physics.cutoff;
    recipe.solver = builtInRecipe(Functional::Pbe, recipe.code).solver;
    const std::string espresso = mainText(test::shearedLiAlCl(), recipe);
    QVERIFY(has(espresso, "starting_magnetization(3) = 0.15"));
    QVERIFY(has(espresso, "Hubbard_U(3) = 3.9"));
}

void DeckTest::kPointsFollowTheSpacing() {
    Frame frame = test::shearedLiAlCl();
    frame.cell = Cell::fromRows(Eigen::Vector3d(4, 5, 9).asDiagonal());
    Physics physics;
    QCOMPARE(meshOf(frame.cell, physics), (std::array{1, 1, 1}));
    physics.spacing = 0.5;  // 2 pi / 0.5 = 12.57 Å for each point
    QCOMPARE(meshOf(frame.cell, physics), (std::array{4, 3, 2}));
    // pw.x printed these numbers of points for these meshes without symmetry.
    QCOMPARE(pointCount({2, 2, 2}), 8);
    QCOMPARE(pointCount({3, 3, 3}), 14);
    QCOMPARE(pointCount({4, 4, 4}), 36);
    Recipe recipe = test::recipeForLiAlCl(Functional::Pbe, DftCode::Cp2k);
    recipe.physics.spacing = 0.5;
    const std::string text = mainText(frame, recipe);
    QVERIFY(has(text, "MONKHORST-PACK 4 3 2"));
    QVERIFY2(!has(text, "&OT"), "orbital transformation knows no k-points");
}

void DeckTest::whatCannotBeCalculatedIsRefused_data() {
    QTest::addColumn<Frame>("frame");
    QTest::addColumn<QString>("told");
    Frame noCell = test::shearedLiAlCl();
    noCell.cell = Cell();
    QTest::newRow("no cell") << noCell << "no cell";
    Frame slab = test::shearedLiAlCl();
    slab.cell.periodic[2] = false;
    QTest::newRow("not periodic") << slab << "periodic in three directions";
    Frame unnamed = test::shearedLiAlCl();
    unnamed.species = {"", "", ""};
    QTest::newRow("no names") << unnamed << "no names";
    Frame other = test::shearedLiAlCl();
    other.species[0] = "Na";
    QTest::newRow("no pseudopotential") << other << "no pseudopotential for Na";
}

void DeckTest::whatCannotBeCalculatedIsRefused() {
    QFETCH(Frame, frame);
    QFETCH(QString, told);
    try {
        makeDeck(frame, test::recipeForLiAlCl(Functional::Pbe, DftCode::Vasp));
        QFAIL("a deck was made");
    } catch (const InputError& error) {
        QVERIFY2(QString(error.what()).contains(told), error.what());
    }
}

void DeckTest::oddElectronsNeedSpinInCp2k() {
    Frame frame = test::shearedLiAlCl();
    frame.types.pop_back();  // one Cl less: 3 + 3 + 21 electrons
    frame.positions.conservativeResize(5, 3);
    Recipe recipe = test::recipeForLiAlCl(Functional::Pbe, DftCode::Cp2k);
    QVERIFY_EXCEPTION_THROWN(makeDeck(frame, recipe), InputError);
    recipe.physics.isPolarised = true;
    QVERIFY(has(mainText(frame, recipe), "MULTIPLICITY 2"));
}

void DeckTest::functionalsOfCp2kGetTheirCommonNames_data() {
    QTest::addColumn<QString>("functional");
    QTest::addColumn<QString>("dispersion");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* functional, const char* dispersion, const char* name) {
        QTest::newRow(functional + QByteArray(dispersion)) << functional << dispersion << name;
    };
    row("GGA_X_OPTB88_VDW+LDA_C_PW", "nonlocal DRSLL", "optB88-vdW");
    row("GGA_X_OPTB86B_VDW+LDA_C_PW", "nonlocal DRSLL", "optB86b-vdW");
    row("GGA_X_OPTB88_VDW+LDA_C_PW", "none", "");  // without its correlation it is another one
    row("MGGA_X_R2SCAN+MGGA_C_R2SCAN", "none", "r2SCAN");
    row("GGA_X_PBE+GGA_C_PBE", "DFTD3(BJ)", "PBE");
    row("PBE", "none", "");  // it is the common name
}

void DeckTest::functionalsOfCp2kGetTheirCommonNames() {
    QFETCH(QString, functional);
    QFETCH(QString, dispersion);
    QFETCH(QString, name);
    const auto settings = cp2kSettings(
        {}, {{"functional", functional.toStdString()}, {"dispersion", dispersion.toStdString()}});
    QCOMPARE(settings.at("functional"), functional.toStdString());
    const auto found = settings.find("functional_name");
    QCOMPARE(found == settings.end() ? QString() : QString::fromStdString(found->second), name);
}

void DeckTest::chargedCellsOfVaspCountTheirElectrons() {
    QTemporaryDir folder;
    const std::filesystem::path library = folder.path().toStdString();
    const auto potcar = [&](const std::string& element, const char* valence) {
        makeFolder(library / element);
        writeTextFile(library / element / "POTCAR",
                      "  PAW_PBE " + element + "\n   TITEL  = PAW_PBE " + element +
                          " 01Jan2001\n   POMASS =   10.000; ZVAL   =   " + valence +
                          "    mass and valenz\n");
    };
    potcar("Li", "1.000");
    potcar("Al", "3.000");
    potcar("Cl", "7.000");
    Recipe recipe = test::recipeForLiAlCl(Functional::Pbe, DftCode::Vasp);
    recipe.physics.charge = 1;
    // Without the library nobody knows how many electrons there are.
    QVERIFY_EXCEPTION_THROWN(makeDeck(test::shearedLiAlCl(), recipe), InputError);
    const Recipe known = withPseudopotentials(recipe, library);
    // Li + Al + 4 Cl: 1 + 3 + 28, less one.
    QVERIFY(makeDeck(test::shearedLiAlCl(), known).files["INCAR"].find("NELECT = 31\n") !=
            std::string::npos);
    QVERIFY(fromRecipeJson(toRecipeJson(known), "recipe.json") == known);
    recipe.physics.charge = 40;
    QVERIFY_EXCEPTION_THROWN(makeDeck(test::shearedLiAlCl(), withPseudopotentials(recipe, library)),
                             InputError);
}

QTEST_APPLESS_MAIN(DeckTest)
#include "DeckTest.moc"
