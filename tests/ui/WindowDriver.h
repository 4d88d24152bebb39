// What tests of the window do with it by mouse: find a widget, click it, undo.
#pragma once

#include <QTest>

#include "tests/ui/MenuDriver.h"
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

// By mouse: a shortcut needs a window with the focus, which tests side by side take in turns.
inline void undo(const ui::MainWindow& window) {
    chooseFromMenuBar(window.menuBar(), "&Edit", "&Undo");
}

}  // namespace mtp::test
