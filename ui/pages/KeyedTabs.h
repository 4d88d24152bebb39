// Tabs that a view state knows by a key, whatever their order and their text.
#pragma once

#include <QString>

class QTabWidget;
class QWidget;

namespace mtp::ui {

void addKeyedTab(QTabWidget& tabs, QWidget* page, const QString& text, const QString& key,
                 const QString& toolTip);
QString currentTabKey(const QTabWidget& tabs);
// Without such a tab the one at `otherwise` is shown.
void showTab(QTabWidget& tabs, const QString& key, int otherwise = 0);

}  // namespace mtp::ui
