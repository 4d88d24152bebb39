#include "ui/pages/RecipeChoice.h"

#include <QSignalBlocker>
#include <algorithm>

#include "ui/widgets/Fields.h"

namespace mtp::ui {

namespace {

// Keys of the view state.
const QString kRecipeKey = QStringLiteral("recipe"), kCodeKey = QStringLiteral("code");

QString recipeText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace

RecipeChoice::RecipeChoice(const Names& names, QObject* parent)
    : QObject(parent), m_recipes(choiceField(names.recipes)), m_codes(choiceField(names.codes)) {
    for (const DftCode code : allDftCodes())
        m_codes->addItem(recipeText(dftCodeName(code)), static_cast<int>(code));
    for (const Functional functional : allFunctionals())
        m_recipes->addItem(recipeText(functionalName(functional)), static_cast<int>(functional));
    m_recipes->setToolTip(
        RecipeChoice::tr("Functional with cutoffs and tolerances that fit it, or a recipe of your "
                         "own. Labels of different functionals cannot be mixed"));
    m_codes->setToolTip(RecipeChoice::tr(
        "The program that input files are written for, and whose output is read back"));
    for (QComboBox* box : {m_recipes, m_codes})
        connect(box, &QComboBox::currentIndexChanged, this, &RecipeChoice::take);
}

void RecipeChoice::take() {
    m_isChosen = true;
    refresh();
}

void RecipeChoice::setUsual(const QString& recipe, std::optional<DftCode> code) {
    m_usualRecipe = recipe;
    m_usualCode = code;
    if (!m_isChosen)
        takeUsual();
}

void RecipeChoice::takeUsual() {
    {
        const QSignalBlocker recipes(m_recipes), codes(m_codes);
        // The separator has an empty text.
        m_recipes->setCurrentIndex(
            m_usualRecipe.isEmpty() ? 0 : std::max(0, m_recipes->findText(m_usualRecipe)));
        chooseCode(m_usualCode.value_or(allDftCodes().front()));
    }
    m_isChosen = false;
    refresh();
}

void RecipeChoice::setOwn(std::vector<Recipe> own) {
    if (own == m_own)
        return;
    m_own = std::move(own);
    const QString before = m_recipes->currentText();
    {
        const QSignalBlocker blocker(m_recipes);
        while (m_recipes->count() > static_cast<int>(allFunctionals().size()))
            m_recipes->removeItem(m_recipes->count() - 1);
        if (!m_own.empty())
            m_recipes->insertSeparator(m_recipes->count());
        for (const Recipe& recipe : m_own)
            m_recipes->addItem(QString::fromStdString(recipe.name));
        m_recipes->setCurrentIndex(std::max(0, m_recipes->findText(before)));
    }
    refresh();
}

void RecipeChoice::refresh() {
    const std::optional<Recipe> own = ownRecipe();
    if (own) {
        const QSignalBlocker blocker(m_codes);
        chooseCode(own->code);
    }
    m_codes->setEnabled(!own);
    emit changed();
}

std::optional<Recipe> RecipeChoice::ownRecipe() const {
    const std::string name = m_recipes->currentText().toStdString();
    const auto found = std::find_if(m_own.begin(), m_own.end(),
                                    [&](const Recipe& recipe) { return recipe.name == name; });
    return found == m_own.end() ? std::nullopt : std::optional(*found);
}

DftCode RecipeChoice::code() const {
    return static_cast<DftCode>(m_codes->currentData().toInt());
}

void RecipeChoice::chooseFunctional(Functional functional) {
    m_recipes->setCurrentIndex(m_recipes->findData(static_cast<int>(functional)));
}

void RecipeChoice::chooseCode(DftCode code) {
    m_codes->setCurrentIndex(m_codes->findData(static_cast<int>(code)));
}

Recipe RecipeChoice::recipe() const {
    if (const std::optional<Recipe> own = ownRecipe())
        return *own;
    return builtInRecipe(static_cast<Functional>(m_recipes->currentData().toInt()), code());
}

QJsonObject RecipeChoice::values() const {
    if (!m_isChosen)
        return {};
    return {{kRecipeKey, m_recipes->currentText()}, {kCodeKey, m_codes->currentIndex()}};
}

void RecipeChoice::setValues(const QJsonObject& values) {
    const QString name = values[kRecipeKey].toString();
    if (name.isEmpty())
        return takeUsual();
    m_isChosen = true;
    m_recipes->setCurrentIndex(std::max(0, m_recipes->findText(name)));
    if (!ownRecipe())
        m_codes->setCurrentIndex(values[kCodeKey].toInt(m_codes->currentIndex()));
}

}  // namespace mtp::ui

#include "moc_RecipeChoice.cpp"
