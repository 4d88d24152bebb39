#include "core/workflow/Recipe.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace mtp;

class RecipeTest : public QObject {
    Q_OBJECT

private slots:
    void exampleIsBuiltFromItsFiles();
};

void RecipeTest::exampleIsBuiltFromItsFiles() {
    QTemporaryDir folder;
    ProjectStore store = ProjectStore::create(folder.filePath("p.mtpw").toStdString());
    Progress progress;
    followRecipe(readRecipe(MTP_SOURCE_DIR "/resources/examples/LiAlCl4"),
                 FormatRegistry::withBuiltinFormats(), store, progress);
    const auto records = store.configurations();
    QCOMPARE(records.size(), std::size_t(96));
    const auto labelled = std::count_if(records.begin(), records.end(), [](const auto& record) {
        return record.energy && record.largestForce;
    });
    QCOMPARE(labelled, 50);
    QCOMPARE(*store.undoName(), std::string("Label 50 configurations"));
}

QTEST_APPLESS_MAIN(RecipeTest)
#include "RecipeTest.moc"
