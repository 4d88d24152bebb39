#include "ui/pages/KeyedTabs.h"

#include <QTabBar>
#include <QTabWidget>

namespace mtp::ui {

void addKeyedTab(QTabWidget& tabs, QWidget* page, const QString& text, const QString& key) {
    tabs.tabBar()->setTabData(tabs.addTab(page, text), key);
}

QString currentTabKey(const QTabWidget& tabs) {
    return tabs.tabBar()->tabData(tabs.currentIndex()).toString();
}

void showTab(QTabWidget& tabs, const QString& key, int otherwise) {
    int found = otherwise;
    for (int i = 0; i < tabs.count(); ++i)
        if (tabs.tabBar()->tabData(i).toString() == key)
            found = i;
    tabs.setCurrentIndex(found);
}

}  // namespace mtp::ui
