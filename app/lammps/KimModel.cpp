// A portable model of the KIM API: it evaluates the file potential.mtp that lies beside its
// library. One library serves every potential: it is copied, with the potential, into a folder that
// has the name of the model.
#include <dlfcn.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <KIM_ModelHeaders.hpp>
#include <KIM_SharedLibrarySchema.hpp>
#include <algorithm>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/mtp/PotentialFile.h"
#include "core/mtp/SiteEvaluator.h"

namespace {

namespace argument = KIM::COMPUTE_ARGUMENT_NAME;

// Routines of a model return this to the KIM API.
constexpr int kDone = 0, kFailed = 1;

constexpr const char* kPotentialFile = "potential.mtp";

// The KIM API keeps the addresses of the cutoff and of the flag.
struct Model {
    explicit Model(mtp::Potential potential)
        : evaluator(std::move(potential)), cutoff(evaluator.cutoff()) {}

    const mtp::SiteEvaluator evaluator;
    const double cutoff;  // Å; energies reach no further
    const int needsNoListsOfGhosts = 1;
};

// What one simulation needs from step to step; one model may serve several at a time.
struct Buffers {
    mtp::SiteEvaluator::Workspace workspace;
    std::vector<int> centrals, neighbours, counts;
    std::vector<const int*> lists;
    std::vector<double> forces, siteEnergies, siteVirials;
};

// What the simulation gives and wants. Results that it does not want are null.
struct Request {
    std::size_t count = 0;
    const int *species = nullptr, *isContributing = nullptr;
    const double* positions = nullptr;
    double *energy = nullptr, *forces = nullptr, *siteEnergies = nullptr, *siteVirials = nullptr;
};

// What the log of the KIM API (kim.log) says; the caller's own message names no reason.
template <class Caller>
void logError(const Caller* caller, const std::string& message) {
    caller->LogEntry(KIM::LOG_VERBOSITY::error, message, __LINE__, "app/lammps/KimModel.cpp");
}

template <class Caller>
Model& modelOf(const Caller* caller) {
    void* model = nullptr;
    caller->GetModelBufferPointer(&model);
    return *static_cast<Model*>(model);
}

bool readRequest(const KIM::ModelComputeArguments* arguments, Request& request) {
    const int* count = nullptr;
    const bool isBad =
        arguments->GetArgumentPointer(argument::numberOfParticles, &count) ||
        arguments->GetArgumentPointer(argument::particleSpeciesCodes, &request.species) ||
        arguments->GetArgumentPointer(argument::particleContributing, &request.isContributing) ||
        arguments->GetArgumentPointer(argument::coordinates, &request.positions) ||
        arguments->GetArgumentPointer(argument::partialEnergy, &request.energy) ||
        arguments->GetArgumentPointer(argument::partialForces, &request.forces) ||
        arguments->GetArgumentPointer(argument::partialParticleEnergy, &request.siteEnergies) ||
        arguments->GetArgumentPointer(argument::partialParticleVirial, &request.siteVirials);
    if (!isBad)
        request.count = static_cast<std::size_t>(*count);
    return !isBad;
}

// The lists are copied: each is promised to last only until the next is asked for.
bool collectLists(const KIM::ModelComputeArguments* arguments, const Request& request,
                  Buffers& buffers) {
    buffers.centrals.clear();
    buffers.neighbours.clear();
    buffers.counts.assign(request.count, 0);
    buffers.lists.assign(request.count, nullptr);
    for (std::size_t i = 0; i < request.count; ++i) {
        if (!request.isContributing[i])
            continue;
        const int* list = nullptr;
        if (arguments->GetNeighborList(0, static_cast<int>(i), &buffers.counts[i], &list))
            return false;
        buffers.centrals.push_back(static_cast<int>(i));
        buffers.neighbours.insert(buffers.neighbours.end(), list, list + buffers.counts[i]);
    }
    const int* list = buffers.neighbours.data();
    for (const int i : buffers.centrals) {
        buffers.lists[static_cast<std::size_t>(i)] = list;
        list += buffers.counts[static_cast<std::size_t>(i)];
    }
    return true;
}

// xx yy zz yz xz xy of each atom, positive if the atoms pull at each other: the sign of the KIM
// API.
void putVirials(const std::vector<double>& siteVirials, double* out) {
    for (std::size_t at = 0; at < siteVirials.size(); at += 9, out += 6) {
        const double* v = siteVirials.data() + at;
        out[0] = -v[0];
        out[1] = -v[4];
        out[2] = -v[8];
        out[3] = -0.5 * (v[5] + v[7]);
        out[4] = -0.5 * (v[2] + v[6]);
        out[5] = -0.5 * (v[1] + v[3]);
    }
}

void evaluate(const mtp::SiteEvaluator& evaluator, const Request& request, Buffers& buffers) {
    const std::size_t count = request.count;
    mtp::NeighbourView atoms;
    atoms.positions = {request.positions, 3 * count};
    atoms.types = {request.species, count};
    atoms.centrals = buffers.centrals;
    atoms.neighbours = buffers.lists.data();
    atoms.neighbourCounts = buffers.counts.data();
    mtp::SiteOutputs out;
    if (request.forces) {
        std::fill_n(request.forces, 3 * count, 0.0);
        out.forces = {request.forces, 3 * count};
    } else {
        buffers.forces.assign(3 * count, 0.0);
        out.forces = buffers.forces;
    }
    if (request.siteEnergies) {
        std::fill_n(request.siteEnergies, count, 0.0);
        out.siteEnergies = {request.siteEnergies, count};
    }
    if (request.siteVirials) {
        buffers.siteVirials.assign(9 * count, 0.0);
        out.siteVirials = buffers.siteVirials;
    }
    const mtp::SiteTotals totals = evaluator.evaluate(atoms, buffers.workspace, out);
    if (request.energy)
        *request.energy = totals.energy;
    if (request.siteVirials)
        putVirials(buffers.siteVirials, request.siteVirials);
}

int compute(const KIM::ModelCompute* caller, const KIM::ModelComputeArguments* arguments) try {
    void* memory = nullptr;
    arguments->GetModelBufferPointer(&memory);
    Buffers& buffers = *static_cast<Buffers*>(memory);
    Request request;
    if (!readRequest(arguments, request) || !collectLists(arguments, request, buffers)) {
        logError(arguments, "the simulation did not hand over its atoms and neighbour lists");
        return kFailed;
    }
    evaluate(modelOf(caller).evaluator, request, buffers);
    return kDone;
} catch (const std::exception& error) {
    logError(arguments, error.what());
    return kFailed;
}

int createArguments(const KIM::ModelCompute*, KIM::ModelComputeArgumentsCreate* arguments) {
    for (const KIM::ComputeArgumentName& name :
         {argument::partialEnergy, argument::partialForces, argument::partialParticleEnergy,
          argument::partialParticleVirial})
        if (arguments->SetArgumentSupportStatus(name, KIM::SUPPORT_STATUS::optional))
            return kFailed;
    arguments->SetModelBufferPointer(new Buffers);
    return kDone;
}

int destroyArguments(const KIM::ModelCompute*, KIM::ModelComputeArgumentsDestroy* arguments) {
    void* buffers = nullptr;
    arguments->GetModelBufferPointer(&buffers);
    delete static_cast<Buffers*>(buffers);
    return kDone;
}

int destroyModel(KIM::ModelDestroy* caller) {
    delete &modelOf(caller);
    return kDone;
}

std::filesystem::path folderOfThisLibrary() {
    Dl_info library{};
    dladdr(reinterpret_cast<void*>(&folderOfThisLibrary), &library);
    return std::filesystem::path(library.dli_fname).parent_path();
}

mtp::Potential readPotentialBesideLibrary() {
    const std::filesystem::path path = folderOfThisLibrary() / kPotentialFile;
    if (!std::filesystem::exists(path))
        throw mtp::FileError(
            fmt::format("{}: there is no such file. The folder of a model holds this library and "
                        "the potential under that name",
                        path.string()));
    mtp::Potential potential = mtp::readTrainedPotential(path);
    if (potential.species.empty())
        throw mtp::InputError(
            fmt::format("{}: the potential does not name the elements of its {} types, which the "
                        "KIM API needs. Name them in the line potential_tag in the order of the "
                        "types, such as: potential_tag = species:Li,Cl,Al",
                        path.string(), potential.speciesCount));
    for (const std::string& species : potential.species)
        if (!KIM::SpeciesName(species).Known())
            throw mtp::InputError(
                fmt::format("{}: \"{}\" is not an element of the KIM API. Name elements, or user01 "
                            "to user20, in the line potential_tag",
                            path.string(), species));
    return potential;
}

template <class Routine>
int setRoutine(KIM::ModelCreate* caller, const KIM::ModelRoutineName& name, Routine* routine) {
    constexpr int kIsRequired = 1;
    return caller->SetRoutinePointer(name, KIM::LANGUAGE_NAME::cpp, kIsRequired,
                                     reinterpret_cast<KIM::Function*>(routine));
}

// Returns whether the KIM API accepted everything. It knows no parameters of the model, so that no
// routine for their change is set.
bool describeTo(KIM::ModelCreate* caller, const Model& model) {
    namespace routine = KIM::MODEL_ROUTINE_NAME;
    bool isBad =
        caller->SetUnits(KIM::LENGTH_UNIT::A, KIM::ENERGY_UNIT::eV, KIM::CHARGE_UNIT::unused,
                         KIM::TEMPERATURE_UNIT::unused, KIM::TIME_UNIT::unused) ||
        caller->SetModelNumbering(KIM::NUMBERING::zeroBased) ||
        setRoutine(caller, routine::ComputeArgumentsCreate, &createArguments) ||
        setRoutine(caller, routine::ComputeArgumentsDestroy, &destroyArguments) ||
        setRoutine(caller, routine::Compute, &compute) ||
        setRoutine(caller, routine::Destroy, &destroyModel);
    int code = 0;
    for (const std::string& species : model.evaluator.potential().species)
        isBad = isBad || caller->SetSpeciesCode(KIM::SpeciesName(species), code++);
    caller->SetInfluenceDistancePointer(&model.cutoff);
    caller->SetNeighborListPointers(1, &model.cutoff, &model.needsNoListsOfGhosts);
    return !isBad;
}

int createModel(KIM::ModelCreate* caller, KIM::LengthUnit, KIM::EnergyUnit, KIM::ChargeUnit,
                KIM::TemperatureUnit, KIM::TimeUnit) try {
    auto model = std::make_unique<Model>(readPotentialBesideLibrary());
    if (!describeTo(caller, *model)) {
        logError(caller, "the KIM API did not accept the description of the model");
        return kFailed;
    }
    caller->SetModelBufferPointer(model.release());
    return kDone;
} catch (const std::exception& error) {
    logError(caller, error.what());
    return kFailed;
}

}  // namespace

// The two names by which the KIM API knows a library.
extern "C" {
__attribute__((visibility("default"))) int kim_shared_library_schema_version =
    KIM_SHARED_LIBRARY_SCHEMA_VERSION;
__attribute__((visibility("default")))
KIM::SHARED_LIBRARY_SCHEMA::SharedLibrarySchemaV2 kim_shared_library_schema{
    KIM::COLLECTION_ITEM_TYPE::portableModel,
    "mtp_workbench",
    KIM::LANGUAGE_NAME::cpp,
    reinterpret_cast<KIM::Function*>(&createModel),
    nullptr,
    nullptr,
    0,
    nullptr,
    0,
    nullptr};
}
