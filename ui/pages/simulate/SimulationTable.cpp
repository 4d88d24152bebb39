#include "ui/pages/simulate/SimulationTable.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include "core/base/Units.h"
#include "ui/language/CoreText.h"
#include "ui/pages/simulate/ProtocolForm.h"
#include "ui/pages/simulate/SimulationTexts.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/InputDialog.h"
#include "ui/widgets/ToolTips.h"

namespace mtp::ui {

namespace fs = std::filesystem;

namespace {

constexpr int kFolderRole = Qt::UserRole;
constexpr int kTimeDecimals = 2;  // of ps

enum Column {
    Name,
    State,
    Protocol,
    Atoms,
    Time,
    Whole,
    Speed,
    OfPotential,
    FromCell,
    ColumnCount
};

void setNumber(QTreeWidgetItem& item, int column, const QString& text) {
    item.setText(column, text);
    item.setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
}

// Of one run of a rehearsal.
QString partState(const RunState& run, const PlannedRun& planned, SimulationState whole) {
    if (run.stop && isLimit(*run.stop))
        return SimulationTable::tr("Stopped by the guard at step %L1").arg(run.stop->step);
    if (run.hasEnded && run.step >= planned.steps())
        return SimulationTable::tr("Finished");
    if (!run.hasBegun)
        return SimulationTable::tr("Waiting");
    return sentence(stateText(whole));
}

}  // namespace

SimulationTable::SimulationTable(ProjectSimulations& simulations, QWidget* parent)
    : QWidget(parent)
    , m_simulations(simulations)
    , m_tree(new QTreeWidget)
    , m_show(new QPushButton(tr("Show")))
    , m_open(new QPushButton(icon("folder"), tr("Open folder")))
    , m_add(new QPushButton(icon("add"), tr("Add run folder…")))
    , m_remove(new QPushButton(tr("Remove from list"))) {
    build();
    refresh();
}

void SimulationTable::build() {
    m_tree->setObjectName("simulationTable");
    m_tree->setAccessibleName(tr("Simulations"));
    m_tree->setColumnCount(ColumnCount);
    m_tree->setHeaderLabels({tr("Run"), tr("State"), tr("Protocol"), tr("Atoms"), tr("Time, ps"),
                             tr("of, ps"), tr("ns/day"), tr("Potential"), tr("Start cell")});
    setHeaderToolTips(*m_tree->model(),
                      {{Protocol, tr("Hold, melt and quench, ladder, ramp or rehearsal")},
                       {Time, tr("Simulated so far")},
                       {Whole, tr("Time that the protocol asks for")},
                       {Speed, tr("Simulated nanoseconds in a day of computing")},
                       {OfPotential, tr("The run of the project whose potential it uses")},
                       {FromCell, tr("What it began with")}});
    for (const int number : {Atoms, Time, Whole, Speed})
        m_tree->headerItem()->setTextAlignment(number, Qt::AlignRight | Qt::AlignVCenter);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setIndentation(16);
    m_tree->setAlternatingRowColors(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setSelectionMode(QTreeWidget::SingleSelection);
    m_tree->setAllColumnsShowFocus(true);
    m_show->setObjectName("showSimulation");
    m_show->setToolTip(
        tr("Opens the selected run on the tab Run: temperature, energy and the last frame"));
    m_open->setObjectName("openRunFolder");
    m_open->setToolTip(
        tr("Shows the deck, the log and the trajectory of the selected run among your files"));
    m_add->setObjectName("addRunFolder");
    m_add->setToolTip(
        tr("A run that was made by another project, by mtp simulate, or on a cluster"));
    m_remove->setObjectName("removeSimulation");
    m_remove->setToolTip(tr("The folder stays, and a run that goes on goes on"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {m_show, m_open, m_add, m_remove})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(buttons);
    column->addWidget(m_tree, 1);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &SimulationTable::showActions);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this] { emit chosen(current()); });
    connect(m_show, &QPushButton::clicked, this, [this] { emit chosen(current()); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(current().string())));
    });
    connect(m_add, &QPushButton::clicked, this, &SimulationTable::addFolder);
    connect(m_remove, &QPushButton::clicked, this, [this] { m_simulations.remove(current()); });
}

void SimulationTable::addFolder() {
    const QString path = askForFolder(this, tr("Add the folder of a run"));
    if (!path.isEmpty())
        m_simulations.add(path.toStdString());
}

fs::path SimulationTable::current() const {
    const QTreeWidgetItem* item = m_tree->currentItem();
    return item ? fs::path(item->data(Name, kFolderRole).toString().toStdString()) : fs::path();
}

void SimulationTable::refresh() {
    const fs::path chosen = current();
    const QSignalBlocker blocker(m_tree);
    const auto& runs = m_simulations.runs();
    while (m_tree->topLevelItemCount() > static_cast<int>(runs.size()))
        delete m_tree->takeTopLevelItem(m_tree->topLevelItemCount() - 1);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (static_cast<int>(i) == m_tree->topLevelItemCount())
            m_tree->addTopLevelItem(new QTreeWidgetItem);
        QTreeWidgetItem* item = m_tree->topLevelItem(static_cast<int>(i));
        fill(*item, runs[i]);
        if (runs[i].folder == chosen && m_tree->currentItem() == nullptr)
            m_tree->setCurrentItem(item);
    }
    m_tree->expandAll();
    for (int column = 0; column < ColumnCount; ++column)
        m_tree->resizeColumnToContents(column);
    constexpr int kWidestState = 320;
    m_tree->setColumnWidth(State, std::min(kWidestState, m_tree->columnWidth(State)));
    showActions();
}

void SimulationTable::setShown(const fs::path& folder) {
    m_shown = folder;
    refresh();
}

void SimulationTable::fill(QTreeWidgetItem& item, const ProjectSimulations::Run& run) {
    const QString folder = QString::fromStdString(run.folder.string());
    item.setText(Name, QString::fromStdString(run.folder.filename().string()));
    item.setToolTip(Name, folder);
    item.setData(Name, kFolderRole, folder);
    QFont font = m_tree->font();
    font.setWeight(run.folder == m_shown ? QFont::Bold : QFont::Normal);
    item.setFont(Name, font);
    const SimulationSnapshot* snapshot = run.snapshot.get();
    if (!run.problem.isEmpty() || !snapshot) {
        item.setText(State, run.problem.isEmpty() ? tr("Reading…") : run.problem);
        item.setToolTip(State, run.problem);
        return;
    }
    const QString reason = sentence(coreText(snapshot->reason));
    item.setText(State, sentence(stateText(snapshot->state)));
    item.setToolTip(State, reason);
    item.setText(Protocol, protocolName(snapshot->description.options.protocol));
    setNumber(item, Atoms, QStringLiteral("%L1").arg(snapshot->description.atomCount));
    setNumber(item, Time, numberText(snapshot->time(), kTimeDecimals));
    setNumber(item, Whole, numberText(snapshot->wholeTime(), kTimeDecimals));
    setNumber(item, Speed,
              snapshot->nanosecondsPerDay ? shortNumberText(*snapshot->nanosecondsPerDay, 3)
                                          : QStringLiteral("–"));
    item.setText(OfPotential, QString::fromStdString(snapshot->description.potentialName));
    item.setText(FromCell, QString::fromStdString(snapshot->description.startName));
    fillParts(item, *snapshot);
}

void SimulationTable::fillParts(QTreeWidgetItem& item, const SimulationSnapshot& snapshot) {
    const std::vector<PlannedRun>& planned = snapshot.description.schedule.runs;
    if (planned.size() < 2)
        return;
    const double ps = snapshot.description.options.timestep / units::kFsPerPs;
    for (std::size_t i = 0; i < planned.size(); ++i) {
        if (static_cast<int>(i) == item.childCount())
            item.addChild(new QTreeWidgetItem);
        QTreeWidgetItem& part = *item.child(static_cast<int>(i));
        part.setText(Name, scheduleText(planned[i].name));
        part.setData(Name, kFolderRole, item.data(Name, kFolderRole));
        part.setText(State, partState(snapshot.runs[i], planned[i], snapshot.state));
        setNumber(part, Time,
                  numberText(static_cast<double>(snapshot.runs[i].step) * ps, kTimeDecimals));
        setNumber(part, Whole,
                  numberText(static_cast<double>(planned[i].steps()) * ps, kTimeDecimals));
    }
}

void SimulationTable::showActions() {
    const bool isChosen = m_tree->currentItem() != nullptr;
    for (QPushButton* button : {m_show, m_open, m_remove})
        button->setEnabled(isChosen);
}

}  // namespace mtp::ui

#include "moc_SimulationTable.cpp"
