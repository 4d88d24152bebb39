#include "ui/tour/TourStep.h"

#include <QCoreApplication>

namespace mtp::ui {

namespace {

struct TourText {
    Q_DECLARE_TR_FUNCTIONS(mtp::ui::TourText)
};

}  // namespace

std::vector<TourStep> tourSteps() {
    return {
        {PageId::Trajectory, TourText::tr("Frames of an AIMD run"),
         TourText::tr("Everything begins with an AIMD run. Its energy and temperature are drawn "
                      "over time. Drag the edge of the grey part over what is no equilibrium yet: "
                      "those frames are left out."),
         QStringLiteral("timeline")},
        {PageId::Densities, TourText::tr("The same melt, denser and thinner"),
         TourText::tr("A potential trained at one density fails at others. Each mark of this "
                      "ladder is a density to which frames are scaled. Drag a mark, or double "
                      "click to add one."),
         QStringLiteral("ladder")},
        {PageId::Labels, TourText::tr("Energies and forces by DFT"),
         TourText::tr("The scaled cells need single points. A recipe writes their input files for "
                      "VASP, Quantum ESPRESSO or CP2K, here or on a cluster. The example has its "
                      "labels already."),
         QStringLiteral("recipe")},
        {PageId::Train, TourText::tr("Training"),
         TourText::tr("This button always does the next step of a page; here it trains a potential "
                      "on all labels. Errors and parity are drawn while it runs, and you can go on "
                      "with the tour meanwhile."),
         QStringLiteral("primary")},
        {PageId::Inspect, TourText::tr("Where the fit is wrong"),
         TourText::tr("Every point is a prediction beside its label. Click one to see its atoms; "
                      "the tabs ask where the potential was never tested. Without a potential "
                      "this page is empty."),
         QStringLiteral("inspectTabs")},
        {PageId::Simulate, TourText::tr("Running it in LAMMPS"),
         TourText::tr("A protocol holds, melts, quenches or expands a cell. Atoms that leave what "
                      "was trained are seen by their grade, and the run is stopped before it "
                      "tells nonsense."),
         QStringLiteral("protocol")},
        {PageId::Learn, TourText::tr("Learning what is missing"),
         TourText::tr("A loop rehearses simulations, has those frames calculated that the "
                      "potential does not know, and trains again, until the rehearsals run "
                      "through."),
         QStringLiteral("learnLabels")},
        {PageId::Dynamics, TourText::tr("How the ions move"),
         TourText::tr(
             "Long runs give diffusion, conductivity, and the single hops of the ions. "
             "The user guide (F1) tells more of each page; Help > Tour of the pages begins again."),
         QStringLiteral("dynamicsIon")}};
}

}  // namespace mtp::ui
