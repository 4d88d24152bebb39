#include "ui/pages/labels/RecipeDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>
#include <limits>
#include <set>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "ui/language/CoreText.h"
#include "ui/theme/Spacing.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/ToolTips.h"

namespace mtp::ui {

namespace {

enum Column { kElement, kPseudopotential, kBasis, kMoment, kHubbard, kColumnCount };

QString fromViewOf(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString plainNumber(double value) {
    return QString::number(value, 'g', 6);
}

// Not a number if the text is none, which no recipe takes.
double numberIn(const QString& text) {
    return parseDouble(text.trimmed().toStdString())
        .value_or(std::numeric_limits<double>::quiet_NaN());
}

QLineEdit* textField(const char* name) {
    auto* field = new QLineEdit;
    field->setObjectName(name);
    field->setAlignment(Qt::AlignRight);
    return field;
}

QSpinBox* countField(const char* name) {
    return wholeField(name, 0, 100000, 0);
}

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

}  // namespace

RecipeDialog::RecipeDialog(const Recipe& recipe, const std::vector<std::string>& elements,
                           bool isOwn, QWidget* parent)
    : QDialog(parent)
    , m_base(recipe)
    , m_unit(recipe.code == DftCode::Vasp ? 1 : units::kRydberg)
    , m_name(new QLineEdit)
    , m_tolerance(textField("tolerance"))
    , m_filter(textField("filter"))
    , m_points(new QComboBox)
    , m_polarised(new QCheckBox(tr("&polarised")))
    , m_elements(new QTableWidget)
    , m_algorithm(new QComboBox)
    , m_steps(countField("steps"))
    , m_outer(countField("outerSteps"))
    , m_problem(new QLabel) {
    setObjectName("recipeDialog");
    setWindowTitle(tr("Recipe"));
    build(elements, isOwn);
    describeFields();
    show(recipe);
    updateState();
    resize(860, 560);
}

void RecipeDialog::build(const std::vector<std::string>& elements, bool isOwn) {
    m_name->setObjectName("recipeName");
    auto* top = new QFormLayout;
    top->setHorizontalSpacing(kGap);
    top->addRow(tr("&Name"), m_name);
    top->addRow(tr("Calculates"),
                new QLabel(tr("%1 by %2")
                               .arg(fromViewOf(functionalName(m_base.physics.functional)),
                                    fromViewOf(dftCodeName(m_base.code)))));
    auto* right = new QVBoxLayout;
    right->addWidget(elementFields(elements), 1);
    right->addWidget(solverFields());
    auto* content = new QWidget;
    auto* columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(2 * kMargin);
    columns->addWidget(physicsFields(), 2);
    columns->addLayout(right, 3);
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_problem->setObjectName("recipeProblem");
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_save = buttons->addButton(tr("Save recipe"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName("saveRecipe");
    m_save->setDefault(true);
    if (isOwn) {
        QPushButton* remove = buttons->addButton(tr("Remove"), QDialogButtonBox::ResetRole);
        remove->setObjectName("removeRecipe");
        remove->setToolTip(tr("Campaigns that were made by it keep their copy"));
        connect(remove, &QPushButton::clicked, this, [this] {
            m_isRemovalWanted = true;
            accept();
        });
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(kMargin);
    column->addLayout(top);
    column->addWidget(scroll, 1);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &RecipeDialog::updateState);
}

QWidget* RecipeDialog::physicsFields() {
    const bool isVasp = m_base.code == DftCode::Vasp, isCp2k = m_base.code == DftCode::Cp2k;
    const QString unit = QStringLiteral("\u00a0") + (isVasp ? tr("eV") : tr("Ry"));
    const auto energy = [&](const char* name) {
        QDoubleSpinBox* field = numberField(
            name, {.least = 0, .most = 100000, .decimals = isVasp ? 0 : 1, .step = 10}, 0);
        field->setSuffix(unit);
        return field;
    };
    m_cutoff = energy("cutoff");
    m_relative = energy("relativeCutoff");
    m_density = energy("densityCutoff");
    m_nonlocal = energy("nonlocalCutoff");
    m_nonlocal->setSpecialValueText(tr("as that of the grid"));
    m_points->setObjectName("points");
    m_points->addItems({tr("Gamma point alone"), tr("by spacing")});
    m_spacing = numberField("spacing", {.least = 0, .most = 10, .decimals = 3, .step = 0.05}, 0.3);
    m_spacing->setSuffix(QStringLiteral("\u00a0") + tr("1/Å"));
    m_spacing->setToolTip(tr("With 2π; all cells of all densities get a mesh of this spacing"));
    m_smearing = numberField("smearing", {.least = 0, .most = 5, .decimals = 3, .step = 0.01}, 0);
    m_smearing->setSuffix(QStringLiteral("\u00a0") + tr("eV"));
    m_polarised->setObjectName("polarised");
    m_charge = numberField("charge", {.least = -100, .most = 100, .decimals = 2, .step = 1}, 0);
    m_charge->setSuffix(QStringLiteral("\u00a0") + tr("e"));
    auto* fields = new QWidget;
    auto* form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(kGap);
    form->addRow(heading(tr("What decides the labels")));
    form->addRow(tr("C&utoff"), m_cutoff);
    if (isCp2k)
        form->addRow(tr("&Relative cutoff"), m_relative);
    if (isCp2k && m_base.physics.functional == Functional::OptB88Vdw)
        form->addRow(tr("Cutoff of &vdW"), m_nonlocal);
    if (m_base.code == DftCode::QuantumEspresso)
        form->addRow(tr("Cutoff of the &density"), m_density);
    form->addRow(isVasp   ? tr("To&lerance (EDIFF), eV")
                 : isCp2k ? tr("To&lerance (EPS_SCF)")
                          : tr("To&lerance (conv_thr), Ry"),
                 m_tolerance);
    if (isCp2k)
        form->addRow(tr("&Filter (EPS_DEFAULT)"), m_filter);
    form->addRow(tr("&k-points"), m_points);
    form->addRow(tr("Spacin&g"), m_spacing);
    if (!isCp2k)
        form->addRow(tr("S&mearing"), m_smearing);
    form->addRow(tr("Spin"), m_polarised);
    form->addRow(tr("C&harge"), m_charge);
    for (QDoubleSpinBox* field :
         {m_cutoff, m_relative, m_density, m_nonlocal, m_spacing, m_smearing, m_charge})
        connect(field, &QDoubleSpinBox::valueChanged, this, &RecipeDialog::updateState);
    for (QLineEdit* field : {m_tolerance, m_filter})
        connect(field, &QLineEdit::textChanged, this, &RecipeDialog::updateState);
    connect(m_points, &QComboBox::currentIndexChanged, this, &RecipeDialog::updateState);
    connect(m_polarised, &QCheckBox::toggled, this, &RecipeDialog::updateState);
    return fields;
}

QWidget* RecipeDialog::elementFields(const std::vector<std::string>& elements) {
    std::set<std::string> all(elements.begin(), elements.end());
    for (const auto& [name, physics] : m_base.physics.elements)
        all.insert(name);
    m_elements->setObjectName("elements");
    m_elements->setAccessibleName(tr("Elements"));
    m_elements->setColumnCount(kColumnCount);
    m_elements->setRowCount(static_cast<int>(all.size()));
    m_elements->setHorizontalHeaderLabels(
        {tr("Element"), m_base.code == DftCode::Vasp ? tr("POTCAR setup") : tr("Pseudopotential"),
         tr("Basis"), tr("Moment, µB"), tr("U, eV")});
    setHeaderToolTips(*m_elements->model(),
                      {{kPseudopotential, tr("File or setup that stands for the core electrons")},
                       {kBasis, tr("Name of the Gaussian basis set in the library of CP2K")},
                       {kMoment, tr("Magnetic moment that a polarised calculation begins with")},
                       {kHubbard, tr("Hubbard U of the localised shell (DFT+U); empty: none")}});
    m_elements->setColumnHidden(kBasis, m_base.code != DftCode::Cp2k);
    m_elements->setColumnHidden(kHubbard, m_base.code != DftCode::Vasp);
    m_elements->verticalHeader()->hide();
    m_elements->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_elements->setMinimumHeight(120);
    int row = 0;
    for (const std::string& name : all) {
        auto* item = new QTableWidgetItem(QString::fromStdString(name));
        item->setFlags(Qt::ItemIsEnabled);
        m_elements->setItem(row++, kElement, item);
    }
    auto* hint = new QLabel(tr("An empty field takes what is usual."));
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto* fields = new QWidget;
    auto* column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading(tr("Elements")));
    column->addWidget(m_elements, 1);
    column->addWidget(hint);
    connect(m_elements, &QTableWidget::cellChanged, this, &RecipeDialog::updateState);
    return fields;
}

QWidget* RecipeDialog::solverFields() {
    m_algorithm->setObjectName("algorithm");
    for (const std::string_view name : algorithmsOf(m_base.code))
        m_algorithm->addItem(fromViewOf(name));
    m_mixing = numberField("mixing", {.least = 0, .most = 1, .decimals = 2, .step = 0.05}, 0.4);
    auto* fields = new QWidget;
    auto* form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(kGap);
    form->addRow(heading(tr("How it is solved")));
    form->addRow(tr("&Algorithm"), m_algorithm);
    form->addRow(tr("Electronic &steps"), m_steps);
    if (m_base.code == DftCode::Cp2k)
        form->addRow(tr("&Outer steps"), m_outer);
    if (m_base.code != DftCode::Vasp)
        form->addRow(tr("Mi&xing"), m_mixing);
    connect(m_algorithm, &QComboBox::currentIndexChanged, this, &RecipeDialog::updateState);
    for (QSpinBox* field : {m_steps, m_outer})
        connect(field, &QSpinBox::valueChanged, this, &RecipeDialog::updateState);
    connect(m_mixing, &QDoubleSpinBox::valueChanged, this, &RecipeDialog::updateState);
    return fields;
}

void RecipeDialog::describeFields() {
    setToolTips(
        {{m_name, tr("Campaigns and labels keep this name: give another one to other physics")},
         {m_cutoff, tr("Of the plane waves or of the finest grid: higher is more accurate and "
                       "slower. Check the cutoff on Labels tells what is enough")},
         {m_relative, tr("REL_CUTOFF: which grid a Gaussian of a width is put on; 60 Ry is usual")},
         {m_density, tr("ecutrho: 4 times the cutoff for norm-conserving pseudopotentials, 8 to 12 "
                        "times for others")},
         {m_nonlocal, tr("Of the grid on which the van der Waals kernel is integrated")},
         {m_tolerance,
          tr("When the electrons count as converged: smaller forces need smaller tolerances")},
         {m_filter,
          tr("EPS_DEFAULT: what CP2K neglects in its integrals; well below the tolerance")},
         {m_points, tr("The Gamma point alone is enough for large cells of insulators, such as "
                       "melts of salts")},
         {m_polarised,
          tr("Calculates both spins: for atoms with unpaired electrons; takes twice as long")},
         {m_charge, tr("Of the whole cell; melts of salts are neutral")},
         {m_smearing,
          tr("Width of the occupation at the Fermi level: 0 for insulators, 0.1 eV for metals")},
         {m_algorithm, tr("How the wave functions are found; it changes the time, not the labels")},
         {m_steps, tr("Most electronic steps before a single point counts as not converged")},
         {m_outer, tr("Restarts of the inner loop of CP2K (OUTER_SCF)")},
         {m_mixing, tr("Share of the new density in each step: less is slower and steadier")},
         {m_save, tr("Into this project; can be undone")}});
}

void RecipeDialog::show(const Recipe& recipe) {
    const Physics& physics = recipe.physics;
    m_name->setText(QString::fromStdString(recipe.name));
    m_cutoff->setValue(physics.cutoff / m_unit);
    m_relative->setValue(physics.relativeCutoff / m_unit);
    m_density->setValue(physics.densityCutoff / m_unit);
    m_nonlocal->setValue(physics.nonlocalCutoff / m_unit);
    m_tolerance->setText(plainNumber(physics.tolerance));
    m_filter->setText(plainNumber(physics.filter));
    m_points->setCurrentIndex(physics.spacing ? 1 : 0);
    m_spacing->setValue(physics.spacing.value_or(m_spacing->value()));
    m_smearing->setValue(physics.smearing);
    m_polarised->setChecked(physics.isPolarised);
    m_charge->setValue(physics.charge);
    for (int row = 0; row < m_elements->rowCount(); ++row) {
        const auto found = physics.elements.find(cell(row, kElement).toStdString());
        const ElementPhysics own =
            found == physics.elements.end() ? ElementPhysics() : found->second;
        const auto set = [&](int column, const QString& text) {
            m_elements->setItem(row, column, new QTableWidgetItem(text));
        };
        set(kPseudopotential, QString::fromStdString(own.pseudopotential));
        set(kBasis, QString::fromStdString(own.basis));
        set(kMoment, own.moment ? plainNumber(*own.moment) : QString());
        set(kHubbard, own.hubbard ? plainNumber(own.hubbard->u) : QString());
    }
    m_algorithm->setCurrentText(QString::fromStdString(recipe.solver.algorithm));
    m_steps->setValue(recipe.solver.mostSteps);
    m_outer->setValue(recipe.solver.outerSteps);
    m_mixing->setValue(recipe.solver.mixing);
}

QString RecipeDialog::cell(int row, int column) const {
    const QTableWidgetItem* item = m_elements->item(row, column);
    return item ? item->text().trimmed() : QString();
}

Recipe RecipeDialog::recipe() const {
    Recipe recipe = m_base;
    recipe.name = m_name->text().trimmed().toStdString();
    Physics& physics = recipe.physics;
    // A field that was not touched keeps all digits.
    const auto take = [&](const QDoubleSpinBox* field, double& value, double unit) {
        if (field->textFromValue(value / unit) != field->textFromValue(field->value()))
            value = field->value() * unit;
    };
    take(m_cutoff, physics.cutoff, m_unit);
    take(m_relative, physics.relativeCutoff, m_unit);
    take(m_density, physics.densityCutoff, m_unit);
    take(m_nonlocal, physics.nonlocalCutoff, m_unit);
    physics.tolerance = numberIn(m_tolerance->text());
    physics.filter = numberIn(m_filter->text());
    physics.spacing =
        m_points->currentIndex() == 1 ? std::optional(m_spacing->value()) : std::nullopt;
    take(m_smearing, physics.smearing, 1);
    physics.isPolarised = m_polarised->isChecked();
    physics.charge = m_charge->value();
    physics.elements.clear();
    for (int row = 0; row < m_elements->rowCount(); ++row) {
        const std::string name = cell(row, kElement).toStdString();
        ElementPhysics own;
        own.pseudopotential = cell(row, kPseudopotential).toStdString();
        own.basis = cell(row, kBasis).toStdString();
        if (const QString moment = cell(row, kMoment); !moment.isEmpty())
            own.moment = numberIn(moment);
        if (const QString u = cell(row, kHubbard); !u.isEmpty())
            own.hubbard = usualHubbard(name, numberIn(u));
        if (own != ElementPhysics())
            physics.elements[name] = own;
    }
    recipe.solver.algorithm = m_algorithm->currentText().toStdString();
    recipe.solver.mostSteps = m_steps->value();
    recipe.solver.outerSteps = m_outer->value();
    recipe.solver.mixing = m_mixing->value();
    return recipe;
}

void RecipeDialog::updateState() {
    m_spacing->setEnabled(m_points->currentIndex() == 1);
    QString problem;
    try {
        validateOwn(recipe());
    } catch (const Error& error) {
        problem = errorText(error);
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_save->setEnabled(problem.isEmpty());
}

}  // namespace mtp::ui

#include "moc_RecipeDialog.cpp"
