#include "ui/pages/labels/AimdDialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/Error.h"
#include "core/labelling/Pseudopotentials.h"
#include "ui/theme/Spacing.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

namespace {

constexpr int kAimdWidth = 480;

QString fromKey(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace

AimdDialog::AimdDialog(Frame start, std::vector<Recipe> own, const QString& library,
                       QWidget* parent)
    : QDialog(parent)
    , m_start(std::move(start))
    , m_own(std::move(own))
    , m_recipe(new QComboBox)
    , m_code(new QComboBox)
    , m_library(new QLineEdit(library))
    , m_steps(new QSpinBox)
    , m_seed(new QSpinBox)
    , m_says(new QLabel) {
    setObjectName("aimdDialog");
    setWindowTitle(tr("AIMD run"));
    setMinimumWidth(kAimdWidth);
    build();
    updateState();
}

void AimdDialog::build() {
    const AimdOptions usual;
    m_recipe->setObjectName("aimdRecipe");
    for (const Functional functional : allFunctionals())
        m_recipe->addItem(fromKey(functionalName(functional)), static_cast<int>(functional));
    for (const Recipe& recipe : m_own)
        m_recipe->addItem(QString::fromStdString(recipe.name));
    m_recipe->setCurrentIndex(m_recipe->findData(static_cast<int>(Functional::Pbe)));
    m_code->setObjectName("aimdCode");
    for (const DftCode code : allDftCodes())
        m_code->addItem(fromKey(dftCodeName(code)), static_cast<int>(code));
    m_library->setObjectName("aimdLibrary");
    m_library->setPlaceholderText(tr("folder of POTCAR setups or of pseudopotentials"));
    m_temperature =
        numberField("aimdTemperature", {.least = 1, .most = 20000, .decimals = 0, .step = 100},
                    usual.temperature);
    m_temperature->setSuffix(QStringLiteral("\u00a0") + tr("K"));
    m_step = numberField("aimdStep", {.least = 0.05, .most = 10, .decimals = 2, .step = 0.5},
                         usual.step);
    m_step->setSuffix(QStringLiteral("\u00a0") + tr("fs"));
    m_steps->setObjectName("aimdSteps");
    m_steps->setRange(1, 10000000);
    m_steps->setValue(usual.steps);
    m_seed->setObjectName("aimdSeed");
    m_seed->setRange(1, 899999999);
    m_says->setObjectName("aimdSays");
    m_says->setWordWrap(true);
    m_says->setTextFormat(Qt::PlainText);
    auto* form = new QFormLayout;
    form->addRow(tr("F&unctional"), m_recipe);
    form->addRow(tr("&Code"), m_code);
    form->addRow(tr("&Library"), m_library);
    form->addRow(tr("&Temperature"), m_temperature);
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
    for (QComboBox* box : {m_recipe, m_code})
        connect(box, &QComboBox::currentIndexChanged, this, &AimdDialog::updateState);
    connect(m_library, &QLineEdit::textChanged, this, &AimdDialog::updateState);
    for (QDoubleSpinBox* field : {m_temperature, m_step})
        connect(field, &QDoubleSpinBox::valueChanged, this, &AimdDialog::updateState);
    connect(m_steps, &QSpinBox::valueChanged, this, &AimdDialog::updateState);
}

DftCode AimdDialog::code() const {
    return static_cast<DftCode>(m_code->currentData().toInt());
}

Recipe AimdDialog::recipe() const {
    const std::string name = m_recipe->currentText().toStdString();
    for (const Recipe& recipe : m_own)
        if (recipe.name == name)
            return recipe;
    return builtInRecipe(static_cast<Functional>(m_recipe->currentData().toInt()), code());
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

// By writing the deck without keeping it.
QString AimdDialog::problem() const {
    try {
        const Recipe complete =
            withPseudopotentials(withElements(recipe(), elementsOf(m_start)), library());
        makeDeck(m_start, complete, options());
        return {};
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
}

void AimdDialog::updateState() {
    const bool isOwn = std::any_of(m_own.begin(), m_own.end(), [&](const Recipe& recipe) {
        return recipe.name == m_recipe->currentText().toStdString();
    });
    if (isOwn) {
        const QSignalBlocker blocker(m_code);
        m_code->setCurrentIndex(m_code->findData(static_cast<int>(recipe().code)));
    }
    m_code->setEnabled(!isOwn);
    m_library->setEnabled(code() != DftCode::Cp2k);
    const QString wrong = problem();
    const QString thermostat = code() == DftCode::QuantumEspresso
                                   ? tr("pw.x has no Nosé–Hoover thermostat: velocities are "
                                        "rescaled stochastically (SVR).")
                                   : tr("The thermostat is that of Nosé and Hoover.");
    m_says->setText(wrong.isEmpty()
                        ? tr("%Ln atom(s), %1 ps at constant volume.", nullptr,
                             static_cast<int>(m_start.atomCount()))
                                  .arg(numberText(options().step * options().steps / 1000, 2)) +
                              QLatin1Char(' ') + thermostat
                        : wrong);
    m_export->setEnabled(wrong.isEmpty());
    m_run->setEnabled(wrong.isEmpty());
}

}  // namespace mtp::ui

#include "moc_AimdDialog.cpp"
