// mtp new: an untrained potential.
#include <fmt/format.h>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "core/base/Plural.h"
#include "core/mtp/PotentialFile.h"

namespace mtp::cli {

namespace {

struct NewOptions {
    int level = 16, radialSize = 8;
    double cutoff = 5, minDist = 1;
    std::string species, output;
};

int create(const NewOptions& options) {
    const Potential potential = makePotential(
        options.level, parseSpecies(options.species),
        {.minDist = options.minDist, .maxDist = options.cutoff, .size = options.radialSize});
    writePotential(options.output, potential);
    const int radial = potential.speciesCount * potential.speciesCount *
                       potential.radialFunctionCount() * potential.radial.size;
    fmt::print("level {}: {}, {} -> {}\n", options.level,
               counted(static_cast<std::size_t>(radial), "radial coefficient"),
               counted(potential.basis.scalars.size(), "moment"), options.output);
    return 0;
}

}  // namespace

Command addNew(CLI::App& parser) {
    auto options = std::make_shared<NewOptions>();
    CLI::App* app = parser.add_subcommand("new", "Write an untrained potential");
    app->add_option("--level", options->level, "Level: even, 2 to 28")->required();
    app->add_option("--species", options->species, "Elements in the order of types")->required();
    app->add_option("--cutoff", options->cutoff, "Å");
    app->add_option("--min-dist", options->minDist, "Å; a training sets it from the data");
    app->add_option("--radial-size", options->radialSize, "Chebyshev polynomials");
    app->add_option("-o,--output", options->output, "Potential (.almtp, .mtp)")->required();
    app->footer("Example:\n  mtp new --level 16 --species Li,Cl,Al --cutoff 5 -o new.almtp");
    return {app, [options] { return create(*options); }};
}

}  // namespace mtp::cli
