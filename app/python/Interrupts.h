// Long work without Python's lock, which Ctrl-C and other signals still end.
#pragma once

#include <chrono>
#include <optional>

#include "app/python/Bindings.h"
#include "core/base/Progress.h"

namespace mtp::python {

// Runs the handlers of signals a few times a second. If one raises, the work is cancelled and the
// exception is kept. Used on the thread that called, without the lock.
class Interrupts : public Progress {
public:
    void report(double fraction, std::string_view what) override;
    bool isCancelled() const override { return m_error.has_value(); }
    // Throws the exception that was kept, if there is one. With the lock.
    void rethrow();
    // Keeps the exception of a call into Python. With the lock.
    void keep(const pybind11::error_already_set& error) { m_error.emplace(error); }

private:
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
    std::optional<pybind11::error_already_set> m_error;
};

// Calls work(Interrupts&) without the lock. If a signal ended it, throws what its handler raised.
template <class Work>
auto withoutLock(Work work) {
    Interrupts interrupts;
    try {
        const py::gil_scoped_release release;
        return work(interrupts);
    } catch (const Cancelled&) {
        interrupts.rethrow();
        throw;
    }
}

}  // namespace mtp::python
