#include "core/labelling/CampaignScripts.h"

#include <fmt/format.h>

#include <string_view>

#include "core/base/Shell.h"

namespace mtp {

namespace {

constexpr std::string_view kTask = R"sh(#!/bin/sh
# One attempt of one task: sh task.sh KEY ATTEMPT. It needs nothing but the DFT code. It can be
# started twice: making the folder of the attempt is the lock, so that an attempt runs once. It
# never decides to try again.
cd "$(dirname "$0")" || exit 90
key=$1; n=$2
[ -d "jobs/$key/deck" ] || { echo "there is no task $key" >&2; exit 91; }
mkdir "jobs/$key/attempt-$n" 2>/dev/null || { echo "attempt $n of $key was started before"; exit 0; }
cd "jobs/$key/attempt-$n" || exit 93
now() { date -u +%Y-%m-%dT%H:%M:%SZ; }
put() { cat > "$1.tmp" && mv "$1.tmp" "$1"; }  # a file is there whole or not at all
result=  # by the output: converged, not-converged or unproven
end() {
    printf 'exit=%s\nreason=%s\nresult=%s\nended=%s\n' "$1" "$2" "$result" "$(now)" | put ended
    exit "$1"
}
printf 'host=%s\npid=%s\njob=%s\ntask=%s\nstarted=%s\n' "$(hostname)" $$ \
    "${SLURM_ARRAY_JOB_ID:-${SLURM_JOB_ID:-}}" "${SLURM_ARRAY_TASK_ID:-}" "$(now)" | put started
cp ../deck/* . || end 95 'cannot copy the deck'
[ ! -d "../retry-$n" ] || cp "../retry-$n"/* . || end 95 'cannot copy the retry'
@EVIDENCE@prepare_code() { :; }  # environment.sh may have another one
. ../../../environment.sh || end 94 environment
child=
stop() {
    trap '' TERM USR1 INT
    if [ -n "$child" ]; then
        kill "$child" 2>/dev/null && wait "$child"
    fi
    rm -rf tmp
    end 143 "$1"
}
trap 'stop walltime' USR1
trap 'stop cancelled' TERM INT
df -Pk . | awk 'NR == 2 && $4 < 51200 { exit 1 }' || end 95 'disk full'
prepare_code || end 96 "no ${missing:-file}"
run_code > out 2> err &
child=$!
wait "$child"
code=$?
trap '' TERM USR1 INT
rm -rf tmp  # what is never brought back
result=$(evidence)
end "$code" finished
)sh";

// Defines evidence(): whether an output has a result, as far as a shell sees it. The program looks
// closer when it collects (Evidence.cpp).
constexpr std::string_view kNoEvidence = R"sh(evidence() { :; }
)sh";
constexpr std::string_view kCp2kEvidence =
    R"sh(evidence() {  # CP2K may end with status 0 and no result
    if grep -Eq 'SCF run NOT converged|SCF loop FAILED|exceeded requested execution time' out; then
        echo not-converged
    elif grep -q 'PROGRAM ENDED AT' out && grep -Eq 'SCF (run|loop) converged' out; then
        echo converged
    else
        echo unproven
    fi
}
)sh";
constexpr std::string_view kEspressoEvidence =
    R"sh(evidence() {  # pw.x says JOB DONE without a result too
    if grep -Eq 'convergence NOT achieved|Maximum CPU time exceeded' out; then
        echo not-converged
    elif grep -q 'convergence has been achieved' out && grep -q '^!' out && grep -q 'JOB DONE' out; then
        echo converged
    else
        echo unproven
    fi
}
)sh";
constexpr std::string_view kVaspEvidence =
    R"sh(evidence() {  # VASP 5 says that EDIFF is reached after NELM steps too
    most=$(sed -n 's/^ *NELM *= *\([0-9]*\).*/\1/p' OUTCAR | head -n 1)
    if grep -Eq 'EDIFF was not reached|self-consistency was not achieved' OUTCAR ||
        [ "$(grep -c -e '- Iteration ' OUTCAR)" -ge "${most:-1000000}" ]; then
        echo not-converged
    elif grep -q 'EDIFF is reached' OUTCAR && grep -q 'Voluntary context switches' OUTCAR; then
        echo converged
    else
        echo unproven
    fi
} 2>/dev/null
)sh";

constexpr std::string_view kArray = R"sh(#!/bin/sh
#SBATCH --open-mode=append
#SBATCH --signal=B:USR1@60
#SBATCH --no-requeue
# Line n of a list that does not change any more: "KEY ATTEMPT".
begin=$(date +%s)
set -- $(sed -n "${SLURM_ARRAY_TASK_ID}p" "submissions/$MTP_BATCH/tasks")
sh ./task.sh "$1" "$2" &
child=$!
trap 'kill -USR1 $child' USR1
trap 'kill -TERM $child' TERM
wait $child
code=$?
while kill -0 $child 2>/dev/null; do
    wait $child
    code=$?
done
sh ./fuse.sh "submissions/$MTP_BATCH" "$1" "$2" $code $begin || scancel "$SLURM_ARRAY_JOB_ID"
exit $code
)sh";

constexpr std::string_view kAskFuse = R"sh(#!/bin/sh
# sh fuse.sh FOLDER KEY ATTEMPT STATUS BEGIN: notes in FOLDER/ends how a task ended: by its exit
# status, and by what its output says if that is 0. If the first three ended alike and without a
# result, within a minute of their start, the others would do the same: FOLDER/fuse is made, once,
# and the exit status is 1.
result=$(sed -n 's/^result=//p' "jobs/$2/attempt-$3/ended" 2>/dev/null)
outcome=$4
if [ "$outcome" = 0 ] && [ -n "$result" ] && [ "$result" != converged ]; then
    outcome=$result
fi
echo "$outcome $(($(date +%s) - $5))" >> "$1/ends"
head -n 3 "$1/ends" | awk '
    NR == 1 { first = $1 }
    $1 == "0" || $1 == "143" || $1 != first || $2 > 60 { other = 1 }
    END { exit other || NR < 3 }' || exit 0
mkdir "$1/fuse" 2>/dev/null || exit 0
exit 1
)sh";

constexpr std::string_view kSubmit = R"sh(#!/bin/sh
# sh submit.sh BATCH [OPTIONS OF SBATCH]: submits submissions/BATCH/tasks once, whatever happens in
# between, and prints the number of the job. MTP_AT_ONCE: how many of its tasks may run at once.
cd "$(dirname "$0")" || exit 1
id=$(sed -n 's/^id=//p' campaign)
batch=$1
folder=submissions/$batch
name=mtp-$id-$batch
shift
keep() { echo "$1" > "$folder/job.tmp" && mv "$folder/job.tmp" "$folder/job"; cat "$folder/job"; }
if [ -f "$folder/job" ]; then
    cat "$folder/job"
    exit 0
fi
if [ -f "$folder/intent" ]; then  # the answer may have been lost: the queue knows the name
    found=$(squeue -h --me -t all -n "$name" -o %F) || { echo "$found" >&2; exit 75; }
    found=$(echo "$found" | sort -u | head -n 1)
    if [ -n "$found" ]; then
        keep "$found"
        exit 0
    fi
fi
date -u > "$folder/intent"
n=$(wc -l < "$folder/tasks" | tr -d ' ')
if job=$(MTP_BATCH=$batch sbatch --parsable --job-name="$name" --output="$folder/%a.log" \
    --array="1-$n%${MTP_AT_ONCE:-$n}" "$@" array.sh 2> "$folder/refusal"); then
    rm -f "$folder/refusal"
    keep "${job%%;*}"
else
    code=$?
    cat "$folder/refusal" >&2
    exit "$code"
fi
)sh";

constexpr std::string_view kStatus = R"sh(#!/bin/sh
# sh status.sh: what the files say, a line a task, then what Slurm says, a line a queued task.
# sh status.sh queue: only the latter.
cd "$(dirname "$0")" || exit 1
id=$(sed -n 's/^id=//p' campaign)
values() { while IFS= read -r line; do printf '|%s' "$line"; done < "$1"; }
tasks() {
    for folder in jobs/*/; do
        [ -d "$folder" ] || continue
        key=${folder#jobs/}
        n=0
        while [ -d "${folder}attempt-$((n + 1))" ]; do n=$((n + 1)); done
        printf 'task|%s|%s' "${key%/}" "$n"
        attempt=${folder}attempt-$n
        if [ "$n" -gt 0 ]; then
            [ ! -f "$attempt/started" ] || values "$attempt/started"
            if [ -f "$attempt/ended" ]; then
                values "$attempt/ended"
            elif [ -f "$attempt/out" ]; then
                printf '|output=%s' "$(date -u -r "$attempt/out" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null)"
            fi
        fi
        printf '\n'
    done
}
[ "$1" = queue ] || tasks
for folder in submissions/*/fuse; do
    [ ! -d "$folder" ] || printf '%s\n' "$folder" | sed 's/^submissions./fuse|/; s/.fuse$//'
done
if answer=$(squeue -h -r --me -t all -o '%j|%F|%K|%T|%r|%M' 2>&1); then
    printf '%s\n' "$answer" | sed -n "s/^mtp-$id-/queue|&/p"
    echo queue-ok
else
    printf 'queue-error|%s\n' "$(printf '%s' "$answer" | tr '\n' ' ')"
fi
)sh";

constexpr std::string_view kRunHere = R"sh(#!/bin/sh
# sh run-here.sh [N]: starts every task that has no attempt yet on this machine, N at once. It stops
# if the first three end alike and without a result: see fuse.sh.
cd "$(dirname "$0")" || exit 1
run=$(mktemp -d) || exit 1
trap 'rm -rf "$run"' EXIT
while read -r key; do
    [ -d "jobs/$key/attempt-1" ] || echo "$key"
done < tasks | xargs -P "${1:-1}" -I KEY sh -c '
    begin=$(date +%s)
    sh task.sh "$1" 1
    sh fuse.sh "$2" "$1" 1 $? "$begin" || exit 255' sh KEY "$run"
if [ -d "$run/fuse" ]; then
    echo "The first tasks ended alike and without a result, and the others were not started." >&2
    echo "Look at what they printed: jobs/*/attempt-1/out" >&2
    exit 4
fi
)sh";

// POTCAR comes from the library of the machine, block by block in the order of the POSCAR.
constexpr std::string_view kAssemblePotcar = R"sh(
# The folder with a folder for each setup (Li_sv/POTCAR), and vdw_kernel.bindat of VASP up to 6.4.2.
POTCARS=@POTCARS@
VDW_KERNEL=
prepare_code() {
    rm -f POTCAR
    while read -r element setup; do
        block=$POTCARS/$setup/POTCAR
        missing="setup $setup in the POTCAR library ($POTCARS)"
        [ -f "$block" ] || return 1
        title=$(sed -n 's/^ *TITEL *= *//p' "$block" | head -n 1)
        set -- $title
        missing="POTCAR of $element: $block is of $title"
        [ "${2%%[_.]*}" = "$element" ] || return 1
        cat "$block" >> POTCAR
    done < POTCAR.setups
    if [ -n "$VDW_KERNEL" ]; then
        missing="kernel file $VDW_KERNEL"
        ln -s "$VDW_KERNEL" vdw_kernel.bindat || return 1
    fi
}
)sh";

std::string taskScript(DftCode code, bool isDynamics) {
    std::string_view evidence = code == DftCode::Vasp   ? kVaspEvidence
                                : code == DftCode::Cp2k ? kCp2kEvidence
                                                        : kEspressoEvidence;
    if (isDynamics)  // a step that does not converge is no end of a run
        evidence = kNoEvidence;
    std::string text(kTask);
    constexpr std::string_view kPlace = "@EVIDENCE@";
    return text.replace(text.find(kPlace), kPlace.size(), evidence);
}

std::string usualCommand(DftCode code, bool isDynamics) {
    switch (code) {
        case DftCode::Vasp:
            return "vasp_std";
        case DftCode::Cp2k:
            return fmt::format("cp2k.psmp -i {}", mainDeckFile(code, isDynamics));
        default:
            return "pw.x -in pw.in";
    }
}

std::string environmentText(DftCode code, bool isDynamics, const ExportOptions& options) {
    std::string text =
        "# How this machine runs the code: change it as you need. task.sh reads it in the folder "
        "of\n# the attempt. Modules are loaded here; run_code starts the code, with exec, so that "
        "signals\n# reach it. For several processes: exec mpirun -n 4 ...\n";
    text += options.setup.empty() ? "export OMP_NUM_THREADS=1\n" : options.setup + "\n";
    text += fmt::format("run_code() {{ exec {}; }}\n",
                        options.command.empty() ? usualCommand(code, isDynamics) : options.command);
    if (code == DftCode::Vasp) {
        std::string assemble(kAssemblePotcar);
        constexpr std::string_view kPlace = "@POTCARS@";
        const std::string library = !options.libraryThere.empty() ? options.libraryThere
                                    : options.library.empty()
                                        ? std::string()
                                        : std::filesystem::absolute(options.library).string();
        assemble.replace(assemble.find(kPlace), kPlace.size(),
                         library.empty() ? library : shellWord(library));
        text += assemble;
    }
    return text;
}

}  // namespace

std::map<std::string, std::string> campaignScripts(DftCode code, bool isDynamics,
                                                   const ExportOptions& options) {
    return {{kTaskScript, taskScript(code, isDynamics)},
            {"array.sh", std::string(kArray)},
            {"fuse.sh", std::string(kAskFuse)},
            {kSubmitScript, std::string(kSubmit)},
            {kStatusScript, std::string(kStatus)},
            {"run-here.sh", std::string(kRunHere)},
            {kEnvironmentScript, environmentText(code, isDynamics, options)}};
}

std::string campaignReadme(const Recipe& recipe) {
    constexpr const char* kText =
        R"(Single points for moment tensor potentials: recipe {0}, for {1}.

Nothing but a shell and {1} is needed here. environment.sh says how this machine starts it.

    sh run-here.sh 2       runs all tasks on this machine, 2 at once
    sh task.sh KEY 1       runs one of them; the keys are in the file tasks
    sh status.sh           says how they are

By Slurm, all of them:

    mkdir submissions/1
    sed 's/$/ 1/' tasks > submissions/1/tasks
    sh submit.sh 1 --time=60

Bring the whole folder back for the labels: mtp label collect FOLDER -o labelled.extxyz

recipe.json             how they are calculated
configurations.extxyz   what is calculated, one configuration for each line of tasks
jobs/KEY/deck           input files; attempt-1, attempt-2 ... what was run
)";
    return fmt::format(kText, recipe.name, dftCodeName(recipe.code));
}

}  // namespace mtp
