// mtp-lmp: LAMMPS as the distribution packages it, with pair_style mtp. It takes the options of
// lmp.
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <optional>
#include <string>

#include "app/lammps/LammpsCompat.h"
#include "app/lammps/PairMtp.h"
#include "app/lammps/Release.h"

#define LAMMPS_LIB_MPI
#include <input.h>
#include <library.h>

namespace {

LAMMPS_NS::Pair* makePair(LAMMPS_NS::LAMMPS* lammps) {
    return new mtp::lammps::PairMtp(lammps);
}

// Runs the deck that the options name. LAMMPS has said what is wrong when it throws.
int run(LAMMPS_NS::LAMMPS& lammps) try {
    (*lammps.force->pair_map)["mtp"] = &makePair;
    lammps.input->file();
    return 0;
} catch (const std::exception& error) {
    int processes = 1;
    MPI_Comm_size(MPI_COMM_WORLD, &processes);
    if (processes > 1 && mtp::lammps::isOfOneProcess(error))
        MPI_Abort(MPI_COMM_WORLD, 1);
    return 1;
}

// LAMMPS prints its help and ends before a style can be added to it: ours is told before, in the
// same form, for programs that read which styles there are.
void announceStyle(int count, char** words) {
    for (int i = 1; i < count; ++i)
        if (std::strcmp(words[i], "-h") == 0 || std::strcmp(words[i], "-help") == 0)
            std::puts("\n* Pair styles of mtp-lmp:\n\nmtp\n");
    std::fflush(stdout);
}

int runLammps(int count, char** words) {
    // Until the release is known, the C interface is all that is safe.
    void* handle = lammps_open(count, words, MPI_COMM_WORLD, nullptr);
    if (!handle)
        return 1;
    if (const std::optional<std::string> refusal =
            mtp::lammps::refusalOf(lammps_version(handle), MTP_LAMMPS_RELEASE)) {
        if (lammps_extract_setting(handle, "world_rank") == 0)
            std::cerr << "mtp-lmp: " << *refusal << '\n';
        return 1;
    }
    const int status = run(*static_cast<LAMMPS_NS::LAMMPS*>(handle));
    if (status == 0)
        lammps_close(handle);
    return status;
}

}  // namespace

int main(int count, char** words) {
    announceStyle(count, words);
    MPI_Init(&count, &words);
    const int status = runLammps(count, words);
    MPI_Finalize();
    return status;
}
