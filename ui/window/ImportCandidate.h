// An input as it was understood before it is taken, and what the user wants done with it.
#pragma once

#include <QString>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

#include "core/io/FormatRegistry.h"
#include "core/io/ImportChoice.h"
#include "core/workflow/InputSummary.h"

namespace mtp::ui {

// An input as it was understood, or why it cannot be.
struct ImportCandidate {
    QString path;
    std::optional<InputSummary> summary;
    QString error;
    // Of the first inputs, so that their index need not be made again; else empty.
    std::shared_ptr<TrajectoryReader> reader{};
};

// What to do with one input. The frames of the choice are those of a trajectory or of
// configurations, geometry only is for configurations.
struct ImportOrder {
    enum class Use { Trajectory, Configurations, Labels, Nothing };
    QString path;
    Use use = Use::Nothing;
    ImportChoice choice;
};

// Opens each input and looks at up to a few hundred frames of it; one that fails does not stop the
// others. Runs in a job; throws Cancelled.
std::vector<ImportCandidate> lookAt(const FormatRegistry& registry, const QStringList& paths,
                                    Progress& progress);

// "1 frame", "4 frames".
QString framesText(std::size_t count);
// "96", "4–8".
QString atomsText(const InputSummary& summary);
// What was understood, a line each: path, format and code, frames and atoms, time, labels,
// settings; or why nothing was.
QString factsText(const ImportCandidate& candidate);
// One line for each; empty if there are none.
QString warningsText(const ImportCandidate& candidate);

// What is still missing before the order can be followed, in the user's words; empty: nothing.
QString missingFor(const ImportOrder& order, const ImportCandidate& candidate);

}  // namespace mtp::ui
