#include "core/simulation/StartScripts.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/simulation/Deck.h"

namespace mtp {

namespace {

constexpr std::size_t kAtomsPerRank = 500;

// How the job script is told to run the other way, which a second style rules out.
std::string otherStyle(DeckStyle style) {
    return style == DeckStyle::Mtp
               ? std::string()
               : "# With pair_style mtp instead of KIM: LMP=mtp-lmp STYLE=mtp sbatch job.sh\n";
}

}  // namespace

DeckStyle styleOf(const SimulationOptions& options) {
    return options.hasRepulsion ? DeckStyle::Mtp : DeckStyle::Kim;
}

std::string_view styleKey(DeckStyle style) {
    return style == DeckStyle::Mtp ? "mtp" : "kim";
}

std::string_view programFor(DeckStyle style) {
    return style == DeckStyle::Mtp ? "mtp-lmp" : "lmp";
}

std::string jobScript(std::size_t atomCount, const std::string& name, DeckStyle style,
                      int mostRanks) {
    const std::size_t ranks =
        std::clamp<std::size_t>(atomCount / kAtomsPerRank, 1, static_cast<std::size_t>(mostRanks));
    return fmt::format(
        "#!/bin/sh\n"
        "#SBATCH --job-name={}\n"
        "#SBATCH --ntasks={}\n"
        "#SBATCH --cpus-per-task=1\n"
        "#SBATCH --time=24:00:00\n"
        "# {} atoms; a rank should have {} or more. Submit in this folder: sbatch job.sh\n"
        "# To go on after a time limit:  RESTART={} sbatch job.sh\n"
        "{}"
        "exec srun \"${{LMP:-{}}}\" -in {} -log none -var restart \"${{RESTART:-none}}\" -var "
        "style "
        "\"${{STYLE:-{}}}\"\n",
        name, ranks, atomCount, kAtomsPerRank, kRestartFiles[0], otherStyle(style),
        programFor(style), kMainDeck, styleKey(style));
}

std::string runScript(DeckStyle style) {
    static constexpr std::string_view kBegin = R"END(#!/bin/sh
# Runs this folder on this machine: [ENGINE={0}] [STYLE={1}] [RANKS=1] [RESTART=none] ./run.sh
cd "$(dirname "$0")" || exit 1
engine=${{ENGINE:-{0}}} style=${{STYLE:-{1}}} ranks=${{RANKS:-1}} restart=${{RESTART:-none}}
)END";
    static constexpr std::string_view kScript = R"END(mpirun=${MPIRUN:-mpirun}
# A program that starts this has removed them, and may want it to stop already.
[ -n "${MTP_STARTED:-}" ] || rm -f STOP exit-status
# A single process of Open MPI needs no daemon of its own.
export OMPI_MCA_ess_singleton_isolated=1
if [ "$ranks" -gt 1 ]; then
    set -- "$mpirun" -n "$ranks" "$engine"
else
    set -- "$engine"
fi
"$@" -in in.lmp -log none -var restart "$restart" -var style "$style" >>screen.txt 2>&1
status=$?
echo "$status" >exit-status
exit "$status"
)END";
    return fmt::format(kBegin, programFor(style), styleKey(style)) + std::string(kScript);
}

}  // namespace mtp
