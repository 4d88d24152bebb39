// How a project came to be, for others: the steps that rebuild it, a paragraph for a paper.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/project/ProjectStore.h"
#include "core/project/edit/Operations.h"

namespace mtp {

// A remark for the reader: what was done that no step does again.
struct RemarkStep {
    std::string text;  // one line
};

// All configurations that were made get the labels of all LabelOperations before this step.
struct MatchLabelsStep {};

// Configurations are taken from the project itself, because no step makes them.
struct ExportStep {
    enum class Set { Labelled, Training, Validation };
    Set set = Set::Labelled;
};

struct SplitStep {
    SplitOptions options;
    std::vector<std::size_t> leftOut;  // numbers of labelled configurations, from 1
    bool hasTestPart = false;
};

struct TrainStep {
    std::string name;  // of the run
    TrainingOptions options;
    bool hasValidation = false;
};

using ReplayStep = std::variant<RemarkStep, ExpandOperation, LabelOperation, MatchLabelsStep,
                                ExportStep, SplitStep, TrainStep>;

// In their order. Selection, expansion, labelling and split come out byte for byte as the project
// exports them; trained potentials to the rounding of the threads' sums.
std::vector<ReplayStep> replaySteps(const ProjectStore& store);

// English sentences with versions, seeds and settings; programVersion: "MTP Workbench 0.1.0".
std::string methodsParagraph(const ProjectStore& store, const std::string& programVersion);

}  // namespace mtp
