#include "ui/plots/FullSize.h"

#include <QEvent>
#include <QLayout>
#include <QSplitter>
#include <QVBoxLayout>
#include <memory>

namespace mtp::ui {

namespace {

// The pane beside the column of options: the outermost one of splitters that divide left and right.
QWidget* areaOf(QWidget& widget) {
    QWidget* area = nullptr;
    for (QWidget* one = &widget; one->parentWidget(); one = one->parentWidget()) {
        const auto* splitter = qobject_cast<QSplitter*>(one->parentWidget());
        if (splitter && splitter->orientation() == Qt::Horizontal)
            area = one;
        if (one->isWindow())
            break;
    }
    return area ? area : widget.window();
}

// False if the widget stands in no layout.
bool replace(QWidget& old, QWidget& by) {
    QWidget* parent = old.parentWidget();
    if (auto* splitter = qobject_cast<QSplitter*>(parent)) {
        const QList<int> sizes = splitter->sizes();
        splitter->replaceWidget(splitter->indexOf(&old), &by);
        splitter->setSizes(sizes);
        return true;
    }
    if (!parent || !parent->layout())
        return false;
    const std::unique_ptr<QLayoutItem> item(parent->layout()->replaceWidget(&old, &by));
    return item != nullptr;
}

}  // namespace

void FullSize::set(bool isOn) {
    if (isOn == this->isOn())
        return;
    if (isOn)
        enlarge();
    else
        restore();
}

void FullSize::enlarge() {
    QWidget* area = areaOf(m_widget);
    QWidget* over = area;
    while (qobject_cast<QSplitter*>(over))  // a splitter makes a pane of any child
        over = over->parentWidget();
    if (area == &m_widget || !over)
        return;
    auto* place = new QWidget;
    place->setSizePolicy(m_widget.sizePolicy());
    if (!replace(m_widget, *place))
        return delete place;
    place->show();
    m_place = place;
    m_area = area;
    m_cover = new QWidget(over);
    m_cover->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(m_cover);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(&m_widget);
    area->installEventFilter(this);
    fit();
    m_cover->show();
    m_cover->raise();
    m_widget.show();
}

void FullSize::restore() {
    if (m_area)
        m_area->removeEventFilter(this);
    if (m_place && replace(*m_place, m_widget))
        m_widget.show();
    delete m_place;
    m_cover->deleteLater();
    m_cover->hide();
    m_cover = nullptr;
}

void FullSize::fit() {
    m_cover->setGeometry(
        QRect(m_area->mapTo(m_cover->parentWidget(), QPoint(0, 0)), m_area->size()));
}

bool FullSize::eventFilter(QObject* watched, QEvent* event) {
    if (m_cover && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        fit();
    return QObject::eventFilter(watched, event);
}

}  // namespace mtp::ui

#include "moc_FullSize.cpp"
