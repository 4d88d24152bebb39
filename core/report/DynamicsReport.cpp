#include "core/report/DynamicsReport.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "core/dynamics/HopTables.h"
#include "core/report/Html.h"
#include "core/report/SvgPlot.h"

namespace mtp {

namespace {

using Properties = std::vector<std::pair<std::string, std::string>>;

constexpr double kSquareCentimetresPerSecond = 1e-4;  // 1 Å²/ps
constexpr std::size_t kListedHops = 200;
constexpr double kDistributionTime = 34;  // ps, of the distribution that is drawn

std::vector<double> logarithms(const std::vector<double>& values) {
    std::vector<double> logs;
    for (const double value : values)
        logs.push_back(std::log10(value));
    return logs;
}

std::string plotOf(const char* title, const char* x, const char* y, std::vector<SvgSeries> series,
                   const char* caption) {
    SvgPlot plot;
    plot.title = title;
    plot.xLabel = x;
    plot.yLabel = y;
    plot.series = std::move(series);
    return html::figure(toSvg(plot), caption);
}

SvgSeries line(const std::string& name, std::size_t colour, std::vector<double> x,
               std::vector<double> y) {
    return {SvgSeries::Kind::Line, name, svgColour(colour), std::move(x), std::move(y)};
}

std::string diffusionText(const Diffusion& diffusion) {
    if (!diffusion.value)
        return diffusion.reason;
    const auto part = [](const std::optional<double>& error) {
        return error ? fmt::format("{:.1e}", *error * kSquareCentimetresPerSecond)
                     : std::string("not known");
    };
    return fmt::format(
        "({:.3e} ± {:.1e}) cm²/s, fitted from {:.4g} to {:.4g} ps (errors of the model {}, over "
        "ions {}, over blocks of time {})",
        *diffusion.value * kSquareCentimetresPerSecond,
        *diffusion.error * kSquareCentimetresPerSecond, diffusion.fit->first, diffusion.fit->second,
        part(diffusion.modelError), part(diffusion.ionError), part(diffusion.blockError));
}

std::string shareText(const CascadeShare& share) {
    if (!share.value)
        return "there are no hops that could follow others";
    const std::string chance =
        share.chance ? fmt::format("; {:.3f} by chance", *share.chance) : std::string();
    return fmt::format("{:.3f} ± {:.3f}{}; {} of {} hops", *share.value, share.error.value_or(0),
                       chance, share.following, share.counted);
}

std::string residenceText(const HopResidence& residence) {
    if (!residence.mean)
        return "– (" + residence.reason + ")";
    std::string text =
        fmt::format("{:.4g} ± {:.2g} ps, of {} that ended and {} that the run cuts off",
                    *residence.mean, *residence.error, residence.ended, residence.cut);
    if (residence.fit)
        text += fmt::format("; stretched exponential with tau = {:.4g} ps and exponent {:.2f}",
                            residence.fit->time, residence.fit->exponent);
    return text;
}

std::string stringsText(const Strings& strings) {
    if (!strings.mean)
        return "– (" + strings.reason + ")";
    return fmt::format(
        "{:.3f} ions on average; {:.0f} % of the ions that move farther than {:.2f} Å in {:.4g} ps "
        "are in strings, in which one comes within {:.2f} Å of where another was",
        *strings.mean, 100 * *strings.memberShare, strings.mobile, strings.time,
        strings.replacement);
}

std::string valueText(const std::optional<double>& value, const char* format,
                      const std::string& reason) {
    return value ? fmt::format(fmt::runtime(format), *value) : "– (" + reason + ")";
}

std::string transferenceText(const Onsager& onsager) {
    if (onsager.transference.empty())
        return "– (" + onsager.transferenceReason + ")";
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < onsager.transference.size(); ++i)
        parts.push_back(fmt::format("{} {:.3f} ± {:.2g}", onsager.species[i],
                                    onsager.transference[i], onsager.transferenceErrors[i]));
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string onsagerSection(const Onsager& onsager) {
    if (onsager.coefficients.size() == 0)
        return {};
    return "<h2>Onsager coefficients</h2>\n" +
           html::table(onsagerTable(onsager),
                       {{columns::kOneSpecies.name, "Species", 0},
                        {columns::kOtherSpecies.name, "with", 0},
                        {columns::kOnsager.name, "L", -4},
                        {columns::kOnsagerError.name, "error", -2},
                        {columns::kPartialConductivity.name, "z z e² L", -4},
                        {columns::kPartialConductivityError.name, "error", -2}});
}

std::string cagedText(const CagedShare& caged) {
    if (!caged.value)
        return "– (" + caged.reason + ")";
    std::string text =
        fmt::format("{:.1f}{} % after {:.4g} ps, within {:.2f} Å", 100 * *caged.value,
                    caged.error ? fmt::format(" ± {:.1f}", 100 * *caged.error) : "", *caged.time,
                    *caged.radius);
    if (caged.alpha2Caged)
        text += fmt::format(
            "; of alpha2 then, {:+.3f} is due to caged and {:+.3f} to hopping ions, which have "
            "{:.0f} % of the mean square displacement",
            *caged.alpha2Caged, *caged.alpha2Hopping, 100 * *caged.squareOfHopping);
    return text;
}

Properties resultRows(const Displacements& all, const Dynamics& dynamics) {
    const Conductivity& conductivity = dynamics.conductivity;
    Properties rows{
        {"Diffusion coefficient", diffusionText(dynamics.diffusion)},
        {"Conductivity (Nernst-Einstein)",
         valueText(conductivity.nernstEinstein, "{:.4g} mS/cm", conductivity.reason)},
        {"Conductivity (collective)",
         valueText(conductivity.collective, "{:.4g} mS/cm", conductivity.collectiveReason)},
        {"Haven ratio", valueText(conductivity.haven, "{:.3f}", conductivity.havenReason)},
        {"Transference numbers", transferenceText(conductivity.onsager)},
        {"1/alpha_max", dynamics.peak.value
                            ? fmt::format("{:.3f} at t* = {:.4g} ps", 1 / *dynamics.peak.value,
                                          *dynamics.peak.time)
                            : "– (" + dynamics.peak.reason + ")"},
        {"Caged", cagedText(dynamics.caged)}};
    if (!dynamics.hops.reason.empty()) {
        rows.emplace_back("Hops", "– (" + dynamics.hops.reason + ")");
        return rows;
    }
    rows.emplace_back("Hops", fmt::format("{}, {:.3g} per ion and ns", dynamics.hops.all.size(),
                                          dynamics.hops.rate(all.ionCount()).value_or(0)));
    rows.emplace_back("Time between two hops", residenceText(dynamics.residence));
    rows.emplace_back("Strings", stringsText(dynamics.strings));
    rows.emplace_back("P_casc, neighbour", shareText(dynamics.cascades.neighbour));
    rows.emplace_back("P_casc, refill", shareText(dynamics.cascades.refill));
    rows.emplace_back("P_casc, published program", shareText(dynamics.stepCascades.share()));
    return rows;
}

std::string meanSquareFigure(const Dynamics& dynamics) {
    const std::vector<double> times = logarithms(dynamics.msd[columns::kLagTime]);
    return plotOf("Mean square displacement", "log10 of time in ps", "log10 of MSD in Å²",
                  {line("", 0, times, logarithms(dynamics.msd[columns::kMsd]))},
                  "Mean over all time origins. A slope of 1 is diffusion.") +
           plotOf("Non-Gaussian parameter", "log10 of time in ps", "alpha2",
                  {line("", 0, times, dynamics.nonGaussian[columns::kAlpha2])},
                  "Zero for a random walk; large while few ions have hopped and most are caged.");
}

std::string distributionFigure(const Dynamics& dynamics) {
    const Moments& moments = dynamics.moments;
    std::size_t row = 0;
    for (std::size_t i = 0; i < moments.lags.size(); ++i)
        if (std::abs(std::log(moments.time(i) / kDistributionTime)) <
            std::abs(std::log(moments.time(row) / kDistributionTime)))
            row = i;
    std::vector<double> middles, walk, seen;
    for (std::size_t bin = 0; bin < dynamics.vanHove.probability[row].size(); ++bin) {
        middles.push_back(0.5 * (dynamics.vanHove.edges[bin] + dynamics.vanHove.edges[bin + 1]));
        seen.push_back(dynamics.vanHove.probability[row][bin]);
        walk.push_back(gaussianDisplacements(middles.back(), moments.msd(row)));
    }
    while (seen.size() > 2 && seen.back() == 0) {
        seen.pop_back();
        walk.pop_back();
        middles.pop_back();
    }
    const std::string title = fmt::format("Distances moved in {:.4g} ps", moments.time(row));
    return plotOf(title.c_str(), "r, Å", "P(r), 1/Å",
                  {line("ions", 0, middles, seen), line("random walk", 1, middles, walk)},
                  "Beside the distribution of a random walk with the same mean square.");
}

std::string pairFigure(const RadialDistributions& radial) {
    std::vector<SvgSeries> series;
    for (const RadialDistribution& pair : radial.ofPairs) {
        std::vector<double> middles;
        for (std::size_t bin = 0; bin < pair.values.size(); ++bin)
            middles.push_back(0.5 * (radial.edges[bin] + radial.edges[bin + 1]));
        series.push_back(line(pair.centre + "-" + pair.other, series.size(), middles, pair.values));
    }
    return plotOf("Radial distribution functions", "r, Å", "g(r)", std::move(series),
                  "Of the ions with each species.");
}

std::string residenceFigure(const HopResidence& residence) {
    return plotOf("Times between two hops", "log10 of time in ps", "share that lasts longer",
                  {line("", 0, logarithms(residence.times), residence.shares)},
                  "Stays that the run cuts off count up to its end (Kaplan and Meier).");
}

std::string stringFigure(const Strings& strings) {
    const Table table = stringTable(strings);
    SvgSeries bars;
    bars.kind = SvgSeries::Kind::Bars;
    for (const int ions : table[columns::kStringIons])
        bars.x.push_back(ions);
    bars.y = table[columns::kStringShare];
    return plotOf("Strings", "ions in a string", "share of strings", {bars},
                  "Ions that move into the place of another one; 1: ions that move on their own.");
}

std::string distinctFigure(const DistinctVanHove& distinct) {
    std::string figures;
    std::vector<double> middles;
    for (std::size_t bin = 0; bin + 1 < distinct.edges.size(); ++bin)
        middles.push_back(0.5 * (distinct.edges[bin] + distinct.edges[bin + 1]));
    for (const DistinctPair& pair : distinct.ofPairs) {
        std::vector<SvgSeries> series;
        for (std::size_t row = 0; row < distinct.lags.size(); ++row)
            series.push_back(
                line(fmt::format("{:.4g} ps",
                                 distinct.spacing * static_cast<double>(distinct.lags[row])),
                     row, middles, pair.values[row]));
        const std::string title = fmt::format("{} around where {} was", pair.other, pair.centre);
        figures += plotOf(title.c_str(), "r, Å", "G_d(r,t) over the density", std::move(series),
                          "The distinct part of the van Hove function. A peak that grows at r = 0: "
                          "atoms move into the place that an ion left.");
    }
    return figures;
}

std::string turnFigure(const PaddleWheel& wheel) {
    const Table table = turnTable(wheel);
    return plotOf(
        "Hops beside a polyhedron that turned", "angle of the turn, °", "share of hops",
        {line("before a hop", 0, table[columns::kTurnAngle], table[columns::kTurnShare]),
         line("by chance", 1, table[columns::kTurnAngle], table[columns::kTurnChance])},
        "Beside a polyhedron that turned by more than the angle. Hops that need turns are "
        "above what is expected by chance.");
}

std::string currentFigure(const GreenKubo& conductivity) {
    const Table table = greenKuboTable(conductivity);
    const std::string caption =
        conductivity.value
            ? fmt::format(
                  "By Green and Kubo, from the current: {:.4g} ± {:.2g} mS/cm, the mean of "
                  "the later half.",
                  *conductivity.value, *conductivity.valueError)
            : "No value: " + conductivity.reason + ".";
    return plotOf("Conductivity by Green and Kubo", "correlation up to, ps", "conductivity, mS/cm",
                  {line("", 0, table[columns::kLagTime], table[columns::kGreenKubo])},
                  caption.c_str());
}

std::string furtherFigures(const FurtherAnalyses& further) {
    std::string figures;
    if (further.distinct)
        figures += distinctFigure(*further.distinct);
    if (further.paddleWheel && further.paddleWheel->chance)
        figures += turnFigure(*further.paddleWheel);
    if (further.greenKubo && !further.greenKubo->integral.empty())
        figures += currentFigure(*further.greenKubo);
    return figures;
}

std::string rasterFigure(const Displacements& all, const Hops& hops) {
    const Table table = hopTable(all, hops);
    SvgSeries dots;
    dots.x = table[columns::kHopTime];
    for (const int ion : table[columns::kHopIon])
        dots.y.push_back(ion);
    return plotOf("Hops", "time, ps", "ion", {dots}, "A dot for each hop.");
}

std::string referenceText(const Displacements& all) {
    switch (all.reference) {
        case Reference::Framework:
            return fmt::format("relative to the mean of {}", fmt::join(all.framework, ", "));
        case Reference::CentreOfMass:
            return "relative to the centre of mass";
        case Reference::AsWritten:
            break;
    }
    return "as written by the simulation";
}

}  // namespace

std::string dynamicsMethods(const Displacements& all, const Dynamics& dynamics) {
    std::string text = fmt::format(
        "Positions of {} {} ions in {} frames {:.4g} ps apart were unwrapped by the changes of "
        "fractional coordinates times the mean cell of two frames (von Bülow, Bullerjahn, Hummer, "
        "J. Chem. Phys. 153, 021101 (2020), without the term of the changing cell) and taken {}. "
        "Mean square displacements and the non-Gaussian parameter (Rahman, Phys. Rev. 136, A405 "
        "(1964)) are means over all time origins. ",
        all.ionCount(), all.ion, all.frameCount, all.spacing, referenceText(all));
    if (dynamics.diffusion.value)
        text += fmt::format(
            "The diffusion coefficient was fitted from {:.4g} to {:.4g} ps by generalised least "
            "squares with the covariance of a Brownian walk (Qian, Sheetz, Elson, Biophys. J. 60, "
            "910 (1991)); its error is the largest of that of the walk, the spread over ions and "
            "the spread over blocks of time. ",
            dynamics.diffusion.fit->first, dynamics.diffusion.fit->second);
    if (!dynamics.conductivity.onsager.transference.empty())
        text +=
            "The collective conductivity, Onsager coefficients and transference numbers follow "
            "from the correlated displacements of all atoms of each species, fitted over the same "
            "times; their errors are the spread over blocks of time. ";
    if (!dynamics.hops.reason.empty())
        return text;
    const double spacing = all.spacing;
    text += fmt::format(
        "Hops are maxima of p_hop (Candelier, Dauchot, Biroli, Phys. Rev. Lett. 102, 088001 "
        "(2009)) of at least {:g} Å² with windows of {:.4g} ps on each side. A hop belongs to a "
        "cascade if a hop of another ion came at most {:.4g} ps before and started within {:.3f} Å "
        "of its start (neighbour), or started within {:.2f} Å of its end (refill); P_casc is the "
        "share of such hops, beside the value by chance, which is the mean over random shifts of "
        "each ion's hops in time.",
        dynamics.hops.threshold, static_cast<double>(dynamics.hops.window) * spacing,
        static_cast<double>(dynamics.cascades.window) * spacing, dynamics.cascades.neighbourRadius,
        dynamics.cascades.refillRadius);
    if (dynamics.residence.mean)
        text +=
            " Shares of stays between two hops are those of Kaplan and Meier (J. Am. Stat. Assoc. "
            "53, 457 (1958)), with stays that the run cuts off.";
    if (dynamics.strings.mean)
        text += fmt::format(
            " Strings (Donati et al., Phys. Rev. Lett. 80, 2338 (1998)) join ions that move "
            "farther "
            "than {:.2f} Å in {:.4g} ps and of which one ends within {:.2f} Å of the start of "
            "another.",
            dynamics.strings.mobile, dynamics.strings.time, dynamics.strings.replacement);
    return text;
}

std::string dynamicsReport(const DynamicsReportInput& input, const Displacements& all,
                           const Dynamics& dynamics, const FurtherAnalyses* further) {
    std::string body = "<h1>" + html::escaped(input.title) + "</h1>\n";
    const Properties run{
        {"Ions", fmt::format("{} {}", all.ionCount(), all.ion)},
        {"Run", fmt::format("{} frames, {:.6g} ps apart", all.frameCount, all.spacing)},
        {"Motion", referenceText(all)},
        {"Temperature", valueText(dynamics.conductivity.temperature, "{:g} K", "not known")},
        {"Program", input.programVersion + ", " + input.created}};
    body += html::properties(run);
    body += "<h2>Results</h2>\n" + html::properties(resultRows(all, dynamics)) +
            onsagerSection(dynamics.conductivity.onsager);
    if (!dynamics.warnings.empty()) {
        body += "<h2>To be considered</h2>\n<ul>\n";
        for (const std::string& warning : dynamics.warnings)
            body += "<li>" + html::escaped(warning) + "</li>\n";
        body += "</ul>\n";
    }
    body += "<h2>Plots</h2>\n" + meanSquareFigure(dynamics) + distributionFigure(dynamics) +
            pairFigure(dynamics.radial);
    if (dynamics.strings.mean)
        body += stringFigure(dynamics.strings);
    if (dynamics.residence.mean)
        body += residenceFigure(dynamics.residence);
    if (further)
        body += furtherFigures(*further);
    if (!dynamics.hops.all.empty())
        body += rasterFigure(all, dynamics.hops) + "<h2>Hops</h2>\n" +
                html::table(hopTable(all, dynamics.hops),
                            {{columns::kHopIon.name, "Ion", 0},
                             {columns::kHopTime.name, "Time", 2},
                             {columns::kHopLength.name, "Length", 2},
                             {columns::kHopStrength.name, "p_hop", 2}},
                            kListedHops);
    body += "<h2>Methods</h2>\n<p>" + html::escaped(dynamicsMethods(all, dynamics)) + "</p>\n";
    return html::page(input.title, body);
}

}  // namespace mtp
