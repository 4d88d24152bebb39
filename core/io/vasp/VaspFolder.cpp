#include "core/io/vasp/VaspFolder.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Parse.h"
#include "core/io/Refusal.h"
#include "core/io/RunParts.h"
#include "core/io/bytes/Decompressor.h"
#include "core/io/bytes/Hdf5Signature.h"
#include "core/io/vasp/Outcar.h"
#include "core/io/vasp/OutcarHeader.h"
#include "core/io/vasp/Poscar.h"
#include "core/io/vasp/VaspoutFormat.h"
#include "core/io/vasp/Vasprun.h"
#include "core/io/vasp/Xdatcar.h"

namespace mtp {

namespace {

namespace fs = std::filesystem;

// Outputs of one folder, by what they are.
struct VaspFiles {
    std::vector<fs::path> vaspruns, outcars, vaspouts, xdatcars, structures;

    bool isRun() const {
        return !vaspruns.empty() || !outcars.empty() || !vaspouts.empty() || !xdatcars.empty();
    }
};

// Large files that never are one of these.
bool isOther(const std::string& name) {
    for (const char* other : {"wavecar", "chgcar", "chg", "potcar", "doscar", "procar", "eigenval",
                              "locpot", "elfcar", "ml_ab", "ml_ff", "tmpcar", "aeccar", "wavederf"})
        if (name.starts_with(other))
            return true;
    return false;
}

void sort(VaspFiles& files, const fs::path& path) {
    constexpr std::size_t kHeadSize = 64 * 1024;
    Probe probe;
    probe.path = path;
    probe.fileName = toLower(withoutCompressionSuffix(path.filename().string()));
    if (isOther(probe.fileName))
        return;
    probe.head = headOf(path, kHeadSize);
    if (outcarFormat().recognise(probe) > 0)
        files.outcars.push_back(path);
    else if (vasprunFormat().recognise(probe) > 0)
        files.vaspruns.push_back(path);
    else if (looksLikeHdf5(probe.head) && probe.fileName.starts_with("vaspout"))
        files.vaspouts.push_back(path);
    else if (xdatcarFormat().recognise(probe) > 0)
        files.xdatcars.push_back(path);
    else if (probe.fileName == "contcar" || probe.fileName == "poscar")
        files.structures.push_back(path);
}

VaspFiles filesIn(const fs::path& folder) {
    constexpr std::size_t kMostFiles = 500;
    std::vector<fs::path> paths;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.is_regular_file(error) && paths.size() < kMostFiles)
            paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end(), comesBefore);
    VaspFiles files;
    for (const fs::path& path : paths) {
        try {
            sort(files, path);
        } catch (const Error&) {
            // A file that cannot be read is none of the run's.
        }
    }
    return files;
}

std::vector<fs::path> foldersIn(const fs::path& folder) {
    constexpr std::size_t kMostFolders = 10000;
    std::vector<fs::path> inner;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.is_directory(error) && inner.size() < kMostFolders)
            inner.push_back(entry.path());
    std::sort(inner.begin(), inner.end(), comesBefore);
    return inner;
}

using Readers = std::vector<std::unique_ptr<TrajectoryReader>>;

// Files that cannot be used are named; the others are taken.
class FolderOpener {
public:
    explicit FolderOpener(const ReadOptions& options) : m_options(options) {}

    Readers open(const VaspFiles& files) {
        Readers readers = openAll(vasprunFormat(), files.vaspruns);
        const bool isWhole = !readers.empty() && readers.size() == files.vaspruns.size() &&
                             std::all_of(readers.begin(), readers.end(), [](const auto& reader) {
                                 return reader->info().warnings.empty();
                             });
        if (!isWhole) {
            // A run that was stopped leaves its XML cut, and the OUTCAR may hold more.
            Readers others = openAll(outcarFormat(), files.outcars);
            if (countOf(others) > countOf(readers))
                readers = std::move(others);
        }
        if (readers.empty())
            readers = openAll(vaspoutFormat(), files.vaspouts);
        if (readers.empty())
            readers = openAll(xdatcarFormat(), files.xdatcars);
        if (readers.empty() && !files.structures.empty())
            readers = openAll(poscarFormat(), {files.structures.front()});
        compareSpecies(files, readers);
        return readers;
    }

    const std::vector<std::string>& problems() const { return m_problems; }

private:
    static std::size_t countOf(const Readers& readers) {
        std::size_t count = 0;
        for (const auto& reader : readers)
            count += reader->frameCount();
        return count;
    }

    // The other files of a run have to name the same atoms: a POSCAR whose order is not that of the
    // POTCAR is a common mistake, of which VASP takes no notice.
    void compareSpecies(const VaspFiles& files, const Readers& readers) {
        if (readers.empty())
            return;
        const TrajectoryInfo& info = readers.front()->info();
        const std::vector<std::string> atoms = namesOf(readers.front()->read(0));
        for (const fs::path& path : files.structures)
            compareAtoms(info.path, atoms, path,
                         [&] { return namesOf(poscarFormat().open(path, {})->read(0)); });
        if (files.outcars.size() == 1 && info.path != files.outcars.front().string())
            compareAtoms(info.path, atoms, files.outcars.front(), [&] {
                const OutcarRun run = readOutcarAtoms(files.outcars.front());
                Frame frame;
                frame.species = run.species;
                frame.types = run.types;
                return namesOf(frame);
            });
    }

    template <class Names>
    void compareAtoms(const std::string& used, const std::vector<std::string>& atoms,
                      const fs::path& other, Names namesOfOther) {
        try {
            const std::vector<std::string> names = namesOfOther();
            if (names.empty() || other.string() == used)
                return;
            if (names.size() != atoms.size()) {
                m_problems.push_back(fmt::format("{} has {} atoms, {} has {}", other.string(),
                                                 names.size(), used, atoms.size()));
                return;
            }
            for (std::size_t atom = 0; atom < atoms.size(); ++atom)
                if (names[atom] != atoms[atom] && !names[atom].empty() && !atoms[atom].empty()) {
                    m_problems.push_back(
                        fmt::format("{}: atom {} is {} here and {} in {}, whose name is taken",
                                    other.string(), atom + 1, names[atom], atoms[atom], used));
                    return;
                }
        } catch (const Cancelled&) {
            throw;
        } catch (const Error&) {
            // What cannot be read contradicts nothing.
        }
    }

    static std::vector<std::string> namesOf(const Frame& frame) {
        std::vector<std::string> names;
        for (int type : frame.types)
            names.push_back(frame.species[static_cast<std::size_t>(type)]);
        return names;
    }

    Readers openAll(const Format& format, const std::vector<fs::path>& paths) {
        Readers readers;
        for (const fs::path& path : paths) {
            try {
                readers.push_back(format.open(path, m_options));
            } catch (const Error& error) {
                m_problems.emplace_back(error.what());
            }
        }
        return readers;
    }

    const ReadOptions& m_options;
    std::vector<std::string> m_problems;
};

std::unique_ptr<TrajectoryReader> openFolder(const fs::path& folder, const ReadOptions& options) {
    FolderOpener opener(options);
    const VaspFiles own = filesIn(folder);
    Readers readers;
    if (own.isRun())
        readers = opener.open(own);
    else
        for (const fs::path& inner : foldersIn(folder))
            for (auto& reader : opener.open(filesIn(inner)))
                readers.push_back(std::move(reader));
    if (readers.empty())
        throw refusal(folder.string(), "no VASP output that can be read", opener.problems());
    return joinRunParts(folder, "vasp-folder", std::move(readers), opener.problems());
}

bool isVaspFolder(const fs::path& folder) {
    if (filesIn(folder).isRun())
        return true;
    const std::vector<fs::path> inner = foldersIn(folder);
    constexpr std::size_t kLookedAt = 20;
    return std::any_of(
        inner.begin(),
        inner.begin() + static_cast<std::ptrdiff_t>(std::min(inner.size(), kLookedAt)),
        [](const fs::path& path) { return filesIn(path).isRun(); });
}

}  // namespace

Format vaspFolderFormat() {
    return {.name = "vasp-folder",
            .description = "VASP run folder",
            .reads = kContentsOfOutputs,
            .recognise =
                [](const Probe& probe) {
                    return probe.isDirectory && isVaspFolder(probe.path) ? 85 : 0;
                },
            .open = openFolder};
}

}  // namespace mtp
