// Asks which elements the types of a potential are that does not say so itself.
#pragma once

#include <QDialog>
#include <string>
#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace mtp::ui {

class SpeciesDialog : public QDialog {
    Q_OBJECT

public:
    // known: the elements of the project's configurations, named as a help.
    SpeciesDialog(const QString& potential, int typeCount, const QStringList& known,
                  QWidget* parent);

    // One name for each type; complete once the dialog is accepted.
    std::vector<std::string> names() const;

private:
    // What is still missing or wrong; empty: nothing.
    QString problem() const;
    void updateState();

    std::size_t m_typeCount;
    QLineEdit* m_field;
    QLabel* m_problem;
    QPushButton* m_accept;
};

}  // namespace mtp::ui
