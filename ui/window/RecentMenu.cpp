#include "ui/window/RecentMenu.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMenu>

#include "ui/theme/Theme.h"
#include "ui/window/RecentInputs.h"

namespace mtp::ui {

namespace {

constexpr std::size_t kMostInMenu = 10;

// Names come from files: no mnemonics of theirs.
QString withoutMnemonics(QString name) {
    return name.replace(QLatin1Char('&'), QLatin1String("&&"));
}

void fill(QMenu& menu, const std::function<void(const QString&)>& open) {
    menu.clear();
    const auto add = [&menu, &open](const QString& text, const QString& path) {
        QAction* action =
            menu.addAction(withoutMnemonics(text), &menu, [open, path] { open(path); });
        action->setToolTip(path);
        return action;
    };
    for (const KnownProject& project : knownProjects(kMostInMenu))
        add(QStringLiteral("%1 (%2, %3)").arg(project.name(), project.when(), project.state()),
            project.path)
            ->setIcon(icon("folder"));
    if (!menu.isEmpty())
        menu.addSeparator();
    for (const QString& path : recentFiles())
        add(QFileInfo(path).fileName(), path);
    if (menu.isEmpty())
        menu.addAction(QCoreApplication::translate("RecentMenu", "None yet"))->setEnabled(false);
}

}  // namespace

void addRecentMenu(QMenu& file, const std::function<void(const QString&)>& open) {
    QMenu* recent = file.addMenu(QCoreApplication::translate("RecentMenu", "&Recent"));
    recent->setObjectName("recentMenu");
    recent->setToolTipsVisible(true);
    QObject::connect(recent, &QMenu::aboutToShow, recent, [recent, open] { fill(*recent, open); });
}

}  // namespace mtp::ui
