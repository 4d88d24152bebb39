#include "core/labelling/Campaign.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/FileLock.h"
#include "core/base/Lists.h"
#include "core/base/OutputFile.h"
#include "core/base/Parse.h"
#include "core/base/Plural.h"
#include "core/base/TextFile.h"
#include "core/base/UtcTime.h"
#include "core/io/FormatRegistry.h"
#include "core/labelling/CampaignHeader.h"
#include "core/labelling/CampaignScripts.h"
#include "core/labelling/Matching.h"
#include "core/labelling/Pseudopotentials.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

constexpr const char *kHeader = "campaign", *kRecipe = "recipe.json", *kTasks = "tasks",
                     *kConfigurations = "configurations.extxyz", *kLock = "campaign-lock";

std::vector<std::string> listedKeys(const fs::path& folder) {
    std::vector<std::string> keys;
    std::error_code error;
    if (!fs::exists(folder / kTasks, error))
        return keys;
    const std::string text = readTextFile(folder / kTasks);
    for (const std::string_view line : splitAt(text, '\n'))
        if (parseTaskKey(trimmed(line)))
            keys.emplace_back(trimmed(line));
    return keys;
}

// What is calculated has neither labels nor velocities.
Frame bare(const Frame& frame) {
    Frame own = frame;
    own.labels = {};
    own.velocities.reset();
    own.provenance.reset();
    return own;
}

void writeDeck(const fs::path& task, const Deck& deck) {
    const fs::path whole = task / "deck", partial = task / "deck.tmp";
    std::error_code error;
    fs::remove_all(partial, error);
    makeFolder(partial);
    for (const auto& [name, text] : deck.files)
        writeTextFile(partial / name, text);
    fs::rename(partial, whole, error);
    if (error)
        throw writeError(whole, error);
}

std::vector<std::string> allElements(const std::vector<Frame>& frames) {
    std::set<std::string> all;
    for (const Frame& frame : frames)
        for (const std::string& element : elementsOf(frame))
            all.insert(element);
    return {all.begin(), all.end()};
}

// Gives configurations numbers and writes what is missing.
class Exporter {
public:
    Exporter(const fs::path& folder, const Recipe& recipe, const ExportOptions& options)
        : m_folder(folder), m_recipe(recipe), m_options(options) {}

    ExportReport run(const std::vector<Frame>& configurations, Progress& progress) {
        takeExisting();
        for (std::size_t i = 0; i < configurations.size(); ++i) {
            add(configurations[i], i);
            progress.step(
                0.5 * static_cast<double>(i + 1) / static_cast<double>(configurations.size()),
                "Making decks");
        }
        if (m_hasGrown) {
            writeFrames(FormatRegistry::withBuiltinFormats(), m_folder / kConfigurations, m_frames);
            writeTextFile(m_folder / kTasks, fmt::format("{}\n", fmt::join(m_keys, "\n")));
        }
        writeMissing(progress);
        return std::move(m_report);
    }

private:
    Deck deckFor(const Frame& frame) const { return makeDeck(frame, m_recipe, m_options.dynamics); }

    // Of the physics: the solver of the recipe may have been changed since.
    static std::string checksumOf(const Frame& frame, const Recipe& recipe,
                                  const std::optional<AimdOptions>& dynamics) {
        Recipe plain = recipe;
        plain.solver = builtInRecipe(recipe.physics.functional, recipe.code).solver;
        return deckChecksum(makeDeck(frame, plain, dynamics));
    }

    std::string addNumbered(const Frame& frame, const std::string& checksum) {
        m_frames.push_back(frame);
        const int number = static_cast<int>(m_frames.size());
        const std::string key = taskKey(number, density(frame), checksum);
        m_keys.push_back(key);
        m_keyOf.emplace(checksum, key);
        return key;
    }

    void takeExisting() {
        std::error_code error;
        if (!fs::exists(m_folder / kConfigurations, error))
            return;
        for (const Frame& frame :
             readFrames(FormatRegistry::withBuiltinFormats(), m_folder / kConfigurations))
            addNumbered(bare(frame), checksumOf(frame, m_recipe, m_options.dynamics));
        m_hasGrown = listedKeys(m_folder) != m_keys;  // it was interrupted between the two files
    }

    void add(const Frame& configuration, std::size_t index) {
        const Frame frame = bare(configuration);
        std::string checksum;
        try {
            checksum = checksumOf(frame, m_recipe, m_options.dynamics);
        } catch (const InputError& error) {
            throw InputError(fmt::format("configuration {}: {}", index + 1, error.what()));
        }
        const auto known = m_keyOf.find(checksum);
        if (known != m_keyOf.end()) {
            m_report.keys.push_back(known->second);
            return;
        }
        m_report.keys.push_back(addNumbered(frame, checksum));
        m_hasGrown = true;
    }

    void writeMissing(Progress& progress) {
        std::set<std::string> notes;
        for (std::size_t i = 0; i < m_keys.size(); ++i) {
            const fs::path task = m_folder / "jobs" / m_keys[i];
            std::error_code error;
            if (fs::exists(task / "deck", error))
                continue;
            const Deck deck = deckFor(m_frames[i]);
            makeFolder(task);
            writeDeck(task, deck);
            ++m_report.written;
            m_report.files += deck.files.size();
            notes.insert(deck.notes.begin(), deck.notes.end());
            progress.step(
                0.5 + 0.5 * static_cast<double>(i + 1) / static_cast<double>(m_keys.size()),
                "Writing decks");
        }
        m_report.notes.assign(notes.begin(), notes.end());
    }

    fs::path m_folder;
    Recipe m_recipe;
    const ExportOptions& m_options;
    std::vector<Frame> m_frames;
    std::vector<std::string> m_keys;             // of the frames
    std::map<std::string, std::string> m_keyOf;  // by checksum of the deck
    bool m_hasGrown = false;
    ExportReport m_report;
};

std::string newId() {
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::random_device random;
    std::string id;
    for (int i = 0; i < 8; ++i)
        id += kLetters[random() % kLetters.size()];
    return id;
}

// The recipe of the campaign, which new elements may be added to; it must have the same physics
// otherwise. The solver is the one that is asked for.
Recipe mergedRecipe(const Recipe& old, const Recipe& wanted, const fs::path& folder) {
    Recipe merged = wanted;
    for (const auto& [element, physics] : old.physics.elements)
        merged.physics.elements.try_emplace(element, physics);
    Recipe reduced = merged;
    std::erase_if(reduced.physics.elements,
                  [&](const auto& entry) { return !old.physics.elements.contains(entry.first); });
    if (physicsChecksum(reduced) != physicsChecksum(old))
        throw InputError(fmt::format(
            "{}: the campaign was made with the recipe {} for {}, which calculates other labels; "
            "export to another folder",
            folder.string(), old.name, dftCodeName(old.code)));
    return merged;
}

// Everything but the tasks. The header comes last: a folder with it is a campaign.
void writeFrame(const fs::path& folder, const Recipe& recipe, const ExportOptions& options,
                bool isNew) {
    makeFolder(folder / "jobs");
    makeFolder(folder / "shared");
    makeFolder(folder / "submissions");
    std::error_code error;
    for (const auto& [name, text] :
         campaignScripts(recipe.code, options.dynamics.has_value(), options)) {
        // The user's own changes to it are kept.
        if (name == kEnvironmentScript && fs::exists(folder / name, error))
            continue;
        writeTextFile(folder / name, text);
        makeExecutable(folder / name);
    }
    writeTextFile(folder / "README.txt", campaignReadme(recipe));
    sharePseudopotentials(recipe, options.library, folder / "shared");
    writeTextFile(folder / kRecipe, toRecipeJson(recipe));
    if (!options.machine.empty())
        writeTextFile(folder / "machine", options.machine + "\n");
    if (isNew)
        writeTextFile(folder / kHeader, toText(CampaignHeader{newId(), options.dynamics}));
}

}  // namespace

Campaign Campaign::open(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder / kHeader, error))
        throw FileError(folder.string() + ": is no campaign (there is no file \"campaign\" in it)");
    const CampaignHeader header =
        parseCampaignHeader(readTextFile(folder / kHeader), (folder / kHeader).string());
    Campaign campaign;
    campaign.m_folder = folder;
    campaign.m_id = header.id;
    campaign.m_dynamics = header.dynamics;
    campaign.m_isDynamics = header.dynamics.has_value();
    campaign.m_recipe = fromRecipeJson(readTextFile(folder / kRecipe), (folder / kRecipe).string());
    return campaign;
}

std::vector<Frame> Campaign::configurations() const {
    return readFrames(FormatRegistry::withBuiltinFormats(), m_folder / kConfigurations);
}

std::vector<TaskFiles> Campaign::tasks() const {
    std::vector<TaskFiles> tasks = scanTasks(m_folder);
    std::set<std::string> found;
    for (const TaskFiles& task : tasks)
        found.insert(task.key);
    for (const std::string& key : listedKeys(m_folder)) {
        if (found.contains(key))
            continue;
        const KeyParts parts = parseTaskKey(key).value();
        TaskFiles task;
        task.key = key;
        task.number = parts.number;
        task.density = parts.density;
        tasks.push_back(std::move(task));
    }
    std::sort(tasks.begin(), tasks.end(),
              [](const TaskFiles& a, const TaskFiles& b) { return a.key < b.key; });
    return tasks;
}

fs::path Campaign::taskFolder(const std::string& key) const {
    return m_folder / "jobs" / key;
}

fs::path Campaign::attemptFolder(const std::string& key, int attempt) const {
    return taskFolder(key) / fmt::format("attempt-{}", attempt);
}

fs::path Campaign::outputOf(const std::string& key, int attempt) const {
    return storedPath(attemptFolder(key, attempt) /
                      (m_recipe.code == DftCode::Vasp ? "OUTCAR" : "out"));
}

bool isCampaign(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / kHeader, error) &&
           fs::is_regular_file(folder / kRecipe, error);
}

ExportReport exportTasks(const fs::path& folder, const std::vector<Frame>& configurations,
                         const Recipe& recipe, const ExportOptions& options, Progress& progress) {
    if (configurations.empty())
        throw InputError("there is no configuration to export");
    Recipe wanted =
        withPseudopotentials(withElements(recipe, allElements(configurations)), options.library);
    validate(wanted);
    // What cannot be calculated is refused before anything is written.
    makeDeck(bare(configurations.front()), wanted, options.dynamics);
    std::error_code error;
    const bool isNew = !isCampaign(folder);
    if (isNew && fs::exists(folder, error) && !fs::is_empty(folder, error) &&
        !fs::exists(folder / kLock, error))
        throw FileError(folder.string() +
                        ": is neither empty nor a campaign; name a folder of its own");
    makeFolder(folder);
    FileLock lock;
    if (!lock.tryLock(folder / kHeader))
        throw FileError(fmt::format("{}: is written by {}", folder.string(), lock.holder()));
    if (!isNew)
        wanted = mergedRecipe(Campaign::open(folder).recipe(), wanted, folder);
    writeFrame(folder, wanted, options, isNew);
    return Exporter(folder, wanted, options).run(configurations, progress);
}

std::vector<Frame> withoutLabelled(const std::vector<Frame>& configurations,
                                   const std::vector<Frame>& labelled) {
    const MatchResult match = matchByGeometry(configurations, labelled);
    std::vector<Frame> missing;
    for (std::size_t i = 0; i < configurations.size(); ++i)
        if (match.labelOf[i] < 0)
            missing.push_back(configurations[i]);
    return missing;
}

}  // namespace mtp
