// What tests do with menus by mouse: choose an entry of an open menu, of a button, of a menu bar.
#pragma once

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMouseEvent>
#include <QTest>
#include <QTimer>
#include <QToolButton>

namespace mtp::test {

// The first entry whose text begins so; the test ends if there is none.
inline QAction* entryOf(const QWidget& menu, const QString& text) {
    for (QAction* action : menu.actions())
        if (action->text().startsWith(text))
            return action;
    qFatal("no entry %s", qPrintable(text));
}

// Clicks an entry of an open menu. Qt 6.8 closes a menu on a press unless the pointer has moved
// over it more than six times before, as a hand does on its way to the entry. The moves go to the
// menu itself: QTest::mouseMove() moves the real pointer there, whose events come late and are
// joined to fewer.
inline void clickEntry(QMenu* menu, QAction* entry) {
    const QPoint at = menu->actionGeometry(entry).center();
    for (int move = 0; move < 10; ++move) {
        const QPointF point = at + QPoint(move % 2, 0);
        QMouseEvent event(QEvent::MouseMove, point, menu->mapToGlobal(point), Qt::NoButton,
                          Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(menu, &event);
    }
    QTest::mouseClick(menu, Qt::LeftButton, {}, at);
}

inline void chooseFromMenu(QMenu* menu, const QString& text) {
    clickEntry(menu, entryOf(*menu, text));
}

// The entry of the menu that a tool button opens. Whether the button was enabled.
inline bool chooseFromButton(QToolButton* button, const QString& text) {
    if (!button->isEnabled())
        return false;
    // The click on the button ends when the menu it opens is closed.
    QTimer chooser;
    QObject::connect(&chooser, &QTimer::timeout, button, [button, text] {
        if (button->menu()->isVisible())
            chooseFromMenu(button->menu(), text);
    });
    chooser.start(0);
    QTest::mouseClick(button, Qt::LeftButton, {}, button->rect().center());
    return true;
}

inline void chooseFromMenuBar(QMenuBar* bar, const QString& menu, const QString& text) {
    QAction* top = entryOf(*bar, menu);
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(top).center());
    chooseFromMenu(top->menu(), text);
}

}  // namespace mtp::test
