// A line at the top of a page: what went wrong or needs attention, with the action that helps.
#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;

namespace mtp::ui {

class Banner : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Information, Warning, Error };

    explicit Banner(QWidget* parent = nullptr);
    // Shows the text until it is closed or replaced; with a button where `action` is named.
    void show(Kind kind, const QString& text, const QString& action = {},
              std::function<void()> onAction = {});
    void dismiss();
    QString text() const;
    QPushButton* actionButton() const { return m_action; }

private:
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    std::function<void()> m_onAction;
};

}  // namespace mtp::ui
