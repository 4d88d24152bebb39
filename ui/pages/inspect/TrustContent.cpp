#include "ui/pages/inspect/TrustContent.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/inspection/EquationOfState.h"
#include "core/inspection/PairCurves.h"

namespace mtp::ui {

namespace {

constexpr std::size_t kUsuallyScaled = 3;

// A part of the work as a part of the whole.
class PartOfProgress : public Progress {
public:
    PartOfProgress(Progress& whole, double from, double to)
        : m_whole(whole), m_from(from), m_to(to) {}
    void report(double fraction, std::string_view what) override {
        m_whole.report(m_from + (m_to - m_from) * fraction, what);
    }
    bool isCancelled() const override { return m_whole.isCancelled(); }

private:
    Progress& m_whole;
    double m_from, m_to;
};

bool isCompared(const FitResult& result, std::size_t configuration) {
    const ConfigurationRecord& record = result.records[configuration];
    return result.hasParts ? isUsable(record) && record.part == Part::Training : !record.isExcluded;
}

}  // namespace

Table padded(std::map<std::string, std::vector<double>> columns,
             const std::map<std::string, std::string>& units) {
    std::size_t rows = 0;
    for (const auto& [name, values] : columns)
        rows = std::max(rows, values.size());
    Table table;
    for (auto& [name, values] : columns) {
        values.resize(rows, std::numeric_limits<double>::quiet_NaN());
        const auto unit = units.find(name.substr(0, name.find_first_of("@#")));
        table.add(name, unit == units.end() ? "" : unit->second, std::move(values));
    }
    return table;
}

std::vector<std::size_t> usualConfigurations(const FitResult& result) {
    std::vector<double> densities;
    for (const ConfigurationRecord& record : result.records)
        if (record.density)
            densities.push_back(*record.density);
    if (densities.empty())
        return {};
    const auto middle = densities.begin() + static_cast<std::ptrdiff_t>(densities.size() / 2);
    std::nth_element(densities.begin(), middle, densities.end());
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < result.records.size(); ++i)
        if (const auto density = result.records[i].density)
            order.emplace_back(std::abs(std::log(*density / *middle)), i);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < std::min(kUsuallyScaled, order.size()); ++i)
        chosen.push_back(order[i].second);
    return chosen;
}

std::shared_ptr<TrustContent> trustContent(const FitResult& result, const Potential& potential,
                                           const std::vector<std::size_t>& scaled,
                                           Progress& progress) {
    auto content = std::make_shared<TrustContent>();
    content->knowsTraining = result.hasParts;
    std::vector<Frame> all, compared, toScale;
    for (std::size_t i = 0; i < result.frames.size(); ++i) {
        all.push_back(withSpeciesOrder(result.frames[i], potential.species));
        if (isCompared(result, i))
            compared.push_back(all.back());
    }
    for (const std::size_t i : scaled) {
        toScale.push_back(all[i]);
        content->numbers.push_back(result.numbers[i]);
    }
    EquationOfStateOptions options;
    options.trainedDensities = content->trained = densityRange(compared);
    PartOfProgress scaling(progress, 0, 0.6);
    content->curves = equationOfState(Evaluator(potential), toScale, options, &scaling);
    content->labels = equationOfStateLabels(toScale, all);
    content->marks = equationOfStateMarks(content->curves);
    progress.step(0.7, "Moving two atoms towards each other");
    content->dimers = dimerCurves(potential);
    progress.step(0.8, "Measuring pair distances");
    const double cutoff = potential.radial.maxDist;
    content->ranges = pairRanges(compared, potential.species, cutoff);
    content->holes = dimerHoles(content->dimers, content->ranges);
    progress.step(0.9, "Measuring pair distances");
    content->extrapolation = pairExtrapolation(all, potential.species, content->ranges, cutoff);
    return content;
}

}  // namespace mtp::ui
