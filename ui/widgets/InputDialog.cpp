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

QStringList askForFiles(QWidget* parent, const QString& title) {
    const QStringList paths = QFileDialog::getOpenFileNames(parent, title, lastFolder());
    if (!paths.isEmpty())
        remembered(paths.front());
    return paths;
}

QString askForFolder(QWidget* parent, const QString& title) {
    return remembered(QFileDialog::getExistingDirectory(parent, title, lastFolder()));
}

QStringList askForInputs(QWidget* parent, const QString& title) {
    QMenu menu(parent);
    const QAction* file = menu.addAction(translated("&Files…"));
    const QAction* folder = menu.addAction(translated("A run f&older…"));
    const QAction* chosen = menu.exec(QCursor::pos());
    if (chosen == file)
        return askForFiles(parent, title);
    const QString path = chosen == folder ? askForFolder(parent, title) : QString();
    return path.isEmpty() ? QStringList() : QStringList{path};
}

}  // namespace mtp::ui
