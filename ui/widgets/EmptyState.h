// What stands on a page before there is anything: one drawing, one sentence, one button.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace mtp::ui {

class EmptyState : public QWidget {
    Q_OBJECT

public:
    // icon: a name in resources/icons, drawn large. Without a text for the button there is none.
    EmptyState(const QString& icon, const QString& sentence, const QString& button = {},
               QWidget* parent = nullptr);
    void setSentence(const QString& sentence);
    QPushButton* button() const { return m_button; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    QLabel* m_sentence;
    QPushButton* m_button;
};

}  // namespace mtp::ui
