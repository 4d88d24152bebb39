// vaspout.h5 made here, real ones against values of an independent oracle, and damaged ones.
#define H5_USE_110_API

#include "core/io/vasp/VaspoutFormat.h"

#include <fmt/format.h>
#include <hdf5.h>

#include <QDir>
#include <QTest>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/base/Units.h"
#include "core/io/bytes/ByteSource.h"
#include "core/io/bytes/Hdf5Probe.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

const std::filesystem::path kCorpus = std::filesystem::path(MTP_SHARED_DATA) / "corpus";
const std::string kSteps = "/intermediate/ion_dynamics/";

// Writes datasets; the library's errors are errors of the test.
class Hdf5Writer {
public:
    explicit Hdf5Writer(const std::filesystem::path& path)
        : m_file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT))
        , m_links(H5Pcreate(H5P_LINK_CREATE)) {
        H5Pset_create_intermediate_group(m_links, 1);
    }
    ~Hdf5Writer() {
        H5Pclose(m_links);
        H5Fclose(m_file);
    }

    void numbers(const std::string& name, std::vector<hsize_t> shape,
                 const std::vector<double>& values) {
        write(name, shape, H5T_NATIVE_DOUBLE, values.data());
    }
    void integers(const std::string& name, std::vector<hsize_t> shape,
                  const std::vector<std::int64_t>& values) {
        write(name, shape, H5T_NATIVE_INT64, values.data());
    }
    void texts(const std::string& name, const std::vector<std::string>& values) {
        std::size_t size = 32;
        for (const std::string& value : values)
            size = std::max(size, value.size());
        std::string bytes;
        for (const std::string& value : values)
            bytes += value + std::string(size - value.size(), ' ');
        const hid_t type = H5Tcopy(H5T_C_S1);
        H5Tset_size(type, size);
        H5Tset_strpad(type, H5T_STR_SPACEPAD);
        write(name, {values.size()}, type, bytes.data());
        H5Tclose(type);
    }
    void externalLink(const std::string& name, const std::filesystem::path& file) {
        H5Lcreate_external(file.c_str(), name.c_str(), m_file, name.c_str(), m_links, H5P_DEFAULT);
    }
    void remove(const std::string& name) { H5Ldelete(m_file, name.c_str(), H5P_DEFAULT); }
    // Declared, with nothing stored.
    void hollow(const std::string& name, std::vector<hsize_t> shape) {
        write(name, shape, H5T_NATIVE_DOUBLE, nullptr);
    }

private:
    void write(const std::string& name, const std::vector<hsize_t>& shape, hid_t type,
               const void* values) {
        const hid_t space = H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr);
        const hid_t layout = H5Pcreate(H5P_DATASET_CREATE);
        if (!values)
            H5Pset_chunk(layout, static_cast<int>(shape.size()),
                         std::vector<hsize_t>(shape.size(), 1).data());
        const hid_t dataset =
            H5Dcreate2(m_file, name.c_str(), type, space, m_links, layout, H5P_DEFAULT);
        if (values)
            H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
        H5Dclose(dataset);
        H5Pclose(layout);
        H5Sclose(space);
    }

    hid_t m_file, m_links;
};

// Two steps of two atoms of molecular dynamics.
void writeRun(Hdf5Writer& out) {
    out.texts("/results/positions/ion_types", {"Na", "Cl"});
    out.integers("/results/positions/number_ion_types", {2}, {1, 1});
    out.numbers("/results/positions/scale", {1}, {2.0});
    out.numbers("/input/incar/POTIM", {1}, {1.5});
    out.integers("/input/incar/IBRION", {1}, {0});
    out.integers("/input/incar/LUSE_VDW", {1}, {1});
    out.texts("/input/incar/GGA", {"BO"});
    out.integers("/version/major", {1}, {6});
    out.integers("/version/minor", {1}, {4});
    out.integers("/version/patch", {1}, {2});
    out.texts(kSteps + "energies_tags", {"ion-electron   TOTEN", "temperature    TEIN"});
    out.numbers(kSteps + "energies", {2, 2}, {-7.5, 300, -7.25, 310});
    out.numbers(kSteps + "lattice_vectors", {2, 3, 3},
                {2.5, 0, 0, 0, 2.5, 0, 0, 0, 2.5, 3, 0, 0, 0, 3, 0, 0, 0, 3});
    out.numbers(kSteps + "position_ions", {2, 2, 3}, {0, 0, 0, .5, .5, .5, 0, 0, .1, .5, .5, .5});
    out.numbers(kSteps + "forces", {2, 2, 3}, {1, 2, 3, -1, -2, -3, 4, 5, 6, -4, -5, -6});
    out.numbers(kSteps + "stress", {2, 3, 3},
                {10, 1, 2, 1, 20, 3, 2, 3, 30, 10, 1, 2, 1, 20, 3, 2, 3, 30});
}

}  // namespace

class VaspoutTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;

    template <class Change>
    std::filesystem::path write(Change change) {
        const auto path = m_input.path("vaspout.h5");
        Hdf5Writer out(path);
        writeRun(out);
        change(out);
        return path;
    }
    static void leaveIt(Hdf5Writer&) {}

    std::filesystem::path program(const std::string& content) {
        const auto path = m_input.write("program", content);
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
        return path;
    }

private slots:
    void aStepIsReadWhole() {
        const auto path = write(leaveIt);
        const auto reader = FormatRegistry::withBuiltinFormats().open(path);
        QCOMPARE(reader->info().format, std::string("vasp-vaspout"));
        QCOMPARE(reader->frameCount(), 2u);
        QVERIFY(reader->info().warnings.empty());
        const Frame frame = reader->read(1);
        QCOMPARE(frame.cell.volume(), 216.0);
        QCOMPARE(frame.positions(0, 2), 0.6);
        QVERIFY(frame.species == (std::vector<std::string>{"Na", "Cl"}));
        QCOMPARE(frame.labels.energy.value(), -7.25);
        QCOMPARE(frame.labels.forces.value()(1, 2), -6.0);
        QCOMPARE(frame.labels.virial.value()(1, 2), 3 * 216.0 / units::kKilobarPerEvPerA3);
        QVERIFY(!frame.labels.isConverged && !frame.labels.isPredicted);
        QCOMPARE(frame.timeFs.value(), 3.0);
        QCOMPARE(frame.temperature.value(), 310.0);
        QCOMPARE(frame.provenance->version, std::string("6.4.2"));
        QCOMPARE(frame.provenance->settings.at("functional"), std::string("optB88-vdW"));
        QCOMPARE(frame.provenance->checksum, checksumOf(path));
    }

    void theChargeFollowsFromTheElectrons() {
        const auto chargeOf = [&](double electrons, const std::string& potcar) {
            return FormatRegistry::withBuiltinFormats()
                .open(write([&](Hdf5Writer& out) {
                    out.texts("/input/potcar/content", {potcar});
                    out.numbers("/results/electron_eigenvalues/nelectrons", {1}, {electrons});
                }))
                ->info()
                .provenance.settings;
        };
        const std::string sodium = "   POMASS =   22.990; ZVAL   =    1.000    mass and valenz\n",
                          chlorine = "   POMASS =   35.453; ZVAL   =    7.000    mass and valenz\n";
        QCOMPARE(chargeOf(8, sodium + chlorine).at("charge"), std::string("0"));
        QCOMPARE(chargeOf(7, sodium + chlorine).at("charge"), std::string("1"));
        // The electrons of the neutral cell are not known.
        QVERIFY(!chargeOf(8, sodium).contains("charge"));
    }

    void aHelperEndsAsItsStatusSays() {
        const auto file = m_input.write("x.h5", "");
        const auto endOf = [&](const std::string& script) {
            return probeInHelper(program("#!/bin/sh\n" + script), file);
        };
        QVERIFY(endOf("exit 0") == ProbeResult::Passed);
        QVERIFY(endOf("test \"$1 $2 $3\" = \"probe -- " + file.string() + "\"") ==
                ProbeResult::Passed);
        QVERIFY(endOf("kill -SEGV $$") == ProbeResult::Crashed);
        QVERIFY(endOf("exit 1") == ProbeResult::Crashed);
        QVERIFY(endOf("exit 109") == ProbeResult::NotRun);  // of a command that is not known
        QVERIFY(probeInHelper(m_input.path("missing"), file) == ProbeResult::NotRun);
        QVERIFY(probeInHelper(file, file) == ProbeResult::NotRun);
    }

    void aFileIsFirstReadByTheCommand() {
        const auto registry = FormatRegistry::withBuiltinFormats(MTP_BINARY_DIR "/mtp");
        const auto reader = registry.open(write(leaveIt));
        QCOMPARE(reader->frameCount(), 2u);
        QVERIFY(reader->info().warnings.empty());
    }

    // HDF5 1.10 crashes on this file, 1.14 reads it: what ends the helper is refused here.
    void aCrashOfTheLibraryEndsOnlyTheHelper() {
        const char* helper = MTP_BINARY_DIR "/mtp";
        const char* file =
            MTP_SOURCE_DIR "/tests/data/fuzz-findings/vasp-vaspout/crash-in-library.h5";
        const ProbeResult end = probeInHelper(helper, file);
        QVERIFY(end != ProbeResult::NotRun);
        bool isRefused = false;
        try {
            FormatRegistry::withBuiltinFormats(helper).open(file);
        } catch (const ParseError&) {
            isRefused = true;
        }
        QVERIFY(end == ProbeResult::Passed || isRefused);
    }

    void aHelperThatFailsRefusesTheFile() {
        const auto registry =
            FormatRegistry::withBuiltinFormats(program("#!/bin/sh\nkill -SEGV $$"));
        QVERIFY_EXCEPTION_THROWN(registry.open(write(leaveIt)), ParseError);
    }

    void withoutTheHelperTheFileIsReadWithAWarning() {
        const auto registry = FormatRegistry::withBuiltinFormats(m_input.path("missing"));
        const auto reader = registry.open(write(leaveIt));
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->info().warnings.size(), 1u);
        QVERIFY(reader->info().warnings[0].find("missing cannot be run") != std::string::npos);
    }

    void theErrorCodeOfTheElectronicStepsTellsConvergence() {
        const auto path = write([](Hdf5Writer& out) {
            out.integers(kSteps + "electronic_step_converged", {2}, {0, 1});
        });
        const auto reader = vaspoutFormat().open(path, {});
        QCOMPARE(reader->read(0).labels.isConverged.value(), true);
        QCOMPARE(reader->read(1).labels.isConverged.value(), false);
    }

    void labelsOfAMachineLearnedRunAreNotTakenForAbInitio() {
        const auto path =
            write([](Hdf5Writer& out) { out.integers("/input/incar/ML_LMLFF", {1}, {1}); });
        const auto reader = vaspoutFormat().open(path, {});
        QVERIFY(reader->read(0).labels.isPredicted);
        QCOMPARE(reader->info().warnings.size(), 1u);
    }

    void stepsThatAreNotCompleteAreNotCounted() {
        const auto path = write([](Hdf5Writer& out) {
            out.remove(kSteps + "energies");
            out.numbers(kSteps + "energies", {1, 2}, {-7.5, 300});
        });
        const auto reader = vaspoutFormat().open(path, {});
        QCOMPARE(reader->frameCount(), 1u);
        QVERIFY(reader->info().warnings.at(0).find("2 steps have positions, 1") !=
                std::string::npos);
    }

    void numbersThatAreNotFiniteAreLeftOut() {
        const auto path = write([](Hdf5Writer& out) {
            out.remove(kSteps + "forces");
            out.numbers(
                kSteps + "forces", {2, 2, 3},
                {1, 2, std::numeric_limits<double>::quiet_NaN(), 0, 0, 0, 4, 5, 6, 0, 0, 0});
        });
        const auto reader = vaspoutFormat().open(path, {});
        QCOMPARE(reader->frameCount(), 1u);
        QCOMPARE(reader->read(0).step.value(), 2);
        QVERIFY(reader->info().warnings.at(0).find("step 1") != std::string::npos);
    }

    void linksToOtherFilesAreNotFollowed() {
        const auto other = m_input.path("other.h5");
        {
            Hdf5Writer out(other);
            writeRun(out);
        }
        const auto path = write([&](Hdf5Writer& out) {
            out.remove(kSteps + "forces");
            out.externalLink(kSteps + "forces", other);
        });
        QVERIFY_EXCEPTION_THROWN(vaspoutFormat().open(path, {}), ParseError);
    }

    void sizesThatAreOnlyDeclaredAreRefused() {
        const auto path = write([](Hdf5Writer& out) {
            out.remove(kSteps + "position_ions");
            out.hollow(kSteps + "position_ions", {2, 2'000'000'000, 3});
            out.remove("/results/positions/number_ion_types");
            out.integers("/results/positions/number_ion_types", {2},
                         {1'000'000'000, 1'000'000'000});
        });
        QVERIFY_EXCEPTION_THROWN(vaspoutFormat().open(path, {}), ParseError);
    }

    void otherHdf5FilesAndDamagedOnesAreRefused() {
        const auto other = m_input.path("other.h5");
        {
            Hdf5Writer out(other);
            out.numbers("/x", {1}, {1});
        }
        QVERIFY_EXCEPTION_THROWN(vaspoutFormat().open(other, {}), ParseError);
        const auto path = write(leaveIt);
        std::filesystem::resize_file(path, std::filesystem::file_size(path) / 3);
        try {
            vaspoutFormat().open(path, {});
            QFAIL("a cut file was read");
        } catch (const ParseError& error) {
            QVERIFY(error.reason().find("damaged HDF5") != std::string::npos);
        }
    }

    void aRealFileReadsAsExpected() {
        if (!std::filesystem::exists(kCorpus))
            QSKIP("the corpus of real files is not on this machine");
        std::ifstream in(kCorpus / "expected/pmg__vaspout.line_mode.h5.json");
        const auto expected = nlohmann::json::parse(in)["frames"][0];
        const auto reader = FormatRegistry::withBuiltinFormats().open(
            kCorpus / "vaspout/pmg__vaspout.line_mode.h5");
        QCOMPARE(reader->frameCount(), 1u);
        const Frame frame = reader->read(0);
        QCOMPARE(*frame.labels.energy, expected["energies"]["free energy    TOTEN"].get<double>());
        QCOMPARE(*frame.labels.energySigma0,
                 expected["energies"]["energy(sigma->0)"].get<double>());
        QCOMPARE(frame.cell.volume(), expected["volume"].get<double>());
        QCOMPARE((*frame.labels.forces)(1, 0), expected["force_last"][0].get<double>());
        QVERIFY(composition(frame) == (expected["composition"].get<std::map<std::string, int>>()));
        QCOMPARE(frame.provenance->settings.at("functional"), std::string("HSE06"));
        QCOMPARE(frame.provenance->settings.at("charge"), std::string("0"));
        QVERIFY_EXCEPTION_THROWN(
            FormatRegistry::withBuiltinFormats().open(kCorpus / "bad/vaspout.trunc.h5"),
            ParseError);
    }
};

QTEST_APPLESS_MAIN(VaspoutTest)
#include "VaspoutTest.moc"
