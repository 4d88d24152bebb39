"""What the extension module has; its users are the files beside it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Optional

import numpy as np
from numpy.typing import ArrayLike, NDArray

_Array = NDArray[np.float64]

__version__: str

class Error(RuntimeError):
    """Base of the exceptions of this module; its text is a sentence a user can act on."""

class FileError(Error, OSError):
    """A file that cannot be opened, read or written."""

class ParseError(Error, ValueError):
    """Bad content of a file: "path:line: reason"."""

class InputError(Error, ValueError):
    """Options or data that do not fit together."""

class UnnamedTypes(InputError):
    """Types of atoms without names of elements."""

class Frame:
    """A configuration. Arrays are views of it that cannot be written to."""

    def __init__(
        self,
        cell: ArrayLike,
        pbc: Sequence[bool],
        names: Sequence[str],
        positions: ArrayLike,
        velocities: Optional[ArrayLike] = None,
        energy: Optional[float] = None,
        forces: Optional[ArrayLike] = None,
        virial: Optional[ArrayLike] = None,
        keys: Mapping[str, str] = ...,
    ) -> None: ...
    def __len__(self) -> int: ...
    @property
    def cell(self) -> _Array:
        """3 x 3, Å, rows."""
    @property
    def pbc(self) -> list[bool]: ...
    @property
    def names(self) -> list[str]: ...
    @property
    def positions(self) -> _Array:
        """N x 3, Å."""
    @property
    def velocities(self) -> Optional[_Array]:
        """N x 3, Å/fs."""
    @property
    def energy(self) -> Optional[float]:
        """eV."""
    @property
    def forces(self) -> Optional[_Array]:
        """N x 3, eV/Å."""
    @property
    def virial(self) -> Optional[_Array]:
        """3 x 3, eV, positive if compressed."""
    @property
    def density(self) -> Optional[float]:
        """g/cm³."""
    @property
    def keys(self) -> dict[str, str]: ...

def element_of(name: str) -> Optional[str]: ...

class ExpansionOptions:
    ratios: list[float]
    reference: Optional[float]
    mode: str
    tolerance: float
    free_elements: list[str]
    strain: ArrayLike
    rattle: float
    seed: int
    supercell: list[int]
    with_vacuum: bool

    def __init__(self) -> None: ...

def expand(frames: Sequence[Frame], options: ExpansionOptions) -> list[Frame]: ...

class Trajectory:
    def __init__(
        self, path: str, species: Sequence[str] = ..., renamed: Mapping[str, str] = ...
    ) -> None: ...
    def __len__(self) -> int: ...
    def read(self, index: int) -> Frame: ...
    @property
    def format(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def settings(self) -> dict[str, str]: ...
    @property
    def kind(self) -> str: ...
    @property
    def warnings(self) -> list[str]: ...
    @property
    def species_hints(self) -> list[str]: ...

class Writer:
    def __init__(self, path: str, format: str = "") -> None: ...
    def write(self, frame: Frame) -> None: ...
    def close(self) -> None: ...
    @property
    def notes(self) -> list[str]: ...

class Format:
    @property
    def name(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def extensions(self) -> list[str]: ...
    @property
    def can_read(self) -> bool: ...
    @property
    def can_write(self) -> bool: ...

def formats() -> list[Format]: ...

class Potential:
    """A moment tensor potential."""

    @staticmethod
    def read(path: str) -> Potential:
        """The potential of a file of MLIP-2 or MLIP-3. Raises FileError and ParseError."""
    def write(self, path: str) -> None:
        """Writes a file for MLIP-2, MLIP-3 and their LAMMPS interfaces."""
    def with_species(self, species: Sequence[str]) -> Potential:
        """The same potential with names for its types, in order."""
    @property
    def species(self) -> list[str]:
        """Names of the types, in order; empty if the file has none."""
    @property
    def species_count(self) -> int: ...
    @property
    def cutoff(self) -> float:
        """Å."""
    @property
    def min_dist(self) -> float:
        """Å."""
    @property
    def radial_size(self) -> int: ...
    @property
    def level(self) -> Optional[int]:
        """None if the basis is that of no level."""
    @property
    def is_trained(self) -> bool: ...
    @property
    def has_active_set(self) -> bool: ...
    @property
    def trained_densities(self) -> Optional[tuple[float, float]]:
        """The lowest and the highest of the training, g/cm³; None if the file does not say."""

class Prediction:
    @property
    def energy(self) -> float: ...
    @property
    def energies(self) -> _Array: ...
    @property
    def forces(self) -> _Array: ...
    @property
    def virial(self) -> _Array: ...

class Evaluator:
    def __init__(self, potential: Potential) -> None: ...
    def evaluate(self, frame: Frame, threads: int = 0) -> Prediction: ...

class Grade:
    """The extrapolation grade of a configuration."""

    @property
    def grade(self) -> float: ...
    @property
    def worst_atom(self) -> Optional[int]:
        """From 0; None in configuration mode."""
    @property
    def atom_grades(self) -> Optional[_Array]:
        """N; None in configuration mode."""

class Grader:
    def __init__(self, potential: Potential) -> None: ...
    def evaluate(self, frames: Sequence[Frame], threads: int = 0) -> list[Grade]: ...
    @property
    def mode(self) -> str: ...

def with_active_set(
    potential: Potential, frames: Sequence[Frame], mode: str = "neighbourhood", threads: int = 0
) -> Potential: ...

class ErrorStatistics:
    """Of predicted minus reference, in the unit of the quantity."""

    @property
    def count(self) -> int: ...
    @property
    def mae(self) -> float: ...
    @property
    def rmse(self) -> float: ...
    @property
    def max(self) -> float: ...
    @property
    def bias(self) -> float: ...
    @property
    def r2(self) -> float: ...

class GroupErrors:
    """Errors of one group of configurations or atoms."""

    @property
    def group(self) -> str: ...
    @property
    def density(self) -> float:
        """g/cm³, if the group is one of a density."""
    @property
    def configurations(self) -> int: ...
    @property
    def energy_per_atom(self) -> ErrorStatistics:
        """eV/atom."""
    @property
    def force_component(self) -> ErrorStatistics:
        """eV/Å, of components."""
    @property
    def virial_per_atom(self) -> ErrorStatistics:
        """eV/atom, of components."""
    @property
    def force_length(self) -> ErrorStatistics:
        """eV/Å."""
    @property
    def pressure(self) -> ErrorStatistics:
        """GPa."""

class ErrorReport:
    @property
    def configurations(self) -> int: ...
    @property
    def atoms(self) -> int: ...
    @property
    def all(self) -> GroupErrors: ...
    @property
    def by_density(self) -> list[GroupErrors]: ...
    @property
    def by_element(self) -> dict[str, GroupErrors]: ...

def evaluate(
    potential: Potential, frames: Iterator[Frame], threads: int = 0
) -> ErrorReport: ...

class FitErrors:
    """Root mean square errors; None if there are no such labels."""

    @property
    def energy(self) -> Optional[float]:
        """eV/atom."""
    @property
    def force(self) -> Optional[float]:
        """eV/Å, of components."""
    @property
    def virial(self) -> Optional[float]:
        """eV/atom, of components."""

class Iteration:
    @property
    def iteration(self) -> int:
        """0: the start."""
    @property
    def seconds(self) -> float: ...
    @property
    def objective(self) -> float: ...
    @property
    def training(self) -> FitErrors: ...
    @property
    def validation_objective(self) -> Optional[float]: ...
    @property
    def validation(self) -> Optional[FitErrors]: ...

class TrainingResult:
    @property
    def potential(self) -> Potential:
        """The best found: by the validation set if there is one."""
    @property
    def reason(self) -> str:
        """Why the training ended."""
    @property
    def iterations(self) -> list[Iteration]: ...
    @property
    def best(self) -> Iteration: ...

class TrainingOptions:
    energy_weight: float
    force_weight: float
    virial_weight: float
    max_iterations: int
    tolerance: float
    regularisation: float
    starts: int
    hops: Optional[int]
    seed: int
    threads: int

    def __init__(self) -> None: ...
    @property
    def level(self) -> int: ...
    @property
    def cutoff(self) -> float: ...
    @property
    def min_dist(self) -> Optional[float]: ...
    @property
    def radial_size(self) -> int: ...
    def with_basis(
        self,
        start: Optional[Potential],
        level: Optional[int],
        cutoff: Optional[float],
        min_dist: Optional[float],
        radial_size: Optional[int],
    ) -> TrainingOptions: ...

def train(
    training: Sequence[Frame],
    validation: Sequence[Frame],
    species: Sequence[str],
    options: TrainingOptions,
    callback: Optional[Callable[[Iteration], Any]] = None,
    output: str = "",
) -> TrainingResult: ...
def species_for(frames: Sequence[Frame], start: Optional[Potential]) -> list[str]: ...
def conflicting_settings(frames: Sequence[Frame]) -> list[str]: ...
def split(
    frames: Sequence[Frame], fraction: float, seed: int = 1
) -> tuple[list[Frame], list[Frame]]: ...
