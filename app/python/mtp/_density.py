"""Multi-density sets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Optional, Union

from ase import Atoms

from . import _core
from ._frames import Path, Species, frames_of, to_atoms


def expand(
    data: Union[Path, Atoms, Iterable[Atoms]],
    ratios: Sequence[float] = (0.5, 1.0, 1.5),
    *,
    reference: Optional[float] = None,
    mode: str = "affine",
    tolerance: Optional[float] = None,
    free_elements: Optional[Sequence[str]] = None,
    strain: Optional[Sequence[float]] = None,
    rattle: float = 0.0,
    seed: int = 1,
    supercell: Sequence[int] = (1, 1, 1),
    with_vacuum: bool = False,
    species: Species = None,
) -> list[Atoms]:
    """Each configuration at each density ratio, configurations outermost; without labels.

    reference: the density of ratio 1 in g/cm³; by default each has ratio 1 as it is.
    mode: "affine" scales atoms with the cell; with "rigid" bonded groups such as AlCl4 keep their
    shape. Atoms are bonded if nearer than tolerance (1.25) times the sum of their covalent radii,
    unless one is of free_elements (alkali and alkaline earth metals).
    strain: xx yy zz yz xz xy, after the scaling. rattle: standard deviation of random
    displacements in Å. supercell: repeats along the cell vectors.
    with_vacuum: scales slabs and molecules too, which raise InputError otherwise.

    info of each has density_ratio and parent.
    """
    options = _core.ExpansionOptions()
    options.ratios = list(ratios)
    options.reference = reference
    options.mode = mode
    if tolerance is not None:
        options.tolerance = tolerance
    if free_elements is not None:
        options.free_elements = list(free_elements)
    if strain is not None:
        options.strain = list(strain)
    options.rattle = rattle
    options.seed = seed
    options.supercell = list(supercell)
    options.with_vacuum = with_vacuum
    return [to_atoms(frame) for frame in _core.expand(list(frames_of(data, species)), options)]
