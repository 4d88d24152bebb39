#include "ui/structure_view/ViewExport.h"

#include <QCheckBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QImage>
#include <QImageWriter>
#include <QMessageBox>
#include <QProcess>
#include <QProgressDialog>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "ui/structure_view/StructureView.h"
#include "ui/widgets/InputDialog.h"

namespace mtp::ui {

namespace {

QSpinBox* addNumber(QFormLayout* form, const QString& label, int least, int most, int value,
                    const QString& unit, const QString& tip) {
    auto* field = new QSpinBox;
    field->setRange(least, most);
    field->setValue(value);
    field->setSuffix(unit.isEmpty() ? QString() : QStringLiteral("\u00a0") + unit);
    field->setToolTip(tip);
    form->addRow(label, field);
    return field;
}

bool isAccepted(QDialog& dialog, QFormLayout* form) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    form->addRow(buttons);
    return dialog.exec() == QDialog::Accepted;
}

QString frameName(int number) {
    return QStringLiteral("frame-%1.png").arg(number, 6, 10, QLatin1Char('0'));
}

// Empty, or why the picture is not in the file.
QString write(const QImage& picture, const QString& path) {
    QImageWriter writer(path);
    return writer.write(picture)
               ? QString()
               : StructureView::tr("%1 could not be written: %2").arg(path, writer.errorString());
}

QString encode(const QString& folder, const MovieOptions& options) {
    QProcess encoder;
    // Even numbers of pixels, and colours that every player knows.
    encoder.start(QStandardPaths::findExecutable(QStringLiteral("ffmpeg")),
                  {"-y", "-loglevel", "error", "-framerate",
                   QString::number(options.framesPerSecond), "-i", folder + "/frame-%06d.png",
                   "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p", options.path});
    encoder.waitForFinished(-1);
    return encoder.exitStatus() == QProcess::NormalExit && encoder.exitCode() == 0
               ? QString()
               : QString::fromUtf8(encoder.readAllStandardError()).trimmed();
}

}  // namespace

bool hasVideoEncoder() {
    return !QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty();
}

QString saveMovie(StructureView& view, const MovieOptions& options,
                  const std::function<bool(double)>& onProgress) {
    const bool isVideo = !QFileInfo(options.path).suffix().isEmpty();
    if (isVideo && !hasVideoEncoder())
        return StructureView::tr(
            "Videos need the program ffmpeg; a folder gets a series of PNG images");
    const QTemporaryDir temporary;
    const QString folder = isVideo ? temporary.path() : options.path;
    if (!QDir().mkpath(folder))
        return StructureView::tr("The folder %1 cannot be created").arg(folder);
    const Frame shown = view.frame();
    QString problem;
    int number = 0;
    for (int i = 0; i < view.movieFrameCount() && problem.isEmpty();
         i += std::max(1, options.every)) {
        if (!onProgress(static_cast<double>(i) / view.movieFrameCount())) {
            problem = StructureView::tr("Stopped after %1 images").arg(number);
            break;
        }
        view.setFrame(view.movieFrame(i));
        const QString path = QDir(folder).filePath(frameName(++number));
        problem = write(view.image(options.width, false), path);
    }
    view.setFrame(shown);
    return problem.isEmpty() && isVideo ? encode(folder, options) : problem;
}

void askForImage(StructureView& view) {
    QDialog dialog(&view);
    dialog.setWindowTitle(StructureView::tr("Save picture"));
    auto* form = new QFormLayout(&dialog);
    QSpinBox* width =
        addNumber(form, StructureView::tr("&Width"), 64, 16000, 2 * view.width(), "px",
                  StructureView::tr("Pixels of the file; the height follows from the view. Twice "
                                    "the view is sharp in print"));
    auto* isTransparent = new QCheckBox(StructureView::tr("&Transparent background"));
    isTransparent->setToolTip(StructureView::tr(
        "The picture can be laid over any ground; else it is white or black as in the view"));
    form->addRow(isTransparent);
    if (!isAccepted(dialog, form))
        return;
    const QString path = askForSavePath(&view, dialog.windowTitle(), "structure.png",
                                        StructureView::tr("Images (*.png)"));
    if (path.isEmpty())
        return;
    const QString problem = write(view.image(width->value(), isTransparent->isChecked()), path);
    if (!problem.isEmpty())
        QMessageBox::warning(&view, dialog.windowTitle(), problem);
}

void askForMovie(StructureView& view) {
    QDialog dialog(&view);
    dialog.setWindowTitle(StructureView::tr("Save movie"));
    auto* form = new QFormLayout(&dialog);
    MovieOptions options;
    QSpinBox* width =
        addNumber(form, StructureView::tr("&Width"), 64, 8000, options.width, "px",
                  StructureView::tr("Pixels of each image; the height follows from the view"));
    QSpinBox* every = addNumber(form, StructureView::tr("Frame inter&val"), 1,
                                std::max(1, view.movieFrameCount()), 1, {},
                                StructureView::tr("1: every frame is drawn, 10: every tenth one"));
    QSpinBox* rate = addNumber(form, StructureView::tr("&Frames per second"), 1, 120, 25, {},
                               StructureView::tr("How fast the movie plays; 25 is usual"));
    auto* isVideo = new QCheckBox(StructureView::tr("&Video file instead of a folder of images"));
    isVideo->setEnabled(hasVideoEncoder());
    isVideo->setToolTip(
        hasVideoEncoder()
            ? StructureView::tr("One file that players open (MP4, WebM, Matroska), made by ffmpeg")
            : StructureView::tr("Needs the program ffmpeg"));
    isVideo->setChecked(hasVideoEncoder());
    form->addRow(isVideo);
    if (!isAccepted(dialog, form))
        return;
    options.width = width->value();
    options.every = every->value();
    options.framesPerSecond = rate->value();
    options.path = isVideo->isChecked()
                       ? askForSavePath(&view, dialog.windowTitle(), "trajectory.mp4",
                                        StructureView::tr("Videos (*.mp4 *.webm *.mkv)"))
                       : askForFolder(&view, StructureView::tr("Folder for the images"));
    if (options.path.isEmpty())
        return;
    QProgressDialog progress(StructureView::tr("Drawing frames"), StructureView::tr("Cancel"), 0,
                             1000, &view);
    progress.setWindowModality(Qt::WindowModal);
    const QString problem = saveMovie(view, options, [&progress](double fraction) {
        progress.setValue(static_cast<int>(1000 * fraction));
        return !progress.wasCanceled();
    });
    progress.reset();
    if (!problem.isEmpty())
        QMessageBox::warning(&view, dialog.windowTitle(), problem);
}

}  // namespace mtp::ui
