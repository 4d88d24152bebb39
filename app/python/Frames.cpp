// Frame: one configuration, whose arrays Python sees without a copy. It never changes.
#include "app/python/Bindings.h"
#include "app/python/Interrupts.h"
#include "core/density/Expansion.h"
#include "core/io/FrameKeys.h"
#include "core/model/Element.h"
#include "core/model/Frame.h"

namespace mtp::python {

namespace {

using Matrix = Eigen::Matrix<double, 3, 3, Eigen::RowMajor>;
using Keys = std::map<std::string, std::string>;

// Types are numbered in the order in which their names first occur.
void setSpecies(Frame& frame, const std::vector<std::string>& names) {
    std::map<std::string, int> types;
    for (const std::string& name : names) {
        const auto [found, isNew] = types.try_emplace(name, static_cast<int>(types.size()));
        if (isNew)
            frame.species.push_back(name);
        frame.types.push_back(found->second);
    }
}

void takeKeys(Frame& frame, const Keys& keys) {
    FrameKeyReader reader("");
    reader.begin();
    bool hasProvenance = false;
    for (const auto& [key, value] : keys) {
        reader.take(frame, key, value);
        hasProvenance = hasProvenance || key.starts_with("provenance_");
    }
    if (hasProvenance)
        reader.finish(frame);
}

Frame makeFrame(const Matrix& cell, const std::array<bool, 3>& periodic,
                const std::vector<std::string>& names, Positions positions,
                std::optional<Positions> velocities, std::optional<double> energy,
                std::optional<Positions> forces, const std::optional<Matrix>& virial,
                const Keys& keys) {
    Frame frame;
    frame.cell = {cell, periodic};
    setSpecies(frame, names);
    frame.positions = std::move(positions);
    frame.velocities = std::move(velocities);
    frame.labels.energy = energy;
    frame.labels.forces = std::move(forces);
    if (virial)
        frame.labels.virial = *virial;
    takeKeys(frame, keys);
    validate(frame);
    return frame;
}

std::vector<std::string> namesOf(const Frame& frame) {
    if (!isNamed(frame))
        throw UnnamedTypes(
            "the atom types have no element names; name them in order with species, for example "
            "species=[\"Li\", \"Cl\", \"Al\"]");
    std::vector<std::string> names;
    names.reserve(frame.types.size());
    for (const int type : frame.types)
        names.push_back(frame.species[static_cast<std::size_t>(type)]);
    return names;
}

Keys keysByName(const Frame& frame) {
    Keys keys;
    for (const auto& [key, value] : keysOf(frame))
        keys.emplace(key, value);
    return keys;
}

// A view of an array of the frame, which the view keeps alive; None if there is none.
template <class Array>
py::object viewOf(py::handle frame, const std::optional<Array>& array) {
    if (!array)
        return py::none();
    return py::cast(*array, py::return_value_policy::reference_internal, frame);
}

ExpansionMode expansionMode(const std::string& name) {
    if (name != "affine" && name != "rigid")
        throw InputError("mode \"" + name + "\" is neither \"affine\" nor \"rigid\"");
    return name == "affine" ? ExpansionMode::Affine : ExpansionMode::RigidUnits;
}

void bindExpansion(py::module_& module) {
    using Options = ExpansionOptions;
    py::class_<Options>(module, "ExpansionOptions")
        .def(py::init<>())
        .def_readwrite("ratios", &Options::ratios)
        .def_readwrite("reference", &Options::referenceDensity)
        .def_property(
            "mode",
            [](const Options& options) {
                return options.mode == ExpansionMode::Affine ? "affine" : "rigid";
            },
            [](Options& options, const std::string& name) { options.mode = expansionMode(name); })
        .def_property(
            "tolerance", [](const Options& options) { return options.bonds.tolerance; },
            [](Options& options, double factor) { options.bonds.tolerance = factor; })
        .def_property(
            "free_elements", [](const Options& options) { return options.bonds.freeElements; },
            [](Options& options, std::vector<std::string> names) {
                options.bonds.freeElements = std::move(names);
            })
        .def_readwrite("strain", &Options::strain)
        .def_readwrite("rattle", &Options::rattle)
        .def_readwrite("seed", &Options::seed)
        .def_readwrite("supercell", &Options::supercell)
        .def_readwrite("with_vacuum", &Options::takesVacuum);
    module.def("expand", [](const std::vector<Frame>& frames, const Options& options) {
        return withoutLock(
            [&](Interrupts& interrupts) { return expand(frames, options, &interrupts); });
    });
}

}  // namespace

void bindFrames(py::module_& module) {
    using namespace py::literals;
    py::class_<Frame, std::shared_ptr<Frame>>(module, "Frame")
        .def(py::init(&makeFrame), "cell"_a, "pbc"_a, "names"_a, "positions"_a,
             "velocities"_a = py::none(), "energy"_a = py::none(), "forces"_a = py::none(),
             "virial"_a = py::none(), "keys"_a = Keys())
        .def("__len__", &Frame::atomCount)
        .def_property_readonly("cell",
                               [](const Frame& frame) { return Matrix(frame.cell.vectors); })
        .def_property_readonly("pbc", [](const Frame& frame) { return frame.cell.periodic; })
        .def_property_readonly("names", &namesOf)
        .def_readonly("positions", &Frame::positions)
        .def_property_readonly(
            "velocities",
            [](py::object self) { return viewOf(self, self.cast<const Frame&>().velocities); })
        .def_property_readonly("energy", [](const Frame& frame) { return frame.labels.energy; })
        .def_property_readonly(
            "forces",
            [](py::object self) { return viewOf(self, self.cast<const Frame&>().labels.forces); })
        .def_property_readonly("virial",
                               [](const Frame& frame) {
                                   return frame.labels.virial
                                              ? std::optional<Matrix>(*frame.labels.virial)
                                              : std::nullopt;
                               })
        .def_property_readonly("density", &density)
        .def_property_readonly("keys", &keysByName);
    module.def("element_of", &elementOfLabel, "name"_a);
    bindExpansion(module);
}

}  // namespace mtp::python
