#!/usr/bin/env python3
"""Reads a LAMMPS dump by MDAnalysis (python3-mdanalysis) and prints its speed in MB/s.

    tests/benchmarks/mdanalysis_reading.py DUMP

To be set against `reading` of DynamicsBenchmark, of the same dump in the same run.
"""
import os
import sys
import time

import MDAnalysis

path = sys.argv[1]
with open(path) as dump:
    head = [next(dump) for _ in range(4)]
atoms = int(head[3])
start = time.perf_counter()
universe = MDAnalysis.Universe.empty(atoms, trajectory=False)
universe.load_new(path, format="LAMMPSDUMP")
for _ in universe.trajectory:
    pass
seconds = time.perf_counter() - start
print(f"{os.path.getsize(path) / 1e6 / seconds:.1f} MB/s by MDAnalysis {MDAnalysis.__version__}")
