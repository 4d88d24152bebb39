"""Trainings."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Optional

from . import _core
from ._frames import Path, Species, frames_of
from ._potentials import Data, PotentialLike


def _start_of(start: Optional[PotentialLike]) -> Optional[_core.Potential]:
    if start is None or isinstance(start, _core.Potential):
        return start
    return _core.Potential.read(os.fspath(start))


def _require_one_setting(frames: list[_core.Frame]) -> None:
    conflicts = _core.conflicting_settings(frames)
    if conflicts:
        raise _core.InputError(
            f"the labels were made with different settings ({'; '.join(conflicts)}); energies of "
            "different settings must not be mixed (allow_mixed_settings=True trains anyway)"
        )


def train(
    data: Data,
    validation: Optional[Data] = None,
    *,
    validation_fraction: float = 0.0,
    level: Optional[int] = None,
    cutoff: Optional[float] = None,
    min_dist: Optional[float] = None,
    radial_size: Optional[int] = None,
    energy_weight: float = 1.0,
    force_weight: float = 0.01,
    virial_weight: float = 0.001,
    max_iterations: int = 100,
    tolerance: float = 1e-3,
    regularisation: float = 1e-8,
    starts: int = 0,
    hops: Optional[int] = None,
    seed: int = 1,
    threads: int = 0,
    start: Optional[PotentialLike] = None,
    callback: Optional[Callable[[_core.Iteration], Any]] = None,
    output: Optional[Path] = None,
    species: Species = None,
    allow_mixed_settings: bool = False,
) -> _core.TrainingResult:
    """Fits a potential to labelled configurations (Levenberg-Marquardt with variable projection).

    level: 2 to 28, even; 16 if not given. cutoff: Å; 5. radial_size: 8. With start, a potential to
    go on from, these are its own if not given. min_dist: Å; just below the shortest distance.
    The weights are of squared errors: energy in eV, force components in eV/Å, virial in eV.
    validation, or validation_fraction of the data (scaled copies of one frame stay together),
    chooses among the iterations. threads: 0 takes all processors; the result does not depend on it.
    starts, hops: searches from several points; None and 0 take the defaults of the level.

    callback(iteration) is called after each iteration, and once before the first. Raise
    StopIteration in it to end the training and keep the best so far. Other exceptions, Ctrl-C among
    them, end the training in order too and are raised here; the best potential so far is then in
    the file output.

    Raises InputError for data or options that do not fit together.
    """
    frames = list(frames_of(data, species))
    held_back = [] if validation is None else list(frames_of(validation, species))
    if not allow_mixed_settings:
        _require_one_setting(frames + held_back)
    if validation_fraction > 0:
        if validation is not None:
            raise _core.InputError("validation and validation_fraction exclude each other")
        frames, held_back = _core.split(frames, validation_fraction, seed)
    options = _core.TrainingOptions()
    options.energy_weight = energy_weight
    options.force_weight = force_weight
    options.virial_weight = virial_weight
    options.max_iterations = max_iterations
    options.tolerance = tolerance
    options.regularisation = regularisation
    options.starts = starts
    options.hops = hops
    options.seed = seed
    options.threads = threads
    begin = _start_of(start)
    options = options.with_basis(begin, level, cutoff, min_dist, radial_size)
    names = _core.species_for(frames, begin)
    path = "" if output is None else os.fspath(output)
    return _core.train(frames, held_back, names, options, callback, path)
