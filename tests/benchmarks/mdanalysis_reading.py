#!/usr/bin/env python3
"""Reads a LAMMPS dump by MDAnalysis (python3-mdanalysis) and prints its speed in MB/s, and how many
times as fast DynamicsBenchmark has read the same dump.

    tests/benchmarks/mdanalysis_reading.py DUMP RESULTS

RESULTS: the JSON of DynamicsBenchmark. Both are bytes in a second of processor time.
"""
import json
import os
import sys
import time

import MDAnalysis

path = sys.argv[1]
with open(path) as dump:
    head = [next(dump) for _ in range(4)]
atoms = int(head[3])
start = time.process_time()
universe = MDAnalysis.Universe.empty(atoms, trajectory=False)
universe.load_new(path, format="LAMMPSDUMP")
for _ in universe.trajectory:
    pass
seconds = time.process_time() - start
speed = os.path.getsize(path) / seconds
print(f"{speed / 1e6:.1f} MB/s by MDAnalysis {MDAnalysis.__version__}")
with open(sys.argv[2]) as results:
    for benchmark in json.load(results)["benchmarks"]:
        if benchmark["name"].startswith("reading"):
            ours = benchmark["bytes_per_second"]
            print(f"{ours / 1e6:.1f} MB/s by {benchmark['name']}, {ours / speed:.1f} times as fast")
