#include "core/training/IterationJson.h"

#include <QTest>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/Error.h"

using namespace mtp;
using nlohmann::json;

class IterationJsonTest : public QObject {
    Q_OBJECT

    static IterationSummary step() {
        IterationSummary step;
        step.iteration = 3;
        step.seconds = 1.5;
        step.objective = 0.25;
        step.training = {0.002, 0.125, std::nullopt};
        step.validationObjective = 0.5;
        step.validation = FitErrors{0.004, 0.25, std::nullopt};
        step.startNumber = 2;
        step.damping = 0.0625;
        step.byDensity = {{1.5, {0.001, 0.1, std::nullopt}, FitErrors{0.003, 0.2, std::nullopt}},
                          {2.5, {0.003, 0.15, std::nullopt}, std::nullopt}};
        return step;
    }

    static bool isSame(const FitErrors& a, const FitErrors& b) {
        return a.energy == b.energy && a.force == b.force && a.virial == b.virial;
    }

    // What every form keeps.
    static void compare(const IterationSummary& back, const IterationSummary& step) {
        QCOMPARE(back.iteration, step.iteration);
        QCOMPARE(back.seconds, step.seconds);
        QCOMPARE(back.objective, step.objective);
        QCOMPARE(back.startNumber, step.startNumber);
        QVERIFY(isSame(back.training, step.training));
        QVERIFY(back.validationObjective == step.validationObjective);
        QCOMPARE(back.validation.has_value(), step.validation.has_value());
        if (step.validation)
            QVERIFY(isSame(*back.validation, *step.validation));
    }

private slots:
    void everyFormIsReadByTheSameFunction() {
        IterationSummary unvalidated = step();
        unvalidated.validation.reset();
        unvalidated.validationObjective.reset();
        for (const IterationSummary& one : {step(), unvalidated})
            for (const auto form :
                 {IterationForm::Log, IterationForm::Project, IterationForm::Checkpoint})
                compare(iterationOf(toJson(one, form), 3), one);
    }

    void aProjectKeepsDampingAndErrorsByDensity() {
        const IterationSummary back = iterationOf(toJson(step(), IterationForm::Project));
        QCOMPARE(back.damping, 0.0625);
        QCOMPARE(back.byDensity.size(), std::size_t(2));
        QVERIFY(isSame(*back.byDensity[0].validation, *step().byDensity[0].validation));
        QVERIFY(!back.byDensity[1].validation);
        QCOMPARE(iterationOf(toJson(step(), IterationForm::Checkpoint)).damping, 0.0625);
    }

    // Programs and scripts that exist read these keys.
    void theFormsAreWhatEarlierProgramsRead() {
        QCOMPARE(toJson(step(), IterationForm::Log).dump(),
                 std::string("{\"energy_rmse\":0.002,\"force_rmse\":0.125,\"iteration\":3,"
                             "\"objective\":0.25,\"seconds\":1.5,\"start\":2,"
                             "\"validation_energy_rmse\":0.004,\"validation_force_rmse\":0.25,"
                             "\"validation_objective\":0.5,\"validation_virial_rmse\":null,"
                             "\"virial_rmse\":null}"));
        QCOMPARE(toJson(step(), IterationForm::Checkpoint).dump(),
                 std::string("[1.5,0.25,[0.002,0.125,null],2,0.0625,0.5,[0.004,0.25,null]]"));
        const json project = toJson(step(), IterationForm::Project);
        QCOMPARE(project.at("training").dump(), std::string("[0.002,0.125,null]"));
        QCOMPARE(project.at("by_density").at(0).dump(),
                 std::string("{\"density\":1.5,\"training\":[0.001,0.1,null],"
                             "\"validation\":[0.003,0.2,null]}"));
    }

    void aLogIsReadLineByLine() {
        std::istringstream log(toJson(step(), IterationForm::Log).dump() + "\n" +
                               R"({"iteration":4,"objective":0.1})" + "\n");
        const std::vector<IterationSummary> iterations = readTrainingLog(log, "training.jsonl");
        QCOMPARE(iterations.size(), std::size_t(2));
        compare(iterations[0], step());
        QVERIFY(!iterations[1].training.energy && !iterations[1].validation);
        std::istringstream cut("{\"iteration\":4,\"obj");
        QVERIFY_THROWS_EXCEPTION(ParseError, readTrainingLog(cut, "training.jsonl"));
        std::istringstream other("[]");
        QVERIFY_THROWS_EXCEPTION(ParseError, readTrainingLog(other, "training.jsonl"));
    }
};

QTEST_APPLESS_MAIN(IterationJsonTest)
#include "IterationJsonTest.moc"
