#include "ui/pages/learn/LearningPanel.h"

#include <QEvent>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "core/learning/RoundGain.h"
#include "ui/plots/CurvePlot.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

namespace {

constexpr double kPercent = 100;

// Of what the round before the next one brought: "Round 4 improved: more rehearsals ran through."
QString gainText(const LearningRecord& record) {
    const std::vector<RoundRecord>& rounds = record.rounds;
    if (rounds.size() < 2)
        return {};
    const RoundGain gain = gainOf(rounds, rounds.size() - 1);
    const QString number = QStringLiteral("%L1").arg(rounds.size());
    if (!gain.any())
        return LearningPanel::tr("Round %1 improved nothing.").arg(number);
    QStringList parts;
    if (gain.inStability)
        parts << LearningPanel::tr("more rehearsals ran through");
    if (gain.inFrames)
        parts << LearningPanel::tr("fewer frames lie beyond");
    if (gain.inErrors)
        parts << LearningPanel::tr("errors on new labels fell by %1 ± %2 %")
                     .arg(numberText(fallOfErrors(*rounds.back().errorGain), 0),
                          numberText(noiseOfFall(*rounds.back().errorGain), 0));
    return LearningPanel::tr("Round %1 improved: %2.").arg(number, parts.join(QLatin1String(", ")));
}

// Why a loop has ended that improves nothing.
QString noGainText(const LearningRecord& record) {
    double finished = 0, beyond = 1;
    for (const RoundRecord& round : record.rounds) {
        finished = std::max(finished, shareFinished(round));
        beyond = std::min(beyond, shareBeyond(round));
    }
    return LearningPanel::tr(
               "Ended: %Ln round(s) in a row improved nothing. At best %1 % of the rehearsals ran "
               "through and %2 % of the frames lay beyond, and errors on new labels do not fall. "
               "Longer rehearsals, other densities or a higher level may find more; to go on as it "
               "is, allow more rounds without gain.",
               nullptr, roundsWithoutGain(record.rounds))
        .arg(shortNumberText(kPercent * finished, 3), shortNumberText(kPercent * beyond, 2));
}

}  // namespace

QString learningStateText(const LearningRecord& record) {
    const auto next = static_cast<int>(record.rounds.size()) + 1;
    switch (record.state) {
        case LearningState::Stable:
            return LearningPanel::tr(
                "Stable: the rehearsal ran through, and no frame lies beyond the training set.");
        case LearningState::NothingToLearn:
            return LearningPanel::tr(
                "Ended: frames lie beyond the training set, but none would extend it. Look at the "
                "runs that were stopped, or take a higher level.");
        case LearningState::RoundLimit:
            return LearningPanel::tr("Ended at the limit of rounds. Allow more to go on.");
        case LearningState::WaitingForLabels:
            return LearningPanel::tr(
                       "Round %L1 waits for labels: calculate selected.extxyz in its folder, save "
                       "the result beside it as labelled.extxyz, and continue.")
                .arg(next);
        case LearningState::Running:
            return (gainText(record) + QLatin1Char(' ') +
                    LearningPanel::tr("Round %L1 is next.").arg(next))
                .trimmed();
        case LearningState::NoGain:
            return noGainText(record);
    }
    return {};
}

LearningPanel::LearningPanel(QWidget* parent)
    : QWidget(parent)
    , m_state(new QLabel)
    , m_grades(new CurvePlot)
    , m_errors(new CurvePlot)
    , m_table(new NumberTable) {
    m_state->setObjectName("learnState");
    m_state->setWordWrap(true);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grades->setObjectName("learnGrades");
    m_grades->setTitle(tr("Grades"));
    m_grades->setKeyLabel(tr("Round"));
    m_grades->setValueLabel(tr("Highest grade"));
    m_grades->setLogY(true);
    m_errors->setObjectName("learnErrors");
    m_errors->setTitle(tr("Force errors"));
    m_errors->setKeyLabel(tr("Round"));
    m_errors->setValueLabel(tr("RMSE of forces, eV/Å"));
    for (CurvePlot* plot : {m_grades, m_errors})
        plot->setEmptyText(tr("Drawn when a round has ended"));
    m_table->setObjectName("learnRounds");
    m_table->setAccessibleName(tr("Rounds"));
    m_table->setEmptyText(tr("Each round becomes a row here"));
    auto* plots = new QSplitter(Qt::Horizontal);
    plots->addWidget(m_grades);
    plots->addWidget(m_errors);
    plots->setChildrenCollapsible(false);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->addWidget(plots);
    parts->addWidget(m_table);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    parts->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_state);
    column->addWidget(parts, 1);
    draw();
}

void LearningPanel::show(std::shared_ptr<const LearningRecord> record, const QString& text) {
    m_state->setText(text);
    if (record == m_record)  // only the text follows what a round does
        return;
    m_record = std::move(record);
    draw();
}

void LearningPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

void LearningPanel::draw() {
    const LearningRecord* record = m_record.get();
    if (!record || record->rounds.empty()) {
        m_grades->setCurves({}, {}, {});
        m_errors->setCurves({}, {}, {});
        return m_table->setTable(roundsTable({}));
    }
    const bool isDark = isDarkPalette(palette());
    Table table = roundsTable(record->rounds);
    m_table->setTable(table);
    table.add(TableColumn{"save", "", std::vector<double>(table.rowCount(), record->options.save)});
    const QString round = QLatin1String(columns::kRound.name);
    m_grades->setCurves(table, round,
                        {{.column = QLatin1String(columns::kHighestGrade.name),
                          .label = tr("Highest grade"),
                          .colour = runColour(0, isDark)},
                         {.column = QStringLiteral("save"),
                          .label = tr("Worth labels"),
                          .colour = runColour(1, isDark),
                          .isDashed = true}});
    m_errors->setCurves(table, round,
                        {{.column = QLatin1String(columns::kGuessedError.name),
                          .label = tr("Before, on the new labels"),
                          .colour = runColour(1, isDark),
                          .isDashed = true},
                         {.column = QLatin1String(columns::kTrainedError.name),
                          .label = tr("After, on the training set"),
                          .colour = runColour(0, isDark)}});
}

}  // namespace mtp::ui

#include "moc_LearningPanel.cpp"
