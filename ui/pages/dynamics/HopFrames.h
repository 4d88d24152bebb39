// Frames before and after hops, on their way to DFT.
#pragma once

#include "ui/pages/FramesForLabels.h"
#include "ui/pages/dynamics/DynamicsAnalysis.h"

namespace mtp::ui {

class HopFrames : public FramesForLabels {
    Q_OBJECT

public:
    HopFrames(ProjectModel& project, Banner& banner, QObject* parent);

    using FramesForLabels::add;
    // Makes configurations of these frames of the run. Asks first if they are large for DFT, unless
    // the user has answered (isMeant).
    void add(std::shared_ptr<const DynamicsResult> result, const std::vector<std::size_t>& frames,
             bool isMeant = false);

private:
    Configuration configurationAt(const DynamicsResult& result, std::size_t frame) const;
    ParentKey parentAt(const DynamicsResult& result, std::size_t frame) const;

    ProjectModel& m_project;
    Banner& m_banner;
};

}  // namespace mtp::ui
