#include "core/io/NamedReader.h"

#include <QTest>

#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

const std::string kWrong =
    "2\nProperties=species:S:1:pos:R:3\nCl 0 0 0\nXx 1 0 0\n"
    "2\nProperties=species:S:1:pos:R:3\nXx 0 0 0\nCl 1 0 0\n";

ReadOptions named(std::vector<std::string> species) {
    ReadOptions options;
    options.species = std::move(species);
    return options;
}

}  // namespace

class NamedReaderTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;

    std::unique_ptr<TrajectoryReader> open(const std::string& text, ReadOptions options) {
        return FormatRegistry::withBuiltinFormats().open(m_input.write("in.xyz", text), options);
    }
    static std::vector<std::string> namesOf(const Frame& frame) {
        std::vector<std::string> names;
        for (int type : frame.types)
            names.push_back(frame.species[static_cast<std::size_t>(type)]);
        return names;
    }
    static std::string messageOf(const std::function<void()>& call) {
        try {
            call();
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    }

private slots:
    void aNameThatIsNotGivenBecomesTheOneLeftOver() {
        const auto reader = open(kWrong, named({"Li", "Cl"}));
        QCOMPARE(namesOf(reader->read(0)), (std::vector<std::string>{"Cl", "Li"}));
        QCOMPARE(namesOf(reader->read(1)), (std::vector<std::string>{"Li", "Cl"}));
        QCOMPARE(reader->info().warnings.size(), 1u);
        QVERIFY(reader->info().warnings[0].find("Xx is renamed Li") != std::string::npos);
    }

    void namesThatAreAllGivenStayAsTheyAre() {
        const std::string right = "1\nProperties=species:S:1:pos:R:3\nCl 0 0 0\n";
        const auto reader = open(right, named({"Li", "Cl", "Al"}));
        QVERIFY(reader->info().warnings.empty());
        QCOMPARE(namesOf(reader->read(0)), (std::vector<std::string>{"Cl"}));
    }

    void typesComeInTheOrderOfTheNames() {
        const std::string right = "2\nProperties=species:S:1:pos:R:3\nCl 0 0 0\nLi 2 0 0\n";
        const Frame frame = open(right, named({"Al", "Li", "Cl"}))->read(0);
        QCOMPARE(frame.species, (std::vector<std::string>{"Al", "Li", "Cl"}));
        QCOMPARE(frame.types, (std::vector<int>{2, 1}));
    }

    void anAmbiguousNameIsAskedFor() {
        const std::string message = messageOf([&] { open(kWrong, named({"Li", "Cl", "Al"})); });
        QVERIFY2(message.find("old=new, such as Xx=Li") != message.npos, message.c_str());
        // A frame later in the file may name more than the first.
        const std::string later = "1\nProperties=species:S:1:pos:R:3\nCl 0 0 0\n" + kWrong;
        const auto reader = open(later, named({"Li", "Cl"}));
        QVERIFY(messageOf([&] { reader->read(1); }).find("frame 2: the species Xx") !=
                std::string::npos);
    }

    void oldNamesCanBeGivenNewOnes() {
        ReadOptions options;
        options.renamed = {{"Xx", "Li"}};
        QCOMPARE(namesOf(open(kWrong, options)->read(0)), (std::vector<std::string>{"Cl", "Li"}));
        // Two kinds that get one name become one species.
        const std::string kinds =
            "3\nProperties=species:S:1:pos:R:3\nO1 0 0 0\nSi 2 0 0\nO2 4 0 0\n";
        options.renamed = {{"O1", "O"}, {"O2", "O"}};
        const Frame frame = open(kinds, options)->read(0);
        QCOMPARE(frame.species, (std::vector<std::string>{"O", "Si"}));
        QCOMPARE(frame.types, (std::vector<int>{0, 1, 0}));
        options.renamed = {{"Yy", "Li"}};
        QVERIFY(messageOf([&] { open(kWrong, options); }).find("no species Yy") !=
                std::string::npos);
    }

    void typesOfAnOpenReaderAreNamed() {
        const auto frame = [](const std::string& rows) {
            return "ITEM: UNITS\nmetal\nITEM: TIMESTEP\n0\nITEM: NUMBER OF ATOMS\n2\n"
                   "ITEM: BOX BOUNDS pp pp pp\n0 9\n0 9\n0 9\nITEM: ATOMS id type x y z\n" +
                   rows;
        };
        const std::string text = frame("1 2 0 0 0\n2 1 3 0 0\n") + frame("1 1 0 0 0\n2 1 3 0 0\n");
        const auto registry = FormatRegistry::withBuiltinFormats();
        const auto path = m_input.write("in.dump", text);
        const auto opened = registry.open(path, named({"Li", "Al"}));
        const auto renamed = withTypeNames(registry.open(path), {"Li", "Al"});
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(namesOf(renamed->read(i)), namesOf(opened->read(i)));
            QCOMPARE(renamed->read(i).species, opened->read(i).species);
            QCOMPARE(renamed->head(i).species, opened->head(i).species);
        }
        const auto few = withTypeNames(registry.open(path), {"Li"});
        const std::string message = messageOf([&] { few->head(0); });
        QVERIFY2(message.find("type 2 has no name") != message.npos, message.c_str());
        QCOMPARE(few->head(1).species, std::vector<std::string>{"Li"});
    }

    void numberedTypesAreNamedInOrderAsBefore() {
        const std::string cfg =
            "BEGIN_CFG\n Size\n 2\n AtomData: id type cartes_x cartes_y cartes_z\n 1 0 0 0 0\n"
            " 2 1 2 0 0\nEND_CFG\n";
        const auto reader = FormatRegistry::withBuiltinFormats().open(m_input.write("in.cfg", cfg),
                                                                      named({"A", "B", "C"}));
        QVERIFY(reader->info().warnings.empty());
        QCOMPARE(namesOf(reader->read(0)), (std::vector<std::string>{"A", "B"}));
    }
};

QTEST_APPLESS_MAIN(NamedReaderTest)
#include "NamedReaderTest.moc"
