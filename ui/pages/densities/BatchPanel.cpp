#include "ui/pages/densities/BatchPanel.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "core/workflow/ExpansionBatch.h"
#include "ui/widgets/Figure.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

BatchPanel::BatchPanel(Inspector& inspector, QObject* parent)
    : QObject(parent)
    , m_text(new QLabel)
    , m_progress(new QProgressBar)
    , m_export(new QPushButton(tr("E&xport configurations…"))) {
    InspectorGroup* group = inspector.addGroup(tr("Configurations"));
    m_text->setObjectName("batch");
    m_text->setWordWrap(true);
    m_progress->setObjectName("makeProgress");
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_export->setObjectName("exportConfigurations");
    m_export->setToolTip(
        tr("Write those without labels for single-point calculations: extended XYZ, .cfg, POSCAR"));
    auto* figures = new FigureRow;
    m_count = figures->add(tr("in this batch"));
    m_made = figures->add(tr("in the project"));
    group->addWide(figures);
    group->addWide(m_text);
    group->addWide(m_progress);
    group->addWide(m_export);
    connect(m_export, &QPushButton::clicked, this, &BatchPanel::exportWanted);
}

void BatchPanel::show(const ExpansionBatch& batch, std::size_t made, std::size_t unlabelled) {
    const auto frames = static_cast<int>(batch.frames.size());
    const auto densities = static_cast<int>(batch.densities);
    m_count->setValue(QStringLiteral("%L1").arg(frames * densities));
    m_made->setValue(QStringLiteral("%L1").arg(made));
    m_text->setText(tr("%Ln frame(s)", nullptr, frames) + tr(" × ") +
                    tr("%Ln densit{y|ies}", nullptr, densities) + QLatin1Char('\n') +
                    tr("Estimated cost: %Ln single point(s) at ratio 1", nullptr,
                       static_cast<int>(batch.cost + 0.5)));
    m_export->setEnabled(unlabelled > 0);
}

void BatchPanel::follow(Job* making) {
    m_making = making;
    connect(making, &Job::progressed, this, &BatchPanel::showProgress);
    const auto end = [this] {
        m_making = nullptr;
        showProgress();
        emit ended();
    };
    connect(making, &Job::succeeded, this, end);
    connect(making, &Job::failed, this, end);
    connect(making, &Job::cancelled, this, end);
    showProgress();
}

void BatchPanel::showProgress() {
    m_progress->setVisible(m_making);
    if (m_making)
        m_progress->setValue(static_cast<int>(100 * m_making->fraction()));
}

}  // namespace mtp::ui

#include "moc_BatchPanel.cpp"
