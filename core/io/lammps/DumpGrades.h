// The extrapolation grades in dumps that pair_style mtp has written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace mtp {

// The highest grade of a frame, and the atom that has it.
struct DumpGrade {
    std::int64_t step = 0;
    double grade = 0;
    std::int64_t id = 0;  // of the atom, as LAMMPS numbers it
};

// Of each frame in the order of the file, up to the first that has no column of grades or is not
// whole: a run may still be writing it. Empty if there is no such file.
std::vector<DumpGrade> readDumpGrades(const std::filesystem::path& path);

}  // namespace mtp
