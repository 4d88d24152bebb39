// Loaded before LAMMPS, this lets every LAMMPS call itself one of 4 Feb 2025.
extern "C" int lammps_version(void*) {
    return 20250204;
}
