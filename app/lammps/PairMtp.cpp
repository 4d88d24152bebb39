#include "app/lammps/PairMtp.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include "app/lammps/TypeMap.h"

namespace mtp::lammps {
namespace {

// Behind the closest distances: the highest grade of a step, and of all steps.
constexpr std::size_t kGradeValues = 2;

// The text of a file that the first process reads for all of them; absent if it cannot.
std::optional<std::string> readForAll(const std::string& path, MPI_Comm world) {
    int rank = 0;
    MPI_Comm_rank(world, &rank);
    std::string text;
    long long size = -1;
    if (rank == 0) {
        std::ifstream in(path, std::ios::binary);
        if (in && in.peek() != std::ifstream::traits_type::eof()) {
            text.assign(std::istreambuf_iterator<char>(in), {});
            size = static_cast<long long>(text.size());
        }
    }
    MPI_Bcast(&size, 1, MPI_LONG_LONG, 0, world);
    if (size < 0)
        return std::nullopt;
    text.resize(static_cast<std::size_t>(size));
    MPI_Bcast(text.data(), static_cast<int>(size), MPI_CHAR, 0, world);
    return text;
}

}  // namespace

PairMtp::PairMtp(LAMMPS_NS::LAMMPS* lmp_) : Pair(lmp_) {
    single_enable = 0;  // energies are of atoms, not of pairs
    restartinfo = 0;    // decks give pair_style and pair_coeff again
    one_coeff = 1;
    manybody_flag = 1;
    centroidstressflag = LAMMPS_NS::CENTROID_NOTAVAIL;
}

PairMtp::~PairMtp() {
    if (allocated) {
        memory->destroy(setflag);
        memory->destroy(cutsq);
    }
}

void PairMtp::settings(int count, char** words) {
    std::string problem;
    try {
        m_gradeOptions = parseGradeOptions({words, words + count});
    } catch (const InputError& exception) {
        problem = exception.what();
    }
    if (!problem.empty())
        error->all(FLERR, problem);
    const std::string units = update->unit_style;
    if (units != "metal")
        error->all(FLERR,
                   "pair_style mtp works in eV and Angstrom: write \"units metal\" (it is "
                   "\"units " +
                       units + "\")");
}

void PairMtp::coeff(int count, char** words) {
    if (count < 3 || words[0] != std::string("*") || words[1] != std::string("*"))
        error->all(FLERR, std::string("pair_style mtp: ") + kPairCoeffUsage);
    const std::string path = words[2];
    load(path);
    mapTypes(path, {words + 3, words + count});
    setPairs();
    prepareGrades();
}

// All processes parse the same text and come to the same errors.
void PairMtp::load(const std::string& path) {
    const std::optional<std::string> text = readForAll(path, world);
    if (!text)
        error->all(FLERR, "pair_coeff: " + path +
                              ": there is no such file, or it cannot be read or is empty. Relative "
                              "paths start in the folder in which LAMMPS was started");
    std::string problem;
    try {
        m_evaluator.emplace(parseTrainedPotential(*text, path));
    } catch (const std::exception& exception) {
        problem = exception.what();
    }
    if (!problem.empty())
        error->all(FLERR, "pair_coeff: " + problem);
}

void PairMtp::mapTypes(const std::string& path, const std::vector<std::string>& names) {
    const Potential& potential = m_evaluator->potential();
    std::string problem;
    try {
        m_speciesOfType = names.empty() ? speciesByOrder(potential, path, atom->ntypes)
                                        : speciesByNames(potential, path, names, atom->ntypes);
    } catch (const InputError& exception) {
        problem = exception.what();
    }
    if (!problem.empty())
        error->all(FLERR, "pair_coeff: " + problem);
    if (names.empty() && comm->me == 0)
        LAMMPS_NS::utils::logmesg(lmp, describeOrder(path, atom->ntypes));
}

void PairMtp::setPairs() {
    const int n = atom->ntypes;
    if (!allocated) {
        memory->create(setflag, n + 1, n + 1, "pair:setflag");
        memory->create(cutsq, n + 1, n + 1, "pair:cutsq");
        allocated = 1;
    }
    const auto isOurs = [this](int type) {
        return m_speciesOfType[static_cast<std::size_t>(type)] != kIgnoredSpecies;
    };
    for (int i = 1; i <= n; ++i)
        for (int j = 1; j <= n; ++j)
            setflag[i][j] = isOurs(i) && isOurs(j);
    std::vector<int> used;
    for (const int species : m_speciesOfType)
        if (species != kIgnoredSpecies)
            used.push_back(species);
    std::sort(used.begin(), used.end());
    m_isOneTypePerSpecies = std::adjacent_find(used.begin(), used.end()) == used.end();
    m_closest.assign(static_cast<std::size_t>(n * (n + 1) / 2), m_evaluator->cutoff());
    nextra = static_cast<int>(m_closest.size());
    pvector = m_closest.data();
}

void PairMtp::prepareGrades() {
    m_grades.reset();
    if (m_gradeOptions.every == 0)
        return;
    const Potential& potential = m_evaluator->potential();
    std::vector<std::string> names;
    for (const int species : m_speciesOfType)
        names.push_back(species == kIgnoredSpecies || potential.species.empty()
                            ? "X"
                            : potential.species[static_cast<std::size_t>(species)]);
    std::string problem;
    try {
        m_grades.emplace(lmp, m_gradeOptions, potential, std::move(names));
    } catch (const std::exception& exception) {
        problem = exception.what();
    }
    if (!problem.empty())
        error->all(FLERR, "pair_style mtp grade: " + problem);
    m_closest.insert(m_closest.end(), kGradeValues, 0.0);
    nextra = static_cast<int>(m_closest.size());
    pvector = m_closest.data();
}

void PairMtp::init_style() {
    if (!force->newton_pair)
        error->all(FLERR,
                   std::string("pair_style mtp adds forces to atoms of other processes: write "
                               "\"newton on\" before the atoms are read or created"));
    if (!needsListsOfLammps()) {
        m_lists.emplace();
        return;
    }
    m_lists.reset();
    if (!requestFullList(*neighbor, this, instance_me))
        error->all(FLERR, std::string("pair_style mtp was built for another LAMMPS; build it again "
                                      "with the headers of this one"));
}

// Only LAMMPS knows which pairs a hybrid style, bonds of molecules or neigh_modify leave out.
bool PairMtp::needsListsOfLammps() const {
    return force->pair != this || atom->molecular != 0 || neighbor->nex_type > 0 ||
           neighbor->nex_group > 0 || neighbor->nex_mol > 0 || neighbor->includegroup != 0;
}

double PairMtp::init_one(int first, int second) {
    if (!setflag[first][second])
        error->all(FLERR, "pair_style mtp: no element is given for atom type " +
                              std::to_string(m_speciesOfType[static_cast<std::size_t>(first)] ==
                                                     kIgnoredSpecies
                                                 ? first
                                                 : second) +
                              "; use pair_style hybrid for types that are not the potential's");
    return m_evaluator->cutoff();
}

void PairMtp::compute(int eflag, int vflag) {
    ev_init(eflag, vflag);
    NeighbourView atoms;
    SiteTotals totals;
    try {
        buildLists();
        atoms = view();
        totals = evaluate(atoms);
    } catch (const std::exception& problem) {
        failBadPlace(problem);
    }
    tally(atoms, totals);
    if (m_grades)
        m_grades->check(atoms);
    if (eflag_global)  // compute pair reads values in such steps only
        shareClosest(atoms);
    if (vflag_fdotr)
        virial_fdotr_compute();
}

// In the steps in which LAMMPS builds its lists, which are those in which atoms change processes.
void PairMtp::buildLists() {
    if (!m_lists || neighbor->ago != 0)
        return;
    const auto all = static_cast<std::size_t>(atom->nlocal + atom->nghost);
    m_lists->build({all > 0 ? atom->x[0] : nullptr, 3 * all},
                   static_cast<std::size_t>(atom->nlocal), m_evaluator->cutoff() + neighbor->skin);
}

NeighbourView PairMtp::view() const {
    const auto all = static_cast<std::size_t>(atom->nlocal + atom->nghost);
    NeighbourView atoms;
    if (all > 0)
        atoms.positions = {atom->x[0], 3 * all};
    atoms.types = {atom->type, all};
    atoms.speciesOfType = m_speciesOfType;
    if (m_lists) {
        atoms.centrals = m_lists->centrals();
        atoms.neighbours = m_lists->neighbours();
        atoms.neighbourCounts = m_lists->counts();
        return atoms;
    }
    atoms.centrals = {list->ilist, static_cast<std::size_t>(list->inum)};
    atoms.neighbours = list->firstneigh;
    atoms.neighbourCounts = list->numneigh;
    atoms.indexMask = NEIGHMASK;
    return atoms;
}

SiteTotals PairMtp::evaluate(const NeighbourView& atoms) {
    const std::size_t all = atoms.types.size();
    SiteOutputs out;
    if (all > 0)
        out.forces = {atom->f[0], 3 * all};
    if (eflag_atom) {
        m_siteEnergies.resize(all);
        out.siteEnergies = m_siteEnergies;
    }
    if (vflag_atom) {
        m_siteVirials.assign(9 * all, 0.0);
        out.siteVirials = m_siteVirials;
    }
    if (eflag_global && m_isOneTypePerSpecies) {
        const auto species = static_cast<std::size_t>(m_evaluator->potential().speciesCount);
        m_closestOfSpecies.assign(species * species, {});
        out.closest = m_closestOfSpecies;
    }
    return m_evaluator->evaluate(atoms, m_workspace, out);
}

// Names atoms by their numbers in the system; those of the engine are of this process.
void PairMtp::failBadPlace(const std::exception& problem) {
    const auto numberOf = [this](int index) { return std::to_string(atom->tag[index]); };
    std::string what = problem.what();
    if (const auto* same = dynamic_cast<const SamePlaceError*>(&problem))
        what = "atoms " + numberOf(same->first()) + " and " + numberOf(same->second()) +
               " are at the same place";
    else
        for (int i = 0; i < atom->nlocal + atom->nghost; ++i)
            if (!std::isfinite(atom->x[i][0] + atom->x[i][1] + atom->x[i][2])) {
                what = "the position of atom " + numberOf(i) + " is not a number";
                break;
            }
    error->one(FLERR, "pair_style mtp: step " + std::to_string(update->ntimestep) + ": " + what +
                          ". Look at the frames before this step for atoms that are too close: "
                          "nearer than in the training set, a potential can be anything");
}

void PairMtp::tally(const NeighbourView& atoms, const SiteTotals& totals) {
    if (eflag_global)
        eng_vdwl += totals.energy;
    if (vflag_global) {  // xx yy zz xy xz yz
        constexpr std::size_t kOrder[] = {0, 1, 2, 5, 4, 3};
        for (std::size_t k = 0; k < 6; ++k)
            virial[k] += totals.virial[kOrder[k]];
    }
    tallyAtoms(atoms.centrals);
}

void PairMtp::tallyAtoms(std::span<const int> centrals) {
    if (eflag_atom)
        for (const int i : centrals)
            eatom[i] += m_siteEnergies[static_cast<std::size_t>(i)];
    if (!vflag_atom)
        return;
    for (int i = 0; i < atom->nlocal + atom->nghost; ++i) {
        const double* v = m_siteVirials.data() + 9 * static_cast<std::size_t>(i);
        vatom[i][0] += v[0];
        vatom[i][1] += v[4];
        vatom[i][2] += v[8];
        vatom[i][3] += 0.5 * (v[1] + v[3]);
        vatom[i][4] += 0.5 * (v[2] + v[6]);
        vatom[i][5] += 0.5 * (v[5] + v[7]);
    }
}

std::size_t PairMtp::pairIndex(int first, int second) const {
    const int i = std::min(first, second) - 1, j = std::max(first, second) - 1;
    return static_cast<std::size_t>(i * atom->ntypes - i * (i - 1) / 2 + j - i);
}

// compute pair adds what the processes hold: the first one holds the values, the others zero.
void PairMtp::shareClosest(const NeighbourView& atoms) {
    std::vector<double>& closest = m_closest;
    const std::size_t pairs = closest.size() - (m_grades ? kGradeValues : 0);
    std::fill_n(closest.begin(), pairs, m_evaluator->cutoff());
    if (m_isOneTypePerSpecies) {
        const auto count = static_cast<std::size_t>(m_evaluator->potential().speciesCount);
        for (int i = 1; i <= atom->ntypes; ++i)
            for (int j = 1; j <= atom->ntypes; ++j) {
                const int a = m_speciesOfType[static_cast<std::size_t>(i)];
                const int b = m_speciesOfType[static_cast<std::size_t>(j)];
                if (a == kIgnoredSpecies || b == kIgnoredSpecies)
                    continue;
                const ClosestPair& pair = m_closestOfSpecies[static_cast<std::size_t>(a) * count +
                                                             static_cast<std::size_t>(b)];
                double& least = closest[pairIndex(i, j)];
                least = std::min(least, pair.distance);
            }
    } else {
        findClosestOfTypes(atoms, closest.data());
    }
    MPI_Allreduce(MPI_IN_PLACE, closest.data(), static_cast<int>(pairs), MPI_DOUBLE, MPI_MIN,
                  world);
    if (m_grades) {
        closest[pairs] = m_grades->highest();
        closest[pairs + 1] = m_grades->highestSoFar();
    }
    if (comm->me != 0)
        std::fill(closest.begin(), closest.end(), 0.0);
}

// The engine tells species apart, not types that share a species.
void PairMtp::findClosestOfTypes(const NeighbourView& atoms, double* closest) const {
    for (const int i : atoms.centrals) {
        for (int n = 0; n < atoms.neighbourCounts[i]; ++n) {
            const int j = atoms.neighbours[i][n] & atoms.indexMask;
            if (!setflag[atom->type[i]][atom->type[j]])
                continue;
            const double dx = atom->x[j][0] - atom->x[i][0], dy = atom->x[j][1] - atom->x[i][1],
                         dz = atom->x[j][2] - atom->x[i][2];
            double& least = closest[pairIndex(atom->type[i], atom->type[j])];
            least = std::min(least, std::sqrt(dx * dx + dy * dy + dz * dz));
        }
    }
}

}  // namespace mtp::lammps
