#include "ui/pages/Page.h"

#include <QAction>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/project/ProjectModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

Page::Page(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_jobs(jobs)
    , m_primary(new QAction(this))
    , m_banner(new Banner(this))
    , m_column(new QVBoxLayout(this))
    , m_stack(new QStackedWidget) {
    m_column->setContentsMargins(16, 8, 0, 8);
    m_column->setSpacing(8);
    // What was said of another project does not concern this one.
    connect(&project, &ProjectModel::projectChanged, m_banner, &Banner::dismiss);
}

void Page::setContent(QWidget* main, Inspector* inspector, QWidget* empty) {
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(main);
    if (inspector)
        splitter->addWidget(inspector);
    splitter->setStretchFactor(0, 1);
    splitter->setChildrenCollapsible(false);
    m_stack->addWidget(splitter);
    if (empty)
        m_stack->addWidget(empty);
    m_column->addWidget(m_stack, 1);
    m_banner->raise();
}

QWidget* Page::makeStack(QWidget* upper, int upperShare, QWidget* lower, int lowerShare,
                         const QList<int>& sizes) {
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(upper);
    splitter->addWidget(lower);
    splitter->setStretchFactor(0, upperShare);
    splitter->setStretchFactor(1, lowerShare);
    if (!sizes.isEmpty())
        splitter->setSizes(sizes);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

void Page::setEmpty(bool isEmpty) {
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
}

QString Page::stateText() const {
    switch (state()) {
        case State::Empty:
            return tr("Nothing here yet");
        case State::Ready:
            return tr("Ready");
        case State::Running:
            return tr("Running");
        case State::NeedsAttention:
            return tr("Needs attention");
    }
    return {};
}

void Page::showError(const QString& message) {
    m_banner->show(Banner::Kind::Error, message);
}

}  // namespace mtp::ui

#include "moc_Page.cpp"
