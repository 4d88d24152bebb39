// The Edit menu: undo and redo by name, copy, select all and find, for what has the focus.
#pragma once

#include <QKeySequence>
#include <QObject>
#include <functional>

class QLineEdit;
class QMenu;

namespace mtp::ui {

class ProjectActions;
class ProjectModel;

class EditActions : public QObject {
    Q_OBJECT

public:
    // searchField: of the page in the window, or null.
    EditActions(ProjectModel& project, ProjectActions& actions,
                std::function<QLineEdit*()> searchField, QObject* parent);

    void fillMenu(QMenu& menu);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addUndo(QMenu& menu);
    // The widget with the focus does it, as it does for its own key; if it does not know the key,
    // nothing happens.
    void send(QKeySequence::StandardKey key);

    ProjectModel& m_project;
    ProjectActions& m_actions;
    std::function<QLineEdit*()> m_searchField;
    bool m_isSending = false;
};

}  // namespace mtp::ui
