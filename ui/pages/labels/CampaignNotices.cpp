#include "ui/pages/labels/CampaignNotices.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "core/labelling/Submit.h"
#include "ui/language/CoreText.h"
#include "ui/theme/Spacing.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr int kIcon = 16;

int countIn(const CampaignStatus& status, TaskState state) {
    const auto counts = status.counts();
    const auto found = counts.find(state);
    return found == counts.end() ? 0 : static_cast<int>(found->second);
}

// What a queue says instead of an answer may be many lines.
QString shortened(const std::string& text) {
    constexpr qsizetype kMost = 100;
    const QString whole = coreText(text).simplified();
    return whole.size() <= kMost ? whole : whole.left(kMost) + QStringLiteral("…");
}

bool mayBeRetried(TaskState state) {
    return state == TaskState::NotConverged || state == TaskState::Failed ||
           state == TaskState::Incomplete;
}

// One that stays, unlike the banner of the page.
QFrame* noticeFrame(const QPalette& palette) {
    auto* frame = new QFrame;
    frame->setAutoFillBackground(true);
    QPalette own = palette;
    own.setColor(QPalette::Window, tinted(palette, 0.08));
    frame->setPalette(own);
    return frame;
}

}  // namespace

QString sinceText(const QDateTime& since, const QDateTime& now) {
    const QString time = QLocale().toString(since.time(), QStringLiteral("HH:mm"));
    return since.date() == now.date()
               ? time
               : CampaignNotices::tr("%1 on %2")
                     .arg(time, QLocale().toString(since.date(), QStringLiteral("d MMMM")));
}

CampaignNotices::CampaignNotices(ProjectCampaigns& campaigns, QWidget* parent)
    : QWidget(parent), m_campaigns(campaigns), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    connect(&campaigns, &ProjectCampaigns::looked, this, &CampaignNotices::refresh);
    connect(&campaigns, &ProjectCampaigns::stopped, this, &CampaignNotices::refresh);
    refresh();
}

void CampaignNotices::refresh() {
    while (QLayoutItem* item = m_column->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();  // its button may have been pressed just now
        delete item;
    }
    const std::vector<Notice> all = notices();
    for (const Notice& notice : all)
        m_column->addWidget(row(notice));
    setVisible(!all.empty());
}

std::vector<CampaignNotices::Notice> CampaignNotices::notices() {
    std::vector<Notice> all;
    if (!m_campaigns.snapshot())
        return all;
    const CampaignStatus& status = m_campaigns.snapshot()->status;
    if (!status.unheard.empty())
        all.push_back(unheard());
    if (!m_campaigns.fuse().isEmpty())
        all.push_back(fuse());
    if (const int count = countIn(status, TaskState::Mismatched))
        all.push_back(mismatch(count));
    if (Notice found = retry(); !found.text.isEmpty())
        all.push_back(std::move(found));
    return all;
}

CampaignNotices::Notice CampaignNotices::unheard() {
    const Campaign& campaign = m_campaigns.snapshot()->campaign;
    const std::string machine = machineOf(campaign);
    const QString name =
        machine.empty() || machine == "here" ? tr("Slurm") : QString::fromStdString(machine);
    return {QStringLiteral("noticeUnheard"),
            tr("%1 has not answered since %2: %3")
                .arg(name, sinceText(m_campaigns.silentSince(), QDateTime::currentDateTime()),
                     shortened(m_campaigns.snapshot()->status.unheard)),
            tr("Try now"),
            tr("Asks for the queue and the files at once, and not when the waiting time is over"),
            [this] { m_campaigns.look(); }};
}

CampaignNotices::Notice CampaignNotices::fuse() {
    QString text = m_campaigns.fuse();
    text[0] = text[0].toUpper();
    const auto script = m_campaigns.snapshot()->campaign.folder() / "environment.sh";
    return {
        QStringLiteral("noticeFuse"), tr("%1. The others were not started.").arg(text),
        tr("Open environment.sh"),
        tr("The script that every task reads before the code starts: correct modules and paths "
           "there"),
        [script] {
            QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(script.string())));
        }};
}

CampaignNotices::Notice CampaignNotices::mismatch(int count) {
    QString reason;
    for (const CampaignTask& task : m_campaigns.snapshot()->status.tasks)
        if (task.status.state == TaskState::Mismatched && reason.isEmpty())
            reason = coreText(task.status.reason);
    return {QStringLiteral("noticeMismatch"),
            tr("%Ln single point(s) {is|are} not what the recipe asks for (%1) and {gives|give} no "
               "label.",
               nullptr, count)
                .arg(reason),
            tr("Show"), tr("Lists these single points alone, each with what differs"),
            [this] { emit stateWanted(TaskState::Mismatched); }};
}

// Of the most frequent failure.
CampaignNotices::Notice CampaignNotices::retry() {
    std::map<FailureClass, int> counts;
    const auto& snapshot = *m_campaigns.snapshot();
    for (const CampaignTask& task : snapshot.status.tasks)
        if (mayBeRetried(task.status.state) && task.status.failure != FailureClass::Cancelled)
            ++counts[task.status.failure];
    if (counts.empty())
        return {};
    const auto most =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    const FailureClass failure = most->first;
    QString key = QString::fromUtf8(failureKey(failure).data());
    const QString name = coreText(key.replace(QLatin1Char('_'), QLatin1Char(' ')));
    const QString what =
        failure == FailureClass::NotConverged
            ? tr("%Ln single point(s) did not converge.", nullptr, most->second)
        : failure == FailureClass::None
            ? tr("%Ln single point(s) ended without all of {its|their} labels.", nullptr,
                 most->second)
            : tr("%Ln single point(s) failed (%1).", nullptr, most->second).arg(name);
    const std::string advice = suggestionFor(failure, snapshot.campaign.recipe().code);
    RetryOptions options;
    if (failure != FailureClass::None)
        options.failure = failure;
    return {QStringLiteral("noticeRetry"), what + QLatin1Char(' ') + coreText(advice),
            tr("Retry %L1").arg(most->second),
            tr("Prepares another attempt of each with the solver that the advice names; the "
               "physics stays"),
            [this, options] { m_campaigns.retry(options); }};
}

QWidget* CampaignNotices::row(const Notice& notice) {
    auto* frame = noticeFrame(palette());
    frame->setObjectName(notice.name);
    auto* sign = new QLabel;
    sign->setPixmap(icon("warning").pixmap(kIcon, kIcon));
    auto* text = new QLabel(notice.text);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* button = new QPushButton(notice.button);
    button->setObjectName(notice.name + QStringLiteral("Button"));
    button->setToolTip(notice.toolTip);
    connect(button, &QPushButton::clicked, this, notice.act);
    auto* layout = new QHBoxLayout(frame);
    layout->setContentsMargins(kGap, 4, 4, 4);
    layout->setSpacing(kGap);
    layout->addWidget(sign);
    layout->addWidget(text, 1);
    layout->addWidget(button);
    return frame;
}

}  // namespace mtp::ui

#include "moc_CampaignNotices.cpp"
