// Potential, and its energies, forces and virials of a frame.
#include "app/python/Bindings.h"
#include "app/python/Interrupts.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/PotentialFile.h"

namespace mtp::python {

namespace {

using Matrix = Eigen::Matrix<double, 3, 3, Eigen::RowMajor>;

// A potential whose species have names, which frames are mapped by.
Potential withSpecies(Potential potential, const std::vector<std::string>& species) {
    if (species.size() != static_cast<std::size_t>(potential.speciesCount))
        throw InputError("the potential has " + std::to_string(potential.speciesCount) +
                         " types, and " + std::to_string(species.size()) + " names are given");
    potential.species = species;
    return potential;
}

// For Python's pickle, and with it for processes of multiprocessing.
auto pickled() {
    return py::pickle(
        [](const Potential& potential) {
            return py::make_tuple(py::bytes(formatPotential(potential)), potential.species);
        },
        [](const py::tuple& state) {
            Potential potential = parsePotential(state[0].cast<std::string>(), "pickle");
            potential.species = state[1].cast<std::vector<std::string>>();
            return potential;
        });
}

Prediction evaluateOne(const Evaluator& evaluator, Frame frame, int threads) {
    const py::gil_scoped_release release;
    return evaluator.evaluate(withSpeciesOrder(std::move(frame), evaluator.potential().species),
                              threads);
}

}  // namespace

void bindPotentials(py::module_& module) {
    using namespace py::literals;
    py::class_<Potential, std::shared_ptr<Potential>>(module, "Potential")
        .def_static("read", &readPotential, "path"_a)
        .def(
            "write",
            [](const Potential& potential, const std::filesystem::path& path) {
                writePotential(path, potential);
            },
            "path"_a)
        .def("with_species", &withSpecies, "species"_a)
        .def_property_readonly("species", [](const Potential& p) { return p.species; })
        .def_property_readonly("species_count", [](const Potential& p) { return p.speciesCount; })
        .def_property_readonly("cutoff", [](const Potential& p) { return p.radial.maxDist; })
        .def_property_readonly("min_dist", [](const Potential& p) { return p.radial.minDist; })
        .def_property_readonly("radial_size", [](const Potential& p) { return p.radial.size; })
        .def_property_readonly("level", [](const Potential& p) { return levelOf(p.basis); })
        .def_property_readonly("is_trained", &Potential::isTrained)
        .def_property_readonly("has_active_set",
                               [](const Potential& p) { return !p.selectionState.empty(); })
        .def_property_readonly(
            "trained_densities",
            [](const Potential& p) { return p.trained ? p.trained->densities : std::nullopt; })
        .def(pickled());
    py::class_<Prediction, std::shared_ptr<Prediction>>(module, "Prediction")
        .def_readonly("energy", &Prediction::energy)
        .def_property_readonly("energies",
                               [](py::object self) {
                                   const auto& values = self.cast<const Prediction&>().siteEnergies;
                                   return py::array_t<double>(
                                       static_cast<py::ssize_t>(values.size()), values.data(),
                                       self);
                               })
        .def_readonly("forces", &Prediction::forces)
        .def_property_readonly("virial", [](const Prediction& p) { return Matrix(p.virial); });
    py::class_<Evaluator>(module, "Evaluator")
        .def(py::init<Potential>(), "potential"_a)
        .def("evaluate", &evaluateOne, "frame"_a, "threads"_a = 0);
}

}  // namespace mtp::python
