#include "ui/window/ImportChoices.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "core/base/Parse.h"
#include "ui/theme/Spacing.h"

namespace mtp::ui {

namespace {

using Use = ImportOrder::Use;

QSpinBox* frameField(const char* name, int least, const QString& accessibleName) {
    auto* field = new QSpinBox;
    field->setObjectName(name);
    field->setRange(least, least);
    field->setAlignment(Qt::AlignRight);
    field->setAccessibleName(accessibleName);
    return field;
}

QHBoxLayout* rowOf(std::initializer_list<QWidget*> widgets) {
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    for (QWidget* widget : widgets)
        row->addWidget(widget);
    return row;
}

QString joined(const std::vector<std::string>& names) {
    QStringList list;
    for (const std::string& name : names)
        list << QString::fromStdString(name);
    return list.join(QStringLiteral(", "));
}

// Why a choice has no meaning for a use; empty if it has one.
QString whyNoFrames(Use use) {
    return use == Use::Labels ? ImportChoices::tr(
                                    "All frames are compared with the "
                                    "configurations by geometry.")
           : use == Use::Nothing ? ImportChoices::tr("This file is skipped.")
                                 : QString();
}

QString whyNoGeometryOnly(Use use) {
    return use == Use::Trajectory ? ImportChoices::tr(
                                        "Configurations made from a trajectory never take over its "
                                        "energies, forces and virials.")
           : use == Use::Labels
               ? ImportChoices::tr("Only energies, forces and virials are imported as labels.")
           : use == Use::Nothing ? ImportChoices::tr("This file is skipped.")
                                 : QString();
}

QString whyNoSpecies(Use use, const InputSummary& summary) {
    return use == Use::Nothing ? ImportChoices::tr("This file is skipped.")
           : summary.isNamed   ? ImportChoices::tr("The file names the species.")
                               : QString();
}

}  // namespace

ImportChoices::ImportChoices(QWidget* parent) : QWidget(parent) {
    buildFields();
    layOut();
    const auto emitChanges = [this] {
        if (m_isShowing)
            return;
        updateFields();
        emit changed();
    };
    connect(m_use, &QComboBox::currentIndexChanged, this, emitChanges);
    for (QSpinBox* field : {m_first, m_last, m_stride})
        connect(field, &QSpinBox::valueChanged, this, emitChanges);
    connect(m_geometryOnly, &QCheckBox::toggled, this, emitChanges);
    connect(m_species, &QLineEdit::textChanged, this, emitChanges);
    connect(m_hints, &QPushButton::clicked, this,
            [this] { m_species->setText(joined(m_candidate.summary->speciesHints)); });
}

void ImportChoices::buildFields() {
    m_use = new QComboBox;
    m_use->setObjectName("use");
    m_use->setToolTip(
        tr("A trajectory offers frames to choose from; configurations join the training set as "
           "they are; labels go to configurations that the project has"));
    m_use->addItem(tr("Trajectory (select frames by time)"), static_cast<int>(Use::Trajectory));
    m_use->addItem(tr("Configurations"), static_cast<int>(Use::Configurations));
    m_use->addItem(tr("Labels for configurations with the same geometry"),
                   static_cast<int>(Use::Labels));
    m_use->addItem(tr("Skip this file"), static_cast<int>(Use::Nothing));
    m_first = frameField("firstFrame", 1, tr("First frame"));
    m_last = frameField("lastFrame", 1, tr("Last frame"));
    m_stride = frameField("frameStride", 1, tr("Frame stride"));
    m_count = new QLabel;
    m_count->setObjectName("chosenFrames");
    m_geometryOnly = new QCheckBox(tr("&Geometry only: without energies, forces and virials"));
    m_geometryOnly->setObjectName("geometryOnly");
    m_species = new QLineEdit;
    m_species->setObjectName("speciesNames");
    m_hints = new QPushButton(tr("Use the &suggestion"));
    m_hints->setObjectName("useHints");
    m_hints->setAutoDefault(false);
    m_why = new QLabel;
    m_why->setObjectName("whyDisabled");
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_why->setForegroundRole(QPalette::PlaceholderText);
}

void ImportChoices::layOut() {
    QHBoxLayout* frames =
        rowOf({m_first, new QLabel(tr("to")), m_last, new QLabel(tr("every")), m_stride, m_count});
    frames->addStretch(1);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(kGap);
    form->addRow(tr("&Use as"), m_use);
    form->addRow(tr("Frames"), frames);
    form->addRow(QString(), m_geometryOnly);
    form->addRow(QString(), m_why);
    form->addRow(tr("Species"), rowOf({m_species, m_hints}));
}

void ImportChoices::show(const ImportCandidate& candidate, const ImportOrder& order) {
    m_candidate = candidate;
    setEnabled(candidate.summary.has_value());
    if (!candidate.summary)
        return m_why->clear();
    m_isShowing = true;
    const InputSummary& summary = *candidate.summary;
    const int last = static_cast<int>(summary.frameCount);  // people count frames from 1
    m_use->setCurrentIndex(m_use->findData(static_cast<int>(order.use)));
    m_first->setRange(1, last);
    m_last->setRange(1, last);
    m_stride->setRange(1, last);
    m_first->setValue(static_cast<int>(order.choice.frames.first) + 1);
    m_last->setValue(
        order.choice.frames.isToTheEnd() ? last : static_cast<int>(order.choice.frames.last) + 1);
    m_stride->setValue(static_cast<int>(order.choice.frames.stride));
    m_geometryOnly->setChecked(order.choice.isGeometryOnly);
    m_species->setText(joined(order.choice.species));
    m_species->setPlaceholderText(summary.isNamed
                                      ? tr("Named in the file")
                                      : tr("{Name|Names} of the %n type(s), in order", nullptr,
                                           static_cast<int>(summary.typeCount)));
    m_hints->setVisible(!summary.isNamed && !summary.speciesHints.empty());
    m_isShowing = false;
    updateFields();
}

ImportOrder ImportChoices::order() const {
    ImportOrder order;
    order.path = m_candidate.path;
    order.use = static_cast<Use>(m_use->currentData().toInt());
    FrameRange& frames = order.choice.frames;
    frames.first = static_cast<std::size_t>(m_first->value() - 1);
    if (m_last->value() < m_last->maximum())
        frames.last = static_cast<std::size_t>(m_last->value() - 1);
    frames.stride = static_cast<std::size_t>(m_stride->value());
    order.choice.isGeometryOnly = m_geometryOnly->isChecked();
    order.choice.species =
        parseNames(m_species->text().toStdString()).value_or(std::vector<std::string>());
    return order;
}

void ImportChoices::explain(QWidget* field, const QString& whyNot, const QString& toolTip) {
    field->setEnabled(whyNot.isEmpty());
    field->setToolTip(whyNot.isEmpty() ? toolTip : whyNot);
}

void ImportChoices::updateFields() {
    const InputSummary& summary = *m_candidate.summary;
    const ImportOrder now = order();
    const QString noFrames = whyNoFrames(now.use), noGeometry = whyNoGeometryOnly(now.use),
                  noSpecies = whyNoSpecies(now.use, summary);
    for (QWidget* field : {m_first, m_last})
        explain(field, noFrames, tr("Frames count from 1; both ends are taken"));
    explain(m_stride, noFrames, tr("1: every frame, 10: every tenth one"));
    explain(m_geometryOnly, noGeometry,
            tr("Its labels are of a kind that you do not want: single points are calculated anew"));
    explain(m_species, noSpecies,
            tr("The elements of the types in the file, separated by commas or spaces"));
    explain(m_hints, noSpecies, tr("Names that other files in this folder say"));
    m_count->setText(framesText(noFrames.isEmpty() ? countOf(now.choice.frames, summary.frameCount)
                                                   : summary.frameCount));
    QStringList reasons{noFrames, noGeometry};  // that of the species is in its field
    reasons.removeAll(QString());
    reasons.removeDuplicates();
    m_why->setText(reasons.join(QLatin1Char(' ')));
}

}  // namespace mtp::ui

#include "moc_ImportChoices.cpp"
