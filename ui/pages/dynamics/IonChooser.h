// The ions of a run with what they do, and a condition that chooses among them.
#pragma once

#include <QWidget>
#include <memory>

#include "ui/pages/dynamics/DynamicsAnalysis.h"
#include "ui/pages/dynamics/HopSelection.h"

class QLabel;
class QLineEdit;

namespace mtp::ui {

class NumberTable;

class IonChooser : public QWidget {
    Q_OBJECT

public:
    explicit IonChooser(QWidget* parent = nullptr);

    // Null: nothing yet.
    void show(std::shared_ptr<const DynamicsResult> result);
    // Marks the rows of the chosen ions.
    void markChosen(const HopSelection& selection);
    // For which the condition holds now, which is said in words; none if it is empty or wrong.
    std::vector<std::size_t> ions();

signals:
    // By the condition; none if it is empty or wrong.
    void ionsChosen(const std::vector<std::size_t>& ions);
    // In the list.
    void ionChosen(std::size_t ion);

private:
    void choose();

    QLineEdit* m_condition;
    QLabel* m_words;  // how many ions there are, or what is wrong
    NumberTable* m_list;
    std::shared_ptr<const DynamicsResult> m_result;
};

}  // namespace mtp::ui
