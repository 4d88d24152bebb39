// A state that lasts, in a word beside the title of a page: "Read-only", "Stale", "Interrupted".
#pragma once

#include <QFrame>
#include <QString>

namespace mtp::ui {

struct Badge {
    QString text;
    QString toolTip;  // a sentence: why, and what helps
    bool isWarning = true;

    bool operator==(const Badge& other) const = default;
};

class BadgeLabel : public QFrame {
    Q_OBJECT

public:
    explicit BadgeLabel(const Badge& badge, QWidget* parent = nullptr);

    QString text() const { return m_badge.text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Badge m_badge;
};

}  // namespace mtp::ui
