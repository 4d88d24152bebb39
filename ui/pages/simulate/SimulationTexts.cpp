#include "ui/pages/simulate/SimulationTexts.h"

#include <QCoreApplication>

#include "ui/language/CoreText.h"

namespace mtp::ui {

namespace {

struct SimulationText {
    Q_DECLARE_TR_FUNCTIONS(mtp::ui::SimulationTexts)
};

}  // namespace

QString stateText(SimulationState state) {
    switch (state) {
        case SimulationState::Ready:
            return SimulationText::tr("not started");
        case SimulationState::Running:
            return SimulationText::tr("running");
        case SimulationState::Finished:
            return SimulationText::tr("finished");
        case SimulationState::StoppedByGuard:
            return SimulationText::tr("stopped by the guard");
        case SimulationState::Paused:
            return SimulationText::tr("paused");
        case SimulationState::Stopped:
            return SimulationText::tr("stopped");
        case SimulationState::Failed:
            return SimulationText::tr("failed");
    }
    return {};
}

QString scheduleText(const std::string& name) {
    return coreText(name).replace(QLatin1String("g/cm3"), QStringLiteral("g/cm³"));
}

QString whyNotGraded(const PlannedSimulation* plan, const std::optional<Engine>& engine) {
    if (!plan)
        return {};
    if (!plan->prepared.description.limits.grades)
        return SimulationText::tr(
            "No grades: the potential has no active set, and it is not known which configurations "
            "it was trained on.");
    if (engine && engine->canRun() && !engine->hasMtp)
        return SimulationText::tr("No grades: this LAMMPS runs potentials by KIM, which has none.");
    return {};
}

QString whyNoRepulsion(const PlannedSimulation* plan, const std::optional<Engine>& engine) {
    if (!plan || !plan->prepared.description.options.hasRepulsion || !engine || !engine->canRun() ||
        engine->hasMtp)
        return {};
    return SimulationText::tr(
        "This LAMMPS runs potentials by KIM, which takes no repulsion beside them: choose mtp-lmp, "
        "or leave the repulsion out.");
}

QString howToRun(const std::filesystem::path& folder) {
    return readRunFolder(folder).options.hasRepulsion
               ? SimulationText::tr("A LAMMPS with pair_style mtp runs it: mtp-lmp -in in.lmp")
               : SimulationText::tr("Any LAMMPS with KIM runs it: lmp -in in.lmp");
}

QString sentence(QString text) {
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

}  // namespace mtp::ui
