// What the window shows before a project is open: the last project to continue with, the others,
// the example, and a place to drop files on.
#pragma once

#include "ui/pages/Page.h"
#include "ui/window/RecentInputs.h"

class QLabel;
class QVBoxLayout;

namespace mtp::ui {

class StartPage : public Page {
    Q_OBJECT

public:
    StartPage(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Start; }
    QString title() const override { return tr("Start"); }
    QString iconName() const override { return QStringLiteral("start"); }
    State state() const override { return State::Empty; }
    QString counts() const override;
    void openPath(const QString& path, const ImportChoice& choice) override;

    // Looks at the projects again.
    void refresh();

signals:
    void exampleWanted();
    void newProjectWanted();
    void tourWanted();

private:
    QWidget* buildProjects();
    QWidget* buildData();
    QWidget* buildDropArea();
    QWidget* buildExample();
    QWidget* buildTour();
    QWidget* rowOf(const KnownProject& project, bool isFirst);

    std::vector<KnownProject> m_known;
    QLabel* m_heading;
    QVBoxLayout* m_rows;
    QWidget* m_tour = nullptr;  // the offer
};

}  // namespace mtp::ui
