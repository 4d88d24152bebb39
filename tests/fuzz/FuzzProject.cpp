// A libFuzzer target for projects from elsewhere: a whole file, or (other beginnings) one content.
#include <cstdint>
#include <cstdlib>
#include <fstream>

#include "core/base/Error.h"
#include "core/project/FrameBlob.h"
#include "core/project/FrameLoader.h"
#include "core/project/ProjectStore.h"

namespace {

using namespace mtp;

void readProject(std::string_view bytes) {
    static const PrivateFolder folder;
    const std::filesystem::path path = folder.path() / "p.mtpw";
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        std::filesystem::remove(entry.path());
    std::ofstream(path, std::ios::binary) << bytes;
    ProjectStore store = ProjectStore::open(path);
    store.history();
    store.sources();
    store.runs();
    store.trainings();
    FrameLoader loader(path);
    for (const ConfigurationRecord& record : store.configurations()) {
        try {
            loader.load(record);
        } catch (const Error&) {
            continue;  // refused: so are not all
        }
    }
    while (store.undoName())
        store.undo();
}

template <class Decode>
void decode(Decode decodeBytes) {
    try {
        decodeBytes();
    } catch (const Error&) {
        return;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    // What is not an Error (std::bad_alloc, a signal) ends the process: a finding.
    if (bytes.starts_with("SQLite format 3")) {
        decode([bytes] { readProject(bytes); });
    } else {
        decode([bytes] { decodeGeometry(bytes); });
        decode([bytes] { decodeLabels(bytes, 8); });
        decode([bytes] { decodeProvenance(bytes); });
        decode([bytes] { decodeVersion1Frame(bytes); });
    }
    return 0;
}
