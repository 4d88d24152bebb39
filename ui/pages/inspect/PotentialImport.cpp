#include "ui/pages/inspect/PotentialImport.h"

#include <QFileInfo>
#include <set>

#include "core/base/UtcTime.h"
#include "core/mtp/PotentialFile.h"
#include "ui/language/CoreText.h"
#include "ui/pages/inspect/SpeciesDialog.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace {

// The elements of the labelled configurations, as far as the first few say.
QStringList elementsOf(const ProjectModel& project) {
    constexpr std::size_t kEnough = 20;
    std::set<std::string> names;
    std::size_t looked = 0;
    for (const ConfigurationRecord& record : project.configurations()) {
        if (!record.energy || looked++ >= kEnough)
            continue;
        const Frame frame = project.frame(record);
        if (isNamed(frame))
            for (const auto& [name, count] : composition(frame))
                names.insert(name);
    }
    QStringList list;
    for (const std::string& name : names)
        list << QString::fromStdString(name);
    return list;
}

}  // namespace

PotentialImport::PotentialImport(ProjectModel& project, QWidget* page)
    : QObject(page), m_project(project), m_page(page) {}

void PotentialImport::open(const QString& path) {
    try {
        RunRecord run;
        run.potential = readPotential(path.toStdString());
        run.name = QFileInfo(path).fileName().toStdString();
        run.stopReason = "read from a file";  // as coreText() knows it
        run.created = utcNow();
        if (run.potential->species.empty())
            nameSpecies(std::move(run));
        else
            m_project.addRun(run);
    } catch (const Error& error) {
        emit failed(errorText(error));
    }
}

void PotentialImport::nameSpecies(RunRecord run) {
    auto* dialog =
        new SpeciesDialog(QString::fromStdString(run.name), run.potential.value().speciesCount,
                          elementsOf(m_project), m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, run = std::move(run)]() mutable {
        run.id = 0;
        run.potential->species = dialog->names();
        m_project.addRun(run);
    });
    dialog->open();
}

}  // namespace mtp::ui

#include "moc_PotentialImport.cpp"
