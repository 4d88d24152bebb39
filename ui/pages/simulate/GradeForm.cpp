#include "ui/pages/simulate/GradeForm.h"

#include <QLabel>

#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

GradeForm::GradeForm(Inspector& inspector) : QWidget(&inspector) {
    hide();  // only the group is seen
    build(inspector);
}

void GradeForm::build(Inspector& inspector) {
    const GradeLimits defaults;
    m_group = inspector.addGroup(tr("Extrapolation grades"));
    m_every = wholeField("gradeEvery", 0, 1'000'000, defaults.every);
    m_every->setSpecialValueText(tr("no grades"));
    m_every->setKeyboardTracking(false);
    m_every->setToolTip(
        tr("All atoms are graded every so many steps: up to 1 the potential interpolates. A grade "
           "takes as long as a few steps"));
    const NumberRange range{.least = 1, .most = 1e6, .decimals = 2, .step = 1};
    m_save = numberField("gradeSave", range, defaults.save);
    m_save->setToolTip(tr("Frames with a higher grade are kept: they are worth labels"));
    m_stop = numberField("gradeStop", range, defaults.stop);
    m_stop->setToolTip(tr("A higher grade ends the run: the potential guesses"));
    m_note = new QLabel;
    m_note->setObjectName("gradeNote");
    m_note->setWordWrap(true);
    m_note->hide();
    m_group->addRow(tr("Grade every"), m_every, tr("steps"));
    m_group->addRow(tr("Keep beyond"), m_save);
    m_group->addRow(tr("Stop beyond"), m_stop);
    m_group->addWide(m_note);
    connect(m_every, &QSpinBox::valueChanged, this, &GradeForm::changed);
    connect(m_save, &QDoubleSpinBox::valueChanged, this, &GradeForm::changed);
    connect(m_stop, &QDoubleSpinBox::valueChanged, this, &GradeForm::changed);
}

std::optional<GradeLimits> GradeForm::limits() const {
    if (m_every->value() == 0)
        return {};
    return GradeLimits{m_every->value(), m_save->value(), m_stop->value()};
}

void GradeForm::setNote(const QString& note) {
    const QString shown = m_every->value() == 0 ? QString() : note;
    m_note->setText(shown);
    m_note->setVisible(!shown.isEmpty());
}

void GradeForm::setFolded(bool isFolded) {
    m_group->setFolded(isFolded);
}

QJsonObject GradeForm::values() const {
    return {{m_every->objectName(), m_every->value()},
            {m_save->objectName(), m_save->value()},
            {m_stop->objectName(), m_stop->value()}};
}

void GradeForm::setValues(const QJsonObject& values) {
    const GradeLimits defaults;
    QSignalBlocker blocker(this);  // one change for all
    m_every->setValue(values[m_every->objectName()].toInt(defaults.every));
    m_save->setValue(values[m_save->objectName()].toDouble(defaults.save));
    m_stop->setValue(values[m_stop->objectName()].toDouble(defaults.stop));
    blocker.unblock();
    emit changed();
}

}  // namespace mtp::ui

#include "moc_GradeForm.cpp"
