// What each file of this folder adds to the extension module `mtp._core`.
#pragma once

#include <pybind11/eigen.h>
#include <pybind11/functional.h>
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

namespace mtp::python {

namespace py = pybind11;

void bindFrames(py::module_& module);
void bindTrajectories(py::module_& module);
void bindPotentials(py::module_& module);
void bindGrades(py::module_& module);
void bindErrors(py::module_& module);
void bindTraining(py::module_& module);

}  // namespace mtp::python
