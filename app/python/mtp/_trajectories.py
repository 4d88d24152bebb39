"""Files of configurations as sequences and iterators of ase.Atoms."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any, Optional, Union, overload

from ase import Atoms

from . import _core
from ._frames import Path, Species, open_trajectory, to_atoms, to_frame


class Trajectory(Sequence[Atoms]):
    """The frames of a file or of the folder of a run, each read when it is asked for.

    The format is recognised by its content. species names numbered types in order, or gives new
    names for old ones ({"Xx": "Cl"}). Labels are in a SinglePointCalculator: energy (eV, the one
    consistent with the forces), forces (N x 3, eV/Å), stress (6, eV/Å³). info has density (g/cm³)
    and what the file says of the frame: step, time_fs, temperature_K, parent, density_ratio, ...

    Raises FileError, ParseError, and InputError if types have no names.
    """

    def __init__(self, path: Path, species: Species = None) -> None:
        self._trajectory = open_trajectory(path, species)
        for text in self._trajectory.warnings:
            warnings.warn(text, stacklevel=2)

    def __len__(self) -> int:
        return len(self._trajectory)

    @overload
    def __getitem__(self, index: int) -> Atoms: ...

    @overload
    def __getitem__(self, index: slice) -> list[Atoms]: ...

    def __getitem__(self, index: Union[int, slice]) -> Union[Atoms, list[Atoms]]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(f"the trajectory has {len(self)} frames, and none of index {index}")
        return to_atoms(self._trajectory.read(index % len(self)))

    @property
    def format(self) -> str:
        """The name of the format, such as "vasp-outcar"."""
        return self._trajectory.format

    @property
    def code(self) -> str:
        """The program that wrote the file, such as "VASP"; empty if unknown."""
        return self._trajectory.code

    @property
    def settings(self) -> dict[str, str]:
        """What labels depend on: functional, dispersion, cutoff_eV, k_mesh, ..."""
        return self._trajectory.settings

    @property
    def kind(self) -> str:
        """"molecular dynamics", "relaxation" or "single points"; empty if unknown."""
        return self._trajectory.kind

    def __repr__(self) -> str:
        return f"<mtp.Trajectory {self._trajectory.path}: {len(self)} frames, {self.format}>"


def _slice_of(index: Union[int, slice, str]) -> slice:
    if isinstance(index, str):
        parts = [int(part) if part.strip() else None for part in index.split(":")]
        if len(parts) > 1:
            return slice(*parts)
        index = parts[0] if parts[0] is not None else -1
    if isinstance(index, slice):
        return index
    return slice(index, index + 1 or None)


def iread(
    path: Path, index: Union[int, slice, str] = ":", species: Species = None
) -> Iterator[Atoms]:
    """Yields the frames of a file or run folder one by one; index as in ase.io.iread ("::10")."""
    trajectory = Trajectory(path, species)
    for i in range(*_slice_of(index).indices(len(trajectory))):
        yield trajectory[i]


def read(
    path: Path, index: Union[int, slice, str] = ":", species: Species = None
) -> list[Atoms]:
    """The frames of a file or run folder as a list, all of them by default."""
    return list(iread(path, index, species))


class Writer:
    """Writes Atoms one by one, in the format of the name (".cfg", ".extxyz", "POSCAR", ...).

        with mtp.Writer("selected.extxyz") as writer:
            for atoms in mtp.iread("aimd", "::10"):
                writer.write(atoms)

    The file is there once the block ends without an exception. Warns of what the format does not
    hold. Labels are those that the calculator of the Atoms has at hand.
    """

    def __init__(self, path: Path, format: str = "") -> None:
        self._path = os.fspath(path)
        self._writer: Optional[_core.Writer] = _core.Writer(self._path, format)

    def write(self, atoms: Atoms) -> None:
        if self._writer is None:
            raise ValueError(f"{self._path}: the writer is closed")
        self._writer.write(to_frame(atoms))

    def close(self) -> None:
        writer, self._writer = self._writer, None
        if writer is None:
            return
        writer.close()
        for note in writer.notes:
            warnings.warn(f"{self._path} does not hold {note}", stacklevel=2)

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self,
        kind: Optional[type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        if kind is None:
            self.close()
        self._writer = None


def write(path: Path, images: Union[Atoms, Iterable[Atoms]], format: str = "") -> None:
    """Writes Atoms, or any iterable of Atoms, to a file; see Writer."""
    with Writer(path, format) as writer:
        for atoms in [images] if isinstance(images, Atoms) else images:
            writer.write(atoms)


def formats() -> list[dict[str, Any]]:
    """The file formats: name, description, extensions, can_read, can_write."""
    fields = ("name", "description", "extensions", "can_read", "can_write")
    return [{field: getattr(one, field) for field in fields} for one in _core.formats()]
