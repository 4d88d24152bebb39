#include "core/report/EvaluationReport.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/Units.h"
#include "core/inspection/CurveColumns.h"
#include "core/inspection/Distributions.h"
#include "core/inspection/ErrorTables.h"
#include "core/inspection/PairCurves.h"
#include "core/inspection/ShownNumbers.h"
#include "core/model/DensityGroups.h"
#include "core/report/Html.h"
#include "core/report/SvgPlot.h"

namespace mtp {

namespace {

using namespace columns;
using units::kMilli;

constexpr std::size_t kWorst = 15;
constexpr double kDimerFrom = 0.5;                  // Å, if min_dist is less
constexpr double kDimerLow = -10, kDimerHigh = 20;  // eV, of the plot of two atoms

// Rows of a table by the text in a column, as series of points.
std::vector<SvgSeries> byText(const Table& table, const ColumnKey<std::string>& group) {
    std::map<std::string, SvgSeries> series;
    const Categories& names = table[group];
    for (std::size_t row = 0; row < names.size(); ++row) {
        SvgSeries& one = series[names[row]];
        one.x.push_back(table[kReference][row]);
        one.y.push_back(table[kPredicted][row]);
    }
    std::vector<SvgSeries> list;
    for (auto& [name, one] : series) {
        one.name = name;
        one.colour = svgColour(list.size());
        list.push_back(std::move(one));
    }
    return list;
}

// The same by density.
std::vector<SvgSeries> byDensity(const Table& table) {
    const std::vector<double>& densities = table[kDensity];
    const DensityGroups grouping(densities);
    std::map<int, SvgSeries> series;
    std::map<int, double> sums;
    for (std::size_t row = 0; row < densities.size(); ++row) {
        const int group = grouping.groupOf(densities[row]);
        SvgSeries& one = series[group];
        one.x.push_back(table[kReference][row]);
        one.y.push_back(table[kPredicted][row]);
        sums[group] += densities[row];
    }
    std::vector<SvgSeries> list;
    for (auto& [group, one] : series) {
        const double mean = sums[group] / static_cast<double>(one.x.size());
        one.name = group < 0 ? "density not known"
                             : densityGroupName(grouping, static_cast<std::size_t>(group), mean);
        one.colour = svgColour(list.size());
        list.push_back(std::move(one));
    }
    return list;
}

std::string figure(const SvgPlot& plot, const std::string& caption) {
    return html::figure(toSvg(plot), caption);
}

std::string parityFigure(const std::string& quantity, const std::string& unit,
                         std::vector<SvgSeries> series, const std::string& caption) {
    SvgPlot plot;
    plot.title = quantity;
    plot.xLabel = "label, " + unit;
    plot.yLabel = "predicted, " + unit;
    plot.isParity = true;
    plot.width = plot.height = 420;
    plot.series = std::move(series);
    return figure(plot, caption);
}

std::string statisticsText(const ErrorStatistics& s, double scale, int decimals, const char* unit) {
    if (s.count == 0)
        return "no labels";
    return fmt::format("MAE {:.{}f}, RMSE {:.{}f} {}, R² {:.4f}, {} values", s.mae * scale,
                       decimals, s.rmse * scale, decimals, unit, s.r2, s.count);
}

std::string histogramFigure(const std::string& title, const std::string& xLabel,
                            const std::vector<double>& differences) {
    const Table histogram = errorHistogram(differences, "");
    SvgPlot plot;
    plot.title = title;
    plot.xLabel = xLabel;
    plot.yLabel = "count";
    plot.series.push_back(
        {SvgSeries::Kind::Bars, "", svgColour(0), histogram[kMiddle], histogram[kCount]});
    return figure(plot,
                  "Errors, predicted minus label. Errors outside the range are counted in the "
                  "outermost bins.");
}

std::string cumulativeFigure(const std::vector<double>& differences) {
    const Table cumulative = cumulativeErrors(differences, "eV/Å");
    SvgPlot plot;
    plot.title = "Cumulative force error";
    plot.xLabel = "error of a force component, eV/Å";
    plot.yLabel = "fraction of components";
    plot.series.push_back(
        {SvgSeries::Kind::Line, "", svgColour(0), cumulative[kError], cumulative[kFraction]});
    return figure(plot, "Fraction of the force components with at most this absolute error.");
}

std::string binnedFigure(const Table& table, const ColumnKey<double>& key,
                         const ColumnKey<double>& error, const std::string& title,
                         const std::string& xLabel, const std::string& yLabel) {
    const Table binned = binnedErrors(table, key.name, error.name);
    SvgPlot plot;
    plot.title = title;
    plot.xLabel = xLabel;
    plot.yLabel = yLabel;
    plot.series.push_back(
        {SvgSeries::Kind::Line, "RMSE", svgColour(1), binned[kMiddle], binned[kRmse]});
    plot.series.push_back(
        {SvgSeries::Kind::Line, "MAE", svgColour(0), binned[kMiddle], binned[kMae]});
    return figure(plot, "Mean absolute and root mean square error in bins of equal width.");
}

bool hasNumbers(const Table& table, const ColumnKey<double>& column) {
    const std::vector<double>& values = table[column];
    return std::any_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

std::string dimerFigure(const Potential& potential) {
    const double from = std::max(potential.radial.minDist, kDimerFrom);
    const Table curves = dimerCurves(potential, from);
    std::map<std::string, SvgSeries> series;
    for (std::size_t row = 0; row < curves.rowCount(); ++row) {
        SvgSeries& one = series[curves[kPair][row]];
        one.x.push_back(curves[kDistance][row]);
        one.y.push_back(curves[kDimerEnergy][row]);
    }
    SvgPlot plot;
    plot.title = "Dimer curves";
    plot.xLabel = "distance, Å";
    plot.yLabel = "energy, eV";
    for (auto& [name, one] : series) {
        one.kind = SvgSeries::Kind::Line;
        one.name = name;
        one.colour = svgColour(plot.series.size());
        plot.series.push_back(std::move(one));
    }
    const auto [low, high] =
        std::minmax_element(curves[kDimerEnergy].begin(), curves[kDimerEnergy].end());
    if (*low < kDimerLow || *high > kDimerHigh)
        plot.yRange = {std::max(*low, kDimerLow) - 0.5, std::min(*high, kDimerHigh) + 0.5};
    return figure(plot, fmt::format("Energy of two atoms without surroundings, from {:.2f} Å (the "
                                    "potential's min_dist), between {} and {} eV. Not fitted: it "
                                    "shows whether atoms repel each other at short distances.",
                                    from, kDimerLow, kDimerHigh));
}

std::string plots(const EvaluationTables& tables, const Potential& potential) {
    const GroupErrors& all = tables.errors().all;
    std::string out = "<h2>Parity</h2>\n<div class=\"plots\">\n";
    if (all.energyPerAtom.count > 0)
        out += parityFigure("Energy", "eV/atom", byDensity(tables.energy()),
                            statisticsText(all.energyPerAtom, kMilli, 2, "meV/atom"));
    if (all.forceComponent.count > 0)
        out += parityFigure("Force components", "eV/Å", byText(tables.force(), kElement),
                            statisticsText(all.forceComponent, kMilli, 1, "meV/Å"));
    if (all.pressure.count > 0)
        out += parityFigure("Pressure", "GPa", byDensity(tables.pressure()),
                            statisticsText(all.pressure, 1, 3, "GPa"));
    out += "</div>\n<h2>Distribution of errors</h2>\n<div class=\"plots\">\n";
    if (all.energyPerAtom.count > 0)
        out += histogramFigure("Energy errors", "error, meV/atom",
                               tables.configurations()[kEnergyError]);
    if (all.forceComponent.count > 0) {
        const std::vector<double> differences = differencesOf(tables.force());
        out += histogramFigure("Force errors", "error of a component, eV/Å", differences);
        out += cumulativeFigure(differences);
    }
    const Table& configurations = tables.configurations();
    if (hasNumbers(configurations, kForceError))
        out += binnedFigure(configurations, kLargestForce, kForceError,
                            "Force error against the largest force",
                            "largest |F| of the configuration, eV/Å", "error, eV/Å");
    if (hasNumbers(configurations, kForceError) && hasNumbers(configurations, kShortest))
        out += binnedFigure(configurations, kShortest, kForceError,
                            "Force error against the shortest distance", "shortest distance, Å",
                            "error, eV/Å");
    if (hasNumbers(configurations, kEnergyError) && hasNumbers(configurations, kDensity))
        out += binnedFigure(configurations, kDensity, kEnergyError, "Energy error against density",
                            "density, g/cm³", "error, meV/atom");
    out += "</div>\n<h2>Dimer curves</h2>\n<div class=\"plots\">\n";
    return out + dimerFigure(potential) + "</div>\n";
}

std::string worstTables(const EvaluationTables& tables) {
    const std::vector<html::ShownColumn> columns{
        {kConfiguration.name, "number", 0}, {kSource.name, "source"},
        {kDensity.name, "density", 3},      {kTime.name, "time", 1},
        {kShortest.name, "shortest", 3},    {kEnergyError.name, "ΔE", 2},
        {kForceError.name, "ΔF (RMS)", 4},  {kLargestForceError.name, "largest |ΔF|", 4},
        {kWorstAtom.name, "of atom", 0},    {kPressureError.name, "ΔP", 3}};
    const Table& all = tables.configurations();
    const auto worst = [&](const ColumnKey<double>& error) {
        return html::table(
            withShownNumbers(all.rows(worstRows(all, error.name, kWorst)), tables.numbers()),
            columns);
    };
    std::string out = "<h2>Configurations with the largest errors</h2>\n";
    if (hasNumbers(all, kEnergyError))
        out += "<h3>By energy</h3>\n" + worst(kEnergyError);
    if (hasNumbers(all, kLargestForceError)) {
        out += "<h3>By force</h3>\n" + worst(kLargestForceError);
        out += "<h3>Atoms</h3>\n" +
               html::table(withShownNumbers(tables.worstAtoms(), tables.numbers()),
                           {{kConfiguration.name, "number", 0},
                            {kAtom.name, "atom", 0},
                            {kElement.name, "element"},
                            {kDensity.name, "density", 3},
                            {kForce.name, "|F|", 3},
                            {kForcePredicted.name, "|F| predicted", 3},
                            {kForceError.name, "|ΔF|", 4}});
    }
    return out + "<p class=\"soft\">Configurations and atoms are numbered from 1.</p>\n";
}

std::string methodsText(const EvaluationTables& tables, const Potential& potential) {
    const ErrorReport& errors = tables.errors();
    std::vector<std::string> densities;
    for (const GroupErrors& group : errors.byDensity)
        densities.push_back(fmt::format("{} at {}", group.configurations, group.group));
    const std::optional<int> level = levelOf(potential.basis);
    std::string text = fmt::format(
        "A moment tensor potential{} with {} basis functions, {} radial functions of {} Chebyshev "
        "polynomials and a cutoff of {:g} Å was compared with {} configurations of {} atoms in all"
        "{}.",
        level ? fmt::format(" of level {}", *level) : "", potential.basis.scalars.size(),
        potential.radialFunctionCount(), potential.radial.size, potential.radial.maxDist,
        errors.configurations, errors.atoms,
        densities.empty() ? "" : fmt::format(" ({})", fmt::join(densities, ", ")));
    for (const auto& [origin, count] : tables.origins())
        text += fmt::format(" {} are labelled by {}.", count, origin);
    const GroupErrors& all = errors.all;
    if (all.energyPerAtom.count > 0)
        text += fmt::format(" Energy: MAE {:.2f}, RMSE {:.2f} meV/atom.",
                            all.energyPerAtom.mae * kMilli, all.energyPerAtom.rmse * kMilli);
    if (all.forceComponent.count > 0)
        text += fmt::format(" Force components: MAE {:.1f}, RMSE {:.1f} meV/Å.",
                            all.forceComponent.mae * kMilli, all.forceComponent.rmse * kMilli);
    if (all.pressure.count > 0)
        text += fmt::format(" Pressure: MAE {:.3f}, RMSE {:.3f} GPa.", all.pressure.mae,
                            all.pressure.rmse);
    return text;
}

std::string comparisonSection(const EvaluationReportInput& input) {
    return "<h2>Comparison with another potential</h2>\n<p>a: the potential of this report; b: " +
           html::escaped(input.comparedWith) + ".</p>\n" +
           html::table(input.comparison, {{kGroup.name, "by"},
                                          {kName.name, "group"},
                                          {kQuantity.name, "quantity"},
                                          {kUnit.name, "unit"},
                                          {kCount.name, "values", 0},
                                          {kMaeOfA.name, "MAE a", 3},
                                          {kMaeOfB.name, "MAE b", 3},
                                          {kRmseOfA.name, "RMSE a", 3},
                                          {kRmseOfB.name, "RMSE b", 3},
                                          {kRmseRatio.name, "RMSE b / a", 3}});
}

std::string originOf(const Frame& frame) {
    if (!frame.provenance)
        return "an unknown code";
    const Provenance& p = *frame.provenance;
    std::string text = p.code.empty() ? "an unknown code" : p.code;
    if (!p.version.empty())
        text += " " + p.version;
    std::vector<std::string> settings;
    for (const auto& [key, value] : p.settings)
        settings.push_back(key + " " + value);
    return settings.empty() ? text : fmt::format("{} ({})", text, fmt::join(settings, "; "));
}

// The columns of a force parity that a plot needs.
Table slim(const Table& force) {
    Table table;
    for (const char* name : {kElement.name, kReference.name, kPredicted.name})
        table.add(force.column(name));
    return table;
}

}  // namespace

EvaluationTables::EvaluationTables(const WholeTables& whole)
    : m_report(whole.errors)
    , m_energy(whole.energy)
    , m_force(slim(whole.force))
    , m_pressure(whole.pressure)
    , m_configurations(whole.configurations)
    , m_worstAtoms(whole.atoms.rows(worstRows(whole.atoms, "dF", kWorst))) {
    addOrigins(whole.frames);
}

void EvaluationTables::add(const std::vector<Frame>& frames,
                           const std::vector<Prediction>& predictions, std::size_t first) {
    for (std::size_t i = 0; i < frames.size(); ++i)
        m_errors.add(frames[i], predictions[i]);
    m_energy.append(energyParity(frames, predictions, first));
    m_force.append(slim(forceParity(frames, predictions, first)));
    m_pressure.append(pressureParity(frames, predictions, first));
    m_configurations.append(errorTable(frames, predictions, first));
    m_worstAtoms.append(atomErrorTable(frames, predictions, first));
    m_worstAtoms = m_worstAtoms.rows(worstRows(m_worstAtoms, kForceError.name, kWorst));
    addOrigins(frames);
}

void EvaluationTables::addOrigins(const std::vector<Frame>& frames) {
    for (const Frame& frame : frames) {
        const std::string origin = originOf(frame);
        const auto known = std::find_if(m_origins.begin(), m_origins.end(),
                                        [&](const auto& one) { return one.first == origin; });
        if (known != m_origins.end())
            ++known->second;
        else
            m_origins.emplace_back(origin, 1);
    }
}

std::vector<std::pair<std::string, std::string>> describePotential(const Potential& potential) {
    const std::optional<int> level = levelOf(potential.basis);
    const std::size_t parameters = potential.radialCoefficients.size() +
                                   potential.speciesCoefficients.size() +
                                   potential.momentCoefficients.size();
    std::vector<std::string> species = potential.species;
    for (std::size_t i = 0; i < species.size(); ++i)
        if (species[i].empty())
            species[i] = fmt::format("type {}", i);
    return {{"Level", level ? std::to_string(*level) : "not one of the standard bases"},
            {"Species", species.empty() ? fmt::format("{} without names", potential.speciesCount)
                                        : fmt::format("{}", fmt::join(species, ", "))},
            {"Cutoff (max_dist)", fmt::format("{:g} Å", potential.radial.maxDist)},
            {"min_dist", fmt::format("{:.4f} Å", potential.radial.minDist)},
            {"Radial polynomials", std::to_string(potential.radial.size)},
            {"Radial functions", std::to_string(potential.radialFunctionCount())},
            {"Basis functions", std::to_string(potential.basis.scalars.size())},
            {"Parameters", std::to_string(parameters)}};
}

std::string evaluationReport(const EvaluationTables& tables, const Potential& potential,
                             const EvaluationReportInput& input) {
    std::string body =
        fmt::format("<h1>{}</h1>\n<p class=\"soft\">{}, {}</p>\n", html::escaped(input.title),
                    html::escaped(input.programVersion), html::escaped(input.created));
    body += "<h2>Methods</h2>\n";
    if (!input.methods.empty())
        body += "<p>" + html::escaped(input.methods) + "</p>\n";
    body += "<p>" + html::escaped(methodsText(tables, potential)) + "</p>\n";
    auto settings = describePotential(potential);
    settings.insert(settings.end(), input.settings.begin(), input.settings.end());
    body += "<h2>Settings</h2>\n" + html::properties(settings);
    std::vector<std::pair<std::string, std::string>> origins;
    for (const auto& [origin, count] : tables.origins())
        origins.emplace_back(fmt::format("{} configurations", count), origin);
    body += "<h2>Provenance of the labels</h2>\n" + html::properties(origins);
    body += "<h2>Errors</h2>\n" + html::table(statisticsTable(tables.errors()),
                                              {{kGroup.name, "by"},
                                               {kName.name, "group"},
                                               {kQuantity.name, "quantity"},
                                               {kUnit.name, "unit"},
                                               {kConfigurations.name, "configurations", 0},
                                               {kCount.name, "values", 0},
                                               {kMae.name, "MAE", 3},
                                               {kRmse.name, "RMSE", 3},
                                               {kR2.name, "R²", 5},
                                               {kBias.name, "bias", 3},
                                               {kLargest.name, "largest", 3}});
    body +=
        "<p class=\"soft\">Predicted minus label. Force and virial: components; force length: "
        "|F| of an atom. MLIP reports the length of the difference vector, which is √3 times "
        "the component RMSE.</p>\n";
    if (input.comparison.rowCount() > 0)
        body += comparisonSection(input);
    body += plots(tables, potential) + worstTables(tables);
    return html::page(input.title, body);
}

}  // namespace mtp
