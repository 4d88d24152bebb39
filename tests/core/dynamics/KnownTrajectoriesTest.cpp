// Trajectories whose answers an independent program has worked out from the same files.
#include <QDir>
#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/dynamics/Diffusion.h"
#include "core/dynamics/NonGaussian.h"
#include "core/dynamics/VanHove.h"

using namespace mtp;
using nlohmann::json;

namespace {

// That of one case lies in the repository; those of the others are looked for beside it.
QString folderOf(const QString& name) {
    const QString own = QString(MTP_SOURCE_DIR "/tests/data/dynamics/") + name;
    return QDir(own).exists() ? own : QString(MTP_SHARED_DATA "/dynamics/visible/") + name;
}

struct Known {
    json expected;
    PositionSeries series;
    double tolerance = 0;  // relative, as the data state it: only rounding may differ

    const json& exact() const { return expected.at("exact"); }
    std::vector<std::size_t> lags() const { return exact().at("lag_frames"); }
    Displacements displacements(std::optional<Reference> reference = {}) const {
        DisplacementOptions options{expected.at("species"), {}, reference, 0};
        if (!expected.at("framework").is_null())
            options.framework = {expected.at("framework")};
        return displacementsOf(series, options);
    }
    bool isSame(double value, double wanted) const {
        return std::abs(value - wanted) <= tolerance * std::abs(wanted);
    }
};

Known read(const QString& name) {
    Known known;
    const QDir folder(folderOf(name));
    std::ifstream(folder.filePath("expected.json").toStdString()) >> known.expected;
    known.tolerance = known.expected.at("exact_tolerance").at("relative");
    std::vector<std::string> species;
    for (const auto& [type, symbol] : known.expected.at("types").items())
        species.push_back(symbol);
    const QString file = folder.entryList({"*.gz"}).at(0);
    const auto stream =
        openPositions(FormatRegistry::withBuiltinFormats(), folder.filePath(file).toStdString(),
                      {.species = species, .progress = nullptr});
    known.series = readSeries(*stream, {.timestepFs = known.expected.at("fs_per_step")});
    return known;
}

// The range of "1..100 frames" in ps.
std::pair<double, double> fitOf(const json& gls, double spacing) {
    const QStringList words = QString::fromStdString(gls.at("lags")).split(' ')[0].split("..");
    return {words[0].toDouble() * spacing, words[1].toDouble() * spacing};
}

}  // namespace

class KnownTrajectoriesTest : public QObject {
    Q_OBJECT

private:
    void addCases(const QStringList& names) {
        QTest::addColumn<QString>("name");
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
    void compareMsd(const Known& known, const Displacements& all, const char* key) {
        const Moments moments = momentsOf(all, all.stretches, known.lags(), 0);
        const json& wanted = known.exact().at(key);
        QCOMPARE(wanted.size(), moments.lags.size());
        for (std::size_t row = 0; row < wanted.size(); ++row)
            QVERIFY2(known.isSame(moments.msd(row), wanted[row]),
                     qPrintable(QString("lag %1: %2 instead of %3")
                                    .arg(moments.lags[row])
                                    .arg(moments.msd(row), 0, 'g', 12)
                                    .arg(wanted[row].get<double>(), 0, 'g', 12)));
    }

private slots:
    void meanSquaresAreExact_data() {
        addCases({"walk", "cage", "hop_lattice", "npt_unwrapped", "collective"});
    }
    void meanSquaresAreExact();
    void framesOfReferenceAreExact();
    void nonGaussianParametersAreExact_data() {
        addCases({"walk", "cage", "hop_lattice", "npt_unwrapped"});
    }
    void nonGaussianParametersAreExact();
    void distributionsAreExact_data() { addCases({"walk", "cage", "hop_lattice"}); }
    void distributionsAreExact();
    void diffusionCoefficientsAreExact_data() { addCases({"walk", "drift", "npt_unwrapped"}); }
    void diffusionCoefficientsAreExact();
    void peakOfHopsIsExact();
    void conductivityIsExact();
    void cagedIonsHaveNoDiffusionCoefficient();
};

#define FETCH_CASE(name)                                                      \
    if (!QDir(folderOf(name)).exists())                                       \
        QSKIP("the trajectories with known answers are not on this machine"); \
    const Known known = read(name)

void KnownTrajectoriesTest::meanSquaresAreExact() {
    QFETCH(QString, name);
    FETCH_CASE(name);
    compareMsd(known, known.displacements(), "msd_A2");
}

void KnownTrajectoriesTest::framesOfReferenceAreExact() {
    FETCH_CASE("drift");
    compareMsd(known, known.displacements(), "msd_framework_frame_A2");
    compareMsd(known, known.displacements(Reference::CentreOfMass), "msd_centre_of_mass_frame_A2");
    compareMsd(known, known.displacements(Reference::AsWritten), "msd_as_written_A2");
}

void KnownTrajectoriesTest::nonGaussianParametersAreExact() {
    QFETCH(QString, name);
    FETCH_CASE(name);
    const Displacements all = known.displacements();
    const Table table = nonGaussianTable(momentsOf(all, all.stretches, known.lags(), 0));
    const json& wanted = known.exact().at("alpha2");
    // A difference of two numbers near 1 of that tolerance.
    for (std::size_t row = 0; row < wanted.size(); ++row)
        QVERIFY(std::abs(table[columns::kAlpha2][row] - wanted[row].get<double>()) <=
                known.tolerance * (1 + std::abs(wanted[row].get<double>())));
}

void KnownTrajectoriesTest::distributionsAreExact() {
    QFETCH(QString, name);
    FETCH_CASE(name);
    const Displacements all = known.displacements();
    const json& wanted = known.exact().at("van_hove");
    const std::vector<double> edges = wanted.at("edges_A");
    const std::vector<std::size_t> lags = wanted.at("lag_frames");
    const Moments moments = momentsOf(all, all.stretches, lags, 0);
    const VanHove vanHove = vanHoveOf(all, moments, edges.at(1), 0);
    for (std::size_t row = 0; row < lags.size(); ++row) {
        // Coordinates of few digits put some displacements on an edge; which side rounding takes
        // them to may differ, by one of all displacements here.
        const double one =
            1 / (edges.at(1) *
                 static_cast<double>(originCount(all.stretches, lags[row]) * all.ionCount()));
        for (std::size_t bin = 0; bin + 1 < edges.size(); ++bin) {
            const std::vector<double>& found = vanHove.probability[row];
            const double value = bin < found.size() ? found[bin] : 0;
            const double same = wanted.at("P_per_A")[row][bin];
            QVERIFY2(known.isSame(value, same) || std::abs(value - same) < 1.01 * one,
                     qPrintable(QString("lag %1, bin %2: %3 instead of %4")
                                    .arg(lags[row])
                                    .arg(bin)
                                    .arg(value, 0, 'g', 12)
                                    .arg(same, 0, 'g', 12)));
        }
    }
}

void KnownTrajectoriesTest::diffusionCoefficientsAreExact() {
    QFETCH(QString, name);
    FETCH_CASE(name);
    const json& gls =
        known.exact().contains("gls") ? known.exact().at("gls") : known.exact().at("gls_framework");
    const Displacements all = known.displacements();
    const Diffusion diffusion = diffusionOf(all, {.fit = fitOf(gls, all.spacing)});
    QVERIFY2(diffusion.value, diffusion.reason.c_str());
    // The solution of 100 equations amplifies rounding: 1e-5, as the data's own rules ask for D.
    QVERIFY(std::abs(*diffusion.value / gls.at("D_A2_per_ps").get<double>() - 1) < 1e-5);
    QVERIFY(std::abs(*diffusion.modelError / gls.at("error").get<double>() - 1) < 1e-5);
    QVERIFY(*diffusion.error >= *diffusion.modelError);
    if (gls.contains("bootstrap_over_ions"))  // 400 random draws: 3.5 %
        QVERIFY(std::abs(*diffusion.ionError / gls.at("bootstrap_over_ions").get<double>() - 1) <
                0.12);
}

void KnownTrajectoriesTest::peakOfHopsIsExact() {
    FETCH_CASE("hop_lattice");
    const Displacements all = known.displacements();
    const NonGaussianPeak peak =
        nonGaussianPeak(nonGaussianTable(momentsOf(all, all.stretches, known.lags(), 0)));
    QVERIFY2(peak.time, peak.reason.c_str());
    QVERIFY(known.isSame(*peak.time / all.spacing, known.exact().at("t_star_frames")));
    QVERIFY(known.isSame(*peak.value, known.exact().at("alpha_max")));
    const Diffusion diffusion = diffusionOf(all, {});
    QVERIFY2(diffusion.value, diffusion.reason.c_str());
    QVERIFY(std::abs(*diffusion.value - 0.005) < 0.2 * 0.005);  // 267 hops
}

void KnownTrajectoriesTest::conductivityIsExact() {
    FETCH_CASE("walk");
    const Displacements all = known.displacements();
    const json& gls = known.exact().at("gls");
    const double conductivity = nernstEinstein(gls.at("D_A2_per_ps"), all.ionCount(), 1,
                                               all.meanVolume, known.expected.at("temperature_K"));
    constexpr double kMilliPerCentimetre = 10;  // S/m in mS/cm
    QVERIFY(known.isSame(
        conductivity,
        kMilliPerCentimetre * known.exact().at("nernst_einstein_S_per_m").get<double>()));
}

void KnownTrajectoriesTest::cagedIonsHaveNoDiffusionCoefficient() {
    FETCH_CASE("cage");
    const Displacements all = known.displacements();
    const Diffusion diffusion = diffusionOf(all, {});
    QVERIFY(!diffusion.value);
    QVERIFY2(diffusion.reason.starts_with("caged up to"), diffusion.reason.c_str());
    const Table table = nonGaussianTable(momentsOf(all, all.stretches, known.lags(), 0));
    QVERIFY(!nonGaussianPeak(table).time);
}

QTEST_GUILESS_MAIN(KnownTrajectoriesTest)
#include "KnownTrajectoriesTest.moc"
