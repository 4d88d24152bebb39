#include "ui/pages/labels/AimdDialog.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/base/Error.h"
#include "core/labelling/Pseudopotentials.h"
#include "ui/language/CoreText.h"
#include "ui/pages/RecipeChoice.h"
#include "ui/pages/labels/RecipeForm.h"
#include "ui/project/OwnRecipes.h"
#include "ui/theme/Spacing.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/InputDialog.h"
#include "ui/widgets/ToolTips.h"

namespace mtp::ui {

namespace {

constexpr int kAimdWidth = 480;

void addRow(QFormLayout& form, const QString& text, QWidget* field, QPushButton* button) {
    auto* label = new QLabel(text);
    label->setBuddy(field);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    row->addWidget(field, 1);
    row->addWidget(button);
    form.addRow(label, row);
}

// "16 Ry (218 eV)".
QString cutoffText(const Recipe& recipe) {
    for (const auto& [name, value] : describeRecipe(recipe))
        if (name == "Cutoff")
            return QString::fromStdString(value);
    return {};
}

}  // namespace

AimdDialog::AimdDialog(Frame start, ProjectModel& project, const QString& library, QWidget* parent)
    : QDialog(parent)
    , m_project(project)
    , m_start(std::move(start))
    , m_recipe(new RecipeChoice({QStringLiteral("aimdRecipe"), QStringLiteral("aimdCode")}, this))
    , m_library(new QLineEdit(library))
    , m_says(new QLabel) {
    setObjectName("aimdDialog");
    setWindowTitle(tr("AIMD run"));
    setMinimumWidth(kAimdWidth);
    m_recipe->setOwn(offeredRecipes(project));
    m_recipe->chooseFunctional(Functional::Pbe);
    if (const auto code = usualRecipe(project).code)
        m_recipe->chooseCode(*code);
    build();
    describeFields();
    updateState();
}

void AimdDialog::build() {
    const AimdOptions usual;
    m_library->setObjectName("aimdLibrary");
    m_library->setPlaceholderText(tr("folder of POTCARs or pseudopotentials"));
    m_temperature =
        numberField("aimdTemperature", {.least = 1, .most = 20000, .decimals = 0, .step = 100},
                    usual.temperature);
    m_temperature->setSuffix(QStringLiteral("\u00a0") + tr("K"));
    m_step = numberField("aimdStep", {.least = 0.05, .most = 10, .decimals = 2, .step = 0.5},
                         usual.step);
    m_step->setSuffix(QStringLiteral("\u00a0") + tr("fs"));
    m_steps = wholeField("aimdSteps", 1, 10000000, usual.steps);
    m_seed = wholeField("aimdSeed", 1, 899999999, 1);
    m_says->setObjectName("aimdSays");
    m_says->setWordWrap(true);
    m_says->setTextFormat(Qt::PlainText);
    m_browse = new QPushButton(tr("Choose…"));
    m_browse->setObjectName("aimdChooseLibrary");
    m_edit = new QPushButton(tr("Edit…"));
    m_edit->setObjectName("aimdEditRecipe");
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(kGap);
    form->setVerticalSpacing(kGap);
    addRow(*form, tr("F&unctional"), m_recipe->recipes(), m_edit);
    form->addRow(tr("&Code"), m_recipe->codes());
    addRow(*form, tr("&Library"), m_library, m_browse);
    form->addRow(tr("Te&mperature"), m_temperature);
    form->addRow(tr("Time st&ep"), m_step);
    form->addRow(tr("&Steps"), m_steps);
    form->addRow(tr("See&d"), m_seed);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_export = buttons->addButton(tr("Write the deck"), QDialogButtonBox::AcceptRole);
    m_export->setObjectName("aimdExport");
    m_run = buttons->addButton(tr("Run here"), QDialogButtonBox::AcceptRole);
    m_run->setObjectName("aimdRun");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(kMargin);
    column->addLayout(form);
    column->addWidget(m_says);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_run, &QPushButton::clicked, this, [this] {
        m_isRun = true;
        accept();
    });
    connect(m_edit, &QPushButton::clicked, this, &AimdDialog::edit);
    connect(m_browse, &QPushButton::clicked, this, [this] {
        const QString folder = askForFolder(this, tr("Choose the library"));
        if (!folder.isEmpty())
            m_library->setText(folder);
    });
    connect(m_recipe, &RecipeChoice::changed, this, &AimdDialog::updateState);
    connect(m_library, &QLineEdit::textChanged, this, &AimdDialog::updateState);
    for (QDoubleSpinBox* field : {m_temperature, m_step})
        connect(field, &QDoubleSpinBox::valueChanged, this, &AimdDialog::updateState);
    connect(m_steps, &QSpinBox::valueChanged, this, &AimdDialog::updateState);
}

void AimdDialog::describeFields() {
    setToolTips(
        {{m_temperature,
          tr("Of the thermostat. Somewhat above that of later simulations, the frames show more")},
         {m_step, tr("2 fs holds for most melts without hydrogen, 0.5 fs with it")},
         {m_steps, tr("Each is an electronic structure calculation. 5 to 10 ps give frames enough "
                      "for a first potential")},
         {m_seed, tr("Of the velocities: another seed gives another run")},
         {m_library, tr("Where the files are that stand for core electrons; CP2K brings its own")},
         {m_browse, tr("The folder that holds POTCAR setups or pseudopotentials")},
         {m_edit, tr("Make a recipe of your own from this one, or change yours")},
         {m_export, tr("Into a folder of the campaign, to be run elsewhere")},
         {m_run, tr("Starts at once on this computer; Labels shows how far it is")}});
}

Recipe AimdDialog::recipe() const {
    return m_recipe->recipe();
}

void AimdDialog::edit() {
    const QString name = editRecipe(m_project, *m_recipe, elementsOf(m_start), this);
    m_recipe->setOwn(offeredRecipes(m_project));
    if (!name.isEmpty())
        m_recipe->recipes()->setCurrentText(name);
    updateState();
}

AimdOptions AimdDialog::options() const {
    AimdOptions options;
    options.temperature = m_temperature->value();
    options.step = m_step->value();
    options.steps = m_steps->value();
    options.seed = static_cast<std::uint64_t>(m_seed->value());
    return options;
}

std::string AimdDialog::library() const {
    return m_library->text().trimmed().toStdString();
}

bool AimdDialog::hasRecipe() const {
    try {
        recipe();
        return true;
    } catch (const InputError&) {  // the code has not got the functional
        return false;
    }
}

// By writing the deck without keeping it.
QString AimdDialog::problem() const {
    try {
        const Recipe complete =
            withPseudopotentials(withElements(recipe(), elementsOf(m_start)), library());
        makeDeck(m_start, complete, options());
        return {};
    } catch (const Error& error) {
        return errorText(error);
    }
}

void AimdDialog::updateState() {
    m_library->setEnabled(m_recipe->code() != DftCode::Cp2k);
    m_browse->setEnabled(m_library->isEnabled());
    m_edit->setEnabled(hasRecipe());
    const QString wrong = problem();
    const QString thermostat = m_recipe->code() == DftCode::QuantumEspresso
                                   ? tr("pw.x has no Nosé–Hoover thermostat: velocities are "
                                        "rescaled stochastically (SVR).")
                                   : tr("The thermostat is that of Nosé and Hoover.");
    m_says->setText(wrong.isEmpty()
                        ? tr("%Ln atom(s), %1 ps at constant volume, cutoff %2.", nullptr,
                             static_cast<int>(m_start.atomCount()))
                                  .arg(numberText(options().step * options().steps / 1000, 2),
                                       cutoffText(recipe())) +
                              QLatin1Char(' ') + thermostat
                        : wrong);
    m_export->setEnabled(wrong.isEmpty());
    m_run->setEnabled(wrong.isEmpty());
}

}  // namespace mtp::ui

#include "moc_AimdDialog.cpp"
