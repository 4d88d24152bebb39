// Trajectory and Writer: files of any format that core knows.
#include <mutex>

#include "app/python/Bindings.h"
#include "app/python/Interrupts.h"
#include "core/io/FormatRegistry.h"

namespace mtp::python {

namespace {

const FormatRegistry& formats() {
    static const FormatRegistry registry = FormatRegistry::withBuiltinFormats();
    return registry;
}

// A reader that threads of Python may share: it reads one frame at a time.
class Trajectory {
public:
    Trajectory(const std::filesystem::path& path, std::vector<std::string> species,
               const std::map<std::string, std::string>& renamed) {
        m_reader = withoutLock([&](Interrupts& interrupts) {
            ReadOptions options;
            options.species = std::move(species);
            options.renamed.assign(renamed.begin(), renamed.end());
            options.progress = &interrupts;
            return formats().open(path, options);
        });
    }

    std::size_t size() const { return m_reader->frameCount(); }
    const TrajectoryInfo& info() const { return m_reader->info(); }
    Frame read(std::size_t index) {
        if (index >= size())
            throw py::index_error("the trajectory has " + std::to_string(size()) + " frames");
        const py::gil_scoped_release release;
        const std::lock_guard lock(m_mutex);
        return m_reader->read(index);
    }

private:
    std::mutex m_mutex;
    std::unique_ptr<TrajectoryReader> m_reader;
};

std::string kindName(RunKind kind) {
    switch (kind) {
        case RunKind::SinglePoints:
            return "single points";
        case RunKind::MolecularDynamics:
            return "molecular dynamics";
        case RunKind::Relaxation:
            return "relaxation";
        case RunKind::Unknown:
            break;
    }
    return "";
}

void bindFormats(py::module_& module) {
    py::class_<Format>(module, "Format")
        .def_readonly("name", &Format::name)
        .def_readonly("description", &Format::description)
        .def_readonly("extensions", &Format::extensions)
        .def_property_readonly("can_read", [](const Format& format) { return bool(format.open); })
        .def_property_readonly("can_write",
                               [](const Format& format) { return bool(format.create); });
    module.def("formats", [] { return formats().formats(); });
}

}  // namespace

void bindTrajectories(py::module_& module) {
    using namespace py::literals;
    py::class_<Trajectory>(module, "Trajectory")
        .def(py::init<const std::filesystem::path&, std::vector<std::string>,
                      const std::map<std::string, std::string>&>(),
             "path"_a, "species"_a = std::vector<std::string>(),
             "renamed"_a = std::map<std::string, std::string>())
        .def("__len__", &Trajectory::size)
        .def("read", &Trajectory::read, "index"_a)
        .def_property_readonly("format", [](const Trajectory& t) { return t.info().format; })
        .def_property_readonly("path", [](const Trajectory& t) { return t.info().path; })
        .def_property_readonly("code", [](const Trajectory& t) { return t.info().provenance.code; })
        .def_property_readonly("settings",
                               [](const Trajectory& t) { return t.info().provenance.settings; })
        .def_property_readonly("kind", [](const Trajectory& t) { return kindName(t.info().kind); })
        .def_property_readonly("warnings", [](const Trajectory& t) { return t.info().warnings; })
        .def_property_readonly("species_hints",
                               [](const Trajectory& t) { return t.info().speciesHints; });
    py::class_<TrajectoryWriter>(module, "Writer")
        .def(py::init([](const std::filesystem::path& path, const std::string& format) {
                 return formats().create(path, format);
             }),
             "path"_a, "format"_a = "")
        .def("write", &TrajectoryWriter::write, "frame"_a)
        .def("close", &TrajectoryWriter::close)
        .def_property_readonly("notes", &TrajectoryWriter::notes);
    bindFormats(module);
}

}  // namespace mtp::python
