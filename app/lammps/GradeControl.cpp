#include "app/lammps/GradeControl.h"

#include <domain.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <optional>

#include "core/base/Error.h"
#include "core/base/Parse.h"

namespace mtp::lammps {
namespace {

constexpr const char* kUsage = "expected: pair_style mtp grade N [save GRADE FILE] [stop GRADE]";

double gradeOf(const std::string& word) {
    const std::optional<double> grade = parseDouble(word);
    if (!grade || *grade <= 0)
        throw InputError("pair_style mtp: \"" + word + "\" is no grade; " + kUsage);
    return *grade;
}

template <class... Values>
std::string formatted(const char* format, Values... values) {
    char text[256];
    std::snprintf(text, sizeof(text), format, values...);
    return text;
}

}  // namespace

GradeOptions parseGradeOptions(const std::vector<std::string>& words) {
    GradeOptions options;
    if (words.empty())
        return options;
    if (words[0] != "grade")
        throw InputError("pair_style mtp: \"" + words[0] + "\" is unknown; " + kUsage +
                         ", and the potential in pair_coeff * * FILE Li Cl Al");
    const std::optional<std::int64_t> every = words.size() < 2 ? std::nullopt : parseInt(words[1]);
    if (!every || *every < 1)
        throw InputError(std::string("pair_style mtp: ") + kUsage);
    options.every = static_cast<int>(*every);
    for (std::size_t k = 2; k < words.size();) {
        if (words[k] == "save" && k + 2 < words.size()) {
            options.save = gradeOf(words[k + 1]);
            options.file = words[k + 2];
            k += 3;
        } else if (words[k] == "stop" && k + 1 < words.size()) {
            options.stop = gradeOf(words[k + 1]);
            k += 2;
        } else {
            throw InputError("pair_style mtp: \"" + words[k] + "\" is unknown or incomplete; " +
                             kUsage);
        }
    }
    return options;
}

GradeControl::GradeControl(LAMMPS_NS::LAMMPS* lmp_, const GradeOptions& options,
                           const Potential& potential, std::vector<std::string> elements)
    : Pointers(lmp_), m_options(options), m_elements(std::move(elements)), m_grader(potential) {}

void GradeControl::check(const NeighbourView& atoms) {
    if (update->ntimestep % m_options.every != 0)
        return;
    m_grades.resize(atoms.centrals.size());
    m_grader.grade(atoms, m_grades);
    const auto highest = std::max_element(m_grades.begin(), m_grades.end());
    struct {
        double grade;
        int process;
    } ours = {m_grades.empty() ? 0.0 : *highest, comm->me}, all;
    MPI_Allreduce(&ours, &all, 1, MPI_DOUBLE_INT, MPI_MAXLOC, world);
    m_highest = all.grade;
    m_highestSoFar = std::max(m_highestSoFar, m_highest);
    long long found[2] = {0, 0};
    if (!m_grades.empty()) {
        const int central = atoms.centrals[static_cast<std::size_t>(highest - m_grades.begin())];
        found[0] = atom->tag[central];
        found[1] = atom->type[central];
    }
    MPI_Bcast(found, 2, MPI_LONG_LONG, all.process, world);
    m_atom = found[0];
    m_type = static_cast<int>(found[1]);
    // LAMMPS computes the step again with which a run ended if another run goes on from it.
    if (!m_options.file.empty() && m_highest > std::min(m_options.save, m_options.stop) &&
        update->ntimestep > m_savedStep) {
        saveFrame(atoms);
        m_savedStep = update->ntimestep;
    }
    if (m_highest > m_options.stop)
        stop();
}

// The first process appends what all of them wrote.
void GradeControl::saveFrame(const NeighbourView& atoms) const {
    const std::string own = linesOf(atoms);
    const int size = static_cast<int>(own.size());
    std::vector<int> sizes(static_cast<std::size_t>(comm->nprocs)), first(sizes.size());
    MPI_Gather(&size, 1, MPI_INT, sizes.data(), 1, MPI_INT, 0, world);
    for (std::size_t k = 1; k < sizes.size(); ++k)
        first[k] = first[k - 1] + sizes[k - 1];
    std::string text(
        comm->me == 0 ? static_cast<std::size_t>(first.back() + sizes.back()) : std::size_t(0),
        '\0');
    MPI_Gatherv(own.data(), size, MPI_CHAR, text.data(), sizes.data(), first.data(), MPI_CHAR, 0,
                world);
    int isWritten = 1;
    if (comm->me == 0) {
        std::ofstream out(m_options.file, std::ios::binary | std::ios::app);
        out << header() << text;
        isWritten = out.flush().good();
    }
    MPI_Bcast(&isWritten, 1, MPI_INT, 0, world);
    if (!isWritten)
        error->all(FLERR,
                   "pair_style mtp: " + m_options.file +
                       " cannot be written: look at the folder and at the space on the disk");
}

std::string GradeControl::header() const {
    std::string text = "ITEM: TIMESTEP\n" + std::to_string(update->ntimestep) +
                       "\nITEM: NUMBER OF ATOMS\n" + std::to_string(atom->natoms) +
                       "\nITEM: BOX BOUNDS ";
    char boundary[10];
    domain->boundary_string(boundary);
    const double* low = domain->triclinic ? domain->boxlo_bound : domain->boxlo;
    const double* high = domain->triclinic ? domain->boxhi_bound : domain->boxhi;
    const double tilts[] = {domain->xy, domain->xz, domain->yz};
    text += (domain->triclinic ? "xy xz yz " : "") + std::string(boundary) + "\n";
    for (int axis = 0; axis < 3; ++axis) {
        text += formatted("%.16g %.16g", low[axis], high[axis]);
        text += domain->triclinic ? formatted(" %.16g\n", tilts[axis]) : "\n";
    }
    return text + "ITEM: ATOMS id type element x y z mtp_grade\n";
}

std::string GradeControl::linesOf(const NeighbourView& atoms) const {
    std::vector<double> grades(static_cast<std::size_t>(atom->nlocal), 0.0);
    for (std::size_t k = 0; k < m_grades.size(); ++k)
        grades[static_cast<std::size_t>(atoms.centrals[k])] = m_grades[k];
    std::string text;
    for (int i = 0; i < atom->nlocal; ++i) {
        double x[3] = {atom->x[i][0], atom->x[i][1], atom->x[i][2]};
        domain->remap(x);  // atoms may be outside of the cell between two neighbour lists
        text +=
            formatted("%lld %d %s %.16g %.16g %.16g %.6g\n", static_cast<long long>(atom->tag[i]),
                      atom->type[i], m_elements[static_cast<std::size_t>(atom->type[i])].c_str(),
                      x[0], x[1], x[2], grades[static_cast<std::size_t>(i)]);
    }
    return text;
}

void GradeControl::stop() const {
    const std::string saved =
        m_options.file.empty() ? "" : "; its frame is the last one in " + m_options.file;
    error->all(FLERR, "pair_style mtp: step " + std::to_string(update->ntimestep) + ": atom " +
                          std::to_string(m_atom) + " (" +
                          m_elements[static_cast<std::size_t>(m_type)] +
                          formatted(") has an extrapolation grade of %.3g, more than %.3g",
                                    m_highest, m_options.stop) +
                          saved);
}

}  // namespace mtp::lammps
