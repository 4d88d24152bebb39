#include "core/project/edit/Collect.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/project/ProjectStore.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

fs::path freeName(const fs::path& folder, const fs::path& wanted) {
    fs::path name = wanted.has_filename() ? wanted.filename() : wanted.parent_path().filename();
    for (int number = 2; fs::exists(folder / name); ++number)
        name = fmt::format("{}-{}", name.string(), number);
    return folder / name;
}

}  // namespace

CollectReport collectProject(const fs::path& project, const fs::path& folder, Progress& progress) {
    const ProjectStore original = ProjectStore::openForReading(project);
    fs::create_directories(folder);
    if (!fs::is_empty(folder))
        throw FileError(folder.string() + ": is not empty");
    CollectReport report;
    report.project = folder / project.filename();
    original.copyTo(report.project, false);
    ProjectStore copy = ProjectStore::open(report.project);
    std::vector<SourceRecord> sources = original.sources();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        progress.step(static_cast<double>(i) / static_cast<double>(sources.size()),
                      "Copying sources");
        SourceRecord& source = sources[i];
        std::error_code error;
        if (!fs::exists(source.path, error)) {
            report.missing.push_back(source.path + ": is not there any more");
            continue;
        }
        fs::create_directories(folder / "sources");
        const fs::path target = freeName(folder / "sources", source.path);
        fs::copy(source.path, target, fs::copy_options::recursive, error);
        if (error) {
            report.missing.push_back(source.path + ": " + error.message());
            continue;
        }
        source.path = fs::absolute(target).string();
        ++report.inputs;
    }
    ProjectEdit edit = copy.edit({.name = "Collect the sources"});
    for (const SourceRecord& source : sources)
        edit.updateSource(source);
    edit.commit();
    return report;
}

}  // namespace mtp
