#include <QTest>
#include <filesystem>

#include "core/base/Error.h"
#include "core/mtp/PotentialFile.h"
#include "tests/core/selection/SelectionSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

Potential withState(std::string state) {
    Potential potential = randomPotential(6, 2, 2);
    potential.selectionState = std::move(state);
    return potential;
}

QString errorOf(const std::string& state) {
    try {
        activeSetOf(withState(state));
    } catch (const InputError& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class ActiveSetTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        m_set = activeSetFrom(randomPotential(6, 2, 2), someFrames(3, 2));
        m_state = formatActiveSet(m_set);
    }

    void setIsReadAsItWasWritten() {
        const std::optional<ActiveSet> read = activeSetOf(withState(m_state));
        QVERIFY(read);
        QCOMPARE(read->mode, m_set.mode);
        QCOMPARE(read->weight, m_set.weight);
        QCOMPARE(read->weightScaling, m_set.weightScaling);
        QCOMPARE(read->active, m_set.active);
        QCOMPARE(read->inverseTransposed, m_set.inverseTransposed);
        QCOMPARE(read->configurations.size(), m_set.configurations.size());
        for (std::size_t k = 0; k < m_set.size(); ++k) {
            QCOMPARE(read->links[k].configuration, m_set.links[k].configuration);
            QCOMPARE(read->links[k].equation, m_set.links[k].equation);
        }
        QCOMPARE(formatActiveSet(*read), m_state);
    }

    void setGoesThroughAFile() {
        const Potential potential = withState(m_state);
        const Potential read = parsePotential(formatPotential(potential), "p.almtp");
        QCOMPARE(read.selectionState, m_state);
    }

    void potentialWithoutStateHasNoSet() { QVERIFY(!activeSetOf(randomPotential(6, 2, 2))); }

    void damagedStatesAreRefused() {
        QVERIFY(errorOf(m_state.substr(0, m_state.size() / 2)).contains("cut off"));
        QVERIFY(errorOf("#MVS_v1.1\nenergy_weight x\n").contains("no number"));
        QVERIFY(errorOf("#MVS_v2\n").contains("damaged"));
        std::string torn = m_state;
        torn.replace(torn.rfind("\n#\n") + 1, 1, "!");
        QVERIFY(errorOf(torn).contains("damaged") || errorOf(torn).contains("names no row"));
        // One that belongs to a potential of another level.
        Potential other = randomPotential(8, 2, 2);
        other.selectionState = m_state;
        QVERIFY_THROWS_EXCEPTION(InputError, activeSetOf(other));
    }

    void linksBeyondTheConfigurationsAreRefused() {
        ActiveSet set = m_set;
        set.configurations.pop_back();
        QVERIFY(errorOf(formatActiveSet(set)).contains("configuration"));
    }

    void selectionByForcesIsRefusedWithTheReason() {
        std::string state = m_state;
        const std::string before = "force_weight 0.0000000000000000e+00";
        state.replace(state.find(before), before.size(), "force_weight 1.0000000000000000e+00");
        QVERIFY(errorOf(state).contains("forces or stresses"));
    }

    void matricesMustFitTheRows() {
        ActiveSet set = m_set;
        set.links.pop_back();
        QVERIFY_THROWS_EXCEPTION(InputError, formatActiveSet(set));
    }

    void statesOfMlip3AreReadAndWrittenAsTheyAre() {
        const std::filesystem::path folder = std::filesystem::path(MTP_SHARED_DATA) / "interop";
        if (!std::filesystem::exists(folder))
            QSKIP("the data of others are not beside the source");
        for (const char* name : {"level06", "level08", "level10", "level16"}) {
            const Potential potential = readPotential(folder / (std::string(name) + ".almtp"));
            const std::optional<ActiveSet> set = activeSetOf(potential);
            QVERIFY(set);
            QCOMPARE(set->mode, GradeMode::Configuration);
            QCOMPARE(set->filled(), std::size_t(6));
            const std::string written = formatActiveSet(*set);
            // All but the blanks between the configurations.
            const std::size_t length = written.find("BEGIN_CFG");
            QCOMPARE(written.substr(0, length), potential.selectionState.substr(0, length));
        }
    }

private:
    ActiveSet m_set;
    std::string m_state;
};

QTEST_GUILESS_MAIN(ActiveSetTest)
#include "ActiveSetTest.moc"
