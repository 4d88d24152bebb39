// The desktop program: mtp-workbench [PATH...], or --plots FOLDER to draw a training's plots.
#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QScreen>
#include <QSurfaceFormat>
#include <QTextStream>
#include <algorithm>

#include "app/commands/ReplayText.h"
#include "ui/language/Language.h"
#include "ui/plots/RenderPlots.h"
#include "ui/theme/Theme.h"
#include "ui/window/CrashReport.h"
#include "ui/window/MainWindow.h"
#include "ui/window/Preferences.h"

namespace {

// VTK draws through X11; under Wayland its window calls fail (XWayland is there).
void preferX11() {
#ifdef Q_OS_LINUX
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && qEnvironmentVariableIsSet("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "xcb");
#endif
}

void nameProgram() {
    QCoreApplication::setApplicationName("mtp-workbench");
    QCoreApplication::setOrganizationName("mtp-workbench");
    QCoreApplication::setApplicationVersion(MTP_VERSION);
}

void describeOptions(QCommandLineParser& parser) {
    parser.setApplicationDescription("Moment tensor potentials, from AIMD to LAMMPS");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("paths", "Project, trajectory, run folder or potential.",
                                 "[PATH...]");
}

// Help and version are printed where there is no display, too.
bool isAskedForText(int argc, char** argv) {
    return std::any_of(argv + 1, argv + argc, [](const char* argument) {
        const QByteArrayView word(argument);
        return word == "-h" || word == "--help" || word == "--help-all" || word == "-v" ||
               word == "--version";
    });
}

// Ends the program, as QCommandLineParser does then.
void printText(int argc, char** argv, const QCommandLineOption& plots) {
    const QCoreApplication application(argc, argv);
    nameProgram();
    QCommandLineParser parser;
    describeOptions(parser);
    parser.addOption(plots);
    parser.process(application);
}

}  // namespace

int main(int argc, char** argv) {
    const QCommandLineOption plots(
        "plots", "Draw loss and parity plots from the tables in FOLDER, then end.", "FOLDER");
    if (isAskedForText(argc, argv))
        printText(argc, argv, plots);
    preferX11();
    QApplication application(argc, argv);
    nameProgram();
    QApplication::setApplicationDisplayName("MTP Workbench");
    QApplication::setDesktopFileName("mtp-workbench");
    mtp::ui::applyPreferences(application, mtp::ui::readPreferences());
    QApplication::setWindowIcon(mtp::ui::icon("app"));

    mtp::ui::installCrashHandler(MTP_VERSION);

    QCommandLineParser parser;
    describeOptions(parser);
    parser.addOption(plots);
    parser.process(application);
    if (parser.isSet(plots)) {
        QTextStream messages(stderr);
        return mtp::ui::renderPlots(parser.value(plots), messages);
    }

    mtp::ui::installChosenLanguage();
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
