#include "ui/widgets/InputDialog.h"

#include <QCoreApplication>
#include <QCursor>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QRegularExpression>
#include <QSettings>

#include "core/io/FormatList.h"
#include "core/io/FormatRegistry.h"
#include "ui/language/CoreText.h"

namespace mtp::ui {

namespace {

constexpr const char* kOpenFolder = "folders/open";
constexpr const char* kSaveFolder = "folders/save";

QString remembered(const QString& path, const char* key) {
    if (!path.isEmpty())
        QSettings().setValue(key, QFileInfo(path).absolutePath());
    return path;
}

QString folder(const char* key) {
    const QString known = QSettings().value(key).toString();
    if (QFileInfo(known).isDir())
        return known;
    const QString opened = QSettings().value(kOpenFolder).toString();
    return QFileInfo(opened).isDir() ? opened : QDir::homePath();
}

struct InputText {
    Q_DECLARE_TR_FUNCTIONS(mtp::ui::InputDialog)
};

// "*.cfg", or "OUTCAR*" for a format with a fixed name; inputs may be compressed.
QStringList patternsOf(const Format& format, bool isRead) {
    QStringList patterns;
    for (const std::string& extension : format.extensions) {
        const QString name = QString::fromStdString(extension);
        if (!name.startsWith(QLatin1Char('.')))
            patterns << (isRead ? name + QLatin1Char('*') : name);
        else if (isRead)
            patterns << QLatin1Char('*') + name << QLatin1Char('*') + name + ".*";
        else
            patterns << QLatin1Char('*') + name;
    }
    return patterns;
}

QString filterOf(const Format& format, const QStringList& patterns) {
    QString text = coreText(format.description);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return QStringLiteral("%1 (%2)").arg(text, patterns.join(QLatin1Char(' ')));
}

QString allFiles() {
    return InputText::tr("All files (*)");
}

}  // namespace

QString readFilters(const FormatRegistry& registry) {
    QStringList all{"*.mtpw", "*.almtp", "*.mtp"}, single;
    for (const Format& format : registry.formats()) {
        const QStringList patterns = patternsOf(format, true);
        if (!format.open || patterns.isEmpty())
            continue;
        all << patterns;
        single << filterOf(format, patterns);
    }
    all.removeDuplicates();
    single.prepend(InputText::tr("Everything that can be opened (%1)").arg(all.join(' ')));
    single << InputText::tr("Projects (*.mtpw)") << InputText::tr("Potentials (*.almtp *.mtp)")
           << allFiles();
    single.removeDuplicates();
    return single.join(QStringLiteral(";;"));
}

QString writeFilters(const FormatRegistry& registry, const FormatContents& wanted) {
    QStringList filters;
    for (const Format& format : registry.formats())
        if (const QStringList patterns = patternsOf(format, false);
            format.create && !patterns.isEmpty() && hasPlaceFor(format.writes, wanted))
            filters << filterOf(format, patterns);
    filters << allFiles();
    filters.removeDuplicates();
    return filters.join(QStringLiteral(";;"));
}

QString askForFile(QWidget* parent, const QString& title, const QString& filters) {
    return remembered(QFileDialog::getOpenFileName(parent, title, folder(kOpenFolder),
                                                   filters.isEmpty() ? allFiles() : filters),
                      kOpenFolder);
}

QStringList askForFiles(QWidget* parent, const QString& title, const QString& filters) {
    const QStringList paths = QFileDialog::getOpenFileNames(
        parent, title, folder(kOpenFolder), filters.isEmpty() ? allFiles() : filters);
    if (!paths.isEmpty())
        remembered(paths.front(), kOpenFolder);
    return paths;
}

QString askForFolder(QWidget* parent, const QString& title) {
    return remembered(QFileDialog::getExistingDirectory(parent, title, folder(kOpenFolder)),
                      kOpenFolder);
}

QStringList askForInputs(QWidget* parent, const QString& title, const QString& filters) {
    QMenu menu(parent);
    const QAction* file = menu.addAction(InputText::tr("&Files…"));
    const QAction* run = menu.addAction(InputText::tr("A run f&older…"));
    const QAction* chosen = menu.exec(QCursor::pos());
    if (chosen == file)
        return askForFiles(parent, title, filters);
    const QString path = chosen == run ? askForFolder(parent, title) : QString();
    return path.isEmpty() ? QStringList() : QStringList{path};
}

QString askForSavePath(QWidget* parent, const QString& title, const QString& name,
                       const QString& filters) {
    QString filter = filters.section(QStringLiteral(";;"), 0, 0);
    const QString suffix = QLatin1Char('.') + QFileInfo(name).suffix();
    for (const QString& one : filters.split(QStringLiteral(";;")))
        if (suffix.size() > 1 && one.contains(QLatin1Char('*') + suffix))
            filter = one;
    QFileDialog dialog(parent, title, folder(kSaveFolder), filters);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    const auto takeSuffix = [&dialog](const QString& chosen) {
        static const QRegularExpression pattern(QStringLiteral(R"(\*\.([A-Za-z0-9]+))"));
        dialog.setDefaultSuffix(pattern.match(chosen).captured(1));
    };
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, takeSuffix);
    dialog.selectNameFilter(filter);
    takeSuffix(filter);
    dialog.selectFile(name);
    if (dialog.exec() != QDialog::Accepted)
        return {};
    return remembered(dialog.selectedFiles().value(0), kSaveFolder);
}

}  // namespace mtp::ui
