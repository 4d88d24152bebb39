// The extension module mtp._core: core for Python, without ASE. The package beside it (mtp/) is
// what users import.
#include "app/python/Bindings.h"
#include "core/base/Error.h"

namespace {

namespace py = pybind11;

// Each is also the exception of Python that a caller who knows nothing of this module would catch.
void bindExceptions(py::module_& module) {
    const auto error = py::register_exception<mtp::Error>(module, "Error", PyExc_RuntimeError);
    const auto both = [&](PyObject* other) {
        return py::make_tuple(error, py::reinterpret_borrow<py::object>(other));
    };
    py::register_exception<mtp::FileError>(module, "FileError", both(PyExc_OSError));
    py::register_exception<mtp::ParseError>(module, "ParseError", both(PyExc_ValueError));
    const auto input =
        py::register_exception<mtp::InputError>(module, "InputError", both(PyExc_ValueError));
    py::register_exception<mtp::UnnamedTypes>(module, "UnnamedTypes", input);
}

}  // namespace

PYBIND11_MODULE(_core, module) {
    module.doc() = "The library of MTP Workbench: see the package mtp.";
    module.attr("__version__") = MTP_VERSION;
    bindExceptions(module);
    mtp::python::bindFrames(module);
    mtp::python::bindTrajectories(module);
    mtp::python::bindPotentials(module);
    mtp::python::bindGrades(module);
    mtp::python::bindErrors(module);
    mtp::python::bindTraining(module);
}
