"""The Python module against the mtp command, against finite differences and in ASE's dynamics.

MTP_COMMAND names the command, MTP_EXAMPLE the bundled example.
"""
import ast
import inspect
import json
import os
import pathlib
import pickle
import signal
import subprocess
import tempfile
import threading
import unittest

import mtp
import numpy as np
from ase import Atoms, units
from ase.calculators.calculator import PropertyNotImplementedError
from ase.calculators.singlepoint import SinglePointCalculator
from ase.md.verlet import VelocityVerlet
from mtp import _core

EXAMPLE = pathlib.Path(os.environ["MTP_EXAMPLE"])
AIMD = EXAMPLE / "aimd"


def run_mtp(*arguments):
    words = [os.environ["MTP_COMMAND"], *map(str, arguments)]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


class WithExample(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)


def small_training(**options):
    """Trained in a second; how well it fits is not what is tested."""
    options = {"level": 4, "cutoff": 4.0, "radial_size": 6, "max_iterations": 4, "starts": 1,
               "hops": 0, **options}
    return mtp.train(mtp.read(AIMD, "40::40"), **options)


class Reading(WithExample):
    def test_the_run_of_the_example_has_its_frames_labels_and_times(self):
        run = mtp.Trajectory(AIMD)
        told = json.loads(run_mtp("inspect", AIMD, "--json"))
        self.assertEqual(len(run), told["frame_count"])
        atoms = run[-1]
        self.assertEqual(atoms.get_chemical_formula(), "Al8Cl32Li8")
        self.assertTrue(atoms.pbc.all())
        self.assertEqual(atoms.get_forces().shape, (48, 3))
        self.assertGreater(atoms.info["time_fs"], run[0].info["time_fs"])
        # The density is that of the cell: the masses of ASE are other averages of isotopes.
        density = atoms.get_masses().sum() / atoms.get_volume() * 1.66053906660
        self.assertAlmostEqual(atoms.info["density"], density, delta=1e-3)

    def test_slices_and_indices_are_those_of_a_sequence(self):
        run = mtp.Trajectory(AIMD)
        some = mtp.read(AIMD, "::100")
        self.assertEqual(len(some), len(run[::100]))
        np.testing.assert_array_equal(some[1].positions, run[100].positions)
        np.testing.assert_array_equal(mtp.read(AIMD, -1)[0].positions, run[-1].positions)
        np.testing.assert_array_equal(mtp.read(AIMD, 3)[0].positions, run[3].positions)
        with self.assertRaises(IndexError):
            run[len(run)]

    def test_single_points_have_energy_and_stress_of_ase(self):
        path = EXAMPLE / "single_points" / "s0060_d1.5"
        atoms = mtp.read(path)[0]
        run_mtp("convert", path, self.folder / "one.cfg")
        lines = (self.folder / "one.cfg").read_text().splitlines()
        row = next(i for i, line in enumerate(lines) if "PlusStress" in line)
        virial = np.array(lines[row + 1].split(), float)  # xx yy zz yz xz xy, positive: compressed
        # Texts of a .cfg have six decimals or more.
        np.testing.assert_allclose(atoms.get_stress(), -virial / atoms.get_volume(), atol=1e-8)
        row = next(i for i, line in enumerate(lines) if "Energy" in line)
        self.assertAlmostEqual(atoms.get_potential_energy(), float(lines[row + 1]), places=5)
        self.assertEqual(atoms.get_potential_energy(),
                         atoms.get_potential_energy(force_consistent=True))
        self.assertEqual(atoms.info["provenance_code"], "CP2K")

    def test_what_is_written_comes_back(self):
        path = self.folder / "some.extxyz"
        before = mtp.read(AIMD, "::200")
        mtp.write(path, iter(before))
        after = mtp.read(path)
        self.assertEqual(len(after), len(before))
        for one, other in zip(before, after):
            self.assertEqual(one.get_chemical_symbols(), other.get_chemical_symbols())
            # Extended XYZ has 17 significant digits.
            np.testing.assert_allclose(one.positions, other.positions, rtol=0, atol=1e-14)
            np.testing.assert_allclose(one.get_forces(), other.get_forces(), rtol=0, atol=1e-14)
            self.assertEqual(one.get_potential_energy(), other.get_potential_energy())
            self.assertEqual(one.info["time_fs"], other.info["time_fs"])

    def test_velocities_and_stress_keep_their_units_and_signs(self):
        atoms = Atoms("LiCl", [[0, 0, 0], [2.4, 0, 0]], cell=[6, 6, 6], pbc=True)
        atoms.set_velocities([[0.01, 0, 0], [0, 0.02, 0]])
        stress = np.array([-0.01, -0.02, -0.03, 0.001, 0.002, 0.003])
        atoms.calc = SinglePointCalculator(atoms, energy=-3.5, stress=stress)
        mtp.write(self.folder / "pair.extxyz", atoms)
        other = mtp.read(self.folder / "pair.extxyz")[0]
        np.testing.assert_allclose(other.get_velocities(), atoms.get_velocities(), rtol=1e-12)
        np.testing.assert_allclose(other.get_stress(), stress, rtol=1e-12)
        with self.assertRaises(PropertyNotImplementedError):
            other.get_forces()

    def test_a_file_is_there_only_after_a_block_without_exception(self):
        path = self.folder / "half.extxyz"
        with self.assertRaises(KeyError), mtp.Writer(path) as writer:
            writer.write(Atoms("Li"))
            raise KeyError
        self.assertFalse(path.exists())

    def test_a_format_that_does_not_hold_labels_warns(self):
        with self.assertWarnsRegex(UserWarning, "forces"):
            mtp.write(self.folder / "POSCAR", mtp.read(AIMD, 0))

    def test_errors_are_those_of_python_and_name_the_file(self):
        with self.assertRaisesRegex(OSError, "nothing.xyz"):
            mtp.read(self.folder / "nothing.xyz")
        damaged = self.folder / "damaged.almtp"
        damaged.write_text("MTP\nversion = 1.1.0\npotential_name = x\n")
        with self.assertRaisesRegex(ValueError, "damaged.almtp"):
            mtp.Calculator(damaged)

    def test_numbered_types_need_names(self):
        path = self.folder / "types.cfg"
        path.write_text("BEGIN_CFG\n Size\n 1\n AtomData: id type cartes_x cartes_y cartes_z\n"
                        " 1 0 0 0 0\nEND_CFG\n")
        with self.assertRaises(mtp.UnnamedTypes):
            mtp.read(path)
        self.assertEqual(mtp.read(path, species=["Al"])[0].get_chemical_formula(), "Al")

    def test_arrays_of_a_frame_outlive_it_and_cannot_be_written_to(self):
        frame = _core.Frame(cell=np.eye(3) * 5, pbc=[True] * 3, names=["Li"] * 200,
                            positions=np.ones((200, 3)))
        positions = frame.positions
        self.assertFalse(positions.flags.owndata)
        del frame
        np.testing.assert_array_equal(positions, np.ones((200, 3)))
        with self.assertRaises(ValueError):
            positions[0, 0] = 2


class Stub(unittest.TestCase):
    """mtp/_core.pyi, which type checkers read, against the extension module that it describes."""

    @staticmethod
    def described(body):
        """Public names of a module or class, with those of the classes below."""
        found = {}
        for node in body:
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
                found[node.name] = Stub.described(node.body) if isinstance(node, ast.ClassDef) else {}
            elif isinstance(node, ast.AnnAssign):
                found[node.target.id] = {}
        return {name: members for name, members in found.items() if not name.startswith("_")}

    def test_it_names_what_the_module_has(self):
        stub = pathlib.Path(mtp.__file__).with_name("_core.pyi")
        described = self.described(ast.parse(stub.read_text()).body)
        self.assertEqual(set(described), {name for name in vars(_core) if not name.startswith("_")})
        for name, members in described.items():
            found = getattr(_core, name)
            if isinstance(found, type) and not issubclass(found, Exception):
                public = {one for one in vars(found) if not one.startswith("_")}
                self.assertEqual(set(members), public, name)


class Expanding(WithExample):
    def test_cells_are_those_of_the_command(self):
        for mode in ("affine", "rigid"):
            mtp.write(self.folder / "one.extxyz", mtp.read(AIMD, 50))
            run_mtp("expand", self.folder / "one.extxyz", "--ratios", "0.5,1.5", "--mode", mode,
                    "--rattle", "0.02", "-o", self.folder / "expanded.extxyz")
            expected = mtp.read(self.folder / "expanded.extxyz")
            found = mtp.expand(self.folder / "one.extxyz", [0.5, 1.5], mode=mode, rattle=0.02)
            self.assertEqual(len(found), 2)
            for one, other in zip(found, expected):
                np.testing.assert_allclose(one.positions, other.positions, rtol=0, atol=1e-13)
                np.testing.assert_allclose(one.cell.array, other.cell.array, rtol=0, atol=1e-13)
                self.assertEqual(one.info, other.info)

    def test_a_ratio_is_that_of_the_densities(self):
        atoms = mtp.read(AIMD, 0)[0]
        dense, = mtp.expand(atoms, [1.5])
        self.assertAlmostEqual(dense.info["density"] / atoms.info["density"], 1.5, places=10)
        self.assertIsNone(dense.calc)

    def test_a_slab_is_refused_unless_it_is_asked_for(self):
        slab = Atoms("LiCl", [[0, 0, 0], [0, 0, 2.4]], cell=[4, 4, 30], pbc=True)
        with self.assertRaises(mtp.InputError):
            mtp.expand(slab, [0.5])
        self.assertEqual(len(mtp.expand(slab, [0.5], with_vacuum=True)), 1)


class Calculating(WithExample):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.potential = small_training().potential
        cls.path = cls.folder / "small.almtp"
        cls.potential.write(str(cls.path))
        cls.data = cls.folder / "data.extxyz"
        mtp.write(cls.data, mtp.read(AIMD, "30::150"))

    def atoms(self):
        atoms = mtp.read(AIMD, 70)[0]
        atoms.calc = mtp.Calculator(self.path)
        return atoms

    def test_forces_are_the_derivatives_of_the_energy(self):
        atoms = self.atoms()
        forces = atoms.get_forces()
        for atom, axis in ((0, 0), (20, 1), (47, 2)):
            step = 1e-4  # errors of the central difference: step² f'''/6, about 1e-7 eV/Å
            energies = []
            for sign in (1, -1):
                moved = atoms.copy()
                moved.calc = atoms.calc
                moved.positions[atom, axis] += sign * step
                energies.append(moved.get_potential_energy())
            self.assertAlmostEqual(forces[atom, axis], (energies[1] - energies[0]) / (2 * step),
                                   delta=1e-5)

    def test_stress_is_the_derivative_of_the_energy_by_strain(self):
        atoms = self.atoms()
        numerical = atoms.calc.calculate_numerical_stress(atoms, d=1e-5)
        # Energies of -1e4 eV have 1e-12 of them as rounding: 1e-8 eV over 2e-5 of 2000 Å3.
        np.testing.assert_allclose(atoms.get_stress(), numerical, rtol=0, atol=1e-6)

    def test_energies_of_atoms_sum_up(self):
        atoms = self.atoms()
        self.assertAlmostEqual(atoms.get_potential_energies().sum(), atoms.get_potential_energy(),
                               delta=1e-8)

    def test_values_are_those_of_the_command(self):
        output = self.folder / "predicted.extxyz"
        told = json.loads(run_mtp("evaluate", self.path, self.data, "-o", output, "--json"))
        for expected, atoms in zip(mtp.read(output), mtp.read(self.data)):
            atoms.calc = mtp.Calculator(self.path)
            self.assertAlmostEqual(atoms.get_potential_energy(), expected.get_potential_energy(),
                                   places=9)
            # The file has 17 digits; threads add in another order.
            np.testing.assert_allclose(atoms.get_forces(), expected.get_forces(), atol=1e-11)
            np.testing.assert_allclose(atoms.get_stress(), expected.get_stress(), atol=1e-13)
        report = mtp.evaluate(self.path, self.data)
        self.assertEqual(report.configurations, told["configurations"])
        self.assertAlmostEqual(report.all.force_component.rmse, told["force_component"]["rmse"], places=9)
        self.assertAlmostEqual(report.all.energy_per_atom.mae, told["energy_per_atom"]["mae"], places=9)
        self.assertEqual(set(report.by_element), set(told["by_element"]))

    def test_an_iterator_is_evaluated_as_it_comes(self):
        report = mtp.evaluate(self.potential, mtp.iread(self.data))
        # Threads add in another order.
        self.assertAlmostEqual(report.all.force_component.rmse,
                               mtp.evaluate(self.path, self.data).all.force_component.rmse, places=12)

        def failing():
            yield mtp.read(self.data, 0)[0]
            raise KeyError("no more")

        with self.assertRaises(KeyError):
            mtp.evaluate(self.potential, failing())

    def test_dynamics_keep_the_energy(self):
        atoms = self.atoms()
        rng = np.random.default_rng(1)
        atoms.set_momenta(rng.normal(scale=np.sqrt(300 * units.kB * atoms.get_masses())[:, None],
                                     size=(48, 3)))
        dynamics = VelocityVerlet(atoms, 0.5 * units.fs)
        energies = []
        dynamics.attach(lambda: energies.append(atoms.get_total_energy()))
        dynamics.run(40)
        kinetic = atoms.get_kinetic_energy()
        # Verlet's error at 0.5 fs is a part in a thousand of the kinetic energy.
        self.assertLess(np.ptp(energies), 0.01 * kinetic)

    def test_a_cluster_has_forces_and_no_stress(self):
        atoms = Atoms("LiCl", [[0, 0, 0], [2.4, 0, 0]])
        atoms.calc = mtp.Calculator(self.path)
        np.testing.assert_allclose(atoms.get_forces().sum(axis=0), 0, atol=1e-10)
        with self.assertRaises(PropertyNotImplementedError):
            atoms.get_stress()

    def test_a_foreign_element_is_named(self):
        atoms = Atoms("Xe", cell=[5, 5, 5], pbc=True)
        atoms.calc = mtp.Calculator(self.path)
        with self.assertRaisesRegex(mtp.InputError, "Xe"):
            atoms.get_potential_energy()

    def test_a_calculator_is_pickled(self):
        atoms = self.atoms()
        other = atoms.copy()
        other.calc = pickle.loads(pickle.dumps(atoms.calc))
        self.assertAlmostEqual(other.get_potential_energy(), atoms.get_potential_energy(), places=9)

    def test_grades_are_those_of_the_command(self):
        path = self.folder / "graded.almtp"
        mtp.with_active_set(self.potential, mtp.read(AIMD, "40::40")).write(str(path))
        told = json.loads(run_mtp("grade", path, self.data, "--json"))["configurations"]
        for found, expected in zip(mtp.grade(path, self.data), told):
            self.assertAlmostEqual(found.grade, expected["grade"], places=6)
            self.assertEqual(found.worst_atom, expected["worst_atom"])
        atoms = mtp.read(self.data, 0)[0]
        atoms.calc = mtp.Calculator(path)
        atoms.get_potential_energy()
        self.assertNotIn("grade", atoms.calc.results)  # it costs more than the energy
        self.assertAlmostEqual(atoms.calc.get_property("grade", atoms), told[0]["grade"], places=6)
        grades = atoms.calc.get_property("grades", atoms)
        np.testing.assert_allclose(grades, told[0]["atom_grades"], rtol=1e-6)
        self.assertIn("energy", atoms.calc.results)
        with self.assertRaises(PropertyNotImplementedError):
            mtp.Calculator(self.path).get_property("grade", atoms)

    def test_a_set_built_from_the_training_set_grades_it_as_known(self):
        training = mtp.read(AIMD, "40::40")
        for mode in ("neighbourhood", "configuration"):
            grades = mtp.grade(self.potential, training, active_set=training, mode=mode)
            # The threshold at which MaxVol ends is 1.001.
            self.assertLess(max(one.grade for one in grades), 1.002)
            self.assertEqual(grades[0].atom_grades is None, mode == "configuration")


class Training(WithExample):
    def test_the_callback_sees_each_iteration(self):
        seen = []
        result = small_training(callback=seen.append)
        self.assertEqual([one.iteration for one in seen], [one.iteration for one in result.iterations])
        self.assertEqual(seen[0].iteration, 0)
        self.assertLess(result.best.objective, seen[0].objective)
        self.assertEqual(result.best.training.energy, min(seen, key=lambda one: one.objective).training.energy)
        self.assertEqual(result.potential.level, 4)
        self.assertEqual(sorted(result.potential.species), ["Al", "Cl", "Li"])

    def test_stop_iteration_ends_it_with_the_best_so_far(self):
        def stop_at_two(step):
            if step.iteration == 2:
                raise StopIteration

        result = small_training(callback=stop_at_two, max_iterations=50)
        self.assertEqual(result.iterations[-1].iteration, 2)
        self.assertIn("stopped", result.reason.lower())
        self.assertTrue(result.potential.is_trained)

    def test_an_exception_of_the_callback_is_raised_after_the_potential_is_written(self):
        path = self.folder / "best.almtp"

        def fail(step):
            if step.iteration == 1:
                raise LookupError("enough")

        with self.assertRaisesRegex(LookupError, "enough"):
            small_training(callback=fail, output=path, max_iterations=50)
        self.assertTrue(mtp.Potential.read(str(path)).is_trained)

    def test_ctrl_c_ends_it(self):
        path = self.folder / "interrupted.almtp"
        main = threading.main_thread().ident
        timers = []

        def interrupt_once(step):
            if not timers:
                timers.append(threading.Timer(0, signal.pthread_kill, (main, signal.SIGINT)))
                timers[0].start()

        with self.assertRaises(KeyboardInterrupt):
            small_training(callback=interrupt_once, output=path, max_iterations=1000, tolerance=0,
                           level=8)
        self.assertTrue(path.exists())

    def test_other_threads_run_meanwhile(self):
        ticks = []
        done = threading.Event()

        def tick():
            while not done.wait(0.001):
                ticks.append(None)

        thread = threading.Thread(target=tick)
        thread.start()
        before = []
        small_training(callback=lambda step: before.append(len(ticks)))
        done.set()
        thread.join()
        self.assertGreater(before[-1], before[0])

    def test_it_ends_at_the_potential_of_the_command(self):
        data = self.folder / "data.extxyz"
        mtp.write(data, mtp.read(AIMD, "40::40"))
        run_mtp("train", data, "--level", 4, "--cutoff", 4, "--radial-size", 6, "--max-iterations", 4,
                "--starts", 1, "--hops", 0, "-o", self.folder / "command.almtp")
        small_training().potential.write(str(self.folder / "module.almtp"))
        self.assertEqual((self.folder / "module.almtp").read_text(),
                         (self.folder / "command.almtp").read_text())

    def test_the_defaults_are_those_of_the_library(self):
        options = _core.TrainingOptions()
        for name, parameter in inspect.signature(mtp.train).parameters.items():
            if hasattr(options, name) and parameter.default is not None:
                self.assertEqual(parameter.default, getattr(options, name), name)

    def test_a_training_goes_on_from_a_potential(self):
        first = small_training()
        second = small_training(start=first.potential, level=None, cutoff=None, radial_size=None,
                                max_iterations=1)
        self.assertEqual(second.potential.cutoff, 4.0)
        self.assertAlmostEqual(second.iterations[0].objective, first.best.objective,
                               delta=1e-6 * first.best.objective)

    def test_labels_of_different_settings_are_refused(self):
        frames = mtp.read(AIMD, "40::40")
        frames[0].info["provenance_functional"] = "HSE06"
        with self.assertRaisesRegex(mtp.InputError, "settings"):
            mtp.train(frames, level=4)


if __name__ == "__main__":
    unittest.main()
