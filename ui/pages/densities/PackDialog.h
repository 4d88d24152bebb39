// A random distribution of ions at a density: chosen, seen and saved for an AIMD.
#pragma once

#include <QDialog>
#include <QPointer>
#include <optional>

#include "core/density/Packing.h"

class QDoubleSpinBox;
class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace mtp {
class FormatRegistry;
}

namespace mtp::ui {

class Job;
class JobBoard;
class StructureView;

class PackDialog : public QDialog {
    Q_OBJECT

public:
    PackDialog(JobBoard& jobs, const FormatRegistry& registry, QWidget* parent);
    ~PackDialog() override;

    // Ions and density to begin with.
    void setIons(const std::map<std::string, int>& composition, std::optional<double> density);
    // Absent until packed.
    const std::optional<Frame>& packed() const { return m_frame; }
    // Returns an error message; empty where it was written.
    QString save(const QString& path) const;

signals:
    // An AIMD run is to start from what was packed.
    void aimdWanted(const mtp::Frame& packed);

private:
    void buildForm();
    QLayout* onwardButtons();
    // Absent, with the reason shown, if a field cannot be read.
    std::optional<PackingOptions> options();
    void pack();
    void showPacked(const Frame& frame);
    void askForFile();

    JobBoard& m_jobs;
    const FormatRegistry& m_registry;
    QPointer<Job> m_job;
    QLineEdit* m_ions;
    QDoubleSpinBox* m_density;
    QLineEdit* m_cell;
    QDoubleSpinBox* m_fraction;
    QLineEdit* m_distances;
    QSpinBox* m_seed;
    QPushButton* m_pack;
    QPushButton* m_save;
    QPushButton* m_aimd;
    QLabel* m_message;
    StructureView* m_view;
    std::optional<Frame> m_frame;
};

}  // namespace mtp::ui
