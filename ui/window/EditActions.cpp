#include "ui/window/EditActions.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>

#include "ui/project/ProjectModel.h"
#include "ui/window/ProjectActions.h"

namespace mtp::ui {

namespace {

// Names come from files too: no mnemonics of theirs, no line as long as the screen.
QString forMenu(QString name) {
    constexpr qsizetype kLongest = 60;
    if (name.size() > kLongest)
        name = name.left(kLongest) + QStringLiteral("…");
    return name.replace(QLatin1Char('&'), QLatin1String("&&"))
        .replace(QLatin1Char('\t'), QLatin1Char(' '));
}

}  // namespace

EditActions::EditActions(ProjectModel& project, ProjectActions& actions,
                         std::function<QLineEdit*()> searchField, QObject* parent)
    : QObject(parent)
    , m_project(project)
    , m_actions(actions)
    , m_searchField(std::move(searchField)) {
    qApp->installEventFilter(this);
}

void EditActions::fillMenu(QMenu& menu) {
    addUndo(menu);
    menu.addSeparator();
    menu.addAction(tr("&Copy"), QKeySequence::Copy, this, [this] { send(QKeySequence::Copy); })
        ->setObjectName("copy");
    menu.addAction(tr("Select &all"), QKeySequence::SelectAll, this,
                   [this] { send(QKeySequence::SelectAll); })
        ->setObjectName("selectAll");
    menu.addSeparator();
    QAction* find = menu.addAction(tr("&Find…"), QKeySequence::Find, this, [this] {
        if (QLineEdit* field = m_searchField()) {
            field->setFocus(Qt::ShortcutFocusReason);
            field->selectAll();
        }
    });
    find->setObjectName("find");
    menu.setToolTipsVisible(true);
    connect(&menu, &QMenu::aboutToShow, find, [this, find] {
        const bool canSearch = m_searchField() != nullptr;
        find->setEnabled(canSearch);
        find->setToolTip(canSearch ? tr("Search the list of this page")
                                   : tr("This page has no list that can be searched"));
    });
    // By key it is asked only when it is pressed.
    connect(&menu, &QMenu::aboutToHide, find, [find] { find->setEnabled(true); });
}

void EditActions::addUndo(QMenu& menu) {
    QAction* undo =
        menu.addAction(QString(), QKeySequence::Undo, &m_actions, &ProjectActions::undo);
    QAction* redo =
        menu.addAction(QString(), QKeySequence::Redo, &m_actions, &ProjectActions::redo);
    undo->setObjectName("undo");
    redo->setObjectName("redo");
    const auto show = [this, undo, redo] {
        const QString toUndo = m_project.undoText(), toRedo = m_project.redoText();
        undo->setText(toUndo.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(forMenu(toUndo)));
        redo->setText(toRedo.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(forMenu(toRedo)));
        undo->setEnabled(!toUndo.isEmpty());
        redo->setEnabled(!toRedo.isEmpty());
    };
    connect(&m_project, &ProjectModel::historyChanged, this, show);
    show();
}

void EditActions::send(QKeySequence::StandardKey key) {
    // A key that the widget does not take comes back as the shortcut of the same action.
    if (m_isSending)
        return;
    const QScopedValueRollback sending(m_isSending, true);
    QWidget* target = QApplication::focusWidget();
    const QList<QKeySequence> keys = QKeySequence::keyBindings(key);
    if (!target || keys.isEmpty())
        return;
    const QKeyCombination combination = keys.front()[0];
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, combination.key(), combination.keyboardModifiers());
        QApplication::sendEvent(target, &event);
    }
}

// Number fields would undo their own text; what they changed in the project is what users mean.
bool EditActions::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && qobject_cast<QAbstractSpinBox*>(watched)) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace mtp::ui

#include "moc_EditActions.cpp"
