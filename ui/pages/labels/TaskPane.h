// The chosen single point: the end of its output or its deck, and what can be done with it.
#pragma once

#include <QWidget>

#include "ui/project/ProjectCampaigns.h"

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace mtp::ui {

class TaskPane : public QWidget {
    Q_OBJECT

public:
    explicit TaskPane(ProjectCampaigns& campaigns, QWidget* parent = nullptr);

    // A task of the snapshot; null if none is chosen.
    void showTask(const ProjectCampaigns::Shared& snapshot, const CampaignTask* task);

private:
    QWidget* head();
    void refresh();
    void showDeck();
    void showOutput();
    void openFolder() const;
    void retry();
    // Null if it is not in the snapshot any more.
    const CampaignTask* task() const;

    ProjectCampaigns& m_campaigns;
    ProjectCampaigns::Shared m_snapshot;
    std::string m_key;  // empty: none is chosen
    QLabel* m_caption;
    QToolButton* m_deck;
    QToolButton* m_folder;
    QToolButton* m_retry;
    QToolButton* m_leaveOut;
    QPlainTextEdit* m_text;
};

}  // namespace mtp::ui
