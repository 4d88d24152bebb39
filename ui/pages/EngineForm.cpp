#include "ui/pages/EngineForm.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <thread>
#include <utility>

#include "core/base/Process.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/InputDialog.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace fs = std::filesystem;

namespace {

// Keys of what a project keeps of the form.
const QString kRanks = QStringLiteral("ranks"), kProgram = QStringLiteral("program");

QPushButton* button(const QString& name, const QString& text, const QString& tip) {
    auto* made = new QPushButton(text);
    made->setObjectName(name);
    made->setToolTip(tip);
    return made;
}

QWidget* sideBySide(QWidget* first, QWidget* second) {
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(first, 1);
    row->addWidget(second, 1);
    return both;
}

}  // namespace

EngineForm::EngineForm(JobBoard& jobs, Inspector& inspector, Rows rows)
    : QWidget(&inspector)
    , m_jobs(jobs)
    , m_path(new ElidedLabel)
    , m_text(new QLabel)
    , m_again(button("engineAgain", tr("Look again"), tr("After LAMMPS was installed")))
    , m_choose(button("engineChoose", tr("Choose…"), tr("Another LAMMPS program")))
    , m_ranks(new QSpinBox) {
    hide();  // only the group is seen
    build(inspector, rows);
    show();
}

void EngineForm::build(Inspector& inspector, Rows rows) {
    m_group = inspector.addGroup(tr("LAMMPS"));
    m_path->setObjectName("enginePath");
    m_text->setObjectName("engineText");
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_ranks->setObjectName("ranks");
    m_ranks->setRange(1, std::max(1, static_cast<int>(std::thread::hardware_concurrency())));
    m_ranks->setAlignment(Qt::AlignRight);
    m_ranks->setToolTip(tr("MPI processes; each should have 500 atoms or more"));
    m_group->addWide(m_path);
    m_group->addWide(m_text);
    m_group->addWide(sideBySide(m_again, m_choose));
    m_group->addRow(tr("Processes"), m_ranks);
    if (rows == Rows::EngineAndFolder)
        addFolderRows();
    connect(m_ranks, &QSpinBox::valueChanged, this, [this](int ranks) {
        if (m_ranks->isEnabled())
            m_wantedRanks = ranks;
    });
    connect(m_again, &QPushButton::clicked, this, &EngineForm::look);
    connect(m_choose, &QPushButton::clicked, this, &EngineForm::chooseProgram);
}

void EngineForm::addFolderRows() {
    m_place = new ElidedLabel;
    m_place->setObjectName("runFolder");
    auto* change = button("folderChange", tr("Change…"), tr("Write the run somewhere else"));
    auto* write = button("exportFolder", tr("Write only"),
                         tr("Write the folder without starting it: it can be copied to a cluster "
                            "and run there by any LAMMPS with KIM or pair_style mtp; a job script "
                            "for Slurm is in it"));
    m_group->addRow(tr("Folder"), m_place);
    m_group->addWide(sideBySide(change, write));
    connect(change, &QPushButton::clicked, this, &EngineForm::chooseFolder);
    connect(write, &QPushButton::clicked, this, &EngineForm::exportRequested);
}

void EngineForm::look() {
    m_isLooking = true;
    m_engine.reset();
    show();
    const fs::path own = QCoreApplication::applicationDirPath().toStdString();
    m_jobs.run<std::optional<Engine>>(
        tr("Looking for LAMMPS"), this,
        [program = m_program, own](Progress&) {
            std::optional<Engine> chosen;
            if (!program.empty())
                chosen = probeEngine(program);
            return chosen ? chosen : findEngine(own);
        },
        [this, request = ++m_request](const std::optional<Engine>& engine) {
            if (request == m_request)
                take(engine);
        },
        [this](const QString&) { take({}); });
}

void EngineForm::take(const std::optional<Engine>& engine) {
    m_isLooking = false;
    m_engine = engine;
    show();
    emit changed();
}

std::optional<Engine> EngineForm::engine() const {
    return m_engine && m_engine->canRun() ? m_engine : std::nullopt;
}

QString EngineForm::problem() const {
    return m_isLooking ? QString() : coreText(engineAdvice(m_engine));
}

int EngineForm::ranks() const {
    return m_ranks->value();
}

void EngineForm::show() {
    m_path->setVisible(m_engine.has_value());
    m_again->setEnabled(!m_isLooking);
    m_choose->setEnabled(!m_isLooking);
    const bool isParallel = m_engine && m_engine->hasMpi;
    m_ranks->setEnabled(isParallel);
    m_ranks->setValue(isParallel ? m_wantedRanks : 1);
    if (m_isLooking)
        return m_text->setText(tr("Looking for LAMMPS…"));
    if (m_engine)
        m_path->setText(QString::fromStdString(m_engine->path.string()));
    const QString advice = problem();
    if (!advice.isEmpty())
        return m_text->setText(advice);
    m_text->setText(tr("%1 · %2").arg(QString::fromStdString(m_engine->version),
                                      m_engine->hasMtp ? tr("pair_style mtp") : tr("KIM")));
}

void EngineForm::chooseProgram() {
    const QString path = askForFile(this, tr("LAMMPS program"));
    if (path.isEmpty())
        return;
    m_program = path.toStdString();
    look();
}

void EngineForm::chooseFolder() {
    const QString parent = askForFolder(this, tr("Folder in which the run gets a folder"));
    if (parent.isEmpty())
        return;
    m_isChosen = true;
    m_folder = fs::path(parent.toStdString()) / m_folder.filename();
    showFolder();
    emit changed();
}

void EngineForm::proposeFolder(const fs::path& folder) {
    if (m_isChosen)
        return;
    m_folder = folder;
    showFolder();
}

void EngineForm::showFolder() {
    if (m_place)
        m_place->setText(QString::fromStdString(m_folder.string()));
}

QJsonObject EngineForm::values() const {
    return {{kRanks, m_wantedRanks}, {kProgram, QString::fromStdString(m_program.string())}};
}

void EngineForm::setValues(const QJsonObject& values) {
    m_wantedRanks = values[kRanks].toInt(1);
    const fs::path program = values[kProgram].toString().toStdString();
    if (std::exchange(m_program, program) != program && m_request > 0)
        return look();
    show();
}

void EngineForm::setFolded(bool isFolded) {
    m_group->setFolded(isFolded);
}

}  // namespace mtp::ui

#include "moc_EngineForm.cpp"
