#include "core/dynamics/ChosenIons.h"

#include <algorithm>
#include <cmath>

#include "core/base/Parallel.h"

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

}  // namespace

std::vector<IonQuantities> ionQuantities(const Displacements& displacements,
                                         const Dynamics& dynamics, int threads) {
    const std::vector<HopsOfIon> hops = hopsOfIons(displacements, dynamics);
    const bool areHopsKnown = dynamics.hops.reason.empty();
    const auto total = static_cast<double>(dynamics.hops.all.size());
    std::vector<IonQuantities> quantities(displacements.ionCount());
    parallelFor(quantities.size(), threads, [&](std::size_t ion) {
        IonQuantities& of = quantities[ion];
        of.fill(kUnknown);
        const auto set = [&of](IonQuantity quantity, double value) {
            of[static_cast<std::size_t>(quantity)] = value;
        };
        set(IonQuantity::Id, displacements.ids.empty()
                                 ? static_cast<double>(displacements.atoms[ion] + 1)
                                 : static_cast<double>(displacements.ids[ion]));
        set(IonQuantity::Ion, static_cast<double>(ion));
        const MovesOfIon moves = movesOf(displacements, dynamics.caged, ion);
        set(IonQuantity::Msd, moves.square);
        set(IonQuantity::CagedShare, moves.caged);
        set(IonQuantity::Displacement,
            (displacements.place(ion, displacements.frameCount - 1) - displacements.place(ion, 0))
                .norm());
        if (!areHopsKnown)
            return;
        const HopsOfIon& own = hops[ion];
        set(IonQuantity::Hops, own.count);
        set(IonQuantity::Cascades, own.inCascades);
        if (total > 0)
            set(IonQuantity::Share, own.count / total);
        if (dynamics.hops.observed > 0)
            set(IonQuantity::Rate, own.count / dynamics.hops.observed * kNanosecond);
        if (own.count > 0) {
            set(IonQuantity::Length, own.length / own.count);
            set(IonQuantity::Longest, own.longest);
            set(IonQuantity::Undone, own.undone / own.count);
        }
        if (own.count > 1)
            set(IonQuantity::Stay, static_cast<double>(own.last - own.first) *
                                       displacements.spacing / (own.count - 1));
    });
    return quantities;
}

std::vector<std::size_t> chosenIons(const IonExpression& expression,
                                    const std::vector<IonQuantities>& quantities) {
    std::vector<std::size_t> ions;
    for (std::size_t ion = 0; ion < quantities.size(); ++ion)
        if (expression.holdsFor(quantities[ion]))
            ions.push_back(ion);
    return ions;
}

Table ionTable(const std::vector<std::size_t>& ions, const std::vector<IonQuantities>& quantities) {
    const auto unitOf = [](IonQuantity quantity) {
        switch (quantity) {
            case IonQuantity::Rate:
                return "1/ns";
            case IonQuantity::Length:
            case IonQuantity::Longest:
            case IonQuantity::Displacement:
                return "Å";
            case IonQuantity::Stay:
                return "ps";
            case IonQuantity::Msd:
                return "Å²";
            default:
                return "";
        }
    };
    Table table;
    for (std::size_t i = 0; i < kIonQuantityCount; ++i) {
        const auto quantity = static_cast<IonQuantity>(i);
        std::vector<double> values;
        for (const std::size_t ion : ions)
            values.push_back(quantities[ion][i]);
        table.add(TableColumn{ionQuantityKey(quantity), unitOf(quantity), std::move(values)});
    }
    return table;
}

}  // namespace mtp
