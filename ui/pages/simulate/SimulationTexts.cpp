#include "ui/pages/simulate/SimulationTexts.h"

#include <QCoreApplication>

namespace mtp::ui {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("mtp::ui::SimulationTexts", text);
}

}  // namespace

QString stateText(SimulationState state) {
    switch (state) {
        case SimulationState::Ready:
            return translated("not started");
        case SimulationState::Running:
            return translated("running");
        case SimulationState::Finished:
            return translated("finished");
        case SimulationState::StoppedByGuard:
            return translated("stopped by the guard");
        case SimulationState::Paused:
            return translated("paused");
        case SimulationState::Stopped:
            return translated("stopped");
        case SimulationState::Failed:
            return translated("failed");
    }
    return {};
}

QString scheduleText(const std::string& name) {
    return QString::fromStdString(name).replace(QLatin1String("g/cm3"), QStringLiteral("g/cm³"));
}

QString whyNotGraded(const PlannedSimulation* plan, const std::optional<Engine>& engine) {
    if (!plan)
        return {};
    if (!plan->prepared.description.limits.grades)
        return translated(
            "No grades: the potential has no active set, and it is not known which configurations "
            "it was trained on.");
    if (engine && engine->canRun() && !engine->hasMtp)
        return translated("No grades: this LAMMPS runs potentials by KIM, which has none.");
    return {};
}

QString sentence(QString text) {
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

}  // namespace mtp::ui
