// evaluate: the errors of a potential on frames that Python hands over one by one.
#include "app/python/Bindings.h"
#include "app/python/Interrupts.h"
#include "core/inspection/ErrorAccumulator.h"
#include "core/mtp/EvaluationStream.h"

namespace mtp::python {

namespace {

// Frames of an iterator of Python, asked for by whatever thread reads ahead.
class IteratorFrames : public FrameStream {
public:
    IteratorFrames(py::iterator frames, const std::vector<std::string>& species)
        : m_frames(std::move(frames)), m_species(species) {}

    std::optional<Frame> next() override {
        const py::gil_scoped_acquire lock;
        if (m_frames == py::iterator::sentinel())
            return {};
        Frame frame = (*m_frames).cast<Frame>();
        ++m_frames;
        return withSpeciesOrder(std::move(frame), m_species);
    }
    double fraction() const override { return 0; }  // nobody is shown it

private:
    py::iterator m_frames;
    const std::vector<std::string>& m_species;
};

ErrorReport evaluate(const Potential& potential, const py::iterator& frames, int threads) {
    const Evaluator evaluator(potential);
    IteratorFrames source(frames, potential.species);
    ErrorAccumulator errors;
    withoutLock([&](Interrupts& interrupts) {
        evaluateStream(evaluator, source, {.threads = threads, .progress = &interrupts},
                       [&](const EvaluatedBlock& block) {
                           for (std::size_t i = 0; i < block.frames.size(); ++i)
                               errors.add(block.frames[i], block.predictions[i]);
                       });
    });
    return errors.report();
}

}  // namespace

void bindErrors(py::module_& module) {
    using namespace py::literals;
    py::class_<ErrorStatistics>(module, "ErrorStatistics")
        .def_readonly("count", &ErrorStatistics::count)
        .def_readonly("mae", &ErrorStatistics::mae)
        .def_readonly("rmse", &ErrorStatistics::rmse)
        .def_readonly("max", &ErrorStatistics::max)
        .def_readonly("bias", &ErrorStatistics::bias)
        .def_readonly("r2", &ErrorStatistics::r2);
    py::class_<GroupErrors>(module, "GroupErrors")
        .def_readonly("group", &GroupErrors::group)
        .def_readonly("density", &GroupErrors::value)
        .def_readonly("configurations", &GroupErrors::configurations)
        .def_readonly("energy_per_atom", &GroupErrors::energyPerAtom)
        .def_readonly("force_component", &GroupErrors::forceComponent)
        .def_readonly("virial_per_atom", &GroupErrors::virialPerAtom)
        .def_readonly("force_length", &GroupErrors::forceLength)
        .def_readonly("pressure", &GroupErrors::pressure);
    py::class_<ErrorReport>(module, "ErrorReport")
        .def_readonly("configurations", &ErrorReport::configurations)
        .def_readonly("atoms", &ErrorReport::atoms)
        .def_readonly("all", &ErrorReport::all)
        .def_readonly("by_density", &ErrorReport::byDensity)
        .def_property_readonly("by_element", [](const ErrorReport& report) {
            std::map<std::string, GroupErrors> groups;
            for (const GroupErrors& group : report.byElement)
                groups.emplace(group.group, group);
            return groups;
        });
    module.def("evaluate", &evaluate, "potential"_a, "frames"_a, "threads"_a = 0);
}

}  // namespace mtp::python
