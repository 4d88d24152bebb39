// Reads a file before another process does, which must not be ended by a fault of a library.
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/System.h"
#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"
#include "core/sampling/Selection.h"

namespace mtp::cli {

namespace {

// The index, and frames from here and there if there are many. What is wrong with the file in a way
// that is known is told to the user by the process that waits for this one.
int probe(const std::string& path) {
    constexpr std::size_t kMostProbedFrames = 64;
    limitThisProcess();
    try {
        const auto reader = FormatRegistry::withBuiltinFormats().open(path);
        for (std::size_t index : evenlySpaced(reader->frameCount(), kMostProbedFrames))
            reader->read(index);
    } catch (const Error&) {
    }
    return 0;
}

}  // namespace

Command addProbe(CLI::App& parser) {
    auto path = std::make_shared<std::string>();
    CLI::App* app = parser.add_subcommand("probe", "Read a file for another process");
    app->group("");  // not in the help: for programs
    app->add_option("path", *path)->required();
    return {app, [path] { return probe(*path); }};
}

}  // namespace mtp::cli
