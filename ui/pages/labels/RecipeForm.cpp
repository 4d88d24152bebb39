#include "ui/pages/labels/RecipeForm.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <algorithm>
#include <set>

#include "core/base/Error.h"
#include "core/labelling/Deck.h"
#include "ui/language/CoreText.h"
#include "ui/pages/RecipeChoice.h"
#include "ui/pages/labels/RecipeDialog.h"
#include "ui/project/OwnRecipes.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Spacing.h"
#include "ui/widgets/InputDialog.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

const QString kLibraryKey = QStringLiteral("library");  // in the view state

}  // namespace

RecipeForm::RecipeForm(ProjectModel& project, Inspector& inspector, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_recipe(new RecipeChoice({QStringLiteral("recipe"), QStringLiteral("code")}, this))
    , m_library(new QLineEdit)
    , m_browse(new QPushButton(tr("Choose folder…")))
    , m_edit(new QPushButton(tr("Edit…")))
    , m_check(new QPushButton(tr("Check the cutoff…")))
    , m_physics(new QLabel) {
    hide();  // its widgets stand in the inspector
    build(*inspector.addGroup(tr("Recipe")));
    connect(m_recipe, &RecipeChoice::changed, this, &RecipeForm::refresh);
    connect(m_library, &QLineEdit::textChanged, this, &RecipeForm::refresh);
    connect(m_browse, &QPushButton::clicked, this, &RecipeForm::chooseLibrary);
    connect(m_edit, &QPushButton::clicked, this, &RecipeForm::edit);
    connect(m_check, &QPushButton::clicked, this, &RecipeForm::checkWanted);
    // Recipes are among the settings of the project, whose changes this signal tells too.
    connect(&project, &ProjectModel::ladderChanged, this, &RecipeForm::fill);
    for (const auto signal : {&ProjectModel::trajectoryChanged, &ProjectModel::campaignsChanged})
        connect(&project, signal, this, &RecipeForm::fill);
    connect(&project, &ProjectModel::configurationsChanged, this, [this] {
        fill();
        refresh();
    });
    fill();
    refresh();
}

void RecipeForm::build(InspectorGroup& group) {
    m_library->setObjectName("library");
    m_library->setClearButtonEnabled(true);
    m_browse->setObjectName("chooseLibrary");
    m_browse->setToolTip(tr("The folder that holds POTCAR setups or pseudopotentials"));
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
    group.addRow(tr("F&unctional"), m_recipe->recipes());
    group.addRow(tr("&Code"), m_recipe->codes());
    group.addRow(tr("&Library"), m_library);
    group.addWide(m_browse);
    group.addWide(m_physics);
    group.addWide(buttons);
}

void RecipeForm::fill() {
    m_recipe->setOwn(offeredRecipes(m_project));
    const UsualRecipe usual = usualRecipe(m_project);
    m_recipe->setUsual(usual.name, usual.code);
}

Recipe RecipeForm::recipe() const {
    return m_recipe->recipe();
}

std::string RecipeForm::library() const {
    return m_library->text().trimmed().toStdString();
}

void RecipeForm::refresh() {
    QStringList lines;
    m_isSound = true;
    try {
        const bool isOwn = m_recipe->ownRecipe().has_value();
        for (const auto& [name, value] : describeRecipe(recipe()))
            if (name != "Code" && (isOwn || name != "Functional"))  // they stand above
                lines << coreText(name) + QLatin1String(": ") + coreText(value);
    } catch (const InputError& error) {
        lines = {errorText(error)};
        m_isSound = false;
    }
    m_physics->setText(lines.join(QLatin1Char('\n')));
    m_edit->setEnabled(m_isSound && m_project.hasProject());
    m_check->setEnabled(m_isSound && !m_project.configurations().empty());
    refreshLibrary();
    emit changed();
}

// Its end, which tells more, is all that is seen of a long path.
void RecipeForm::refreshLibrary() {
    m_library->setToolTip(
        m_library->text().isEmpty()
            ? tr("Where the files are that stand for core electrons; CP2K brings its own")
            : m_library->text());
    const DftCode code = m_recipe->code();
    m_library->setEnabled(code != DftCode::Cp2k);
    m_browse->setEnabled(code != DftCode::Cp2k);
    m_library->setPlaceholderText(code == DftCode::Vasp   ? tr("POTCAR setups")
                                  : code == DftCode::Cp2k ? tr("CP2K's own")
                                                          : tr("Pseudopotentials"));
}

void RecipeForm::edit() {
    const QString name = editRecipe(m_project, *m_recipe, elementsOfProject(m_project), window());
    if (!name.isEmpty())
        m_recipe->recipes()->setCurrentText(name);
}

void RecipeForm::setLibrary(const std::string& library) {
    m_library->setText(QString::fromStdString(library));
}

QJsonObject RecipeForm::values() const {
    QJsonObject values = m_recipe->values();
    values[kLibraryKey] = m_library->text();
    return values;
}

void RecipeForm::setValues(const QJsonObject& values) {
    fill();
    m_recipe->setValues(values);
    m_library->setText(values[kLibraryKey].toString());
}

void RecipeForm::chooseLibrary() {
    const QString folder = askForFolder(window(), tr("Choose the library"));
    if (!folder.isEmpty())
        m_library->setText(folder);
}

QString editRecipe(ProjectModel& project, const RecipeChoice& choice,
                   const std::vector<std::string>& elements, QWidget* parent) {
    Recipe base = choice.recipe();
    const std::string name = base.name;
    const std::vector<Recipe> kept = ownRecipes(project);
    const bool isOwn = std::any_of(kept.begin(), kept.end(),
                                   [&](const Recipe& recipe) { return recipe.name == name; });
    if (!isOwn)  // a name that is free, to begin with
        base.name = "my-" + base.name + "-" + std::string(dftCodeKey(base.code));
    RecipeDialog dialog(base, elements, isOwn, parent);
    if (dialog.exec() != QDialog::Accepted)
        return {};
    if (dialog.isRemovalWanted()) {
        removeRecipe(project, name);
        return {};
    }
    const Recipe recipe = dialog.recipe();
    return keepRecipe(project, recipe) ? QString::fromStdString(recipe.name) : QString();
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
