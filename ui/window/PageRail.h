// The column of pages at the left: a button each, with a mark for the state of the page.
#pragma once

#include <QWidget>
#include <vector>

namespace mtp::ui {

class Page;

class PageRail : public QWidget {
    Q_OBJECT

public:
    explicit PageRail(const std::vector<Page*>& pages, QWidget* parent = nullptr);

    void setCurrent(int index);  // -1: none
    // Takes the marks and tool tips anew from the pages.
    void refresh();

signals:
    void chosen(int index);

private:
    class Button;
    std::vector<Page*> m_pages;
    std::vector<Button*> m_buttons;
};

}  // namespace mtp::ui
