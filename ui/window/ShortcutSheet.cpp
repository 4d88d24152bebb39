#include "ui/window/ShortcutSheet.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/language/Mnemonic.h"

namespace mtp::ui {

namespace {

struct SheetText {
    Q_DECLARE_TR_FUNCTIONS(mtp::ui::ShortcutSheet)
};

class Sheet {
public:
    explicit Sheet(QGridLayout& grid) : m_grid(grid) {
        grid.setHorizontalSpacing(32);
        grid.setVerticalSpacing(4);
        grid.setColumnStretch(1, 1);
    }

    void addHeading(const QString& text) {
        auto* label = new QLabel(text);
        QFont font = label->font();
        font.setWeight(QFont::DemiBold);
        label->setFont(font);
        label->setContentsMargins(0, m_row > 0 ? 12 : 0, 0, 2);
        m_grid.addWidget(label, m_row++, 0, 1, 2);
    }

    void add(const QString& keys, const QString& what) {
        auto* text = new QLabel(what);
        text->setTextFormat(Qt::PlainText);
        m_grid.addWidget(new QLabel(keys), m_row, 0);
        m_grid.addWidget(text, m_row++, 1);
    }

private:
    QGridLayout& m_grid;
    int m_row = 0;
};

QString plain(const QString& text) {
    return withoutMnemonic(text).remove(QStringLiteral("…"));
}

void addMenus(Sheet& sheet, const QMenuBar& menus) {
    for (const QAction* top : menus.actions()) {
        bool isFirst = true;
        for (const QAction* action : top->menu()->actions()) {
            if (action->shortcut().isEmpty())
                continue;
            if (isFirst)
                sheet.addHeading(plain(top->text()));
            isFirst = false;
            // "Undo Make 90 configurations" is Undo here.
            const QString name = action->objectName() == "undo"   ? SheetText::tr("Undo")
                                 : action->objectName() == "redo" ? SheetText::tr("Redo")
                                                                  : plain(action->text());
            sheet.add(action->shortcut().toString(QKeySequence::NativeText), name);
        }
    }
}

}  // namespace

void showShortcutSheet(QWidget& window, const QMenuBar& menus) {
    auto* body = new QWidget;
    auto* grid = new QGridLayout(body);
    Sheet sheet(*grid);
    addMenus(sheet, menus);
    sheet.addHeading(SheetText::tr("On every page"));
    sheet.add(SheetText::tr("Ctrl+Enter"), SheetText::tr("Press the button at the top right"));
    sheet.addHeading(SheetText::tr("Trajectory"));
    sheet.add(SheetText::tr("Space"), SheetText::tr("Play or pause"));
    sheet.add(SheetText::tr("Left, Right"), SheetText::tr("Previous, next frame"));
    sheet.addHeading(SheetText::tr("Lists and plots"));
    sheet.add(SheetText::tr("Ctrl+click, Shift+click"), SheetText::tr("Add to the selection"));
    sheet.add(SheetText::tr("F2"), SheetText::tr("Rename, or change a value"));
    sheet.add(SheetText::tr("N, P"), SheetText::tr("Inspect: next, previous worst configuration"));
    sheet.add(SheetText::tr("Double click on a title"), SheetText::tr("Enlarge a plot"));
    sheet.addHeading(SheetText::tr("Structure"));
    sheet.add(SheetText::tr("Drag"), SheetText::tr("Turn"));
    sheet.add(SheetText::tr("Wheel"), SheetText::tr("Zoom"));
    sheet.add(SheetText::tr("Middle button, drag"), SheetText::tr("Move"));
    auto* scroll = new QScrollArea;
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* dialog = new QDialog(&window);
    dialog->setObjectName("shortcutSheet");
    dialog->setWindowTitle(SheetText::tr("Keyboard shortcuts"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    dialog->resize(480, 600);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->open();
}

}  // namespace mtp::ui
