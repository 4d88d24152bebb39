// What this program is, in which version, made of which libraries, under which licences.
#pragma once

#include <QDialog>

namespace mtp::ui {

class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent);

private:
    QWidget* head();
    QWidget* libraries();
    QWidget* licences();
    void copy();
};

}  // namespace mtp::ui
