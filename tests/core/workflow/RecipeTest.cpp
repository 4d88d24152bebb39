#include "core/workflow/Recipe.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace mtp;

class RecipeTest : public QObject {
    Q_OBJECT

private slots:
    void exampleIsBuiltFromItsFiles();
    void configurationsOfTheirOwnAreAdded();
};

void RecipeTest::exampleIsBuiltFromItsFiles() {
    QTemporaryDir folder;
    ProjectStore store = ProjectStore::create(folder.filePath("p.mtpw").toStdString());
    Progress progress;
    followRecipe(readRecipe(MTP_SOURCE_DIR "/tests/data/LiAlCl4"),
                 FormatRegistry::withBuiltinFormats(), store, progress);
    const auto records = store.configurations();
    QCOMPARE(records.size(), std::size_t(96));
    const auto labelled = std::count_if(records.begin(), records.end(), [](const auto& record) {
        return record.energy && record.largestForce;
    });
    QCOMPARE(labelled, 50);
    QCOMPARE(*store.undoName(), std::string("Label 50 configurations"));
}

void RecipeTest::configurationsOfTheirOwnAreAdded() {
    QTemporaryDir folder;
    ProjectStore store = ProjectStore::create(folder.filePath("p.mtpw").toStdString());
    Progress progress;
    const ProjectRecipe recipe = readRecipe(MTP_SOURCE_DIR "/resources/examples/LiAlCl4");
    QCOMPARE(recipe.configurations.size(), std::size_t(1));
    followRecipe(recipe, FormatRegistry::withBuiltinFormats(), store, progress);
    const auto records = store.configurations();
    QVERIFY(records.size() > 96 + 60);
    for (std::size_t k = 96; k < records.size(); ++k) {
        QVERIFY(records[k].energy && records[k].largestForce);
        // By the density of the run, which is 1.99 g/cm³.
        QVERIFY(records[k].densityRatio && *records[k].densityRatio > 0.5 &&
                *records[k].densityRatio < 1.52);
    }
}

QTEST_APPLESS_MAIN(RecipeTest)
#include "RecipeTest.moc"
