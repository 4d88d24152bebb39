#include "app/cli/LammpsEngine.h"

#include <fmt/format.h>

#include <optional>

#include "app/cli/Common.h"
#include "core/base/Error.h"
#include "core/base/Process.h"

namespace mtp::cli {

Engine engineFor(const std::string& path) {
    if (!canStartScripts())
        throw InputError(engineAdvice({}));
    const std::optional<Engine> engine =
        path.empty() ? findEngine(programFolder()) : probeEngine(path);
    if (!path.empty() && !engine)
        throw InputError(fmt::format("--engine {}: is no LAMMPS program", path));
    if (const std::string advice = engineAdvice(engine); !advice.empty())
        throw InputError(advice);
    return *engine;
}

}  // namespace mtp::cli
