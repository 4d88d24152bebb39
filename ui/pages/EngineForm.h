// The LAMMPS of this machine, and, if wanted, where the run is written.
#pragma once

#include <QJsonObject>
#include <QWidget>
#include <filesystem>
#include <optional>

#include "core/simulation/Engine.h"

class QLabel;
class QPushButton;
class QSpinBox;

namespace mtp::ui {

class ElidedLabel;
class Inspector;
class InspectorGroup;
class JobBoard;

class EngineForm : public QWidget {
    Q_OBJECT

public:
    enum class Rows { EngineAndFolder, Engine };

    // Adds its group to the inspector; look() finds the engine.
    EngineForm(JobBoard& jobs, Inspector& inspector, Rows rows = Rows::EngineAndFolder);

    // Absent while it is looked for, and if there is none that can run a potential.
    std::optional<Engine> engine() const;
    // What to do if there is none; empty while it is looked for.
    QString problem() const;
    int ranks() const;
    std::filesystem::path folder() const { return m_folder; }
    // The place that is proposed, unless the user chose one.
    void proposeFolder(const std::filesystem::path& folder);
    // The chosen place is taken: the next proposal counts.
    void forgetChoice() { m_isChosen = false; }
    void setFolded(bool isFolded);
    bool hasLooked() const { return m_request > 0; }
    // The fields as a project keeps them. What is missing is as in a new project.
    QJsonObject values() const;
    void setValues(const QJsonObject& values);
    // In a job: at the chosen program, else at whatever is found.
    void look();

signals:
    void changed();
    void exportRequested();

private:
    void build(Inspector& inspector, Rows rows);
    void addFolderRows();
    void chooseProgram();
    void chooseFolder();
    void take(const std::optional<Engine>& engine);
    void show();
    void showFolder();

    JobBoard& m_jobs;
    InspectorGroup* m_group = nullptr;
    ElidedLabel* m_path;
    QLabel* m_text;
    QPushButton* m_again;
    QPushButton* m_choose;
    QSpinBox* m_ranks;
    ElidedLabel* m_place = nullptr;  // only with the rows of the folder
    std::optional<Engine> m_engine;
    bool m_isLooking = true;  // or about to
    int m_request = 0;
    std::filesystem::path m_program;  // that the user chose; empty: whatever is found
    int m_wantedRanks = 1;            // once it is known whether there is MPI
    std::filesystem::path m_folder;
    bool m_isChosen = false;
};

}  // namespace mtp::ui
