#include "ui/pages/inspect/CalibrationPanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/workflow/FitDoubt.h"
#include "core/workflow/FitResult.h"
#include "ui/pages/inspect/FitDoubts.h"
#include "ui/plots/CalibrationPlot.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

struct CalibrationPanel::ErrorKind {
    const char* name;
    ColumnKey<double> column;
    ColumnKey<double> spread;  // of the committee
    bool isByAtom;
};

namespace {

constexpr int kCalibrationProgressWidth = 120;
constexpr int kMostMembers = 64;

}  // namespace

const CalibrationPanel::ErrorKind& CalibrationPanel::error() const {
    static const ErrorKind kErrors[] = {
        {QT_TR_NOOP("Forces of atoms"), kForceError, kForceSpread, true},
        {QT_TR_NOOP("Largest force of configurations"), kForceError, kForceSpread, false},
        {QT_TR_NOOP("Energy of configurations"), kEnergyError, kEnergySpread, false}};
    if (m_error->count() == 0)
        for (const ErrorKind& one : kErrors)
            m_error->addItem(tr(one.name));
    return kErrors[std::max(0, m_error->currentIndex())];
}

CalibrationPanel::CalibrationPanel(FitDoubts& doubts, QWidget* parent)
    : QWidget(parent)
    , m_doubts(doubts)
    , m_grade(new CalibrationPlot)
    , m_spread(new CalibrationPlot)
    , m_error(new QComboBox)
    , m_note(new QLabel)
    , m_progress(new QProgressBar)
    , m_members(wholeField("committeeMembers", 2, kMostMembers, kDefaultMembers))
    , m_train(new QPushButton(tr("Train a committee")))
    , m_save(new QPushButton(tr("Save committee…"))) {
    build();
    connectParts();
    showDoubt();
}

void CalibrationPanel::build() {
    m_grade->setObjectName("gradeCalibration");
    m_grade->setTitle(tr("Error against grade"));
    m_spread->setObjectName("spreadCalibration");
    m_spread->setTitle(tr("Error against spread"));
    m_error->setObjectName("calibrationError");
    m_error->setAccessibleName(tr("Error"));
    m_error->setToolTip(
        tr("The error that grades and spreads are held against: how well do they foretell it?"));
    error();  // fills the list
    m_note->setObjectName("calibrationNote");
    m_note->setWordWrap(true);
    m_progress->setFixedWidth(kCalibrationProgressWidth);
    m_progress->setTextVisible(false);
    m_members->setAccessibleName(tr("Members of the committee"));
    m_members->setSuffix(tr(" members"));
    m_members->setToolTip(
        tr("More members tell the spread more surely; each takes a training of its own"));
    m_train->setObjectName("trainCommittee");
    m_train->setToolTip(
        tr("Trains variants of this potential on its training set with random "
           "weights. Where they differ, the labels do not determine the "
           "potential."));
    m_save->setObjectName("saveCommittee");
    m_save->setToolTip(tr("A potential file for each member, into a folder of your choice"));
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_error);
    head->addWidget(m_progress);
    head->addStretch(1);
    head->addWidget(m_members);
    head->addWidget(m_train);
    head->addWidget(m_save);
    auto* plots = new QHBoxLayout;
    plots->setSpacing(8);
    plots->addWidget(m_grade, 1);
    plots->addWidget(m_spread, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_note);
    column->addLayout(plots, 1);
}

void CalibrationPanel::connectParts() {
    connect(&m_doubts, &FitDoubts::changed, this, &CalibrationPanel::showDoubt);
    connect(&m_doubts, &FitDoubts::progressed, this, &CalibrationPanel::showProgress);
    connect(m_error, &QComboBox::currentIndexChanged, this, &CalibrationPanel::showDoubt);
    connect(m_train, &QPushButton::clicked, this, [this] { m_doubts.want(m_members->value()); });
    connect(m_save, &QPushButton::clicked, this, [this] { emit saveWanted(m_drawn->members); });
    for (CalibrationPlot* plot : {m_grade, m_spread}) {
        connect(plot, &PointPlot::rowsChosen, this,
                [this, plot](const std::vector<int>& rows, Qt::KeyboardModifiers modifiers) {
                    emit rowsChosen(plot->table(), rows, modifiers);
                });
        connect(plot, &PointPlot::pointClicked, this,
                [this, plot](int row) { emit pointClicked(plot->table(), row); });
    }
}

void CalibrationPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showDoubt();
}

void CalibrationPanel::showDoubt() {
    if (isVisible())
        m_doubts.want();
    m_drawn = m_doubts.doubt();
    showProgress();
    draw();
}

void CalibrationPanel::showProgress() {
    const Job* job = m_doubts.job();
    m_progress->setVisible(job);
    if (job)
        m_progress->setValue(static_cast<int>(100 * job->fraction()));
    m_note->setText(job ? job->title() + tr("…") : noteText());
    const bool canTrain = m_drawn && m_drawn->trained > 0 && !m_drawn->held.empty();
    m_members->setEnabled(canTrain && !job);
    m_train->setEnabled(canTrain && !job);
    m_save->setVisible(m_drawn && !m_drawn->members.empty());
}

QString CalibrationPanel::noteText() const {
    if (!m_drawn)
        return m_doubts.message();
    if (m_drawn->isOfResult)
        return tr(
            "What this potential was trained on is not known here, and its file has no active set: "
            "none of these configurations is known to be held back.");
    if (m_drawn->held.empty())
        return tr(
            "All of these configurations were trained on. Errors of others are needed: train "
            "with a validation or test part.");
    const auto held = static_cast<int>(m_drawn->held.size());
    const QString text =
        m_drawn->trained == 0
            ? tr("%Ln configuration(s), graded by the active set in the potential's file", nullptr,
                 held)
            : tr("%Ln configuration(s) that {was|were} held back", nullptr, held) +
                  tr(", trained on %L1").arg(m_drawn->trained);
    return m_doubts.message().isEmpty() ? text + tr(". ") + ranksText()
                                        : text + tr(". ") + m_doubts.message();
}

QString CalibrationPanel::ranksText() const {
    const ErrorKind& shown = error();
    const auto rankOf = [&](const char* measure) {
        const NamedCalibration* found =
            findCalibration(*m_drawn, measure, shown.column.name, shown.isByAtom);
        return numberText(found ? found->calibration.rankCorrelation.value_or(kUnknown) : kUnknown,
                          2);
    };
    const QString grade = rankOf(kDoubtGrade.name), spread = rankOf(shown.spread.name);
    return m_drawn->members.empty()
               ? tr("Rank correlation with their errors: %1").arg(grade)
               : tr("Rank correlation with their errors: %1 by grade, %2 by spread")
                     .arg(grade, spread);
}

void CalibrationPanel::draw() {
    const bool hasHeld = m_drawn && !m_drawn->held.empty();
    m_grade->setEmptyText(hasHeld ? tr("No errors are known") : noteText());
    m_spread->setEmptyText(
        tr("A committee is potentials that the same labels could have given. Where they differ, "
           "the labels do not determine the potential: train one to see whether that predicts the "
           "errors."));
    draw(*m_grade, kDoubtGrade.name, tr("extrapolation grade"));
    const ColumnKey<double>& spread = error().spread;
    draw(*m_spread, spread.name, tr("spread, %1").arg(QString(spread.unit)));
}

void CalibrationPanel::draw(CalibrationPlot& plot, const char* measure, const QString& label) {
    const ErrorKind& shown = error();
    const NamedCalibration* found =
        m_drawn ? findCalibration(*m_drawn, measure, shown.column.name, shown.isByAtom) : nullptr;
    if (!found) {
        plot.setCalibration({}, {}, {});
        return plot.setPoints(Table(), {}, {}, {});
    }
    const Table& table = shown.isByAtom ? m_drawn->atoms : m_drawn->configurations;
    plot.setPoints(std::shared_ptr<const Table>(m_drawn, &table), measure, shown.column.name,
                   shown.isByAtom ? kDoubtElement.name : kDoubtDensity.name);
    plot.setAxisLabels(label, tr("error, %1").arg(QString(shown.column.unit)));
    const Calibration& calibration = found->calibration;
    std::vector<double> measures, errors;
    for (const CalibrationBin& bin : calibration.bins)
        if (bin.measure > 0 && bin.error > 0) {
            measures.push_back(bin.measure);
            errors.push_back(bin.error);
        }
    plot.setCalibration(measures, errors, calibration.factor);
    QStringList lines;
    if (calibration.rankCorrelation)
        lines << tr("rank correlation %1").arg(numberText(*calibration.rankCorrelation, 2));
    if (calibration.largestFound)
        lines << tr("worst tenth found %1").arg(numberText(*calibration.largestFound, 2));
    if (calibration.factor)
        lines << tr("error / measure %1").arg(shortNumberText(*calibration.factor, 2));
    plot.setStatistics(lines.join(QLatin1Char('\n')));
    plot.showAll();
    plot.setChosen(m_selection.rowsOf(table));
}

void CalibrationPanel::setSelection(const PointSelection& selection) {
    m_selection = selection;
    for (CalibrationPlot* plot : {m_grade, m_spread})
        if (plot->table().rowCount() > 0)
            plot->setChosen(selection.rowsOf(plot->table()));
}

void CalibrationPanel::setTool(PointPlot::Tool tool) {
    m_grade->setTool(tool);
    m_spread->setTool(tool);
}

}  // namespace mtp::ui

#include "moc_CalibrationPanel.cpp"
