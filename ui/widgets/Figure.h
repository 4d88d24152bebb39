// A number that matters, large, with a small caption below it.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace mtp::ui {

class Figure : public QWidget {
    Q_OBJECT

public:
    explicit Figure(const QString& caption, QWidget* parent = nullptr);

    // "4.1", "meV/atom"; an en dash without a number.
    void setValue(const QString& number, const QString& unit = {});
    void setCaption(const QString& caption);
    // "4.1 meV/atom".
    QString text() const;

private:
    QLabel* m_number;
    QLabel* m_unit;
    QLabel* m_caption;
};

// Figures side by side, of one width.
class FigureRow : public QWidget {
    Q_OBJECT

public:
    explicit FigureRow(QWidget* parent = nullptr);
    Figure* add(const QString& caption);

private:
    QHBoxLayout* m_row;
};

}  // namespace mtp::ui
