// A functional and a code, of the recipes that come with the program and of those of the project.
#pragma once

#include <QComboBox>
#include <QJsonObject>
#include <optional>
#include <vector>

#include "core/labelling/Recipe.h"

namespace mtp::ui {

// Two boxes, which are placed by whoever makes the choice.
class RecipeChoice : public QObject {
    Q_OBJECT

public:
    // Object names of the boxes.
    struct Names {
        QString recipes, codes;
    };

    RecipeChoice(const Names& names, QObject* parent);

    QComboBox* recipes() const { return m_recipes; }
    // Disabled while a recipe of the project is chosen, which has its code.
    QComboBox* codes() const { return m_codes; }
    // The recipes of the project come last.
    void setOwn(std::vector<Recipe> own);
    // What is chosen as long as nobody has chosen: a recipe of the project by its name, else the
    // first functional, and a code.
    void setUsual(const QString& recipe, std::optional<DftCode> code);
    std::optional<Recipe> ownRecipe() const;
    DftCode code() const;
    void chooseFunctional(Functional functional);
    void chooseCode(DftCode code);
    // Throws InputError if the code has not got the functional.
    Recipe recipe() const;
    // The choice as a project keeps it; empty if nobody has chosen.
    QJsonObject values() const;
    void setValues(const QJsonObject& values);

signals:
    void changed();

private:
    void take();
    void takeUsual();
    void refresh();

    std::vector<Recipe> m_own;
    QString m_usualRecipe;
    std::optional<DftCode> m_usualCode;
    bool m_isChosen = false;
    QComboBox* m_recipes;
    QComboBox* m_codes;
};

}  // namespace mtp::ui
