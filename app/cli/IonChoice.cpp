#include "app/cli/IonChoice.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/cli/Common.h"
#include "core/base/Plural.h"
#include "core/base/SelectionExpression.h"
#include "core/dynamics/RunFrames.h"

namespace mtp::cli {

using nlohmann::json;

bool IonChoice::holds(std::size_t ion) const {
    return std::binary_search(ions.begin(), ions.end(), ion);
}

IonChoice choiceOfIons(const std::string& expression, const Displacements& all,
                       const Dynamics& dynamics, int threads) {
    const Table table = ionTable(all, dynamics, threads);
    IonChoice choice{expression, selectedRows(table, expression), {}};
    choice.table = table.rows(choice.ions);
    return choice;
}

void printChoice(const IonChoice& choice, const Displacements& all) {
    constexpr std::size_t kMostListed = 20;
    fmt::print("{} of {} with {}", choice.ions.size(), counted(all.ionCount(), "ion"),
               choice.expression);
    for (std::size_t i = 0; i < std::min(choice.ions.size(), kMostListed); ++i)
        fmt::print("{}{:.0f}", i == 0 ? ": id " : ", ", choice.table[kIonId][i]);
    fmt::print("{}\n", choice.ions.size() > kMostListed ? ", …" : "");
}

void addChoice(const IonChoice& choice, const Displacements& all, json& summary) {
    json list = json::array();
    for (std::size_t i = 0; i < choice.ions.size(); ++i) {
        json one = {{"ion", choice.ions[i]}};
        if (!all.ids.empty())
            one["id"] = all.ids[choice.ions[i]];
        for (const TableColumn& column : choice.table.columns())
            if (const auto* texts = std::get_if<Categories>(&column.values))
                one[column.name] = (*texts)[i].empty() ? json() : json((*texts)[i]);
            else if (column.name != kIonId.name && column.name != kIonPlace.name)
                one[column.name] = choice.table.numbers(column.name)[i];
        list.push_back(std::move(one));
    }
    summary["chosen_ions"] = {{"expression", choice.expression}, {"ions", list}};
}

Hops hopsOf(const Hops& hops, const std::optional<IonChoice>& choice) {
    Hops some = hops;
    if (choice)
        std::erase_if(some.all, [&](const Hop& hop) { return !choice->holds(hop.ion); });
    return some;
}

Cascades cascadesOf(const Dynamics& dynamics, const std::optional<IonChoice>& choice) {
    Cascades some = dynamics.cascades;
    if (choice)
        std::erase_if(some.all, [&](const Cascade& cascade) {
            return std::none_of(cascade.hops.begin(), cascade.hops.end(), [&](std::size_t hop) {
                return choice->holds(dynamics.hops.all[hop].ion);
            });
        });
    return some;
}

void writeHopFrames(const std::string& path, const PositionSeries& series, const Dynamics& dynamics,
                    const std::optional<IonChoice>& choice) {
    std::vector<std::size_t> hops;
    for (std::size_t hop = 0; hop < dynamics.hops.all.size(); ++hop)
        if (!choice || choice->holds(dynamics.hops.all[hop].ion))
            hops.push_back(hop);
    if (hops.empty())
        throw InputError(fmt::format("--hop-frames {}: there are no hops{}", path,
                                     choice ? " of the chosen ions" : ""));
    std::vector<Frame> frames;
    for (const std::size_t frame : framesOfHops(dynamics.hops, hops))
        frames.push_back(frameAt(series, frame));
    writeFrames(builtinFormats(), path, frames);
}

}  // namespace mtp::cli
