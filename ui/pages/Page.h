// What every page of the window offers: its name, its one primary action, its counts and its state.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QWidget>
#include <cstdint>
#include <vector>

#include "ui/pages/PageId.h"
#include "ui/widgets/Badge.h"

class QAction;
class QLineEdit;
class QStackedWidget;
class QVBoxLayout;

namespace mtp {
struct Frame;
struct ImportChoice;
}  // namespace mtp

namespace mtp::ui {

class Banner;
class Inspector;
class JobBoard;
class ProjectModel;

class Page : public QWidget {
    Q_OBJECT

public:
    enum class State { Empty, Ready, Running, NeedsAttention };

    Page(ProjectModel& project, JobBoard& jobs, QWidget* parent);

    virtual PageId id() const = 0;
    virtual QString title() const = 0;
    virtual QString iconName() const = 0;
    // The colour of the dot in the rail, and in words what it says: "3 runs, one interrupted".
    virtual State state() const = 0;
    virtual QString stateText() const;
    // States that last, shown beside the title while the page is displayed. stateChanged() tells of
    // a change.
    virtual std::vector<Badge> badges() const { return {}; }
    // "96 atoms · 32 of 378 frames", shown in the status bar.
    virtual QString counts() const = 0;
    // What a file that was dropped on the page or chosen by Open, and looked at, means here.
    virtual void openPath(const QString& path, const ImportChoice& choice) = 0;
    // Chooses a configuration, if the page has a list of them.
    virtual void chooseConfiguration(std::int64_t id) { (void)id; }
    // What Edit > Find goes to; null if nothing can be searched.
    virtual QLineEdit* searchField() const { return nullptr; }
    // What is displayed here, by key, to be found again when the project is opened; empty if
    // nothing is worth it. setViewState() takes what viewState() gave, maybe of an older version;
    // what is missing or unknown is displayed as in a new project.
    virtual QJsonObject viewState() const { return {}; }
    virtual void setViewState(const QJsonObject& state) { (void)state; }
    // The button in the header; its text says what it will do in numbers.
    QAction* primaryAction() const { return m_primary; }
    Banner* banner() const { return m_banner; }

signals:
    void stateChanged();
    void pageRequested(mtp::ui::PageId page);
    // A configuration is to be the chosen one on pages that list configurations.
    void configurationChosen(std::int64_t id);
    // The user chose inputs here: to be looked at before openPath() takes them.
    void inputsChosen(const QStringList& paths);
    // A file of frames that the program itself made is to be the trajectory: nothing is asked.
    void trajectoryRequested(const QString& path);
    // An AIMD run is to start from this cell.
    void aimdRequested(const mtp::Frame& start);

protected:
    ProjectModel& project() const { return m_project; }
    JobBoard& jobs() const { return m_jobs; }
    // Fills the page with the main part and the inspector (if any) beside it; the splitter gives
    // room that comes or goes to the main part. Banners lie over both. empty: shown instead while
    // setEmpty() says so.
    void setContent(QWidget* main, Inspector* inspector, QWidget* empty = nullptr);
    // Puts two parts above each other with a splitter between them. The shares divide room that
    // comes or goes; sizes are heights in pixels to begin with, by default those of the shares.
    static QWidget* makeStack(QWidget* upper, int upperShare, QWidget* lower, int lowerShare,
                              const QList<int>& sizes = {});
    void setEmpty(bool isEmpty);
    void showError(const QString& message);

private:
    ProjectModel& m_project;
    JobBoard& m_jobs;
    QAction* m_primary;
    Banner* m_banner;
    QVBoxLayout* m_column;
    QStackedWidget* m_stack;
};

}  // namespace mtp::ui
