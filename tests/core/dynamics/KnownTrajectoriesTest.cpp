// Trajectories whose answers an independent program has worked out from the same files.
#include <QDir>
#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/dynamics/Cascades.h"
#include "core/dynamics/Conductivity.h"
#include "core/dynamics/NonGaussian.h"
#include "core/dynamics/RadialDistribution.h"
#include "core/dynamics/Scattering.h"
#include "core/dynamics/StepCascades.h"
#include "core/dynamics/VanHove.h"
#include "core/dynamics/Velocities.h"

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
    if (known.expected.contains("exact_tolerance"))
        known.tolerance = known.expected.at("exact_tolerance").at("relative");
    std::vector<std::string> species;
    if (known.expected.contains("types"))
        for (const auto& [type, symbol] : known.expected.at("types").items()) {
            species.resize(std::stoul(type), "X");
            species.back() = symbol;
        }
    const QString file = folder.entryList({"*.gz"}).at(0);
    const auto stream =
        openPositions(FormatRegistry::withBuiltinFormats(), folder.filePath(file).toStdString(),
                      {.species = species, .progress = nullptr});
    SeriesOptions options;
    if (known.expected.contains("fs_per_step"))
        options.timestepFs = known.expected.at("fs_per_step");
    known.series = readSeries(*stream, options);
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
    void collectiveMotionIsExact();
    void hopsAreExact();
    void hopsByChanceAreFound();
    void vibrationsAreNoHops();
    void cascadesAreExact_data();
    void cascadesAreExact();
    void shareOfStepsThatFollowIsExact();
    void distributionsOfPairsAreExact();
    void selfScatteringIsExact();
    void vibrationsAreExact();
    void cagedIonsHaveNoDiffusionCoefficient();
    void publishedRunHasItsDiffusionCoefficient();
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
    for (std::size_t row = 0; row < wanted.size(); ++row)
        QVERIFY(known.isSame(table[columns::kAlpha2][row], wanted[row]));
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
        // Coordinates of few digits put some displacements of the lattice on an edge (0.06, 0.08
        // and 0 Å make 0.1 Å), which rounding takes to either side: two of all of them here.
        const double one =
            1 / (edges.at(1) *
                 static_cast<double>(originCount(all.stretches, lags[row]) * all.ionCount()));
        const double onEdge = name == "hop_lattice" ? 2.01 * one : 0;
        for (std::size_t bin = 0; bin + 1 < edges.size(); ++bin) {
            const std::vector<double>& found = vanHove.probability[row];
            const double value = bin < found.size() ? found[bin] : 0;
            const double same = wanted.at("P_per_A")[row][bin];
            QVERIFY2(known.isSame(value, same) || std::abs(value - same) < onEdge,
                     qPrintable(QString("lag %1, bin %2: %3 not %4")
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

void KnownTrajectoriesTest::collectiveMotionIsExact() {
    FETCH_CASE("collective");
    const Displacements all = known.displacements();
    const Moments moments = momentsOf(all, all.stretches, known.lags(), 0);
    ConductivityOptions options;
    options.charges = known.expected.at("charges").get<std::map<std::string, double>>();
    options.temperature = known.expected.at("temperature_K");
    const Diffusion diffusion = diffusionOf(all, {});
    const Conductivity found = conductivityOf(all, moments, diffusion, options);
    QVERIFY(found.warnings.empty());  // its charges add up to zero
    for (std::size_t row = 0; row < moments.lags.size(); ++row) {
        QVERIFY(known.isSame(found.chargeMsd[row],
                             known.exact().at("collective_msd_e2A2")[row].get<double>()));
        QVERIFY(known.isSame(found.havenOfLags[row],
                             known.exact().at("haven_ratio")[row].get<double>()));
    }
    QVERIFY2(found.haven, found.havenReason.c_str());
    // As the data state: 15 % for one walk of 1200 steps.
    QVERIFY(std::abs(*found.haven - 0.4651) < 0.15);
    QVERIFY(std::abs(*found.collective * *found.haven / *found.nernstEinstein - 1) < 1e-9);
}

namespace {

Hops hopsBy(const Displacements& all, const json& settings) {
    HopOptions options;
    options.window = settings.at("half_window_frames");
    options.threshold = settings.at("h_star_A2");
    return hopsOf(all, options);
}

}  // namespace

void KnownTrajectoriesTest::hopsAreExact() {
    FETCH_CASE("hop_script");
    const Displacements all = known.displacements();  // its framework only vibrates
    const Hops hops = hopsBy(all, known.expected.at("settings"));
    const json& wanted = known.expected.at("hops");
    QCOMPARE(hops.all.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const Hop& hop = hops.all[i];
        QCOMPARE(all.ids[hop.ion], wanted[i].at("id").get<std::int64_t>());
        QCOMPARE(hop.frame, wanted[i].at("frame").get<std::size_t>());
        // Rounding only.
        QVERIFY(std::abs(hop.length / wanted[i].at("length_A").get<double>() - 1) < 1e-6);
        QVERIFY(std::abs(hop.strength / wanted[i].at("p_hop_A2").get<double>() - 1) < 1e-6);
    }
}

void KnownTrajectoriesTest::hopsByChanceAreFound() {
    FETCH_CASE("hop_lattice");
    const Displacements all = known.displacements();
    const Hops hops = hopsBy(all, known.exact().at("hop_settings"));
    QCOMPARE(hops.all.size(), known.exact().at("hops_found").get<std::size_t>());
    for (const json& clear : known.expected.at("clear_hops")) {
        const auto isThere = [&](const Hop& hop) {
            const double apart = static_cast<double>(hop.frame) - clear[1].get<double>();
            return hop.ion == clear[0].get<std::size_t>() && std::abs(apart) <= 1;
        };
        QVERIFY2(std::any_of(hops.all.begin(), hops.all.end(), isThere), clear.dump().c_str());
    }
}

void KnownTrajectoriesTest::vibrationsAreNoHops() {
    FETCH_CASE("cage");
    const Displacements all = known.displacements();
    const Hops hops = hopsOf(all, {.window = 10});
    QVERIFY(hops.all.empty());
    QVERIFY(!hops.meanSquareLength());
    double largest = 0;
    for (std::size_t ion = 0; ion < all.ionCount(); ++ion)
        for (const double value : hopFunction(all, ion, 10, HopFunction::Candelier))
            largest = std::max(largest, std::isnan(value) ? 0 : value);
    QVERIFY(known.isSame(largest, known.exact().at("largest_p_hop_A2")));
}

void KnownTrajectoriesTest::cascadesAreExact_data() {
    QTest::addColumn<int>("rule");
    QTest::newRow("neighbour") << static_cast<int>(CascadeRule::Neighbour);
    QTest::newRow("refill") << static_cast<int>(CascadeRule::Refill);
}

void KnownTrajectoriesTest::cascadesAreExact() {
    QFETCH(int, rule);
    FETCH_CASE("hop_script");
    const json& settings = known.expected.at("settings");
    const Displacements all = known.displacements(Reference::AsWritten);
    const Hops hops = hopsBy(all, settings);
    CascadeOptions options;
    options.rule = static_cast<CascadeRule>(rule);
    options.window = settings.at("window_frames");
    options.neighbourRadius = settings.at("neighbour_A");
    options.refillRadius = settings.at("refill_A");
    const Cascades cascades = cascadesOf(all, hops, options);
    const bool isRefill = options.rule == CascadeRule::Refill;
    const CascadeShare& share = isRefill ? cascades.refill : cascades.neighbour;
    const std::string key = cascadeRuleKey(options.rule);
    QCOMPARE(share.counted, known.expected.at("hops_that_can_look_back").get<std::size_t>());
    QCOMPARE(*share.value, known.expected.at("P_casc_" + key).get<double>());
    json found = json::array();
    for (const Cascade& cascade : cascades.all) {
        json one = json::array();
        for (const std::size_t hop : cascade.hops)
            one.push_back({all.ids[hops.all[hop].ion], hops.all[hop].frame});
        found.push_back(one);
    }
    QCOMPARE(found.dump(), known.expected.at("cascades_" + key).dump());
}

void KnownTrajectoriesTest::shareOfStepsThatFollowIsExact() {
    FETCH_CASE("hop_script");
    const json& wanted = known.expected.at("P_casc_source_code");
    const StepCascades found = stepCascadesOf(known.displacements());
    QCOMPARE(found.hops, wanted.at("hops").get<std::size_t>());
    QCOMPARE(found.following, wanted.at("cascades").get<std::size_t>());
    QCOMPARE(*found.value(), wanted.at("value").get<double>());
    QCOMPARE(*found.valueOfOthers(), wanted.at("without_the_ion_itself").get<double>());
}

void KnownTrajectoriesTest::distributionsOfPairsAreExact() {
    FETCH_CASE("vibration");
    const json& wanted = known.exact().at("rdf");
    RadialOptions options;
    options.longest = wanted.at("edges_A").back();
    options.width = wanted.at("edges_A")[1];
    options.stride = 10;
    const RadialDistributions found = radialDistributionsOf(known.series, "Li", options);
    for (const char* other : {"Li", "Cl"}) {
        const RadialDistribution& pair = *found.find(other);
        const json& g = wanted.at("g_Li" + std::string(other));
        const json& coordination = wanted.at("coordination_Li" + std::string(other));
        QCOMPARE(pair.values.size(), g.size());
        for (std::size_t bin = 0; bin < g.size(); ++bin) {
            QVERIFY(known.isSame(pair.coordination[bin], coordination[bin]));
            QVERIFY(known.isSame(pair.values[bin], g[bin]));
        }
    }
    QVERIFY(std::abs(*found.find("Cl")->shell - 6) < 1e-9);
    QVERIFY(std::abs(*found.find("Li")->shell - 12) < 1e-9);
}

// Of q along x, y and z.
void KnownTrajectoriesTest::selfScatteringIsExact() {
    FETCH_CASE("walk");
    const Displacements all = known.displacements();
    for (const json& wanted : known.exact().at("fs_q")) {
        const SelfScattering found = selfScatteringOf(
            all, wanted.at("q_per_A"), {wanted.at("lag_frames")}, axisDirections(), 0);
        QVERIFY(known.isSame(found.values[0], wanted.at("value")));
    }
}

void KnownTrajectoriesTest::vibrationsAreExact() {
    FETCH_CASE("vibration");
    const QDir folder(folderOf("vibration"));
    const auto reader = FormatRegistry::withBuiltinFormats().open(
        folder.filePath(folder.entryList({"*.gz"}).at(0)).toStdString());
    const VelocitySeries lithium = readVelocities(*reader, "Li", {}, nullptr);
    const std::vector<double> correlation = velocityCorrelation(lithium, known.lags(), 0);
    const json& wanted = known.exact().at("vacf_Li_normalised");
    for (std::size_t row = 0; row < wanted.size(); ++row)
        QVERIFY(known.isSame(correlation[row], wanted[row]));
    for (const char* species : {"Li", "Cl"}) {
        const VelocitySeries velocities = readVelocities(*reader, species, {}, nullptr);
        const double peak = peakFrequency(vibrationalStates(velocities, 0));
        const double exact = known.exact().at("vdos_peak_THz").at(species);
        QVERIFY2(std::abs(peak - exact) < 1e-6, qPrintable(QString::number(peak, 'g', 12)));
    }
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

// Li6PS5Cl, as it comes with kinisi (XDATCAR, every 100 fs): 192 Li that vibrate by 0.8 Å and walk.
// D and its errors by numpy from the same file, with three digits.
void KnownTrajectoriesTest::publishedRunHasItsDiffusionCoefficient() {
    const QString path =
        QStringLiteral(MTP_SHARED_DATA "/corpus/xdatcar/kinisi__example_XDATCAR.gz");
    if (!QFile::exists(path))
        QSKIP("the published run is not on this machine");
    const auto stream = openPositions(FormatRegistry::withBuiltinFormats(), path.toStdString(), {});
    const Displacements all =
        displacementsOf(readSeries(*stream, {.timestepFs = 100}), {"Li", {}, Reference::AsWritten});
    const Diffusion diffusion = diffusionOf(all, {.fit = std::pair(2.0, 7.0)});
    QVERIFY2(diffusion.value, diffusion.reason.c_str());
    QVERIFY(std::abs(*diffusion.value - 0.139) < 0.0005);
    QVERIFY(std::abs(*diffusion.modelError - 0.0050) < 0.00005);
    // That of numpy is from random draws of ions.
    QVERIFY(std::abs(*diffusion.ionError / 0.0105 - 1) < 0.12);
}

QTEST_GUILESS_MAIN(KnownTrajectoriesTest)
#include "KnownTrajectoriesTest.moc"
