#include "ui/pages/inspect/FitForm.h"

#include <QComboBox>
#include <QPushButton>
#include <algorithm>

#include "core/inspection/ErrorColumns.h"
#include "ui/project/ConfigurationEdits.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

FitForm::FitForm(ProjectModel& project, Inspector& inspector)
    : QWidget(&inspector)
    , m_project(project)
    , m_runs(new QComboBox)
    , m_part(new QComboBox)
    , m_colouring(new QComboBox)
    , m_report(new QPushButton(icon("export"), tr("Rep&ort…"))) {
    hide();  // only the group is seen
    build(inspector);
}

void FitForm::build(Inspector& inspector) {
    m_runs->setObjectName("inspectRun");
    m_part->setObjectName("inspectPart");
    m_part->addItem(tr("All"));
    for (const Part part : {Part::Training, Part::Validation, Part::Test})
        m_part->addItem(partText(part), static_cast<int>(part));
    m_colouring->setObjectName("colourBy");
    m_colouring->addItem(tr("Density, element"), columns::kDensity.name);
    m_colouring->addItem(tr("Split"), columns::kPart.name);
    m_colouring->addItem(tr("Source"), columns::kSource.name);
    m_colouring->setToolTip(
        tr("Of the points in parity and error plots: tells which kind of configurations is off"));
    m_report->setObjectName("report");
    m_report->setToolTip(tr("Write settings, provenance, tables and plots to one HTML page"));
    InspectorGroup* group = inspector.addGroup(tr("Potential"));
    group->addRow(tr("R&un"), m_runs);
    group->addRow(tr("Show"), m_part);
    group->addRow(tr("Colour b&y"), m_colouring);
    group->addWide(m_report);
    connect(m_runs, &QComboBox::activated, this,
            [this](int index) { m_project.setCurrentRun(m_runs->itemData(index).toLongLong()); });
    connect(m_part, &QComboBox::currentIndexChanged, this, &FitForm::partChosen);
    connect(m_colouring, &QComboBox::currentIndexChanged, this, &FitForm::colouringChosen);
    connect(m_report, &QPushButton::clicked, this, &FitForm::reportRequested);
}

QString FitForm::runName() const {
    return m_runs->currentText();
}

std::optional<Part> FitForm::part() const {
    const QVariant part = m_part->currentData();
    return part.isValid() ? std::optional(static_cast<Part>(part.toInt())) : std::nullopt;
}

void FitForm::setPart(std::optional<Part> part) {
    const QSignalBlocker blocker(m_part);
    m_part->setCurrentIndex(part ? m_part->findData(static_cast<int>(*part)) : 0);
}

QString FitForm::colouring() const {
    return m_colouring->currentData().toString();
}

void FitForm::setColouring(const QString& column) {
    m_colouring->setCurrentIndex(std::max(0, m_colouring->findData(column)));
}

void FitForm::followRuns() {
    const QSignalBlocker blocker(m_runs);
    m_runs->clear();
    for (const RunRecord& run : m_project.runs())
        m_runs->addItem(QString::fromStdString(run.name), QVariant::fromValue<qlonglong>(run.id));
    const RunRecord* run = m_project.currentRun();
    if (run)
        m_runs->setCurrentIndex(m_runs->findData(QVariant::fromValue<qlonglong>(run->id)));
    m_runs->setToolTip(tr("%1\nCurrent on every page").arg(m_runs->currentText()));
    const bool isSplit = !run || !run->isFromFile();
    m_part->setEnabled(isSplit);
    m_part->setToolTip(isSplit ? tr("Errors of the validation and test parts tell what the "
                                    "potential is worth where it was not fitted")
                               : tr("It is not known which configurations this potential was "
                                    "trained on"));
}

void FitForm::setReportEnabled(bool isEnabled) {
    m_report->setEnabled(isEnabled);
}

}  // namespace mtp::ui

#include "moc_FitForm.cpp"
