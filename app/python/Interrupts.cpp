#include "app/python/Interrupts.h"

namespace mtp::python {

namespace {

constexpr std::chrono::milliseconds kBetweenChecks{100};

}  // namespace

void Interrupts::report(double, std::string_view) {
    const auto now = std::chrono::steady_clock::now();
    if (m_error || now - m_last < kBetweenChecks)
        return;
    m_last = now;
    const py::gil_scoped_acquire lock;
    if (PyErr_CheckSignals() != 0)
        m_error.emplace();
}

void Interrupts::rethrow() {
    if (m_error)
        throw py::error_already_set(*m_error);
}

}  // namespace mtp::python
