// What a page shows while it has nothing: a drawing, a sentence that says what belongs here, and
// one button that gets it.
#pragma once

#include <QWidget>

class QIcon;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace mtp::ui {

class EmptyState : public QWidget {
    Q_OBJECT

public:
    // The name of an icon whose drawing is shown ("densities": empty-densities.svg if there is
    // one, else the icon itself); without a button if its text is empty.
    EmptyState(const QString& drawingName, const QString& sentence, const QString& button = {},
               QWidget* parent = nullptr);

    // Another way on, in a flat button below the first.
    QPushButton* addWay(const QIcon& sign, const QString& text);
    void setSentence(const QString& sentence);
    void setButton(const QString& text);
    QPushButton* button() const { return m_button; }

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void draw();

    QString m_drawingName;
    QLabel* m_drawing;
    QLabel* m_sentence;
    QPushButton* m_button;
    QVBoxLayout* m_column;
};

}  // namespace mtp::ui
