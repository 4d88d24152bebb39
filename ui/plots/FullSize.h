// Lays a widget over the page that it stands in, and puts it back into its place.
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace mtp::ui {

class FullSize : public QObject {
    Q_OBJECT

public:
    explicit FullSize(QWidget& widget) : QObject(&widget), m_widget(widget) {}

    bool isOn() const { return m_cover != nullptr; }
    // The page is what the widget shares with others beside the column of options. Nothing happens
    // if the widget is all of it.
    void set(bool isOn);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void enlarge();
    void restore();
    void fit();

    QWidget& m_widget;
    QPointer<QWidget> m_area;
    QPointer<QWidget> m_cover;
    QPointer<QWidget> m_place;  // holds the place of the widget meanwhile
};

}  // namespace mtp::ui
