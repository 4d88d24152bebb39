#include "app/lammps/Release.h"

#include <fmt/format.h>

namespace mtp::lammps {

std::optional<std::string> refusalOf(int found, int built) {
    if (found == built)
        return std::nullopt;
    return fmt::format(
        "pair_style mtp was built for LAMMPS of {} and does not work in this one, of {}. Build it "
        "again with the headers of this LAMMPS, or use the KIM model, which works in every release",
        releaseName(built), releaseName(found));
}

std::string releaseName(int release) {
    constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const int month = release / 100 % 100;
    if (month < 1 || month > 12)
        return std::to_string(release);
    return fmt::format("{} {} {}", release % 100, kMonths[month - 1], release / 10000);
}

}  // namespace mtp::lammps
