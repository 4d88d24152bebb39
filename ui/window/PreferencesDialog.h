// The preferences of the user, which apply as they are chosen; and what of other programs and
// folders this one knows.
#pragma once

#include <QDialog>
#include <array>

#include "core/workflow/InstalledPrograms.h"
#include "ui/window/Preferences.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;
class QTableWidget;

namespace mtp::ui {

class JobBoard;

class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    // Looks for programs in a job.
    PreferencesDialog(JobBoard& jobs, QWidget* parent);

private:
    void build();
    QWidget* choices();
    QWidget* units();
    QWidget* programs();
    QWidget* places();
    void show(const Preferences& preferences);
    void take();
    void fillLanguages();
    void look();
    void showPrograms(const std::vector<InstalledProgram>& programs);

    JobBoard& m_jobs;
    QComboBox* m_theme;
    QComboBox* m_language;
    QSpinBox* m_text;
    QSpinBox* m_threads;
    std::array<QComboBox*, kMeasures.size()> m_units{};
    QTableWidget* m_programs;
    QLabel* m_looking;
};

}  // namespace mtp::ui
