// Grader: extrapolation grades; and active sets built from training sets.
#include "app/python/Bindings.h"
#include "app/python/Interrupts.h"
#include "core/selection/ActiveSetBuilder.h"
#include "core/selection/ExtrapolationGrades.h"

namespace mtp::python {

namespace {

GradeMode gradeMode(const std::string& name) {
    if (const std::optional<GradeMode> mode = findGradeMode(name))
        return *mode;
    throw InputError("mode \"" + name + "\" is neither \"neighbourhood\" nor \"configuration\"");
}

std::vector<Frame> inOrderOf(const Potential& potential, const std::vector<Frame>& frames) {
    std::vector<Frame> ordered;
    ordered.reserve(frames.size());
    for (const Frame& frame : frames)
        ordered.push_back(withSpeciesOrder(frame, potential.species));
    return ordered;
}

Potential withActiveSet(Potential potential, const std::vector<Frame>& frames,
                        const std::string& mode, int threads) {
    return withoutLock([&](Interrupts& interrupts) {
        potential.selectionState =
            formatActiveSet(buildActiveSet(potential, gradeMode(mode), inOrderOf(potential, frames),
                                           {.threads = threads, .progress = &interrupts}));
        return potential;
    });
}

// Grades by the active set that the potential has.
class Grader {
public:
    explicit Grader(const Potential& potential)
        : m_potential(potential), m_grades(potential, setOf(potential)) {}

    std::vector<ConfigurationGrade> evaluate(const std::vector<Frame>& frames, int threads) const {
        const py::gil_scoped_release release;
        return m_grades.evaluate(inOrderOf(m_potential, frames), threads);
    }
    std::string mode() const { return std::string(gradeModeName(m_grades.mode())); }

private:
    static ActiveSet setOf(const Potential& potential) {
        if (std::optional<ActiveSet> set = activeSetOf(potential))
            return *std::move(set);
        throw InputError(
            "the potential has no active set to grade by: build one from its training set with "
            "with_active_set()");
    }

    Potential m_potential;
    GradeEvaluator m_grades;
};

}  // namespace

void bindGrades(py::module_& module) {
    using namespace py::literals;
    py::class_<ConfigurationGrade>(module, "Grade")
        .def_readonly("grade", &ConfigurationGrade::grade)
        .def_readonly("worst_atom", &ConfigurationGrade::worstAtom)
        .def_property_readonly("atom_grades", [](py::object self) -> py::object {
            const auto& values = self.cast<const ConfigurationGrade&>().atomGrades;
            if (values.empty())
                return py::none();
            return py::array_t<double>(static_cast<py::ssize_t>(values.size()), values.data(),
                                       self);
        });
    py::class_<Grader>(module, "Grader")
        .def(py::init<const Potential&>(), "potential"_a)
        .def("evaluate", &Grader::evaluate, "frames"_a, "threads"_a = 0)
        .def_property_readonly("mode", &Grader::mode);
    module.def("with_active_set", &withActiveSet, "potential"_a, "frames"_a,
               "mode"_a = "neighbourhood", "threads"_a = 0);
}

}  // namespace mtp::python
