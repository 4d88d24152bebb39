"""Between ase.Atoms and the frames of the library."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Optional, Union

import numpy as np
from ase import Atoms, units
from ase.calculators.calculator import PropertyNotImplementedError
from ase.calculators.singlepoint import SinglePointCalculator
from ase.stress import full_3x3_to_voigt_6_stress, voigt_6_to_full_3x3_stress
from numpy.typing import NDArray

from . import _core

Path = Union[str, "os.PathLike[str]"]
# Names for numbered types, in order, or new names for old ones.
Species = Union[Sequence[str], Mapping[str, str], None]

# Per atom, if the names of a file are not symbols of elements ("Fe1"; ASE's symbol is then Fe).
NAMES = "species_name"
# Computed from cell and masses when frames are read, and not written.
DENSITY = "density"

_NUMBERS: dict[str, type] = {
    "step": int,
    "time_fs": float,
    "temperature_K": float,
    "energy_sigma0": float,
    "density_ratio": float,
    "weight": float,
}
_FLAGS = ("converged", "predicted")


def _value_of(key: str, text: str) -> Any:
    if key in _FLAGS:
        return text == "T"
    try:
        return _NUMBERS.get(key, str)(text)
    except ValueError:
        return text


def _text_of(value: Any) -> Optional[str]:
    """The text that files hold; None for what has none (arrays, dictionaries)."""
    if isinstance(value, (bool, np.bool_)):
        return "T" if value else "F"
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    if isinstance(value, (float, np.floating)):
        return repr(float(value))
    return value if isinstance(value, str) else None


def _symbols_of(names: Sequence[str]) -> list[str]:
    elements: dict[str, str] = {}
    for name in dict.fromkeys(names):
        element = _core.element_of(name)
        if element is None:
            raise _core.InputError(
                f'the species "{name}" is no element; name it with species={{"{name}": "Cl"}}'
            )
        elements[name] = element
    return [elements[name] for name in names]


def to_atoms(frame: _core.Frame) -> Atoms:
    """The frame as Atoms, with its labels in a SinglePointCalculator and the rest in info."""
    names = frame.names
    symbols = _symbols_of(names)
    atoms = Atoms(symbols, positions=frame.positions, cell=frame.cell, pbc=frame.pbc)
    if symbols != names:
        atoms.new_array(NAMES, np.array(names))
    if frame.velocities is not None:
        atoms.set_velocities(frame.velocities / units.fs)
    atoms.info.update({key: _value_of(key, text) for key, text in frame.keys.items()})
    if frame.density is not None:
        atoms.info[DENSITY] = frame.density
    results: dict[str, Any] = {}
    if frame.energy is not None:
        results.update(energy=frame.energy, free_energy=frame.energy)
    if frame.forces is not None:
        results["forces"] = frame.forces
    if frame.virial is not None and atoms.cell.rank == 3:
        results["stress"] = stress_of(frame.virial, atoms.get_volume())
    if results:
        atoms.calc = SinglePointCalculator(atoms, **results)
    return atoms


def stress_of(virial: NDArray[np.float64], volume: float) -> NDArray[np.float64]:
    """xx yy zz yz xz xy in eV/Å³ of a virial (3 x 3, eV, positive if compressed)."""
    stress: NDArray[np.float64] = full_3x3_to_voigt_6_stress(-virial / volume)
    return stress


def names_of(atoms: Atoms) -> list[str]:
    """The species of the atoms: symbols, unless a file had other names."""
    if NAMES not in atoms.arrays:
        symbols: list[str] = atoms.get_chemical_symbols()
        return symbols
    return [str(name) for name in atoms.arrays[NAMES]]


def _label(atoms: Atoms, *names: str) -> Any:
    """The first of these properties that the calculator has at hand; nothing is calculated."""
    if atoms.calc is None:
        return None
    for name in names:
        try:
            value = atoms.calc.get_property(name, atoms, allow_calculation=False)
        except PropertyNotImplementedError:
            continue
        if value is not None:
            return value
    return None


def to_frame(atoms: Atoms) -> _core.Frame:
    """The frame of Atoms, with the labels that its calculator has at hand."""
    stress = _label(atoms, "stress")
    virial = None
    if stress is not None:
        virial = -voigt_6_to_full_3x3_stress(stress) * atoms.get_volume()
    keys = {str(key): _text_of(value) for key, value in atoms.info.items() if key != DENSITY}
    return _core.Frame(
        cell=atoms.cell.array,
        pbc=[bool(periodic) for periodic in atoms.pbc],
        names=names_of(atoms),
        positions=atoms.positions,
        velocities=atoms.get_velocities() * units.fs if atoms.has("momenta") else None,
        energy=_label(atoms, "free_energy", "energy"),
        forces=_label(atoms, "forces"),
        virial=virial,
        keys={key: text for key, text in keys.items() if text is not None},
    )


def open_trajectory(path: Path, species: Species) -> _core.Trajectory:
    if isinstance(species, Mapping):
        return _core.Trajectory(os.fspath(path), renamed=dict(species))
    return _core.Trajectory(os.fspath(path), species=list(species or []))


def frames_of(data: Any, species: Species = None) -> Iterator[_core.Frame]:
    """The frames of a path, of Atoms or of an iterable of Atoms, one after the other."""
    if isinstance(data, (str, os.PathLike)):
        trajectory = open_trajectory(data, species)
        return (trajectory.read(index) for index in range(len(trajectory)))
    if isinstance(data, Atoms):
        return iter([to_frame(data)])
    if not isinstance(data, Iterable):
        raise TypeError(f"a path or Atoms are needed, not {type(data).__name__}")
    return (to_frame(atoms) for atoms in data)
