// What a simulation starts from: a frame of the trajectory, a configuration of the project, or ions
// packed at random; repeated to the wanted size.
#pragma once

#include <QJsonObject>
#include <QString>
#include <QWidget>
#include <array>
#include <functional>
#include <optional>

#include "core/base/Progress.h"
#include "core/model/Frame.h"
#include "core/mtp/Potential.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace mtp::ui {

class Inspector;
class InspectorGroup;
class ProjectModel;
class RepeatFields;

// The cell before it is repeated. load() may take long and runs on any thread.
struct StartCell {
    QString name;  // for people: "XDATCAR, frame 120"
    QString key;   // equal for equal cells
    std::function<Frame(Progress&)> load;
};

class StartCellForm : public QWidget {
    Q_OBJECT

public:
    // Adds its group to the inspector.
    StartCellForm(ProjectModel& project, Inspector& inspector);

    // Absent, and problem() says why, if there is nothing to start from.
    std::optional<StartCell> cell(const Potential& potential) const;
    const QString& problem() const { return m_problem; }
    std::array<int, 3> supercell() const;
    // The cell that was loaded last, for the size it will have.
    void setCell(const Frame& cell);
    void setFolded(bool isFolded);
    // A cell of the size of the training set, so many atoms at most: the last frame of the
    // trajectory, else the configuration that is nearest to the reference density, else ions.
    void makeSmall(std::size_t atoms);
    // The fields as a project keeps them. What is missing is as in a new project.
    QJsonObject values() const;
    void setValues(const QJsonObject& values);

signals:
    void changed();

private:
    enum class Kind { Frame, Configuration, Packed };

    void build(Inspector& inspector);
    void followProject();
    void choose(Kind kind);
    void showFields();
    void showSize();
    void scaleIons(std::size_t total);
    void makeLarge();
    Kind kind() const;
    std::optional<StartCell> frameCell() const;
    std::optional<StartCell> configurationCell() const;
    std::optional<StartCell> packedCell(const Potential& potential) const;

    ProjectModel& m_project;
    InspectorGroup* m_group = nullptr;
    QComboBox* m_kind;
    QSpinBox* m_frame;
    QComboBox* m_configuration;
    QLineEdit* m_ions;
    QDoubleSpinBox* m_density;
    QSpinBox* m_packSeed;
    RepeatFields* m_repeats;
    QLabel* m_size;
    QPushButton* m_large;
    std::optional<Frame> m_cell;
    // By the user, not taken from the project.
    bool m_isKindChosen = false, m_isDensityChosen = false;
    int m_wantedFrame = 0;  // once the trajectory is there; 0: the last
    mutable QString m_problem;
};

}  // namespace mtp::ui
