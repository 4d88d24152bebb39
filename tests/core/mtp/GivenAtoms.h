// Frames as a simulation program holds them: local atoms, ghosts for their periodic images, and a
// full list of neighbours for each local atom. By brute force, to be compared with.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/model/Frame.h"
#include "core/mtp/SiteEvaluator.h"

namespace mtp::test {

struct GivenAtoms {
    std::vector<double> positions;  // local atoms first, then ghosts
    std::vector<int> types;
    std::vector<int> owner;  // per atom: the atom of the frame it is an image of
    std::vector<int> centrals;
    std::vector<std::vector<int>> lists;  // per atom; empty for ghosts
    std::vector<const int*> pointers;
    std::vector<int> counts;
    std::vector<int> speciesOfType;

    std::size_t count() const { return types.size(); }
    double squaredDistance(std::size_t i, std::size_t j) const {
        double sum = 0;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const double d = positions[3 * i + axis] - positions[3 * j + axis];
            sum += d * d;
        }
        return sum;
    }
    void add(const Eigen::RowVector3d& position, int type, int frameAtom) {
        positions.insert(positions.end(), position.data(), position.data() + 3);
        types.push_back(type);
        owner.push_back(frameAtom);
    }
    // Every atom within `reach` (Å) of a central one, in the order of the atoms.
    void findNeighbours(double reach) {
        lists.assign(count(), {});
        for (const int central : centrals)
            for (std::size_t other = 0; other < count(); ++other)
                if (const auto own = static_cast<std::size_t>(central);
                    other != own && squaredDistance(own, other) < reach * reach)
                    lists[own].push_back(static_cast<int>(other));
        publish();
    }
    // To be called after a change of the lists.
    void publish() {
        pointers.clear();
        counts.clear();
        for (const std::vector<int>& list : lists) {
            pointers.push_back(list.data());
            counts.push_back(static_cast<int>(list.size()));
        }
    }
    NeighbourView view() const {
        NeighbourView view;
        view.positions = positions;
        view.types = types;
        view.speciesOfType = speciesOfType;
        view.centrals = centrals;
        view.neighbours = pointers.data();
        view.neighbourCounts = counts.data();
        return view;
    }
};

// The atoms `isLocal` of a frame with ghosts for everything within `reach` of them.
template <class IsLocal>
GivenAtoms givenAtoms(const Frame& frame, double reach, const IsLocal& isLocal) {
    GivenAtoms atoms;
    for (std::size_t i = 0; i < frame.atomCount(); ++i)
        if (isLocal(i)) {
            atoms.centrals.push_back(static_cast<int>(atoms.count()));
            atoms.add(frame.positions.row(static_cast<Eigen::Index>(i)), frame.types[i],
                      static_cast<int>(i));
        }
    const std::size_t local = atoms.count();
    int images[3] = {0, 0, 0};
    for (int axis = 0; axis < 3; ++axis)
        if (frame.cell.periodic[static_cast<std::size_t>(axis)])
            images[axis] = 1 + static_cast<int>(std::ceil(reach / frame.cell.heights()[axis]));
    for (int a = -images[0]; a <= images[0]; ++a)
        for (int b = -images[1]; b <= images[1]; ++b)
            for (int c = -images[2]; c <= images[2]; ++c)
                for (std::size_t i = 0; i < frame.atomCount(); ++i) {
                    if (a == 0 && b == 0 && c == 0 && isLocal(i))
                        continue;
                    atoms.add(frame.positions.row(static_cast<Eigen::Index>(i)) +
                                  Eigen::RowVector3d(a, b, c) * frame.cell.vectors,
                              frame.types[i], static_cast<int>(i));
                    bool isNear = false;
                    for (std::size_t k = 0; k < local && !isNear; ++k)
                        isNear = atoms.squaredDistance(k, atoms.count() - 1) < reach * reach;
                    if (!isNear) {
                        atoms.positions.resize(atoms.positions.size() - 3);
                        atoms.types.pop_back();
                        atoms.owner.pop_back();
                    }
                }
    atoms.findNeighbours(reach);
    return atoms;
}

inline GivenAtoms givenAtoms(const Frame& frame, double reach) {
    return givenAtoms(frame, reach, [](std::size_t) { return true; });
}

// What a SiteEvaluator makes of given atoms.
struct GivenResult {
    SiteTotals totals;
    std::vector<double> forces, siteEnergies, siteVirials;
    std::vector<ClosestPair> closest;

    GivenResult(const SiteEvaluator& evaluator, const NeighbourView& view,
                SiteEvaluator::Workspace& workspace)
        : forces(3 * view.types.size(), 0.0)
        , siteEnergies(view.types.size(), 0.0)
        , siteVirials(9 * view.types.size(), 0.0)
        , closest(static_cast<std::size_t>(evaluator.potential().speciesCount) *
                  static_cast<std::size_t>(evaluator.potential().speciesCount)) {
        totals = evaluator.evaluate(view, workspace, outputs());
    }
    GivenResult(const SiteEvaluator& evaluator, const NeighbourView& view)
        : GivenResult(evaluator, view, *std::make_unique<SiteEvaluator::Workspace>()) {}

    SiteOutputs outputs() {
        SiteOutputs out;
        out.forces = forces;
        out.siteEnergies = siteEnergies;
        out.siteVirials = siteVirials;
        out.closest = closest;
        return out;
    }
    // Forces of images are those of their atom.
    Positions foldedForces(const GivenAtoms& atoms, std::size_t atomCount) const {
        Positions sum = Positions::Zero(static_cast<Eigen::Index>(atomCount), 3);
        for (std::size_t i = 0; i < atoms.count(); ++i)
            for (int axis = 0; axis < 3; ++axis)
                sum(atoms.owner[i], axis) += forces[3 * i + static_cast<std::size_t>(axis)];
        return sum;
    }
    Eigen::Matrix3d virial() const {
        const auto& v = totals.virial;
        Eigen::Matrix3d out;
        out << v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2];
        return out;
    }
};

}  // namespace mtp::test
