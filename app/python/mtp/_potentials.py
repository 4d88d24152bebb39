"""Potentials: errors and extrapolation grades."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Optional, Union

from ase import Atoms

from . import _core
from ._frames import Path, Species, frames_of

# A potential, or the file of one (.almtp, .mtp).
PotentialLike = Union[_core.Potential, Path]
Data = Union[Path, Atoms, Iterable[Atoms]]


def potential_of(potential: PotentialLike, species: Optional[Sequence[str]] = None) -> _core.Potential:
    """A potential that names its species: its own names, else those given."""
    if not isinstance(potential, _core.Potential):
        potential = _core.Potential.read(os.fspath(potential))
    if potential.species:
        return potential
    if species is None:
        raise _core.InputError(
            "the potential does not name its species; name them in the order of its types with "
            'species, for example species=["Li", "Cl", "Al"]'
        )
    return potential.with_species(list(species))


def evaluate(
    potential: PotentialLike,
    data: Data,
    *,
    threads: int = 0,
    species: Optional[Sequence[str]] = None,
) -> _core.ErrorReport:
    """Errors of the potential against the labels of the data: all, by density, by element.

    Energies and virials are per atom (eV), forces per component (eV/Å), pressures in GPa. Data that
    come one by one are read while others are evaluated, and never all in memory.
    """
    named = potential_of(potential, species)
    return _core.evaluate(named, frames_of(data, species), threads)


def grade(
    potential: PotentialLike,
    data: Data,
    *,
    active_set: Optional[Data] = None,
    mode: Optional[str] = None,
    threads: int = 0,
    species: Optional[Sequence[str]] = None,
) -> list[_core.Grade]:
    """Extrapolation grades: up to 1 the potential interpolates; from 2 on labels are worth while.

    By the active set of the potential, or by one built from the training set active_set.
    """
    named = potential_of(potential, species)
    if active_set is not None:
        named = with_active_set(named, active_set, mode=mode or "neighbourhood", threads=threads)
    grader = _core.Grader(named)
    if mode is not None and mode != grader.mode:
        raise _core.InputError(
            f"the active set of the potential is one of the {grader.mode} mode: name the training "
            "set with active_set to build another one"
        )
    return grader.evaluate(list(frames_of(data, species)), threads)


def with_active_set(
    potential: PotentialLike,
    data: Data,
    *,
    mode: str = "neighbourhood",
    threads: int = 0,
    species: Optional[Sequence[str]] = None,
) -> _core.Potential:
    """The potential with an active set chosen from its training set, to be written and to grade by.

    mode: "neighbourhood" (each atom has a grade) or "configuration".
    """
    named = potential_of(potential, species)
    return _core.with_active_set(named, list(frames_of(data, species)), mode, threads)
