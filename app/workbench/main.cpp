// The desktop program: mtp-workbench [PATH...], or --plots FOLDER to draw a training's plots.
#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QScreen>
#include <QSurfaceFormat>
#include <QTextStream>

#include "app/commands/ReplayText.h"
#include "ui/plots/RenderPlots.h"
#include "ui/structure_view/StructureView.h"
#include "ui/theme/Theme.h"
#include "ui/window/CrashReport.h"
#include "ui/window/MainWindow.h"

namespace {

// VTK draws through X11; under Wayland its window calls fail (XWayland is there).
void preferX11() {
#ifdef Q_OS_LINUX
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && qEnvironmentVariableIsSet("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "xcb");
#endif
}

}  // namespace

int main(int argc, char** argv) {
    preferX11();
    QSurfaceFormat::setDefaultFormat(mtp::ui::StructureView::surfaceFormat());
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    QApplication::setApplicationName("mtp-workbench");
    QApplication::setApplicationDisplayName("MTP Workbench");
    QApplication::setOrganizationName("mtp-workbench");
    QApplication::setApplicationVersion(MTP_VERSION);
    QApplication::setDesktopFileName("mtp-workbench");
    mtp::ui::applyTheme(application);
    QApplication::setWindowIcon(mtp::ui::icon("app"));

    mtp::ui::installCrashHandler(MTP_VERSION);

    QCommandLineParser parser;
    parser.setApplicationDescription("Moment tensor potentials, from AIMD to LAMMPS");
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption plots(
        "plots", "Draw loss and parity plots from the tables in FOLDER, then end.", "FOLDER");
    parser.addOption(plots);
    parser.addPositionalArgument("paths", "Project, trajectory, run folder or potential.",
                                 "[PATH...]");
    parser.process(application);
    if (parser.isSet(plots)) {
        QTextStream messages(stderr);
        return mtp::ui::renderPlots(parser.value(plots), messages);
    }

    mtp::ui::MainWindow window(mtp::cli::replayCommands);
    // Room for the frame and the desktop's panels.
    const QSize available = QGuiApplication::primaryScreen()->availableSize() - QSize(40, 80);
    window.resize(QSize(1440, 900).boundedTo(available));
    window.show();
    QStringList paths;
    for (const QString& path : parser.positionalArguments())
        paths << QFileInfo(path).absoluteFilePath();
    window.openPaths(paths);
    return QApplication::exec();
}
