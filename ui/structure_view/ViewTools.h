// The buttons and menus over a structure view.
#pragma once

#include <QWidget>
#include <functional>

class QMenu;
class QToolButton;

namespace mtp::ui {

class StructureView;

class ViewTools : public QWidget {
    Q_OBJECT

public:
    explicit ViewTools(StructureView& view);

private:
    QToolButton* addButton(const QString& iconName, const QString& tip);
    void addMenu(const QString& iconName, const QString& tip, void (ViewTools::*fill)(QMenu&));
    void fillViews(QMenu& menu);
    void fillDisplay(QMenu& menu);
    void fillExports(QMenu& menu);
    void addChoice(QMenu& menu, const QString& text, bool isChecked, std::function<void()> choose);

    StructureView& m_view;
};

}  // namespace mtp::ui
