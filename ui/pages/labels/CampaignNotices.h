// What needs somebody in a campaign, above its tasks, as long as it lasts: a machine that does not
// answer, a fuse, labels that do not match, failures that another attempt may mend.
#pragma once

#include <QWidget>
#include <functional>

#include "ui/project/ProjectCampaigns.h"

class QVBoxLayout;

namespace mtp::ui {

// "12:04", with its date if it was another day.
QString sinceText(const QDateTime& since, const QDateTime& now);

class CampaignNotices : public QWidget {
    Q_OBJECT

public:
    explicit CampaignNotices(ProjectCampaigns& campaigns, QWidget* parent = nullptr);

signals:
    // Tasks in this state are to be shown.
    void stateWanted(mtp::TaskState state);

private:
    struct Notice {
        QString name;  // of the object, for tests
        QString text;
        QString button;
        QString toolTip;  // what the button does
        std::function<void()> act;
    };

    void refresh();
    std::vector<Notice> notices();
    Notice unheard();
    Notice fuse();
    Notice mismatch(int count);
    Notice retry();
    QWidget* row(const Notice& notice);

    ProjectCampaigns& m_campaigns;
    QVBoxLayout* m_column;
};

}  // namespace mtp::ui
