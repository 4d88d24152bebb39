// The buttons over a structure view.
#pragma once

#include <QWidget>

class QMenu;
class QToolButton;

namespace mtp::ui {

class StructureView;

class ViewTools : public QWidget {
    Q_OBJECT

public:
    explicit ViewTools(StructureView& view);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QToolButton* addButton(const QString& iconName, const QString& name, const QString& tip);
    void addMenu(QToolButton* button, void (*fill)(QMenu&, StructureView&));

    StructureView& m_view;
};

}  // namespace mtp::ui
