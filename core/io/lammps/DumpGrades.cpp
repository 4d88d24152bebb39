#include "core/io/lammps/DumpGrades.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Parse.h"

namespace mtp {

namespace {

constexpr std::string_view kAtoms = "ITEM: ATOMS";

// The line and the end of it.
bool takeWholeLine(std::istream& file, std::string& line) {
    return std::getline(file, line) && !file.eof();
}

// The number of a column among those behind "ITEM: ATOMS".
std::size_t columnOf(const std::vector<std::string_view>& names, std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::optional<DumpGrade> takeRows(std::istream& file, std::string_view columns, DumpGrade found,
                                  std::int64_t atoms) {
    const std::vector<std::string_view> names = wordsOf(columns);
    const std::size_t gradeColumn = columnOf(names, "mtp_grade"), idColumn = columnOf(names, "id");
    if (gradeColumn == names.size() || idColumn == names.size())
        return {};
    std::string line;
    for (std::int64_t atom = 0; atom < atoms; ++atom) {
        if (!takeWholeLine(file, line))
            return {};
        const std::vector<std::string_view> words = wordsOf(line);
        if (words.size() != names.size())
            return {};
        const std::optional<double> grade = parseDouble(words[gradeColumn]);
        const std::optional<std::int64_t> id = parseInt(words[idColumn]);
        if (!grade || !id)
            return {};
        if (*grade > found.grade)
            found = {found.step, *grade, *id};
    }
    return found;
}

// The frame that begins here.
std::optional<DumpGrade> takeFrame(std::istream& file) {
    DumpGrade found;
    std::int64_t atoms = 0;
    std::string line;
    const auto takeNumber = [&] {
        return takeWholeLine(file, line) ? parseInt(trimmed(line)).value_or(0) : 0;
    };
    while (takeWholeLine(file, line)) {
        if (line == "ITEM: TIMESTEP")
            found.step = takeNumber();
        else if (line == "ITEM: NUMBER OF ATOMS")
            atoms = takeNumber();
        else if (line.starts_with(kAtoms))
            return takeRows(file, std::string_view(line).substr(kAtoms.size()), found, atoms);
    }
    return {};
}

}  // namespace

std::vector<DumpGrade> readDumpGrades(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<DumpGrade> grades;
    while (const std::optional<DumpGrade> grade = takeFrame(file))
        grades.push_back(*grade);
    return grades;
}

}  // namespace mtp
