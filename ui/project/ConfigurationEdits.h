// What a user does to selected configurations: exclude, weigh, move between parts, recompute.
// Each is one command of the project with its name.
#pragma once

#include <QObject>
#include <cstdint>
#include <functional>
#include <vector>

#include "core/sampling/Split.h"

class QMenu;
class QWidget;

namespace mtp::ui {

class ProjectModel;

QString partText(Part part);  // "training"

class ConfigurationEdits : public QObject {
    Q_OBJECT

public:
    using Ids = std::vector<std::int64_t>;

    // chosen: ids of the configurations on which the entries of the menu act. The dialogs are
    // children of `parent`.
    ConfigurationEdits(ProjectModel& project, std::function<Ids()> chosen, QWidget* parent);

    void fillMenu(QMenu& menu);

    void setExcluded(const Ids& ids, bool isExcluded);
    // Excludes the usable configurations whose labels were made with other settings than most.
    // Returns their number.
    int excludeDiffering();
    void setPart(const Ids& ids, Part part);
    void setWeight(const Ids& ids, double weight);
    // Takes the labels off: the configurations are to do again. Undo brings the labels back.
    void computeAgain(const Ids& ids);

private:
    void askWeight();

    ProjectModel& m_project;
    std::function<Ids()> m_chosen;
    QWidget* m_parent;
};

}  // namespace mtp::ui
