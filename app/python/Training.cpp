// train: a training that a callback of Python watches and ends.
#include <fmt/format.h>

#include "app/python/Bindings.h"
#include "app/python/Interrupts.h"
#include "core/base/Units.h"
#include "core/labelling/Matching.h"
#include "core/mtp/PotentialFile.h"
#include "core/sampling/Split.h"
#include "core/training/Trainer.h"
#include "core/training/TrainingStart.h"
#include "core/workflow/TrainingPlan.h"

namespace mtp::python {

namespace {

// Calls the callback with each iteration. StopIteration ends the training; so does any other
// exception of the callback or of a signal, which is kept.
class CallbackObserver : public TrainingObserver {
public:
    CallbackObserver(const py::object& callback, Interrupts& interrupts)
        : m_callback(callback), m_interrupts(interrupts) {}

    void iterated(const IterationSummary& summary) override {
        if (m_isStopped || m_interrupts.isCancelled())
            return;
        const py::gil_scoped_acquire lock;
        if (m_callback.is_none())
            return;
        try {
            m_callback(summary);
        } catch (const py::error_already_set& error) {
            if (error.matches(PyExc_StopIteration))
                m_isStopped = true;
            else
                m_interrupts.keep(error);
        }
    }
    TrainingCommand command() override {
        m_interrupts.report(0, "");
        return m_isStopped || m_interrupts.isCancelled() ? TrainingCommand::Stop
                                                         : TrainingCommand::Continue;
    }

private:
    const py::object& m_callback;
    Interrupts& m_interrupts;
    bool m_isStopped = false;
};

// However the training ends, the best potential so far is in `output` (unless that is empty). Then
// throws what the callback or a signal raised.
TrainingSummary train(const std::vector<Frame>& training, const std::vector<Frame>& validation,
                      const std::vector<std::string>& species, const TrainingOptions& options,
                      const py::object& callback, const std::filesystem::path& output) {
    Interrupts interrupts;
    TrainingSummary summary;
    {
        const py::gil_scoped_release release;
        CallbackObserver observer(callback, interrupts);
        Trainer trainer(training, validation, species, options);
        summary = trainer.run(observer);
        if (!output.empty())
            writePotential(output, summary.potential);
    }
    interrupts.rethrow();
    if (summary.reason == StopReason::Failed)
        throw InputError(summary.failure);
    return summary;
}

// What is named; the rest is as in the potential to start from, if there is one.
TrainingOptions withBasis(TrainingOptions options, const std::optional<Potential>& start,
                          const std::optional<int>& level, const std::optional<double>& cutoff,
                          const std::optional<double>& minDist,
                          const std::optional<int>& radialSize) {
    if (start)
        return startingFrom(*start, {level, radialSize, cutoff, minDist}, std::move(options));
    options.level = level.value_or(options.level);
    options.cutoff = cutoff.value_or(options.cutoff);
    options.radialSize = radialSize.value_or(options.radialSize);
    options.minDist = minDist;
    return options;
}

std::vector<std::string> speciesFor(const std::vector<Frame>& frames,
                                    const std::optional<Potential>& start) {
    if (start && start->isTrained() && start->species.empty())
        throw InputError("the potential to start from does not name its species");
    return speciesOrder(speciesOf(frames), start);
}

std::pair<std::vector<Frame>, std::vector<Frame>> split(const std::vector<Frame>& frames,
                                                        double fraction, std::uint64_t seed) {
    std::vector<SplitItem> items = splitItemsOf(frames);
    findParentsByGeometry(frames, items);
    SplitOptions options;
    options.validationFraction = fraction;
    options.seed = seed;
    const std::vector<Part> parts = splitConfigurations(items, options);
    std::pair<std::vector<Frame>, std::vector<Frame>> both;
    for (std::size_t i = 0; i < frames.size(); ++i)
        (parts[i] == Part::Training ? both.first : both.second).push_back(frames[i]);
    return both;
}

void bindOptions(py::module_& module) {
    using namespace py::literals;
    using T = TrainingOptions;
    py::class_<T>(module, "TrainingOptions")
        .def(py::init<>())
        .def_readonly("level", &T::level)
        .def_readonly("cutoff", &T::cutoff)
        .def_readonly("min_dist", &T::minDist)
        .def_readonly("radial_size", &T::radialSize)
        .def_readwrite("energy_weight", &T::energyWeight)
        .def_readwrite("force_weight", &T::forceWeight)
        .def_readwrite("virial_weight", &T::virialWeight)
        .def_readwrite("max_iterations", &T::maxIterations)
        .def_readwrite("tolerance", &T::tolerance)
        .def_readwrite("regularisation", &T::regularisation)
        .def_readwrite("starts", &T::starts)
        .def_readwrite("hops", &T::hops)
        .def_readwrite("seed", &T::seed)
        .def_readwrite("threads", &T::threads)
        .def("with_basis", &withBasis, "start"_a, "level"_a, "cutoff"_a, "min_dist"_a,
             "radial_size"_a);
}

std::string describeIteration(const IterationSummary& summary) {
    std::string text =
        fmt::format("iteration {}: objective {:.6g}", summary.iteration, summary.objective);
    if (summary.training.energy)
        text += fmt::format(", energy {:.3f} meV/atom", *summary.training.energy * units::kMilli);
    if (summary.training.force)
        text += fmt::format(", force {:.4f} eV/Å", *summary.training.force);
    return text;
}

}  // namespace

void bindTraining(py::module_& module) {
    using namespace py::literals;
    bindOptions(module);
    py::class_<FitErrors>(module, "FitErrors")
        .def_readonly("energy", &FitErrors::energy)
        .def_readonly("force", &FitErrors::force)
        .def_readonly("virial", &FitErrors::virial);
    py::class_<IterationSummary>(module, "Iteration")
        .def("__repr__", &describeIteration)
        .def_readonly("iteration", &IterationSummary::iteration)
        .def_readonly("seconds", &IterationSummary::seconds)
        .def_readonly("objective", &IterationSummary::objective)
        .def_readonly("training", &IterationSummary::training)
        .def_readonly("validation_objective", &IterationSummary::validationObjective)
        .def_readonly("validation", &IterationSummary::validation);
    py::class_<TrainingSummary>(module, "TrainingResult")
        .def_readonly("potential", &TrainingSummary::potential)
        .def_property_readonly(
            "reason", [](const TrainingSummary& summary) { return describe(summary.reason); })
        .def_readonly("iterations", &TrainingSummary::iterations)
        .def_readonly("best", &TrainingSummary::best);
    module.def("train", &train, "training"_a, "validation"_a, "species"_a, "options"_a,
               "callback"_a = py::none(), "output"_a = std::filesystem::path());
    module.def("species_for", &speciesFor, "frames"_a, "start"_a);
    module.def("conflicting_settings",
               [](const std::vector<Frame>& frames) { return conflictingSettings(frames); });
    module.def("split", &split, "frames"_a, "fraction"_a, "seed"_a = 1);
}

}  // namespace mtp::python
