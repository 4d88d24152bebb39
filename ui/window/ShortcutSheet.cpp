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

namespace mtp::ui {

namespace {

QString sheetText(const char* text) {
    return QCoreApplication::translate("ShortcutSheet", text);
}

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

QString plain(QString text) {
    return text.remove('&').remove(QStringLiteral("…"));
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
            const QString name = action->objectName() == "undo"   ? sheetText("Undo")
                                 : action->objectName() == "redo" ? sheetText("Redo")
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
    sheet.addHeading(sheetText("On every page"));
    sheet.add(sheetText("Ctrl+Enter"), sheetText("Press the button at the top right"));
    sheet.addHeading(sheetText("Trajectory"));
    sheet.add(sheetText("Space"), sheetText("Play or pause"));
    sheet.add(sheetText("Left, Right"), sheetText("Previous, next frame"));
    sheet.addHeading(sheetText("Lists and plots"));
    sheet.add(sheetText("Ctrl+click, Shift+click"), sheetText("Add to the selection"));
    sheet.add(sheetText("F2"), sheetText("Rename, or change a value"));
    sheet.add(sheetText("N, P"), sheetText("Inspect: next, previous worst configuration"));
    sheet.add(sheetText("Double click on a title"), sheetText("Enlarge a plot"));
    sheet.addHeading(sheetText("Structure"));
    sheet.add(sheetText("Drag"), sheetText("Turn"));
    sheet.add(sheetText("Wheel"), sheetText("Zoom"));
    sheet.add(sheetText("Middle button, drag"), sheetText("Move"));
    auto* scroll = new QScrollArea;
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* dialog = new QDialog(&window);
    dialog->setObjectName("shortcutSheet");
    dialog->setWindowTitle(sheetText("Keyboard shortcuts"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    dialog->resize(480, 600);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->open();
}

}  // namespace mtp::ui
