// Asks for an input to open: a file, or a run folder.
#pragma once

#include <QStringList>

class QWidget;

namespace mtp::ui {

// Empty where the user chose nothing.
QString askForFile(QWidget* parent, const QString& title);
QStringList askForFiles(QWidget* parent, const QString& title);
QString askForFolder(QWidget* parent, const QString& title);
// Files or a folder: lets the user say first which of the two it is, in a menu at the mouse.
QStringList askForInputs(QWidget* parent, const QString& title);

}  // namespace mtp::ui
