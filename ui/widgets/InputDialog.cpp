#include "ui/widgets/InputDialog.h"

#include <QCoreApplication>
#include <QCursor>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

namespace mtp::ui {

namespace {

constexpr const char* kLastFolder = "lastFolder";

QString remembered(const QString& path) {
    if (!path.isEmpty())
        QSettings().setValue(kLastFolder, QFileInfo(path).absolutePath());
    return path;
}

QString lastFolder() {
    return QSettings().value(kLastFolder).toString();
}

QString translated(const char* text) {
    return QCoreApplication::translate("InputDialog", text);
}

}  // namespace

QString askForFile(QWidget* parent, const QString& title) {
    return remembered(QFileDialog::getOpenFileName(parent, title, lastFolder()));
}

QString askForFolder(QWidget* parent, const QString& title) {
    return remembered(QFileDialog::getExistingDirectory(parent, title, lastFolder()));
}

QString askForInput(QWidget* parent, const QString& title) {
    QMenu menu(parent);
    const QAction* file = menu.addAction(translated("A &file…"));
    const QAction* folder = menu.addAction(translated("A run f&older…"));
    const QAction* chosen = menu.exec(QCursor::pos());
    if (chosen == file)
        return askForFile(parent, title);
    return chosen == folder ? askForFolder(parent, title) : QString();
}

}  // namespace mtp::ui
