#!/usr/bin/env python3
"""Grades and selects by MLIP-3 and by this project, and prints how many times as much processor time
MLIP-3 takes. Both get the same files, in one run; results that differ are an error.

    tests/benchmarks/mlip_selection.py MTP MLP EXAMPLE [LEVEL ...]

MTP: the `mtp` command. MLP: the `mlp` command of MLIP-3. EXAMPLE: a folder with labelled frames in
aimd/ (resources/examples/LiAlCl4). Levels: 8 12 16 20.
"""
import json
import os
import re
import resource
import subprocess
import sys
import tempfile

mtp, mlp, example = (os.path.abspath(path) for path in sys.argv[1:4])
levels = sys.argv[4:] or ["8", "12", "16", "20"]
COPIES = 6  # of the configurations that are graded, so that the start of a program counts little
MLIP_WEIGHTS = {"neighbourhood": ("--energy_weight=0", "--site_en_weight=1"),
                "configuration": ("--energy_weight=1", "--site_en_weight=0")}


def seconds(*command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.stderr or done.stdout}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def grades_in(path):
    with open(path) as text:
        return [float(grade) for grade in re.findall(r"Feature\s+MV_grade\s+(\S+)", text.read())]


def first_atoms(path):
    """The position of the first atom of each configuration, by which the selected ones are known."""
    with open(path) as text:
        found = re.findall(r"AtomData[^\n]*\n\s*\d+\s+\d+\s+(\S+)\s+(\S+)\s+(\S+)", text.read())
    return sorted(tuple(map(float, position)) for position in found)


def same_configurations(one, other):
    """MLIP-3 writes positions with six decimals."""
    a, b = first_atoms(one), first_atoms(other)
    return len(a) == len(b) and all(abs(x - y) < 1e-6 for p, q in zip(a, b) for x, y in zip(p, q))


def compare(level, mode):
    start, state = f"p{level}.almtp", f"{mode}{level}.almtp"
    common = ("--threads", "1", "--json")
    theirs_build, _ = seconds(mlp, "select_add", start, "training.cfg", "candidates.cfg",
                              "theirs.cfg", *MLIP_WEIGHTS[mode])
    ours_build, _ = seconds(mtp, "select", start, "training.cfg", "candidates.cfg", "--mode", mode,
                            "-o", "ours.cfg", *common)
    if not same_configurations("theirs.cfg", "ours.cfg"):
        print(f"level {level}, {mode}: the selected configurations differ")
        return False
    seconds(mtp, "grade", start, "candidates.cfg", "--active-set", "training.cfg", "--mode", mode,
            "--write-potential", state, *common)
    theirs_select, _ = seconds(mlp, "select_add", state, "training.cfg", "candidates.cfg", "t.cfg")
    ours_select, _ = seconds(mtp, "select", state, "training.cfg", "candidates.cfg", "-o", "o.cfg",
                             *common)
    theirs_grade, _ = seconds(mlp, "calculate_grade", state, "many.cfg", "graded.cfg")
    ours_grade, printed = seconds(mtp, "grade", state, "many.cfg", *common)
    ours = [one["grade"] for one in json.loads(printed)["configurations"]]
    # MLIP-3 adds its process number to the name.
    theirs = grades_in("graded.cfg" if os.path.exists("graded.cfg") else "graded.cfg.0")
    # MLIP-3 prints six decimals.
    worst = max(abs(a - b) / max(b, 0.5) for a, b in zip(ours, theirs))
    is_same = len(ours) == len(theirs) and worst < 3e-6 and same_configurations("t.cfg", "o.cfg")
    print(f"level {level:>2}, {mode}: MLIP-3 takes"
          f" {theirs_build / ours_build:.1f} times as long to build and select"
          f" ({theirs_build:.2f} s, {ours_build:.3f} s),"
          f" {theirs_select / ours_select:.1f} to select by a set that is there"
          f" ({theirs_select:.2f} s, {ours_select:.3f} s),"
          f" {theirs_grade / ours_grade:.1f} to grade ({theirs_grade:.2f} s, {ours_grade:.3f} s);"
          f" {len(first_atoms('ours.cfg'))} selected, grades differ by {worst:.1e}"
          + ("" if is_same else ": NOT THE SAME"), flush=True)
    return is_same


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    seconds(mtp, "sample", os.path.join(example, "aimd"), "--every", "20fs", "-o", "frames.extxyz")
    seconds(mtp, "sample", os.path.join(example, "aimd"), "--every", "4fs", "-o", "training.cfg")
    seconds(mtp, "expand", "frames.extxyz", "--ratios", "0.9,1.1", "-o", "candidates.cfg")
    with open("training.cfg") as training, open("candidates.cfg") as candidates:
        together = training.read() + candidates.read()
    with open("many.cfg", "w") as many:
        many.write(together * COPIES)
    same = True
    for level in levels:
        seconds(mtp, "train", "frames.extxyz", "--level", level, "--max-iterations", "5", "--starts",
                "1", "-o", f"p{level}.almtp")
        for mode in MLIP_WEIGHTS:
            same &= compare(level, mode)
    sys.exit(0 if same else 1)
