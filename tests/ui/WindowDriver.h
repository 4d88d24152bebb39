// What tests of the window do with it by mouse: find a widget, click it, choose from a menu.
#pragma once

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "ui/window/MainWindow.h"

namespace mtp::test {

template <class Widget>
Widget* child(const QWidget& window, const char* name) {
    auto* found = window.findChild<Widget*>(name);
    if (!found)
        qFatal("no widget %s", name);
    return found;
}

inline void click(QWidget* widget) {
    QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
}

// The entry of the menu that a tool button opens. Whether the button was enabled.
inline bool chooseFromButton(QToolButton* button, const QString& text) {
    if (!button->isEnabled())
        return false;
    // The click on the button ends when the menu it opens is closed.
    QTimer chooser;
    QObject::connect(&chooser, &QTimer::timeout, button, [button, text] {
        QMenu* menu = button->menu();
        if (!menu->isVisible())
            return;
        for (QAction* action : menu->actions())
            if (action->text() == text)
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    });
    chooser.start(0);
    click(button);
    return true;
}

// By mouse: a shortcut needs a window with the focus, which tests side by side take in turns.
inline void undo(const ui::MainWindow& window) {
    for (QAction* top : window.menuBar()->actions()) {
        for (QAction* action : top->menu()->actions()) {
            if (!action->text().startsWith("&Undo"))
                continue;
            QTest::mouseClick(window.menuBar(), Qt::LeftButton, {},
                              window.menuBar()->actionGeometry(top).center());
            QTest::mouseClick(top->menu(), Qt::LeftButton, {},
                              top->menu()->actionGeometry(action).center());
        }
    }
}

}  // namespace mtp::test
