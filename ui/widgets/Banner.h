// A message that lies over the foot of a page: what happened or needs attention, with the actions
// that help. It never moves what is under it.
#pragma once

#include <QFrame>
#include <QTimer>
#include <functional>
#include <vector>

class QLabel;
class QHBoxLayout;
class QPushButton;

namespace mtp::ui {

class Banner : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Information, Warning, Error };
    struct Action {
        QString text;
        std::function<void()> run;
    };

    // Lies over the foot of `parent`, as wide as the text needs.
    explicit Banner(QWidget* parent);
    // Shows the text until it is closed or replaced. Information without an action also leaves
    // after a while.
    void show(Kind kind, const QString& text, std::vector<Action> actions = {});
    void show(Kind kind, const QString& text, const QString& action,
              std::function<void()> onAction) {
        show(kind, text, std::vector<Action>{{action, std::move(onAction)}});
    }
    // Says that a file or a folder was written and offers to open it, or the folder it is in.
    void showWritten(const QString& text, const QString& path);
    void dismiss();
    // Empty while nothing is shown.
    QString text() const;
    // The button of the first action; hidden if there is none.
    QPushButton* actionButton() const { return m_buttons.front(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;

private:
    void place();
    void press(std::size_t index);

    Kind m_kind = Kind::Information;
    QLabel* m_icon;
    QLabel* m_text;
    QHBoxLayout* m_row;
    std::vector<QPushButton*> m_buttons;
    std::vector<Action> m_actions;
    QTimer m_leave;
};

}  // namespace mtp::ui
