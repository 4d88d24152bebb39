"""An ASE calculator: atoms.calc = mtp.Calculator("potential.almtp")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

import numpy as np
from ase import Atoms
from ase.calculators.calculator import Calculator as AseCalculator
from ase.calculators.calculator import all_changes

from . import _core
from ._frames import names_of, stress_of
from ._potentials import PotentialLike, potential_of

_GRADES = ("grade", "grades")


class Calculator(AseCalculator):  # type: ignore[misc]  # ASE has no types
    """Energies, forces and stresses of a moment tensor potential.

    potential: a Potential or its file (.almtp, .mtp); species names the types of one that does not
    name them. threads: how many share the atoms, 0 for all.

    energy, free_energy: eV. energies: N, eV, of each atom. forces: N x 3, eV/Å. stress: xx yy zz yz
    xz xy, eV/Å³, negative under compression; if the cell has three vectors.

    With an active set in the potential also grade, the extrapolation grade of the configuration,
    and (if the set is of neighbourhoods) grades, N, of each atom: calc.get_property("grade", atoms).
    They are calculated when they are asked for.
    """

    implemented_properties = ["energy", "free_energy", "energies", "forces", "stress"]

    def __init__(
        self,
        potential: PotentialLike,
        *,
        species: Optional[Sequence[str]] = None,
        threads: int = 0,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.potential: _core.Potential = potential_of(potential, species)
        self._threads = threads
        self._evaluator = _core.Evaluator(self.potential)
        self._grader: Optional[_core.Grader] = None
        if self.potential.has_active_set:
            self._grader = _core.Grader(self.potential)
            has_atoms = self._grader.mode == "neighbourhood"
            self.implemented_properties = [
                *type(self).implemented_properties,
                *(_GRADES if has_atoms else _GRADES[:1]),
            ]

    def __reduce__(self) -> tuple[Any, ...]:
        # Copies and other processes build their own tables.
        return _calculator, (self.potential, self._threads)

    def calculate(
        self,
        atoms: Optional[Atoms] = None,
        properties: Sequence[str] = ("energy",),
        system_changes: Sequence[str] = tuple(all_changes),
    ) -> None:
        super().calculate(atoms, properties, system_changes)
        frame = _core.Frame(
            cell=self.atoms.cell.array,
            pbc=[bool(periodic) for periodic in self.atoms.pbc],
            names=names_of(self.atoms),
            positions=self.atoms.positions,
        )
        if any(name in _GRADES for name in properties):
            self._add_grades(frame)
        if any(name not in _GRADES for name in properties):
            self._add_energies(frame)

    def _add_energies(self, frame: _core.Frame) -> None:
        found = self._evaluator.evaluate(frame, self._threads)
        self.results.update(
            energy=found.energy,
            free_energy=found.energy,
            energies=found.energies,
            forces=found.forces,
        )
        if self.atoms.cell.rank == 3:
            self.results["stress"] = stress_of(found.virial, self.atoms.get_volume())

    def _add_grades(self, frame: _core.Frame) -> None:
        if self._grader is None:
            return
        found = self._grader.evaluate([frame], self._threads)[0]
        self.results["grade"] = found.grade
        if found.atom_grades is not None:
            self.results["grades"] = np.asarray(found.atom_grades)


def _calculator(potential: _core.Potential, threads: int) -> Calculator:
    return Calculator(potential, threads=threads)
