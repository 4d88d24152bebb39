// Reads what an attempt has left: labels only if there is positive evidence for all of them.
#pragma once

#include <filesystem>
#include <optional>

#include "core/labelling/Campaign.h"
#include "core/labelling/TaskState.h"

namespace mtp {

struct Evidence {
    Verdict verdict;
    // The single point, if the verdict is Done: energy, forces and virial, converged electronic
    // steps, the end mark of the code, the settings of the recipe, the geometry that was asked for.
    std::optional<Frame> singlePoint;
};

// Of an attempt that has ended. Exit statuses and words such as "JOB DONE" prove nothing: codes say
// them of calculations that did not converge as well. Never throws for what the output holds.
Evidence readEvidence(const Campaign& campaign, const Frame& configuration, const TaskFiles& task);

// The verdicts that were reached before, by the outputs: an output is read again only if it has
// changed. In memory, and in the file results.json of the campaign.
class KnownResults {
public:
    explicit KnownResults(const Campaign& campaign);
    // Absent if the output is not known or has changed.
    std::optional<Verdict> find(const TaskFiles& task) const;
    void put(const TaskFiles& task, const Verdict& verdict);
    // Writes the file if something is new; a folder that cannot be written is no error.
    void save();

private:
    struct Entry {
        std::string output;  // size and time of change of the files that were read
        Verdict verdict;
    };
    std::string outputStamp(const TaskFiles& task) const;

    const Campaign& m_campaign;
    std::map<std::string, Entry> m_entries;  // by key
    bool m_isChanged = false;
};

}  // namespace mtp
