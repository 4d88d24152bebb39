#include "core/dynamics/IonTable.h"

#include <algorithm>
#include <cmath>

#include "core/base/Parallel.h"
#include "core/base/SelectionExpression.h"
#include "core/base/TableRows.h"

namespace mtp {

namespace {

constexpr double kNanosecond = 1000;  // ps

// Sums over the hops of an ion, from which its quantities follow.
struct HopsOfIon {
    double count = 0, length = 0, longest = 0, undone = 0, inCascades = 0;
    std::size_t first = 0, last = 0;  // frames
};

std::vector<HopsOfIon> hopsOfIons(const Displacements& all, const Dynamics& dynamics) {
    std::vector<bool> isInCascade(dynamics.hops.all.size());
    for (const Cascade& cascade : dynamics.cascades.all)
        for (const std::size_t hop : cascade.hops)
            isInCascade[hop] = true;
    std::vector<HopsOfIon> ions(all.ionCount());
    for (std::size_t i = 0; i < dynamics.hops.all.size(); ++i) {
        const Hop& hop = dynamics.hops.all[i];
        HopsOfIon& ion = ions[hop.ion];
        if (ion.count == 0)
            ion.first = hop.frame;
        ion.last = hop.frame;
        ++ion.count;
        ion.length += hop.length;
        ion.longest = std::max(ion.longest, hop.length);
        ion.undone += hop.isUndone;
        ion.inCascades += isInCascade[i];
    }
    return ions;
}

struct MovesOfIon {
    double square = kUnknown, caged = kUnknown;  // Å², mean; share within the radius
};

MovesOfIon movesOf(const Displacements& all, const CagedShare& caged, std::size_t ion) {
    MovesOfIon result;
    if (!caged.time || !caged.radius)
        return result;
    const auto lag = static_cast<std::size_t>(std::llround(*caged.time / all.spacing));
    double squares = 0;
    std::size_t within = 0, count = 0;
    for (const Stretch& stretch : all.stretches)
        for (std::size_t k = 0; k + lag < stretch.count; ++k, ++count) {
            const double square =
                (all.place(ion, stretch.first + k + lag) - all.place(ion, stretch.first + k))
                    .squaredNorm();
            squares += square;
            within += square <= *caged.radius * *caged.radius;
        }
    if (count > 0)
        result = {squares / static_cast<double>(count),
                  static_cast<double>(within) / static_cast<double>(count)};
    return result;
}

double idOf(const Displacements& all, std::size_t ion) {
    return all.ids.empty() ? static_cast<double>(all.atoms[ion] + 1)
                           : static_cast<double>(all.ids[ion]);
}

std::string_view motionOf(const MovesOfIon& moves) {
    constexpr double kMostlyCaged = 0.5;
    return std::isnan(moves.caged) ? "" : moves.caged >= kMostlyCaged ? "caged" : "hopping";
}

double stayOf(const HopsOfIon& hops, double spacing) {
    return hops.count > 1 ? static_cast<double>(hops.last - hops.first) * spacing / (hops.count - 1)
                          : kUnknown;
}

double wholeDisplacement(const Displacements& all, std::size_t ion) {
    return (all.place(ion, all.frameCount - 1) - all.place(ion, 0)).norm();
}

auto emptyIonRows() {
    return TableRows(kIonId, kIonPlace, kIonMotion, kIonHops, kIonShare, kIonRate, kIonUndone,
                     kIonCascades, kIonLength, kIonLongest, kIonStay, kIonMsd, kIonDisplacement,
                     kIonCagedShare);
}

}  // namespace

Table ionTable(const Displacements& displacements, const Dynamics& dynamics, int threads) {
    const std::vector<HopsOfIon> hops = hopsOfIons(displacements, dynamics);
    std::vector<MovesOfIon> moves(displacements.ionCount());
    parallelFor(moves.size(), threads,
                [&](std::size_t ion) { moves[ion] = movesOf(displacements, dynamics.caged, ion); });
    const double observed = dynamics.hops.observed;
    const auto total = static_cast<double>(dynamics.hops.all.size());
    auto rows = emptyIonRows();
    for (std::size_t ion = 0; ion < moves.size(); ++ion) {
        const HopsOfIon& own = hops[ion];
        const bool areHopsKnown = dynamics.hops.reason.empty();
        const auto ifHopping = [&](double value) {
            return areHopsKnown && own.count > 0 ? value : kUnknown;
        };
        rows.add(idOf(displacements, ion), static_cast<int>(ion), motionOf(moves[ion]),
                 areHopsKnown ? own.count : kUnknown,
                 areHopsKnown && total > 0 ? own.count / total : kUnknown,
                 areHopsKnown && observed > 0 ? own.count / observed * kNanosecond : kUnknown,
                 ifHopping(own.undone / own.count), areHopsKnown ? own.inCascades : kUnknown,
                 ifHopping(own.length / own.count), ifHopping(own.longest),
                 areHopsKnown ? stayOf(own, displacements.spacing) : kUnknown, moves[ion].square,
                 wholeDisplacement(displacements, ion), moves[ion].caged);
    }
    return rows.table();
}

void requireIonExpression(std::string_view expression) {
    selectedRows(emptyIonRows().table(), expression);
}

}  // namespace mtp
