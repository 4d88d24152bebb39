// Learn: the loop of rehearsals, labels and trainings, until rehearsals run through.
#pragma once

#include "ui/pages/Page.h"
#include "ui/project/ProjectLearning.h"

class QComboBox;
class QPushButton;

namespace mtp::ui {

class EngineForm;
class LearningForm;
class LearningPanel;

class LearnPage : public Page {
    Q_OBJECT

public:
    LearnPage(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Learn; }
    QString title() const override { return tr("Learn"); }
    QString iconName() const override { return QStringLiteral("learn"); }
    State state() const override;
    QString stateText() const override;
    QString counts() const override;
    void openPath(const QString& path, const ImportChoice& choice) override;
    QJsonObject viewState() const override;
    void setViewState(const QJsonObject& state) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void connectParts();
    void followLoops();
    void refresh();
    QString beginningText() const;
    void press();
    // rounds: 0 goes on until the loop ends.
    void proceed(int rounds);
    LearningRequest request(int rounds) const;
    bool canProceed() const;
    bool isAllowedToGoOn(const LearningRecord& record) const;
    int rounds() const;

    ProjectLearning* m_learning;
    std::filesystem::path m_shown;  // the loop that the form shows
    EngineForm* m_engine = nullptr;
    LearningForm* m_form = nullptr;
    LearningPanel* m_panel = nullptr;
    Inspector* m_inspector = nullptr;
    QComboBox* m_loops = nullptr;
    QPushButton* m_step = nullptr;
    QPushButton* m_take = nullptr;
    QPushButton* m_undo = nullptr;
};

}  // namespace mtp::ui
