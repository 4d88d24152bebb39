#include "ui/pages/Page.h"

#include <QAction>
#include <QVBoxLayout>

#include "ui/widgets/Banner.h"

namespace mtp::ui {

Page::Page(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_jobs(jobs)
    , m_primary(new QAction(this))
    , m_banner(new Banner(this))
    , m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(16, 8, 0, 8);
    m_column->setSpacing(8);
    m_column->addWidget(m_banner);
}

void Page::setContent(QWidget* content) {
    m_column->addWidget(content, 1);
}

void Page::showError(const QString& message) {
    m_banner->show(Banner::Kind::Error, message);
}

}  // namespace mtp::ui
