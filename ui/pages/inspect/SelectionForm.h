// How points of a fit are chosen (by mouse, expression, as the worst) and what is done to them.
#pragma once

#include <QWidget>
#include <cstdint>
#include <functional>
#include <vector>

#include "ui/plots/PointPlot.h"

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace mtp::ui {

class ConfigurationEdits;
class Inspector;
class ProjectModel;

class SelectionForm : public QWidget {
    Q_OBJECT

public:
    enum class Of { Configurations, Atoms };

    // Adds its groups to the inspector. chosen: ids of the configurations that are chosen.
    SelectionForm(ProjectModel& project, std::function<std::vector<std::int64_t>()> chosen,
                  Inspector& inspector);

    // Column of the table of configuration errors by which worst means.
    QString worstColumn() const;
    // What the expression is about.
    Of of() const;
    void setCounts(std::size_t configurations, std::size_t atoms);
    // Under the expression; empty where it is understood.
    void setProblem(const QString& text);
    // What is said of the point that was clicked.
    void setPoint(const QString& text);
    QLineEdit* expression() const { return m_expression; }

signals:
    void toolChosen(mtp::ui::PointPlot::Tool tool);
    void expressionEntered(const QString& expression, mtp::ui::SelectionForm::Of of,
                           Qt::KeyboardModifiers modifiers);
    void worstRequested(int count);
    void invertRequested();
    void clearRequested();
    void stepRequested(int by);  // to the next worst, or back

private:
    void buildSelection(Inspector& inspector);
    void describeSelection(QWidget& invert, QWidget& clear, QWidget& worst);
    void buildPoint(Inspector& inspector);
    void addTools(QWidget& row);

    ConfigurationEdits* m_edits;
    QLineEdit* m_expression;
    QComboBox* m_of;
    QLabel* m_problem;
    QSpinBox* m_worst;
    QComboBox* m_worstBy;
    QLabel* m_counts;
    QToolButton* m_change;
    QLabel* m_point;
};

}  // namespace mtp::ui
