#include "ui/pages/labels/RetryDialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/Spacing.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

RetryDialog::RetryDialog(const Recipe& recipe, const QString& key, QWidget* parent)
    : QDialog(parent)
    , m_recipe(recipe)
    , m_algorithm(choiceField("retryAlgorithm"))
    , m_steps(wholeField("retrySteps", 1, 100000, recipe.solver.mostSteps))
    , m_outer(wholeField("retryOuterSteps", 0, 100000, recipe.solver.outerSteps))
    , m_mixing(numberField("retryMixing", {.least = 0.01, .most = 1, .decimals = 2, .step = 0.05},
                           recipe.solver.mixing)) {
    setObjectName("retryDialog");
    setWindowTitle(tr("Retry with another solver"));
    for (const std::string_view name : algorithmsOf(recipe.code))
        m_algorithm->addItem(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    m_algorithm->setCurrentText(QString::fromStdString(recipe.solver.algorithm));
    m_algorithm->setToolTip(tr(
        "How the wave functions are found; another one often converges where the first did not"));
    m_steps->setToolTip(tr("Most electronic steps before the attempt is given up"));
    m_outer->setToolTip(tr("Restarts of the inner loop of CP2K (OUTER_SCF)"));
    m_mixing->setToolTip(tr("Share of the new density in each step: less is slower and steadier"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(kMargin);
    form->addRow(tr("&Algorithm"), m_algorithm);
    form->addRow(tr("Electronic &steps"), m_steps);
    m_outer->setVisible(recipe.code == DftCode::Cp2k);
    if (recipe.code == DftCode::Cp2k)
        form->addRow(tr("&Outer steps"), m_outer);
    m_mixing->setVisible(recipe.code != DftCode::Vasp);
    if (recipe.code != DftCode::Vasp)
        form->addRow(tr("&Mixing"), m_mixing);
    auto* says = new QLabel(tr("%1. Cutoffs, functional and tolerances stay those of the recipe, "
                               "so that its label is of the same kind.")
                                .arg(key));
    says->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton* prepare =
        buttons->addButton(tr("Prepare the attempt"), QDialogButtonBox::AcceptRole);
    prepare->setObjectName("prepareRetry");
    prepare->setToolTip(
        tr("Writes the deck of the attempt; it runs with the next start of the campaign"));
    prepare->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(kMargin);
    column->addWidget(says);
    column->addLayout(form);
    column->addWidget(buttons);
    setMinimumWidth(420);
}

Solver RetryDialog::solver() const {
    Solver solver = m_recipe.solver;
    solver.algorithm = m_algorithm->currentText().toStdString();
    solver.mostSteps = m_steps->value();
    if (m_recipe.code == DftCode::Cp2k)
        solver.outerSteps = m_outer->value();
    if (m_recipe.code != DftCode::Vasp)
        solver.mixing = m_mixing->value();
    return solver;
}

}  // namespace mtp::ui

#include "moc_RetryDialog.cpp"
