#include "ui/window/WindowHeader.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>

#include "ui/language/Mnemonic.h"
#include "ui/pages/Page.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Spacing.h"
#include "ui/widgets/ElidedLabel.h"

namespace mtp::ui {

namespace {
constexpr int kHeight = 52;
}  // namespace

WindowHeader::WindowHeader(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_badgeRow(new QHBoxLayout)
    , m_project(new ElidedLabel)
    , m_primary(new QPushButton) {
    setFixedHeight(kHeight);  // whatever has the focus
    setTextSize(*m_title, 1.3, QFont::DemiBold);
    m_title->setObjectName("pageTitle");
    m_project->setObjectName("projectName");
    m_project->setForegroundRole(QPalette::PlaceholderText);
    m_primary->setObjectName("primary");
    m_primary->setDefault(true);
    connect(m_primary, &QPushButton::clicked, this, &WindowHeader::primaryPressed);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, m_primary, &QPushButton::click);
    }
    m_badgeRow->setSpacing(kGap);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kMargin, 0, kMargin, 0);
    row->setSpacing(kMargin);
    row->addWidget(m_title);
    row->addLayout(m_badgeRow);
    row->addStretch(1);
    row->addWidget(m_project);
    row->addWidget(m_primary);
}

void WindowHeader::showPage(const Page& page, const std::vector<Badge>& badges) {
    m_title->setText(page.title());
    const QAction& action = *page.primaryAction();
    m_primary->setText(action.text());
    m_primary->setEnabled(action.isEnabled());
    // An action's own tool tip is its text, if none is set.
    const QString reason = action.toolTip();
    m_primary->setToolTip(reason == withoutMnemonic(action.text()) || reason.isEmpty()
                              ? tr("The next step of this page (Ctrl+Enter)")
                              : reason);
    if (badges == m_badges)
        return;
    m_badges = badges;
    while (QLayoutItem* item = m_badgeRow->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const Badge& badge : badges)
        m_badgeRow->addWidget(new BadgeLabel(badge));
}

void WindowHeader::focusPrimary() {
    m_primary->setFocus();
}

void WindowHeader::showProject(const QString& name, const QString& path) {
    m_project->setText(name);
    m_project->setToolTip(path);
}

}  // namespace mtp::ui

#include "moc_WindowHeader.cpp"
