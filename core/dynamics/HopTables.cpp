#include "core/dynamics/HopTables.h"

#include "core/base/TableRows.h"

namespace mtp {

namespace {

double timeOfFrame(const Displacements& all, std::size_t frames) {
    return static_cast<double>(frames) * all.spacing;
}

}  // namespace

Table hopTable(const Displacements& displacements, const Hops& hops) {
    TableRows rows(columns::kHopIon, columns::kHopFrame, columns::kHopTime, columns::kHopLength,
                   columns::kHopStrength, columns::kHopDuration, columns::kHopUndone);
    for (const Hop& hop : hops.all)
        rows.add(static_cast<int>(hop.ion), static_cast<int>(hop.frame),
                 timeOfFrame(displacements, hop.frame), hop.length, hop.strength, hop.duration,
                 hop.isUndone ? 1 : 0);
    return rows.table();
}

Table cascadeTable(const Displacements& displacements, const Hops& hops, const Cascades& cascades) {
    TableRows rows(columns::kCascade, columns::kHopIon, columns::kHopFrame, columns::kHopTime,
                   columns::kHopLength);
    for (std::size_t i = 0; i < cascades.all.size(); ++i)
        for (const std::size_t index : cascades.all[i].hops) {
            const Hop& hop = hops.all[index];
            rows.add(static_cast<int>(i), static_cast<int>(hop.ion), static_cast<int>(hop.frame),
                     timeOfFrame(displacements, hop.frame), hop.length);
        }
    return rows.table();
}

Table cascadeSizeTable(const Displacements& displacements, const Hops& hops,
                       const Cascades& cascades) {
    TableRows rows(columns::kCascade, columns::kHopTime, columns::kCascadeHops,
                   columns::kHopDuration, columns::kCascadeExtent);
    for (std::size_t i = 0; i < cascades.all.size(); ++i) {
        const Cascade& one = cascades.all[i];
        rows.add(static_cast<int>(i), timeOfFrame(displacements, hops.all[one.hops.front()].frame),
                 static_cast<int>(one.hops.size()), one.duration, one.extent);
    }
    return rows.table();
}

}  // namespace mtp
