// Extrapolation grades in a run of LAMMPS: the highest of all atoms, frames beyond a threshold, and
// the end of a run that has left the training set.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "app/lammps/LammpsCompat.h"
#include "core/selection/SiteGrader.h"

namespace mtp::lammps {

struct GradeOptions {
    int every = 0;                                          // steps; 0: no grades
    double save = std::numeric_limits<double>::infinity();  // frames above it are written ...
    std::string file;                                       // ... to this dump
    double stop = std::numeric_limits<double>::infinity();
};

// The words of pair_style mtp: "grade N [save GRADE FILE] [stop GRADE]". Throws InputError.
GradeOptions parseGradeOptions(const std::vector<std::string>& words);

class GradeControl : protected LAMMPS_NS::Pointers {
public:
    // Throws InputError as SiteGrader does. elements: by type of LAMMPS, for the dump.
    GradeControl(LAMMPS_NS::LAMMPS* lmp, const GradeOptions& options, const Potential& potential,
                 std::vector<std::string> elements);

    // Grades the atoms if this step is one of those asked for. All processes call it. Ends the run
    // with an error if the highest grade is too high.
    void check(const NeighbourView& atoms);
    // The highest grade of all processes when atoms were last graded, and of all steps since
    // pair_coeff was given.
    double highest() const { return m_highest; }
    double highestSoFar() const { return m_highestSoFar; }

private:
    void saveFrame(const NeighbourView& atoms) const;
    std::string header() const;
    std::string linesOf(const NeighbourView& atoms) const;
    [[noreturn]] void stop() const;

    GradeOptions m_options;
    std::vector<std::string> m_elements;
    SiteGrader m_grader;
    std::vector<double> m_grades;  // by central
    double m_highest = 0, m_highestSoFar = 0;
    long long m_savedStep = -1;
    long long m_atom = 0;  // the number of the atom that has it
    int m_type = 0;        // and its type
};

}  // namespace mtp::lammps
