#include "ui/pages/labels/RecipeForm.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <algorithm>
#include <set>

#include "core/base/Error.h"
#include "core/labelling/Deck.h"
#include "ui/pages/labels/RecipeDialog.h"
#include "ui/project/OwnRecipes.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Spacing.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

QString fromName(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace

RecipeForm::RecipeForm(ProjectModel& project, Inspector& inspector, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_recipe(new QComboBox)
    , m_code(new QComboBox)
    , m_library(new QLineEdit)
    , m_browse(new QPushButton(tr("Choose folder…")))
    , m_edit(new QPushButton(tr("Edit…")))
    , m_check(new QPushButton(tr("Check the cutoff…")))
    , m_physics(new QLabel) {
    hide();  // its widgets stand in the inspector
    build(*inspector.addGroup(tr("Recipe")));
    fill();
    connect(m_recipe, &QComboBox::currentIndexChanged, this, &RecipeForm::refresh);
    connect(m_code, &QComboBox::currentIndexChanged, this, &RecipeForm::refresh);
    connect(m_library, &QLineEdit::textChanged, this, &RecipeForm::refresh);
    connect(m_browse, &QPushButton::clicked, this, &RecipeForm::chooseLibrary);
    connect(m_edit, &QPushButton::clicked, this, &RecipeForm::edit);
    connect(m_check, &QPushButton::clicked, this, &RecipeForm::checkWanted);
    // Recipes are among the settings of the project, whose changes this signal tells too.
    connect(&project, &ProjectModel::ladderChanged, this, &RecipeForm::fill);
    connect(&project, &ProjectModel::configurationsChanged, this, &RecipeForm::refresh);
}

void RecipeForm::build(InspectorGroup& group) {
    m_recipe->setObjectName("recipe");
    m_code->setObjectName("code");
    for (const DftCode code : allDftCodes())
        m_code->addItem(fromName(dftCodeName(code)), static_cast<int>(code));
    m_library->setObjectName("library");
    m_library->setClearButtonEnabled(true);
    m_browse->setObjectName("chooseLibrary");
    m_edit->setObjectName("editRecipe");
    m_edit->setToolTip(tr("Make a recipe of your own from this one, or change yours"));
    m_check->setObjectName("checkCutoff");
    m_check->setToolTip(
        tr("Calculate the lowest and the highest density with 1, 1.25 and 1.5 times the cutoff"));
    m_physics->setObjectName("physics");
    m_physics->setWordWrap(true);
    m_physics->setTextFormat(Qt::PlainText);
    auto* buttons = new QWidget;
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    row->addWidget(m_edit);
    row->addWidget(m_check, 1);
    group.addRow(tr("F&unctional"), m_recipe);
    group.addRow(tr("&Code"), m_code);
    group.addRow(tr("&Library"), m_library);
    group.addWide(m_browse);
    group.addWide(m_physics);
    group.addWide(buttons);
}

// The built-in ones, then those of the project.
void RecipeForm::fill() {
    std::vector<Recipe> own = ownRecipes(m_project);
    if (m_recipe->count() > 0 && own == m_own)
        return;
    m_own = std::move(own);
    const QString before = m_recipe->currentText();
    {
        const QSignalBlocker blocker(m_recipe);
        m_recipe->clear();
        for (const Functional functional : allFunctionals())
            m_recipe->addItem(fromName(functionalName(functional)), static_cast<int>(functional));
        if (!m_own.empty())
            m_recipe->insertSeparator(m_recipe->count());
        for (const Recipe& recipe : m_own)
            m_recipe->addItem(QString::fromStdString(recipe.name));
        m_recipe->setCurrentIndex(std::max(0, m_recipe->findText(before)));
    }
    refresh();
}

std::optional<Recipe> RecipeForm::ownRecipe() const {
    const std::string name = m_recipe->currentText().toStdString();
    const auto found = std::find_if(m_own.begin(), m_own.end(),
                                    [&](const Recipe& recipe) { return recipe.name == name; });
    return found == m_own.end() ? std::nullopt : std::optional(*found);
}

DftCode RecipeForm::code() const {
    return static_cast<DftCode>(m_code->currentData().toInt());
}

Recipe RecipeForm::recipe() const {
    if (const std::optional<Recipe> own = ownRecipe())
        return *own;
    return builtInRecipe(static_cast<Functional>(m_recipe->currentData().toInt()), code());
}

std::string RecipeForm::library() const {
    return m_library->text().trimmed().toStdString();
}

void RecipeForm::refresh() {
    if (const std::optional<Recipe> own = ownRecipe()) {
        const QSignalBlocker blocker(m_code);
        m_code->setCurrentIndex(m_code->findData(static_cast<int>(own->code)));
    }
    m_code->setEnabled(!ownRecipe());
    QStringList lines;
    m_isSound = true;
    try {
        const bool isOwn = ownRecipe().has_value();
        for (const auto& [name, value] : describeRecipe(recipe()))
            if (name != "Code" && (isOwn || name != "Functional"))  // they stand above
                lines << QString::fromStdString(name + ": " + value);
    } catch (const InputError& error) {
        lines = {QString::fromUtf8(error.what())};
        m_isSound = false;
    }
    m_physics->setText(lines.join(QLatin1Char('\n')));
    m_edit->setEnabled(m_isSound && m_project.hasProject());
    m_check->setEnabled(m_isSound && !m_project.configurations().empty());
    refreshLibrary();
    emit changed();
}

void RecipeForm::refreshLibrary() {
    m_library->setEnabled(code() != DftCode::Cp2k);
    m_browse->setEnabled(code() != DftCode::Cp2k);
    m_library->setPlaceholderText(code() == DftCode::Vasp   ? tr("POTCAR setups")
                                  : code() == DftCode::Cp2k ? tr("CP2K's own")
                                                            : tr("Pseudopotentials"));
}

void RecipeForm::edit() {
    const bool isOwn = ownRecipe().has_value();
    Recipe base = recipe();
    const std::string name = base.name;
    if (!isOwn)  // a name that is free, to begin with
        base.name = "my-" + base.name + "-" + std::string(dftCodeKey(base.code));
    RecipeDialog dialog(base, elementsOfProject(m_project), isOwn, window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (dialog.isRemovalWanted()) {
        removeRecipe(m_project, name);
        return;
    }
    const Recipe recipe = dialog.recipe();
    if (keepRecipe(m_project, recipe))
        m_recipe->setCurrentText(QString::fromStdString(recipe.name));
}

void RecipeForm::chooseLibrary() {
    const QString folder =
        QFileDialog::getExistingDirectory(window(), tr("Choose the library"), m_library->text());
    if (!folder.isEmpty())
        m_library->setText(folder);
}

std::vector<std::string> elementsOfProject(const ProjectModel& project) {
    std::set<std::size_t> sizes;  // configurations of one size are scaled copies of each other
    std::set<std::string> elements;
    for (const ConfigurationRecord& record : project.configurations())
        if (sizes.insert(record.atomCount).second)
            for (const std::string& element : elementsOf(project.frame(record)))
                elements.insert(element);
    return {elements.begin(), elements.end()};
}

}  // namespace mtp::ui

#include "moc_RecipeForm.cpp"
