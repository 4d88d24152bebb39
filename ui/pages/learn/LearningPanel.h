// The rounds of a learning loop: plots of grades and errors, a table, and in words how it is.
#pragma once

#include <QWidget>
#include <memory>

#include "core/learning/LearningRecord.h"

class QLabel;

namespace mtp::ui {

class CurvePlot;
class NumberTable;

// "Stable: the rehearsal ran through, and no frame lies beyond the training set."
QString learningStateText(const LearningRecord& record);

class LearningPanel : public QWidget {
    Q_OBJECT

public:
    explicit LearningPanel(QWidget* parent = nullptr);

    // Null: no loop yet. text: how it is.
    void show(std::shared_ptr<const LearningRecord> record, const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void draw();

    std::shared_ptr<const LearningRecord> m_record;
    QLabel* m_state;
    CurvePlot* m_grades;
    CurvePlot* m_errors;
    NumberTable* m_table;
};

}  // namespace mtp::ui
