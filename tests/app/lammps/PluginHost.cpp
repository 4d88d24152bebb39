// Does what `plugin load` does, for a LAMMPS that was built without it: PluginHost PLUGIN
// OPTIONS...
#include <dlfcn.h>
#include <mpi.h>

#include <force.h>
#include <input.h>
#include <lammps.h>

#include <cstdio>

#define LAMMPS_LIB_MPI
#include <library.h>

namespace {

struct Plugin {
    const char *version, *style, *name, *info, *author;
    void* (*create)(void*);
    void* handle;
};

void registerPlugin(Plugin* plugin, void* lammps) {
    std::printf("plugin %s %s for %s\n", plugin->style, plugin->name, plugin->version);
    (*static_cast<LAMMPS_NS::LAMMPS*>(lammps)->force->pair_map)[plugin->name] =
        reinterpret_cast<LAMMPS_NS::Pair* (*)(LAMMPS_NS::LAMMPS*)>(plugin->create);
}

}  // namespace

int main(int count, char** words) {
    MPI_Init(&count, &words);
    void* lammps = lammps_open(count - 1, words + 1, MPI_COMM_WORLD, nullptr);
    void* library = dlopen(words[1], RTLD_NOW | RTLD_GLOBAL);
    if (!library) {
        std::fprintf(stderr, "%s\n", dlerror());
        return 2;
    }
    using Start = void (*)(void*, void*, void*);
    reinterpret_cast<Start>(dlsym(library, "lammpsplugin_init"))(
        lammps, library, reinterpret_cast<void*>(&registerPlugin));
    try {
        static_cast<LAMMPS_NS::LAMMPS*>(lammps)->input->file();
    } catch (...) {  // LAMMPS has said what is wrong
        MPI_Finalize();
        return 1;
    }
    lammps_close(lammps);
    MPI_Finalize();
}
