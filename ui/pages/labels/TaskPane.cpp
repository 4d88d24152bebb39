#include "ui/pages/labels/TaskPane.h"

#include <QDesktopServices>
#include <QDir>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/Lists.h"
#include "ui/pages/labels/RetryDialog.h"
#include "ui/theme/Spacing.h"

namespace mtp::ui {

namespace {

constexpr std::size_t kTailBytes = 8192, kDeckBytes = 65536;
constexpr std::size_t kTailLines = 20;

QString lastLines(const std::string& text) {
    const std::vector<std::string_view> lines = splitAt(text, '\n');
    const std::size_t begin = lines.size() > kTailLines ? lines.size() - kTailLines : 0;
    QStringList last;
    for (std::size_t i = begin; i < lines.size(); ++i)
        last << QString::fromUtf8(lines[i].data(), static_cast<qsizetype>(lines[i].size()));
    return last.join(QLatin1Char('\n')).trimmed();
}

}  // namespace

TaskPane::TaskPane(ProjectCampaigns& campaigns, QWidget* parent)
    : QWidget(parent)
    , m_campaigns(campaigns)
    , m_caption(new QLabel)
    , m_deck(new QToolButton)
    , m_folder(new QToolButton)
    , m_retry(new QToolButton)
    , m_leaveOut(new QToolButton)
    , m_text(new QPlainTextEdit) {
    m_text->setObjectName("output");
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(tr("End of the output"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(head());
    column->addWidget(m_text, 1);
    refresh();
}

QWidget* TaskPane::head() {
    auto* all = new QWidget;
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    m_caption->setObjectName("taskCaption");
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_caption, 1);
    const auto add = [&](QToolButton* button, const char* name, const QString& text,
                         const QString& tip) {
        button->setObjectName(name);
        button->setText(text);
        button->setToolTip(tip);
        row->addWidget(button);
    };
    add(m_deck, "showDeck", tr("Deck"), tr("Show the input files instead of the output"));
    add(m_folder, "openTaskFolder", tr("Folder"), tr("Open the folder of this single point"));
    add(m_retry, "retryWith", tr("Retry with…"),
        tr("Prepare another attempt with a solver that you choose"));
    add(m_leaveOut, "leaveOut", tr("Leave out"),
        tr("Exclude its configuration from the training: it is not calculated any more"));
    m_deck->setCheckable(true);
    connect(m_deck, &QToolButton::toggled, this, &TaskPane::refresh);
    connect(m_folder, &QToolButton::clicked, this, &TaskPane::openFolder);
    connect(m_retry, &QToolButton::clicked, this, &TaskPane::retry);
    connect(m_leaveOut, &QToolButton::clicked, this, [this] { m_campaigns.leaveOut(m_key); });
    return all;
}

void TaskPane::showTask(const ProjectCampaigns::Shared& snapshot, const CampaignTask* task) {
    m_snapshot = snapshot;
    m_key = task ? task->files.key : std::string();
    refresh();
}

const CampaignTask* TaskPane::task() const {
    if (!m_snapshot || m_key.empty())
        return nullptr;
    const auto& tasks = m_snapshot->status.tasks;
    const auto found = std::find_if(tasks.begin(), tasks.end(), [this](const CampaignTask& task) {
        return task.files.key == m_key;
    });
    return found == tasks.end() ? nullptr : &*found;
}

void TaskPane::refresh() {
    const CampaignTask* shown = task();
    const bool canRetry = shown && mtp::canRetry(shown->status.state);
    for (QToolButton* button : {m_deck, m_folder})
        button->setEnabled(shown != nullptr);
    m_retry->setEnabled(canRetry);
    // An AIMD run is of no configuration of the project.
    m_leaveOut->setVisible(!m_snapshot || !m_snapshot->campaign.isDynamics());
    m_leaveOut->setEnabled(shown && shown->status.state != TaskState::Done);
    if (m_deck->isChecked() && shown)
        showDeck();
    else
        showOutput();
}

void TaskPane::showDeck() {
    m_caption->setText(tr("Deck of %1").arg(QString::fromStdString(m_key)));
    const auto folder = m_snapshot->campaign.taskFolder(m_key) / "deck";
    QString text;
    for (const QString& name :
         QDir(QString::fromStdString(folder.string())).entryList(QDir::Files, QDir::Name)) {
        const std::string content = tailOf(folder / name.toStdString(), kDeckBytes);
        text += QStringLiteral("── %1 ──\n%2\n").arg(name, QString::fromStdString(content));
    }
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
}

void TaskPane::showOutput() {
    const CampaignTask* shown = task();
    const bool hasAttempt = shown && shown->status.attempt > 0;
    m_caption->setText(hasAttempt ? tr("End of the output of %1, attempt %L2")
                                        .arg(QString::fromStdString(m_key))
                                        .arg(shown->status.attempt)
                                  : tr("Choose a single point that was started to see its output"));
    m_text->clear();
    if (!hasAttempt)
        return;
    const auto folder = m_snapshot->campaign.attemptFolder(m_key, shown->status.attempt);
    QString text = lastLines(tailOf(storedPath(folder / "out"), kTailBytes));
    const QString errors = lastLines(tailOf(storedPath(folder / "err"), kTailBytes));
    if (!errors.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral("\n\n")) + errors;
    m_text->setPlainText(text);
    m_text->moveCursor(QTextCursor::End);
}

void TaskPane::openFolder() const {
    const auto folder = m_snapshot->campaign.taskFolder(m_key);
    QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(folder.string())));
}

void TaskPane::retry() {
    RetryDialog dialog(m_snapshot->campaign.recipe(), QString::fromStdString(m_key), window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    RetryOptions options;
    options.keys = {m_key};
    options.solver = dialog.solver();
    m_campaigns.retry(options);
}

}  // namespace mtp::ui

#include "moc_TaskPane.cpp"
