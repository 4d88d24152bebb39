// What tests of the window do: open it, find a widget, click it, undo.
#pragma once

#include <QApplication>
#include <QStandardPaths>
#include <QTest>
#include <memory>

#include "tests/ui/MenuDriver.h"
#include "ui/window/MainWindow.h"

namespace mtp::test {

// Makes it the active window without a window manager, as tests run. Qt 6.5 deprecates this call in
// favour of activateWindow(), which asks the window manager.
inline void activate(QWidget* window) {
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    QApplication::setActiveWindow(window);
    QT_WARNING_POP
}

// Keeps files and settings of the tests apart from those of the user.
inline void keepSettingsApart() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("mtp-workbench-test");
}

inline std::unique_ptr<ui::MainWindow> showWindow(ui::ReplayText replay = {}) {
    auto window = std::make_unique<ui::MainWindow>(std::move(replay));
    window->resize(1400, 900);
    window->show();
    return window;
}

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
