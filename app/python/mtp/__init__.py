"""Moment tensor potentials (MTP) for ASE: files, densities, training, errors, grades.

    import mtp

    frames = mtp.read("aimd", "30::5")                       # any run that MTP Workbench reads
    cells = mtp.expand(frames, ratios=[0.5, 1.0, 1.5])       # the same at other densities
    result = mtp.train("labelled.extxyz", level=16, validation_fraction=0.1, output="potential.almtp")
    print(mtp.evaluate(result.potential, "held_back.extxyz").all.force_component.rmse)
    atoms.calc = mtp.Calculator("potential.almtp")           # energy, forces, stress, grade

Units are those of ASE: Å, eV, eV/Å, and eV/Å³ for stress, which is negative under compression.
Times are in fs and densities in g/cm³. What is absent is None, never zero.
"""

from ._core import (
    Error,
    ErrorReport,
    ErrorStatistics,
    FileError,
    FitErrors,
    Grade,
    GroupErrors,
    InputError,
    Iteration,
    ParseError,
    Potential,
    TrainingResult,
    UnnamedTypes,
    __version__,
)
from ._density import expand
from ._potentials import evaluate, grade, with_active_set
from ._training import train
from ._trajectories import Trajectory, Writer, formats, iread, read, write
from .ase import Calculator

__all__ = [
    "Calculator",
    "Error",
    "ErrorReport",
    "ErrorStatistics",
    "FileError",
    "FitErrors",
    "Grade",
    "GroupErrors",
    "InputError",
    "Iteration",
    "ParseError",
    "Potential",
    "Trajectory",
    "TrainingResult",
    "UnnamedTypes",
    "Writer",
    "__version__",
    "evaluate",
    "expand",
    "formats",
    "grade",
    "iread",
    "read",
    "train",
    "with_active_set",
    "write",
]
