// What differs between the releases of LAMMPS from 2021 to 2025, in one place.
#pragma once

#include <mpi.h>

#include <exception>
#include <string_view>
#include <typeinfo>

#include <atom.h>
#include <comm.h>
#include <error.h>
#include <force.h>
#include <lammps.h>
#include <memory.h>
#include <neigh_list.h>
#include <neighbor.h>
#include <pair.h>
#include <update.h>
#include <utils.h>
#if __has_include(<neigh_request.h>)
#include <neigh_request.h>
#endif
// The release that this is compiled for, as LAMMPS counts them (20210929).
#ifndef MTP_LAMMPS_RELEASE
#error "MTP_LAMMPS_RELEASE is not defined"
#endif

// Neighbor::add_request() came in 2 Jun 2022 and replaced the requests that pair styles changed.
#define MTP_LAMMPS_ADDS_REQUESTS (MTP_LAMMPS_RELEASE >= 20220602)

#if !MTP_LAMMPS_ADDS_REQUESTS && !__has_include(<neigh_request.h>)
namespace LAMMPS_NS {

// Debian 12 packages the headers of LAMMPS without this one. These are the first members of a
// request of 29 Sep 2021; requestFullList() checks that they are where we think.
class NeighRequest : protected Pointers {
public:
    int index;
    void* requestor;
    int requestor_instance, id;
    int pair, fix, compute, command, neigh;
    int half, full;
};

}  // namespace LAMMPS_NS
#endif

namespace mtp::lammps {

// Asks for a list that holds all neighbours of each local atom. Returns false if LAMMPS has no
// such list to give.
inline bool requestFullList(LAMMPS_NS::Neighbor& neighbor, LAMMPS_NS::Pair* pair,
                            [[maybe_unused]] int instance) {
#if MTP_LAMMPS_ADDS_REQUESTS
    neighbor.add_request(pair, LAMMPS_NS::NeighConst::REQ_FULL);
    return true;
#else
    const int number = neighbor.request(pair, instance);  // may move the array of requests
    LAMMPS_NS::NeighRequest& request = *neighbor.requests[number];
    if (request.requestor != pair || request.pair != 1 || request.half != 1 || request.full != 0)
        return false;
    request.half = 0;
    request.full = 1;
    return true;
#endif
}

// Whether an exception of LAMMPS says that this process failed and the others do not know. Debian
// 12 packages no header of the exceptions, so that the name of the class has to do.
inline bool isOfOneProcess(const std::exception& error) {
    return std::string_view(typeid(error).name()).find("LAMMPSAbortException") !=
           std::string_view::npos;
}

}  // namespace mtp::lammps
