// Energies, forces and virials of some atoms among others that a program has placed around them.
// This is the entry of the engine for simulation programs such as LAMMPS; Evaluator uses it over
// cells of our own. No Frame, no threads, no memory taken once the workspace is large enough.
//
//     const SiteEvaluator evaluator(readPotential("LiAlCl4.almtp"));  // once, shared by all
//     threads SiteEvaluator::Workspace workspace;                             // once per thread
//     ...
//     NeighbourView atoms;                                            // in each step
//     atoms.positions = {x, 3 * allCount};                            // local atoms, then ghosts
//     atoms.types = {type, allCount};
//     atoms.speciesOfType = speciesOfType;                            // {0, 1, 2, kIgnoredSpecies}
//     atoms.centrals = {localAtoms, localCount};
//     atoms.neighbours = firstNeighbour;                              // a full list of each local
//     atom atoms.neighbourCounts = neighbourCount; SiteOutputs out; out.forces = {f, 3 * allCount};
//     // added to const SiteTotals totals = evaluator.evaluate(atoms, workspace, out); energy +=
//     totals.energy;
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/Error.h"
#include "core/mtp/LinkedCells.h"
#include "core/mtp/Potential.h"

namespace mtp {

struct EvaluationPlan;
class SiteKernel;

// The species of types that this potential does not treat, as in a hybrid of several potentials.
// Such atoms have no energy here and are no neighbours of others.
inline constexpr int kIgnoredSpecies = -1;

// Atoms and their neighbours as a simulation program keeps them. The arrays belong to the caller
// and must live until evaluate() returns.
struct NeighbourView {
    // Å, x y z of each atom. Periodic images are atoms of their own (ghosts): distances are taken
    // as they are.
    std::span<const double> positions;
    std::span<const int> types;  // per atom, from 0; an index into speciesOfType
    // The species of the potential for each type, or kIgnoredSpecies. If it is empty, types are
    // species.
    std::span<const int> speciesOfType;
    // The atoms whose energies are evaluated (in LAMMPS ilist, the local atoms). Others, such as
    // ghosts, only act as neighbours.
    std::span<const int> centrals;
    // The neighbours of atom i are neighbours[i][0 .. neighbourCounts[i]); both are read for the
    // centrals only. A list must hold every atom within the cutoff of the potential, each image
    // once and never the atom itself. It may hold atoms beyond the cutoff (a skin); they are
    // passed over. Indices are not checked.
    const int* const* neighbours = nullptr;
    const int* neighbourCounts = nullptr;
    int indexMask = ~0;  // the bits of an entry that are the index (in LAMMPS NEIGHMASK)
};

// Numbers in a force on an atom of a CellView. The last is not used: four are added in one go.
inline constexpr std::size_t kCellForceSize = 4;

// Atoms in cells of our own; everything, outputs too, is by place (see LinkedCells).
struct CellView {
    const LinkedCells& cells;  // with the cutoff of the potential
    std::span<const int> species;
    std::size_t begin, end;  // the places whose energies are evaluated
};

// The two atoms of a pair of species that are nearest to each other.
struct ClosestPair {
    double distance = std::numeric_limits<double>::infinity();  // Å
    int central = -1, neighbour = -1;                           // indices of the view's atoms
};

// Where results per atom go. An empty span is not filled, and what it would hold is not computed;
// only the forces are always needed.
struct SiteOutputs {
    // eV/Å, 3 per atom of a NeighbourView (kCellForceSize of a CellView); added to, also on ghosts
    std::span<double> forces;
    std::span<double> siteEnergies;  // eV, per atom; set for the centrals, 0 if they are ignored
    // eV, 9 per atom, added to: row by row -1/2 sum (dV/dr)_a r_b over the vectors r to and from
    // the atom, so that either end of a vector gets half of it. Over all atoms, ghosts too, they
    // add up to the virial. Positive if compressed.
    std::span<double> siteVirials;
    // speciesCount x speciesCount, by species of the central atom, then of the neighbour. An entry
    // is replaced by a pair that is nearer; the caller starts with ClosestPair(). Pairs beyond the
    // cutoff are not seen.
    std::span<ClosestPair> closest;
};

struct SiteTotals {
    double energy = 0;  // eV, of the centrals
    // eV, xx yy zz yz xz xy, of the energies of the centrals; positive if compressed. The sum over
    // all parts of a system is its virial.
    std::array<double, 6> virial{};
};

// Two atoms are at the same place; the indices are those of the view.
class SamePlaceError : public InputError {
public:
    SamePlaceError(int first, int second);
    int first() const { return m_first; }
    int second() const { return m_second; }

private:
    int m_first, m_second;
};

// Immutable: threads share one object, each with a workspace of its own and its own outputs.
class SiteEvaluator {
public:
    // Memory that is used again in each call. It adapts to the evaluator it is used with and grows
    // with the longest list and the number of atoms; from then on evaluate() takes no memory.
    class Workspace {
    public:
        Workspace();
        ~Workspace();
        Workspace(Workspace&&) noexcept;
        Workspace& operator=(Workspace&&) noexcept;

    private:
        friend class SiteEvaluator;
        std::shared_ptr<const EvaluationPlan> m_plan;  // that the kernel is made for
        std::unique_ptr<SiteKernel> m_kernel;
        std::vector<int> m_speciesOfType;
    };

    // Throws InputError if the potential is not trained or its coefficients do not fit its basis.
    explicit SiteEvaluator(Potential potential);

    const Potential& potential() const { return *m_potential; }
    double cutoff() const { return m_potential->radial.maxDist; }  // Å

    // Throws InputError if an array has the wrong size, a type has no species, a species is not
    // one of the potential's or a position is not finite, and SamePlaceError. The outputs may then
    // be filled in part.
    SiteTotals evaluate(const NeighbourView& atoms, Workspace& workspace,
                        const SiteOutputs& out) const;
    // Throws InputError if two atoms are at the same place. The species must be valid.
    SiteTotals evaluate(const CellView& atoms, Workspace& workspace, const SiteOutputs& out) const;

private:
    SiteKernel& prepare(Workspace& workspace) const;

    std::shared_ptr<const Potential> m_potential;
    std::shared_ptr<const EvaluationPlan> m_plan;
};

// The instruction set in use, such as "AVX2".
std::string instructionSet();

}  // namespace mtp
