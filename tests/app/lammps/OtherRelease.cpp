// Loaded before LAMMPS, this lets every LAMMPS call itself one of 3 Feb 2001.
extern "C" int lammps_version(void*) {
    return 20010203;
}
