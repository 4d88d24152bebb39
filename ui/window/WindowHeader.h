// The line over a page: its title, what lasts (badges), the project, the one primary action.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/widgets/Badge.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace mtp::ui {

class ElidedLabel;
class Page;

class WindowHeader : public QWidget {
    Q_OBJECT

public:
    explicit WindowHeader(QWidget* parent = nullptr);

    void showPage(const Page& page, const std::vector<Badge>& badges);
    void focusPrimary();
    void showProject(const QString& name, const QString& path);

signals:
    void primaryPressed();

private:
    QLabel* m_title;
    QHBoxLayout* m_badgeRow;
    ElidedLabel* m_project;
    QPushButton* m_primary;
    std::vector<Badge> m_badges;
};

}  // namespace mtp::ui
