// The user guide, in a window of its own.
#pragma once

#include <QWidget>

class QListWidget;
class QTextBrowser;
class QToolButton;
class QUrl;

namespace mtp::ui {

// Shows the texts of resources/guide, which are compiled in. Links to the web open in the browser.
class GuideWindow : public QWidget {
    Q_OBJECT

public:
    explicit GuideWindow(QWidget* parent);
    ~GuideWindow() override;

    // A text by the name of its file, such as "densities"; the contents if there is none.
    void showText(const QString& name);

private:
    void fillContents();
    void buildHead(QLayout& head);
    void followSource(const QUrl& source);

    QListWidget* m_contents;
    QTextBrowser* m_text;
    QToolButton *m_back, *m_forward;
};

}  // namespace mtp::ui
