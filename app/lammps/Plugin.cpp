// mtpplugin.so: pair_style mtp for a LAMMPS that loads plugins.
//
//     plugin load /path/to/mtpplugin.so
//
// LAMMPS only notes that a plugin was built for another release; this one then does not register.
#include <dlfcn.h>

#include <iostream>

#include "app/lammps/LammpsCompat.h"
#include "app/lammps/PairMtp.h"
#include "app/lammps/Release.h"

#include <library.h>

#if __has_include(<lammpsplugin.h>)
#include <lammpsplugin.h>
#else
// Debian packages no header of the interface of plugins, which has been the same since 2021.
extern "C" {
struct lammpsplugin_t {
    const char *version, *style, *name, *info, *author;
    union {
        void* (*v1)(void*);
        void* (*v2)(void*, int, char**);
    } creator;
    void* handle;
};
using lammpsplugin_regfunc = void (*)(lammpsplugin_t*, void*);
}
#endif

namespace {

void* makePair(void* lammps) {
    return static_cast<LAMMPS_NS::Pair*>(
        new mtp::lammps::PairMtp(static_cast<LAMMPS_NS::LAMMPS*>(lammps)));
}

// As an error of LAMMPS if its C interface can raise one, else on the screen.
void refuse(void* lammps, const std::string& reason) {
    using RaiseError = void (*)(void*, int, const char*);
    constexpr int kErrorOnAll = 2;
    if (auto raise = reinterpret_cast<RaiseError>(dlsym(RTLD_DEFAULT, "lammps_error")))
        raise(lammps, kErrorOnAll, reason.c_str());
    else if (lammps_extract_setting(lammps, "world_rank") == 0)
        std::cerr << "mtpplugin.so: " << reason << std::endl;
}

}  // namespace

extern "C" __attribute__((visibility("default"))) void lammpsplugin_init(void* lammps, void* handle,
                                                                         void* registerPlugin) {
    if (const std::optional<std::string> refusal =
            mtp::lammps::refusalOf(lammps_version(lammps), MTP_LAMMPS_RELEASE)) {
        refuse(lammps, *refusal);
        return;
    }
    static const std::string version = mtp::lammps::releaseName(MTP_LAMMPS_RELEASE);
    lammpsplugin_t plugin{};
    plugin.version = version.c_str();
    plugin.style = "pair";
    plugin.name = "mtp";
    plugin.info = "moment tensor potentials, pair_style mtp";
    plugin.author = "the authors of MTP Workbench";
    plugin.creator.v1 = &makePair;
    plugin.handle = handle;
    reinterpret_cast<lammpsplugin_regfunc>(registerPlugin)(&plugin, lammps);
}
