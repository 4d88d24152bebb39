// Curves of isolated pairs of atoms, and the distances of pairs that a potential was not trained
// on.
#pragma once

#include <vector>

#include "core/base/Table.h"
#include "core/model/Frame.h"
#include "core/mtp/Potential.h"

namespace mtp {

// Energy and force of an isolated pair of atoms, for every pair of the potential's species ("A-B"
// in its order). Columns: pair (text), r [Å], energy [eV] (two atoms out of reach have 0), force
// [eV/Å] (-dE/dr: positive = they repel each other). Rows: pair outermost, then r from `from` to
// the cutoff, `points` of them. A potential for condensed matter is fitted to none of these: their
// use is to see at which short distances it turns attractive. Throws InputError.
Table dimerCurves(const Potential& potential, double from = 0.5, std::size_t points = 200);

// Distances within the cutoff that the frames hold, over all periodic images, named as above.
// frames: types of `species`. Columns: pair, shortest, longest [Å], count (pairs, each once). Pairs
// that do not occur have no row.
Table pairRanges(const std::vector<Frame>& frames, const std::vector<std::string>& species,
                 double cutoff);

// Where two atoms that are pushed nearer than the training set has them are drawn in: the energy of
// dimerCurves() falls from a maximum at or below the shortest distance of pairRanges(). A hole
// behind more than 10 eV of repulsion is none: nothing gets there.
// Columns: pair, r [Å] (of the lowest energy inside), depth [eV] (below the maximum), barrier [Å]
// (at the maximum), trained_shortest [Å]. One row for each pair that has a hole of at least
// 0.01 eV; pairs that the set does not hold have none: nothing is known of their distances.
Table dimerHoles(const Table& dimers, const Table& ranges);

// Where frames have pairs nearer than the shortest of the training set (a table of pairRanges()),
// or of elements that never met there: extrapolation. Columns: configuration (index in frames),
// pair, shortest, trained_shortest [Å] (NaN: never met), count (pairs, each once), atom, neighbour
// (those of the shortest). One row for each configuration and pair outside.
Table pairExtrapolation(const std::vector<Frame>& frames, const std::vector<std::string>& species,
                        const Table& ranges, double cutoff);

}  // namespace mtp
