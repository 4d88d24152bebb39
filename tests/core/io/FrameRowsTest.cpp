// What the index accepts of a row, parse() accepts: by rows that are sound, odd or damaged.
#include <QTest>

#include "core/base/Error.h"
#include "core/io/lammps/LammpsDumpGrammar.h"
#include "core/io/mlip/MlipCfgGrammar.h"
#include "core/io/xyz/ExtendedXyzGrammar.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

// Where %1 stands, a word is put; all other words are sound.
struct Layout {
    const char* name;
    const char* text;
};

const Layout kDump[] = {
    {"coordinate",
     "ITEM: TIMESTEP\n0\nITEM: NUMBER OF ATOMS\n2\nITEM: BOX BOUNDS pp pp pp\n0 5\n0 5\n0 5\n"
     "ITEM: ATOMS id type x y z fx fy fz\n1 1 0 0 0 0 0 0\n2 1 %1 1 1 0 0 0\n"},
    {"force",
     "ITEM: TIMESTEP\n0\nITEM: NUMBER OF ATOMS\n1\nITEM: BOX BOUNDS pp pp pp\n0 5\n0 5\n0 5\n"
     "ITEM: ATOMS id element x y z fx fy fz\n1 Li 0 0 0 0 %1 0\n"},
    {"type",
     "ITEM: TIMESTEP\n0\nITEM: NUMBER OF ATOMS\n1\nITEM: BOX BOUNDS pp pp pp\n0 5\n0 5\n0 5\n"
     "ITEM: ATOMS id type x y z\n1 %1 0 0 0\n"},
    {"id",
     "ITEM: TIMESTEP\n0\nITEM: NUMBER OF ATOMS\n2\nITEM: BOX BOUNDS pp pp pp\n0 5\n0 5\n0 5\n"
     "ITEM: ATOMS id type x y z\n1 1 0 0 0\n%1 1 1 1 1\n"},
    {"reduced units",
     "ITEM: UNITS\nlj\nITEM: TIMESTEP\n0\nITEM: NUMBER OF ATOMS\n1\nITEM: BOX BOUNDS pp pp pp\n0 "
     "5\n"
     "0 5\n0 5\nITEM: ATOMS id type x y z fx fy fz\n1 1 0 0 0 %1 0 0\n"}};
const Layout kXyz[] = {
    {"coordinate",
     "2\nLattice=\"5 0 0 0 5 0 0 0 5\" Properties=species:S:1:pos:R:3\nLi 0 0 0\n"
     "Cl 1 %1 1\n"},
    {"force", "1\nProperties=species:S:1:pos:R:3:forces:R:3\nLi 0 0 0 0 %1 0\n"},
    {"number", "1\nProperties=Z:I:1:pos:R:3\n%1 0 0 0\n"},
    {"other column", "1\nProperties=species:S:1:pos:R:3:charge:R:1\nLi 0 0 0 %1\n"}};
const Layout kCfg[] = {
    {"coordinate",
     "BEGIN_CFG\nSize\n1\nAtomData: id type cartes_x cartes_y cartes_z\n1 0 0 %1 0\n"
     "END_CFG\n"},
    {"type",
     "BEGIN_CFG\nSize\n1\nAtomData: id type cartes_x cartes_y cartes_z\n1 %1 0 0 0\nEND_CFG\n"},
    {"ghost",
     "BEGIN_CFG\nSize\n1\nAtomData: type cartes_x cartes_y cartes_z ghost\n0 0 0 0 %1\n"
     "END_CFG\n"},
    {"id",
     "BEGIN_CFG\nSize\n1\nAtomData: id type cartes_x cartes_y cartes_z\n%1 0 0 0 0\nEND_CFG\n"}};

const char* const kWords[] = {
    "1",    "1.5", "-2.", ".5",   "1e3",   "1.0D+02", "1e-400",
    "3",    "0",   "-1",  "2.0",  "nan",   "inf",     "1.5x",
    "****", "",    "0x1", "1e31", "1e131", "1e400",   "1.2.3",
    "--1",  "1 1", "300", "+1",   "1-2",   "Li",      "99999999999999999999"};

}  // namespace

class FrameRowsTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;

    template <class MakeGrammar>
    void compare(const Layout& layout, MakeGrammar makeGrammar, int& accepted) {
        for (const char* word : kWords) {
            const auto path = m_input.write("input", QString(layout.text).arg(word).toStdString());
            const auto skims = [&] {
                TextSource text(path);
                Frame head;
                const auto grammar = makeGrammar(path);
                return grammar->findFrame(text) && grammar->skim(text, head);
            };
            const auto parses = [&] {
                TextSource text(path);
                const auto grammar = makeGrammar(path);
                try {
                    grammar->findFrame(text);
                    validate(grammar->parse(text));
                    return true;
                } catch (const Error&) {
                    return false;
                }
            };
            const bool isSkimmed = skims();
            QVERIFY2(!isSkimmed || parses(),
                     qPrintable(QString("%1: \"%2\"").arg(layout.name, word)));
            accepted += isSkimmed ? 1 : 0;
        }
    }

private slots:
    void ofADump() {
        for (const Layout& layout : kDump) {
            int accepted = 0;
            compare(
                layout,
                [](const auto& path) {
                    return std::make_unique<LammpsDumpGrammar>(path.string(),
                                                               std::vector<std::string>());
                },
                accepted);
            QVERIFY2(accepted > 0, layout.name);
        }
    }

    void ofAnExtendedXyz() {
        for (const Layout& layout : kXyz) {
            int accepted = 0;
            compare(
                layout,
                [](const auto& path) {
                    return std::make_unique<ExtendedXyzGrammar>(path.string());
                },
                accepted);
            QVERIFY2(accepted > 0, layout.name);
        }
    }

    void ofACfg() {
        for (const Layout& layout : kCfg) {
            int accepted = 0;
            compare(
                layout,
                [](const auto& path) {
                    return std::make_unique<MlipCfgGrammar>(
                        path.string(), std::vector<std::string>(), GhostUse::Refused);
                },
                accepted);
            QVERIFY2(accepted > 0, layout.name);
        }
    }
};

QTEST_APPLESS_MAIN(FrameRowsTest)
#include "FrameRowsTest.moc"
