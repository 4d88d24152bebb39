#include "ui/pages/dynamics/DynamicsFigures.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/language/CoreText.h"
#include "ui/pages/dynamics/ValueTexts.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Spacing.h"
#include "ui/widgets/Figure.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

DynamicsFigures::DynamicsFigures(Inspector& inspector, QObject* parent) : QObject(parent) {
    InspectorGroup* group = inspector.addGroup(tr("Results"));
    const auto addRow = [group] {
        auto* row = new FigureRow;
        group->addWide(row);
        return row;
    };
    m_diffusion = addRow()->add(tr("diffusion coefficient"));
    m_diffusion->setObjectName("diffusionFigure");
    FigureRow* conductivity = addRow();
    m_nernstEinstein = conductivity->add(tr("Nernst–Einstein"));
    m_collective = conductivity->add(tr("collective"));
    // In rows of their own: the second caption is long in large type.
    m_haven = addRow()->add(tr("Haven ratio"));
    m_transference = addRow()->add(tr("transference number"));
    m_transference->setObjectName("transferenceFigure");
    FigureRow* hops = addRow();
    m_rate = hops->add(tr("hops per ion and ns"));
    m_caged = hops->add(tr("caged"));
    FigureRow* cascades = addRow();
    m_cascades = cascades->add(tr("P_casc"));
    m_cascades->setObjectName("cascadeFigure");
    m_chance = cascades->add(tr("by chance"));
    addWords(*group);
    addButtons(*group);
    show(nullptr, false);
}

void DynamicsFigures::addWords(InspectorGroup& group) {
    m_words = new QLabel;
    m_words->setObjectName("dynamicsWords");
    m_notes = new QLabel;
    m_notes->setObjectName("dynamicsNotes");
    m_notesHead = new GroupHead({});
    m_notesHead->setObjectName("dynamicsNotesHead");
    m_notesHead->setChecked(false);
    for (QLabel* label : {m_words, m_notes}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_words->setContentsMargins(0, kGap, 0, 0);
    group.addWide(m_words);
    group.addWide(m_notesHead);
    group.addWide(m_notes);
    connect(m_notesHead, &GroupHead::toggled, m_notes, &QWidget::setVisible);
}

void DynamicsFigures::addButtons(InspectorGroup& group) {
    m_report = new QPushButton(tr("Report…"));
    m_report->setObjectName("dynamicsReport");
    m_report->setToolTip(tr("One page with numbers, plots and methods (HTML)"));
    m_methods = new QPushButton(tr("Copy methods"));
    m_methods->setObjectName("dynamicsMethods");
    m_methods->setToolTip(tr("A paragraph for a methods section, to the clipboard"));
    auto* row = new QWidget;
    auto* buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(0, kGap, 0, 0);
    buttons->addWidget(m_report);
    buttons->addWidget(m_methods);
    buttons->addStretch(1);
    group.addWide(row);
    connect(m_report, &QPushButton::clicked, this, &DynamicsFigures::reportRequested);
    connect(m_methods, &QPushButton::clicked, this, &DynamicsFigures::methodsRequested);
}

void DynamicsFigures::show(const DynamicsResult* result, bool isStale) {
    for (Figure* figure : {m_diffusion, m_nernstEinstein, m_collective, m_haven, m_transference,
                           m_rate, m_caged, m_cascades, m_chance}) {
        figure->setValue({});
        figure->setEnabled(!isStale);
    }
    m_words->hide();
    m_notesHead->hide();
    m_notes->hide();
    for (QPushButton* button : {m_report, m_methods})
        button->setEnabled(result != nullptr);
    if (!result)
        return;
    showMotion(*result->motion, *result->dynamics);
    showHops(*result->motion, *result->dynamics);
    showReasons(*result->dynamics);
    showNotes(*result);
}

void DynamicsFigures::showReasons(const Dynamics& dynamics) {
    QStringList words;
    for (const std::string* reason : {&dynamics.diffusion.reason, &dynamics.hops.reason})
        if (!reason->empty())
            words << coreText(*reason);
    const bool isOfSteps = dynamics.cascades.rule == CascadeRule::Source;
    const auto hops =
        static_cast<int>(isOfSteps ? dynamics.stepCascades.hops : dynamics.hops.all.size());
    if (dynamics.hops.reason.empty() && !dynamics.areHopsEnough())
        words << tr("%Ln hop(s): too few for P_casc", nullptr, hops);
    if (dynamics.diffusion.value && !dynamics.conductivity.nernstEinstein)
        words << tr("no conductivity: %1").arg(coreText(dynamics.conductivity.reason));
    m_words->setText(words.join(QStringLiteral("\n\n")));
    m_words->setVisible(!words.isEmpty());
}

// They are long and differ from file to file: how many there are stands among the results, and
// opens them.
void DynamicsFigures::showNotes(const DynamicsResult& result) {
    QStringList notes;
    for (const std::string& warning : result.dynamics->warnings)
        notes << coreText(warning);
    if (result.proposedThreshold)
        notes << tr("p_hop of vibrations and of hops part at %1 Å²: a threshold for hops")
                     .arg(numberText(*result.proposedThreshold, 2));
    m_notes->setText(notes.join(QStringLiteral("\n\n")));
    m_notesHead->setText(tr("%Ln note(s) about this run", nullptr, static_cast<int>(notes.size())));
    m_notesHead->setVisible(!notes.isEmpty());
    m_notes->setVisible(!notes.isEmpty() && m_notesHead->isChecked());
}

void DynamicsFigures::showMotion(const Displacements& motion, const Dynamics& dynamics) {
    const Diffusion& diffusion = dynamics.diffusion;
    if (diffusion.value)
        m_diffusion->setValue(withError(*diffusion.value * kSquareCentimetres,
                                        diffusion.error.value_or(0) * kSquareCentimetres),
                              tr("cm²/s"));
    const Conductivity& conductivity = dynamics.conductivity;
    m_nernstEinstein->setValue(optionalText(conductivity.nernstEinstein), tr("mS/cm"));
    m_collective->setValue(optionalText(conductivity.collective), tr("mS/cm"));
    m_haven->setValue(withPlusMinus(conductivity.haven, conductivity.havenError, 2));
    showTransference(motion.ion, conductivity.onsager);
}

// The other species, and pairs of them, are in the tip.
void DynamicsFigures::showTransference(const std::string& ion, const Onsager& onsager) {
    QStringList lines{
        tr("The share of the current that the ions carry, in the frame of reference chosen")};
    for (std::size_t i = 0; i < onsager.transference.size(); ++i) {
        const QString share =
            withPlusMinus(onsager.transference[i], onsager.transferenceErrors[i], 2);
        if (onsager.species[i] == ion)
            m_transference->setValue(share);
        lines << QStringLiteral("%1: %2").arg(QString::fromStdString(onsager.species[i]), share);
    }
    const Eigen::MatrixXd& partial = onsager.conductivities;
    for (Eigen::Index a = 0; a < partial.rows(); ++a)
        for (Eigen::Index b = a; b < partial.cols(); ++b)
            lines << tr("%1 with %2: %3 mS/cm")
                         .arg(QString::fromStdString(onsager.species[static_cast<std::size_t>(a)]),
                              QString::fromStdString(onsager.species[static_cast<std::size_t>(b)]),
                              shortNumberText(partial(a, b), 3) + QStringLiteral(" ± ") +
                                  shortNumberText(onsager.conductivityErrors(a, b), 2));
    m_transference->setToolTip(lines.join(QLatin1Char('\n')));
}

void DynamicsFigures::showHops(const Displacements& motion, const Dynamics& dynamics) {
    const CascadeShare share = dynamics.cascadeShare();
    m_rate->setValue(optionalText(dynamics.hops.rate(motion.ionCount())),
                     tr("%Ln hop(s)", nullptr, static_cast<int>(dynamics.hops.all.size())));
    if (dynamics.caged.value)
        m_caged->setValue(numberText(100 * *dynamics.caged.value, 1), tr("%"));
    if (!dynamics.areHopsEnough())
        return;  // the words say so
    m_cascades->setValue(withPlusMinus(share.value, share.error, 2));
    m_chance->setValue(optionalText(share.chance, 2));
}

}  // namespace mtp::ui

#include "moc_DynamicsFigures.cpp"
