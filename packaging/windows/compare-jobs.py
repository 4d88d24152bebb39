#!/usr/bin/env python3
"""Compares what the main job wrote on two systems: compare-jobs.py FOLDER FOLDER

Texts must be equal but for line ends, how paths are written and numbers, numbers within the
tolerance of their file.
Frames and labels are read and written only, and must not differ at all. A training multiplies the
rounding of two mathematical libraries: 40 iterations make 1e-4 of it at most."""
import re
import sys
from pathlib import Path

TOLERANCES = {
    "inspect.txt": 0.0, "selected.extxyz": 0.0, "expanded.extxyz": 1e-12, "labelled.extxyz": 1e-12,
    "training.extxyz": 1e-12, "held-back.extxyz": 1e-12, "report.json": 1e-4,
    "grade.txt": 1e-4, "dynamics/msd.csv": 1e-12, "dynamics/g_r.csv": 1e-12,
    "dynamics/van_hove.csv": 1e-12,
}
NUMBER = re.compile(r"[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?")


def text_of(file):
    """Without the width of columns and the marks of paths with backslashes, which are quoted and
    have each of them twice."""
    text = " ".join(file.read_text(encoding="utf-8").split())
    return text.replace("\\\\", "/").replace("\\", "/").replace('"', "")


def files_below(folder):
    """But for the KIM model, which a build for Windows does not have."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return [name for name in names if not name.startswith("mtp_potential")]


def difference(one, other):
    """The largest relative difference of the numbers; infinite if the words differ."""
    if NUMBER.sub("#", one) != NUMBER.sub("#", other):
        return float("inf")
    pairs = zip(map(float, NUMBER.findall(one)), map(float, NUMBER.findall(other)))
    return max((abs(a - b) / max(abs(a), abs(b), 1e-6) for a, b in pairs), default=0.0)


def main():
    folders = [Path(folder) for folder in sys.argv[1:3]]
    failed = False
    for name, tolerance in TOLERANCES.items():
        one, other = (text_of(folder / name) for folder in folders)
        found = difference(one, other)
        failed = failed or found > tolerance
        print(f"{name:18} largest relative difference {found:.2g}, allowed {tolerance:.2g}"
              f"{'' if found <= tolerance else '  FAILED'}")
    names = [files_below(folder / "lammps") for folder in folders]
    if names[0] != names[1]:
        failed = True
        print(f"lammps: other files: {names[0]} and {names[1]}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
