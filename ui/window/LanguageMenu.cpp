#include "ui/window/LanguageMenu.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMessageBox>

#include "ui/language/Language.h"

namespace mtp::ui {

namespace {

struct LanguageMenuText {
    Q_DECLARE_TR_FUNCTIONS(mtp::ui::LanguageMenu)
};

}  // namespace

void addLanguageMenu(QMenu& menu) {
    std::vector<Language> all = languages();
    if (all.size() < 2)
        return;
    all.insert(all.begin(), {{}, LanguageMenuText::tr("As the desktop")});
    QMenu* choices = menu.addMenu(LanguageMenuText::tr("&Language"));
    choices->setObjectName("languageMenu");
    auto* group = new QActionGroup(choices);
    for (const Language& language : all) {
        QAction* action = choices->addAction(language.name, group, [&menu, code = language.code] {
            chooseLanguage(code);
            QMessageBox::information(
                menu.window(), LanguageMenuText::tr("Language"),
                LanguageMenuText::tr("The language changes when the program is started again."));
        });
        action->setCheckable(true);
        action->setChecked(language.code == chosenLanguage());
        group->addAction(action);
    }
}

}  // namespace mtp::ui
