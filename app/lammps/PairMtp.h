// pair_style mtp of LAMMPS: energies, forces and virials by the engine of MTP Workbench.
//
//     pair_style mtp
//     pair_coeff * * LiAlCl4.almtp Li Cl Al    # an element for each type; NULL: of another style
//     compute    closest all pair mtp          # for a guard, after pair_coeff
//
// c_closest[k] is the shortest distance (Å) between atoms of the k-th pair of types in the order
// 1-1, 1-2, ..., 1-n, 2-2, ..., n-n; the cutoff if none is nearer or a type is not ours.
//
//     pair_style mtp grade 10 save 2 beyond.lammpstrj stop 10
//
// grades all atoms every ten steps by the active set of the potential (GradeControl.h). The two
// numbers behind the closest distances are then the highest grade when atoms were last graded and
// the highest of all steps since pair_coeff was given.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/lammps/GradeControl.h"
#include "app/lammps/LammpsCompat.h"
#include "core/mtp/SiteEvaluator.h"
#include "core/mtp/VerletLists.h"

namespace mtp::lammps {

class PairMtp : public LAMMPS_NS::Pair {
public:
    explicit PairMtp(LAMMPS_NS::LAMMPS* lmp);
    ~PairMtp() override;

    void settings(int count, char** words) override;
    void coeff(int count, char** words) override;
    void init_style() override;
    double init_one(int first, int second) override;
    void compute(int eflag, int vflag) override;

private:
    void load(const std::string& path);
    void mapTypes(const std::string& path, const std::vector<std::string>& names);
    void setPairs();
    void prepareGrades();
    bool needsListsOfLammps() const;
    void buildLists();
    NeighbourView view() const;
    SiteTotals evaluate(const NeighbourView& atoms);
    [[noreturn]] void failBadPlace(const std::exception& error);
    void tally(const NeighbourView& atoms, const SiteTotals& totals);
    void tallyAtoms(std::span<const int> centrals);
    void shareClosest(const NeighbourView& atoms);
    void findClosestOfTypes(const NeighbourView& atoms, double* closest) const;
    std::size_t pairIndex(int first, int second) const;

    std::optional<SiteEvaluator> m_evaluator;
    GradeOptions m_gradeOptions;
    std::optional<GradeControl> m_grades;
    SiteEvaluator::Workspace m_workspace;
    std::optional<VerletLists> m_lists;  // unless LAMMPS gives us its own
    std::vector<int> m_speciesOfType;    // by types of LAMMPS, which count from 1
    bool m_isOneTypePerSpecies = true;
    std::vector<double> m_siteEnergies, m_siteVirials;  // of this step, if asked for
    std::vector<ClosestPair> m_closestOfSpecies;
    std::vector<double> m_closest;  // Å, and the highest grades: what pvector points at
};

}  // namespace mtp::lammps
