// What an output says of its settings against a recipe, and recipes as files.
#include <QTest>

#include "core/base/Error.h"
#include "core/labelling/KSpacing.h"
#include "core/labelling/RecipeOfLabels.h"
#include "core/labelling/Settings.h"
#include "tests/core/labelling/DftSystems.h"

using namespace mtp;

namespace {

// The only difference, or a failure of the test.
SettingDifference onlyDifference(const std::map<std::string, std::string>& expected,
                                 const std::map<std::string, std::string>& found) {
    const std::vector<SettingDifference> all = settingDifferences(expected, found);
    return all.size() == 1 ? all.front() : SettingDifference{"(several or none)", "", ""};
}

// What comes back from single points of the recipe, in this cell.
std::shared_ptr<const Provenance> provenanceOf(const Recipe& recipe, const Frame& frame) {
    Provenance provenance;
    provenance.code = dftCodeName(recipe.code);
    provenance.settings = expectedSettings(frame, recipe);
    // The reader of CP2K adds the name that other codes have for these.
    const Functional functional = recipe.physics.functional;
    if (recipe.code == DftCode::Cp2k &&
        (functional == Functional::OptB88Vdw || functional == Functional::R2scan))
        provenance.settings["functional_name"] = functionalName(functional);
    noteSpacings(provenance.settings, frame.cell);
    return std::make_shared<const Provenance>(std::move(provenance));
}

}  // namespace

class SettingsTest : public QObject {
    Q_OBJECT

private slots:
    void otherFunctionalsAndCutoffsConflict();
    void swappedPotcarsConflict();
    void outputsMayRoundNumbers();
    void tighterTolerancesAreNotes();
    void whatIsNotToldIsUnknown();
    void recipesComeBackFromTheirFiles();
    void damagedRecipesAreNamed();
    void recipesThatACodeCannotHaveAreRefused();
    void elementsWithoutABasisAreNamed();
    void ownRecipesNeedANameOfTheirOwn_data();
    void ownRecipesNeedANameOfTheirOwn();
    void ownRecipesComeBackAndAreReplacedByName();
    void whatNoCodeTakesIsRefused_data();
    void whatNoCodeTakesIsRefused();
    void theRecipeOfLabelsAsksForTheSameAgain_data();
    void theRecipeOfLabelsAsksForTheSameAgain();
    void labelsThatNoRecipeGivesTellNone_data();
    void labelsThatNoRecipeGivesTellNone();
    void theNonlocalCutoffChangesTheLabelsOfCp2kAlone();
};

void SettingsTest::otherFunctionalsAndCutoffsConflict() {
    const Frame frame = test::shearedLiAlCl();
    auto expected = expectedSettings(
        frame, test::recipeForLiAlCl(Functional::OptB88Vdw, DftCode::QuantumEspresso));
    auto found = expected;
    QVERIFY(settingDifferences(expected, found).empty());
    found["functional"] = "PBE";
    found["cutoff_eV"] = "217.691";
    const auto differences = settingDifferences(expected, found);
    QCOMPARE(differences.size(), std::size_t{2});
    QCOMPARE(describe(differences[1]),
             std::string("functional: PBE, but the recipe has optB88-vdW"));
    QVERIFY(differences[0].kind == DifferenceKind::Conflict);
}

void SettingsTest::swappedPotcarsConflict() {
    Recipe recipe = test::recipeForLiAlCl(Functional::Pbe, DftCode::Vasp);
    recipe.physics.elements["Li"].title = "PAW_PBE Li_sv 10Sep2004";
    recipe.physics.elements["Cl"].title = "PAW_PBE Cl 06Sep2000";
    recipe.physics.elements["Al"].title = "PAW_PBE Al 04Jan2001";
    const auto expected = expectedSettings(test::shearedLiAlCl(), recipe);
    auto found = expected;
    found["pseudopotentials"] =
        "PAW_PBE Al 04Jan2001, PAW_PBE Cl 06Sep2000, PAW_PBE Li_sv 10Sep2004";
    QCOMPARE(onlyDifference(expected, found).key, std::string("pseudopotentials"));
}

void SettingsTest::outputsMayRoundNumbers() {
    const std::map<std::string, std::string> expected{
        {"smearing", "gaussian smearing, width (Ry)= 0.0037"}, {"cutoff_eV", "1088.46"}};
    QVERIFY(settingDifferences(expected, {{"smearing", "Gaussian smearing, width (Ry)=  0.0037"},
                                          {"cutoff_eV", "1088.45"}})
                .empty());
}

void SettingsTest::tighterTolerancesAreNotes() {
    const std::map<std::string, std::string> expected{{"ediff_eV", "1e-06"}};
    QVERIFY(onlyDifference(expected, {{"ediff_eV", "1e-07"}}).kind == DifferenceKind::Note);
    QVERIFY(onlyDifference(expected, {{"ediff_eV", "1e-05"}}).kind == DifferenceKind::Conflict);
}

void SettingsTest::whatIsNotToldIsUnknown() {
    QVERIFY(onlyDifference({{"precision", "accurate"}}, {}).kind == DifferenceKind::Unknown);
    QVERIFY(settingDifferences({}, {{"hubbard", "none"}}).empty());
}

void SettingsTest::recipesComeBackFromTheirFiles() {
    Recipe recipe = test::recipeForLiAlCl(Functional::OptB88Vdw, DftCode::Cp2k);
    recipe.physics.spacing = 0.25;
    recipe.physics.elements["Al"].moment = 1.5;
    recipe.physics.elements["Al"].hubbard = HubbardU{2, 3.9};
    recipe.solver.mixing = 0.1;
    QVERIFY(fromRecipeJson(toRecipeJson(recipe), "recipe.json") == recipe);
    Recipe other = recipe;
    other.solver.mostSteps *= 2;
    other.name = "mine";
    QCOMPARE(physicsChecksum(other), physicsChecksum(recipe));
    other.physics.elements["Al"].md5 = "0123456789abcdef0123456789abcdef";
    QVERIFY(fromRecipeJson(toRecipeJson(other), "recipe.json") == other);
    QCOMPARE(physicsChecksum(other), physicsChecksum(recipe));  // recipes of before have none
    other.physics.cutoff += 1;
    QVERIFY(physicsChecksum(other) != physicsChecksum(recipe));
    for (const Recipe& builtIn : builtInRecipes()) {
        validate(builtIn);
        QVERIFY(!describeRecipe(builtIn).empty());
    }
}

void SettingsTest::damagedRecipesAreNamed() {
    std::string text = toRecipeJson(builtInRecipe(Functional::Pbe, DftCode::Vasp));
    for (const std::string& damaged :
         {text.substr(0, text.size() / 2), std::string("{}"),
          text.replace(text.find("\"functional\": \"pbe\""), 19, "\"functional\": \"xyz\"")})
        try {
            fromRecipeJson(damaged, "my recipe.json");
            QFAIL("a damaged recipe was read");
        } catch (const ParseError& error) {
            QCOMPARE(error.path(), std::string("my recipe.json"));
        }
}

void SettingsTest::recipesThatACodeCannotHaveAreRefused() {
    QVERIFY_EXCEPTION_THROWN(builtInRecipe(Functional::R2scan, DftCode::QuantumEspresso),
                             InputError);
    Recipe recipe = builtInRecipe(Functional::Pbe, DftCode::Vasp);
    recipe.physics.cutoff = 5;
    QVERIFY_EXCEPTION_THROWN(validate(recipe), InputError);
}

void SettingsTest::elementsWithoutABasisAreNamed() {
    const Recipe recipe = builtInRecipe(Functional::Pbe, DftCode::Cp2k);
    QCOMPARE(withElements(recipe, {"Hg"}).physics.elements["Hg"].pseudopotential,
             std::string("GTH-PBE-q12"));
    QCOMPARE(withElements(recipe, {"Ba"}).physics.elements["Ba"].basis,
             std::string("DZVP-MOLOPT-SR-GTH-q10"));
    for (const char* element : {"La", "Gd", "Ra", "Xx"})
        QVERIFY_EXCEPTION_THROWN(withElements(recipe, {element}), InputError);
}

void SettingsTest::ownRecipesNeedANameOfTheirOwn_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("good") << "melt-600eV.1" << true;
    QTest::newRow("built in") << "pbe" << false;
    QTest::newRow("empty") << "" << false;
    QTest::newRow("of another folder") << "../pbe" << false;
    QTest::newRow("hidden") << ".melt" << false;
    QTest::newRow("an option") << "-melt" << false;
    QTest::newRow("blank") << "my melt" << false;
}

void SettingsTest::ownRecipesNeedANameOfTheirOwn() {
    QFETCH(QString, name);
    QFETCH(bool, isGood);
    Recipe recipe = builtInRecipe(Functional::Pbe, DftCode::Cp2k);
    recipe.name = name.toStdString();
    if (isGood)
        validateOwn(recipe);
    else
        QVERIFY_EXCEPTION_THROWN(validateOwn(recipe), InputError);
}

void SettingsTest::ownRecipesComeBackAndAreReplacedByName() {
    Recipe first = builtInRecipe(Functional::Pbe, DftCode::Cp2k);
    first.name = "first";
    Recipe second = builtInRecipe(Functional::OptB88Vdw, DftCode::Vasp);
    second.name = "second";
    std::vector<Recipe> recipes = withOwnRecipe(withOwnRecipe({}, first), second);
    QVERIFY(fromRecipesJson(toRecipesJson(recipes), "p.mtpw") == recipes);
    first.physics.cutoff *= 2;
    recipes = withOwnRecipe(recipes, first);
    QCOMPARE(recipes.size(), std::size_t{2});
    QVERIFY(recipes.front() == first);
    QVERIFY_EXCEPTION_THROWN(fromRecipesJson("{\"recipes\": [{}]}", "p.mtpw"), ParseError);
}

void SettingsTest::whatNoCodeTakesIsRefused_data() {
    QTest::addColumn<int>("field");
    for (const char* field : {"algorithm", "steps", "outer steps", "mixing", "moment", "U",
                              "no element", "not a number"})
        QTest::newRow(field) << 0;
}

void SettingsTest::whatNoCodeTakesIsRefused() {
    const std::string field = QTest::currentDataTag();
    Recipe recipe = builtInRecipe(Functional::Pbe, DftCode::Cp2k);
    ElementPhysics& iron = recipe.physics.elements["Fe"];
    validate(recipe);
    if (field == "algorithm")
        recipe.solver.algorithm = "luck";
    else if (field == "steps")
        recipe.solver.mostSteps = 0;
    else if (field == "outer steps")
        recipe.solver.outerSteps = 0;
    else if (field == "mixing")
        recipe.solver.mixing = 1.5;
    else if (field == "moment")
        iron.moment = 40;
    else if (field == "U")
        iron.hubbard = usualHubbard("Fe", -1);
    else if (field == "no element")
        recipe.physics.elements["Xx"] = {};
    else
        recipe.physics.tolerance = std::nan("");
    QVERIFY_EXCEPTION_THROWN(validate(recipe), InputError);
}

void SettingsTest::theRecipeOfLabelsAsksForTheSameAgain_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("functional");
    for (const Recipe& recipe : builtInRecipes())
        QTest::addRow("%s by %s", recipe.name.c_str(), dftCodeKey(recipe.code).data())
            << static_cast<int>(recipe.code) << static_cast<int>(recipe.physics.functional);
}

void SettingsTest::theRecipeOfLabelsAsksForTheSameAgain() {
    QFETCH(const int, code);
    QFETCH(const int, functional);
    const Frame frame = test::shearedLiAlCl();
    Recipe recipe =
        test::recipeForLiAlCl(static_cast<Functional>(functional), static_cast<DftCode>(code));
    Physics& physics = recipe.physics;
    physics.cutoff *= 1.5;
    physics.densityCutoff *= 1.25;
    physics.relativeCutoff *= 0.8;
    physics.tolerance = 2e-5;
    physics.filter = 1e-10;
    physics.isPolarised = true;
    physics.charge = -1;
    if (recipe.code == DftCode::Cp2k)
        physics.elements["Li"].basis = "DZVP-GTH";
    else
        physics.smearing = 0.068;  // eV; 0.0050 Ry, as pw.x prints it
    if (recipe.code == DftCode::Vasp)
        for (const char* element : {"Li", "Al", "Cl"})
            physics.elements[element].title = std::string("PAW_PBE ") + element + "_sv 10Sep2004";
    if (recipe.code != DftCode::QuantumEspresso)  // it tells how many points there are, not which
        physics.spacing = 0.45;
    const auto labels = provenanceOf(recipe, frame);
    const std::optional<Recipe> found = recipeOfLabels({nullptr, labels});
    QVERIFY(found);
    QVERIFY(found->code == recipe.code);
    for (const SettingDifference& difference :
         settingDifferences(expectedSettings(frame, *found), labels->settings))
        QFAIL(describe(difference).c_str());
}

void SettingsTest::labelsThatNoRecipeGivesTellNone_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("another functional") << "functional"
                                        << "B3LYP";
    QTest::newRow("another dispersion") << "dispersion"
                                        << "TS";
    QTest::newRow("another smearing") << "smearing"
                                      << "Methfessel-Paxton, 0.2 eV";
    QTest::newRow("a mesh whose spacing is not known") << "k_mesh"
                                                       << "12 k-points";
    QTest::newRow("a cutoff that is no cutoff") << "cutoff_eV"
                                                << "1";
}

void SettingsTest::labelsThatNoRecipeGivesTellNone() {
    QFETCH(const QString, key);
    QFETCH(const QString, value);
    const Recipe recipe = test::recipeForLiAlCl(Functional::Pbe, DftCode::Vasp);
    Provenance other = *provenanceOf(recipe, test::shearedLiAlCl());
    QVERIFY(recipeOfLabels({std::make_shared<const Provenance>(other)}));
    other.settings[key.toStdString()] = value.toStdString();
    QVERIFY(!recipeOfLabels({std::make_shared<const Provenance>(other)}));
    QVERIFY(codeOfLabels(other) == DftCode::Vasp);
}

void SettingsTest::theNonlocalCutoffChangesTheLabelsOfCp2kAlone() {
    const Frame frame = test::shearedLiAlCl();
    Recipe recipe = test::recipeForLiAlCl(Functional::OptB88Vdw, DftCode::Cp2k);
    const std::string usual = physicsChecksum(recipe);
    const auto before = expectedSettings(frame, recipe);
    recipe.physics.nonlocalCutoff = 1632;
    QCOMPARE(onlyDifference(expectedSettings(frame, recipe), before).key,
             std::string("dispersion_cutoff_eV"));
    QVERIFY(physicsChecksum(recipe) != usual);
    QCOMPARE(fromRecipeJson(toRecipeJson(recipe), "a.json").physics.nonlocalCutoff, 1632.0);
    recipe = test::recipeForLiAlCl(Functional::OptB88Vdw, DftCode::Vasp);
    recipe.physics.nonlocalCutoff = 1632;
    QVERIFY_THROWS_EXCEPTION(InputError, validate(recipe));
}

QTEST_APPLESS_MAIN(SettingsTest)
#include "SettingsTest.moc"
