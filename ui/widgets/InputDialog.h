// Asks for an input to open or for a place to write to. The folder chosen last is where the next
// dialog starts; opening and saving have one each.
#pragma once

#include <QStringList>

class QWidget;

namespace mtp {
class FormatRegistry;
struct FormatContents;
}  // namespace mtp

namespace mtp::ui {

// Filters of a file dialog from what the registry reads: all that can be opened (projects and
// potentials too), each format by itself, all files (inputs are known by content, not by name).
QString readFilters(const FormatRegistry& registry);
// The formats that have a place for all that is to be written: "MLIP configurations (*.cfg)".
QString writeFilters(const FormatRegistry& registry, const FormatContents& wanted);

// Empty if the user chose nothing.
QString askForFile(QWidget* parent, const QString& title, const QString& filters = {});
QStringList askForFiles(QWidget* parent, const QString& title, const QString& filters = {});
QString askForFolder(QWidget* parent, const QString& title);
// Files or a folder: lets the user say first which of the two it is, in a menu at the mouse.
QStringList askForInputs(QWidget* parent, const QString& title, const QString& filters = {});
// A file to write, proposed as `name` in the folder of the last one; a name without a suffix gets
// the one of the chosen filter.
QString askForSavePath(QWidget* parent, const QString& title, const QString& name,
                       const QString& filters);

}  // namespace mtp::ui
