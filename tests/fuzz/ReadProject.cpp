#include <fstream>

#include "core/base/Error.h"
#include "core/project/ProjectStore.h"
#include "core/project/file/FrameBlob.h"
#include "core/project/file/FrameLoader.h"
#include "tests/fuzz/ReadWhole.h"
#include "tests/fuzz/Scratch.h"

namespace mtp::test {

namespace {

namespace fs = std::filesystem;

template <class Action>
bool isDone(Action action) {
    try {
        action();
        return true;
    } catch (const Error&) {
        return false;  // refused
    }
}

void readRows(const ProjectStore& store) {
    isDone([&] { store.history(); });
    isDone([&] { store.sources(); });
    isDone([&] { store.ladder(); });
    isDone([&] { store.runs(); });
    isDone([&] { store.trainings(); });
    isDone([&] { store.problems(true); });
    isDone([&] {
        FrameLoader loader(store.path());
        for (const ConfigurationRecord& record : store.configurations())
            isDone([&] { loader.load(record); });
    });
}

// Reading asks for no seal and comes to damaged rows; writing checks them and migrates.
std::size_t readFile(const fs::path& path) {
    isDone([&] { readRows(ProjectStore::openForReading(path)); });
    return isDone([&] {
        ProjectStore store = ProjectStore::open(path);
        readRows(store);
        while (store.undoName())
            store.undo();
        while (store.redoName())
            store.redo();
    });
}

}  // namespace

std::size_t readProjectWhole(std::string_view bytes) {
    static const Scratch scratch;
    if (bytes.starts_with("SQLite format 3")) {
        scratch.clear();
        scratch.write("p.mtpw", bytes);
        return readFile(scratch.path() / "p.mtpw");
    }
    constexpr std::size_t kAtoms = 2;
    std::size_t decoded = 0;
    decoded += isDone([&] { decodeGeometry(bytes); });
    decoded += isDone([&] { decodeLabels(bytes, kAtoms); });
    decoded += isDone([&] { decodeProvenance(bytes); });
    decoded += isDone([&] { decodeVersion1Frame(bytes); });
    return decoded;
}

}  // namespace mtp::test
