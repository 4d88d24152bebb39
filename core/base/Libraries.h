// The libraries of others that core is linked with: for people who report a fault, and for their
// licences.
#pragma once

#include <string>
#include <vector>

namespace mtp {

struct Library {
    std::string name, version, licence;  // the licence as SPDX names it
};

// Versions are those that this process has loaded; of headers those it was compiled with.
std::vector<Library> coreLibraries();

}  // namespace mtp
