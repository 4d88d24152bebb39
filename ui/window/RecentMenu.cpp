#include "ui/window/RecentMenu.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMenu>

#include "ui/theme/Theme.h"
#include "ui/window/RecentInputs.h"

namespace mtp::ui {

namespace {

constexpr std::size_t kMostProjects = 10;

QString translated(const char* text) {
    return QCoreApplication::translate("RecentMenu", text);
}

// Names come from files: no mnemonics of theirs.
QString forMenu(QString name) {
    return name.replace(QLatin1Char('&'), QLatin1String("&&"));
}

void fill(QMenu& menu, const std::function<void(const QString&)>& open) {
    menu.clear();
    const auto add = [&menu, &open](const QString& text, const QString& path) {
        QAction* action = menu.addAction(forMenu(text), &menu, [open, path] { open(path); });
        action->setToolTip(path);
        return action;
    };
    for (const KnownProject& project : knownProjects(kMostProjects))
        add(QStringLiteral("%1 (%2, %3)").arg(project.name(), project.when(), project.state()),
            project.path)
            ->setIcon(icon("folder"));
    if (!menu.isEmpty())
        menu.addSeparator();
    for (const QString& path : recentFiles())
        add(QFileInfo(path).fileName(), path);
    if (menu.isEmpty())
        menu.addAction(translated("None yet"))->setEnabled(false);
}

}  // namespace

void addRecentMenu(QMenu& file, const std::function<void(const QString&)>& open) {
    QMenu* recent = file.addMenu(translated("&Recent"));
    recent->setObjectName("recentMenu");
    recent->setToolTipsVisible(true);
    QObject::connect(recent, &QMenu::aboutToShow, recent, [recent, open] { fill(*recent, open); });
}

}  // namespace mtp::ui
