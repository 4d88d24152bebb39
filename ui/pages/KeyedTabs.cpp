#include "ui/pages/KeyedTabs.h"

#include <QTabBar>
#include <QTabWidget>

namespace mtp::ui {

void addKeyedTab(QTabWidget& tabs, QWidget* page, const QString& text, const QString& key,
                 const QString& toolTip) {
    const int index = tabs.addTab(page, text);
    tabs.tabBar()->setTabData(index, key);
    tabs.setTabToolTip(index, toolTip);
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
