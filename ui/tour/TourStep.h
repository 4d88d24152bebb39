// The steps of the tour: one for each page, each about one control that is there.
#pragma once

#include <QString>
#include <vector>

#include "ui/pages/PageId.h"

namespace mtp::ui {

struct TourStep {
    PageId page;
    QString title;
    QString text;
    QString control;  // object name of what the step points at
};

std::vector<TourStep> tourSteps();

}  // namespace mtp::ui
