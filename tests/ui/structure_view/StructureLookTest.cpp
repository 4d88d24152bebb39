// What the structure view draws, seen in its pictures.
#include <QApplication>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <limits>
#include <set>

#include "tests/core/density/IonicSystems.h"
#include "tests/ui/structure_view/ViewDriver.h"
#include "ui/structure_view/BondCutoffDialog.h"
#include "ui/structure_view/StructureOverlay.h"

using namespace mtp;
using namespace mtp::ui;
using test::foreignPixels;

class StructureLookTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void atomsColouredByValueHaveAColourBar();
    void imagesAreAllInTheView();
    void bondsToImagesFadeAtTheBoundary();
    void bondCutoffsAreChosenByPair();
    void hydrogenIsSeenOnWhite();
    void edgesAreSmoothAtRest();
    void occlusionDarkensCrevices();
    void depthCueFadesWhatIsBehind();
    void tilesOfALargePictureFitTogether();
    void ringsLeaveTheSelectionAlone();
    void sliderChangesTheSizeOfAtoms();
    void moleculesWithoutACellAreInTheMiddle();
    void framesNoCalculationCouldReadAreShown();
    void tracksThatBelongTogetherStayTogetherAtAFace();

private:
    void changeStyle(const std::function<void(ViewStyle&)>& change) {
        test::changeStyle(*m_view, change);
    }
    std::unique_ptr<StructureView> m_view;
};

void StructureLookTest::init() {
    m_view = test::shownView();
    if (!m_view)
        QSKIP("no OpenGL on this platform");
}

// One hop starts just inside of a face, the other one just beyond it.
void StructureLookTest::tracksThatBelongTogetherStayTogetherAtAFace() {
    const Eigen::Matrix3d cell = m_view->frame().cell.vectors;
    const Eigen::Vector3d inside = (Eigen::RowVector3d(0.03, 0.5, 0.5) * cell).transpose();
    const Eigen::Vector3d beyond = (Eigen::RowVector3d(0.97, 0.5, 0.5) * cell).transpose();
    const auto apart = [&](bool areTogether) {
        Track first{inside, inside + Eigen::Vector3d(1, 0, 0), Qt::red};
        Track second{beyond, beyond + Eigen::Vector3d(1, 0, 0), Qt::red};
        if (areTogether)
            first.beside = second.beside = inside;
        m_view->setTracks({{first, second}});
        return (m_view->trackPosition(0) - m_view->trackPosition(1)).manhattanLength();
    };
    const int before = apart(false), now = apart(true);
    QVERIFY2(now > 0 && 10 * now < before,
             qPrintable(QStringLiteral("%1 of %2 pixels").arg(now).arg(before)));
}

void StructureLookTest::atomsColouredByValueHaveAColourBar() {
    const auto* overlay = m_view->findChild<StructureOverlay*>();
    QVERIFY(!overlay->colourBar());
    for (const auto& entry : overlay->legend())
        QVERIFY(entry.colour.isValid());
    m_view->setAtomValues(AtomValues{"Force error, eV/Å", {1, 2, 3, 4, 5, 6, 7, 8}});
    QVERIFY(overlay->colourBar());
    QCOMPARE(overlay->colourBar()->title, QString("Force error, eV/Å"));
    QCOMPARE(overlay->colourBar()->least, 1.0);
    QCOMPARE(overlay->colourBar()->most, 8.0);
    // The elements are still counted, but no chip shows the colour of one of their atoms.
    QCOMPARE(overlay->legend().size(), std::size_t(2));
    for (const auto& entry : overlay->legend())
        QVERIFY(!entry.colour.isValid());
}

void StructureLookTest::imagesAreAllInTheView() {
    m_view->setLegendVisible(false);
    m_view->setFrame(test::jitteredGrid(2, 7.0, 1, 1));
    changeStyle([](ViewStyle& style) { style.images = {2, 2, 2}; });
    const QImage image = m_view->image();
    const QColor background = m_view->palette().color(QPalette::Base);
    const auto isEmpty = [&](const QRect& strip) {
        return foreignPixels(image.copy(strip), background) == 0;
    };
    // Along the rims, but for the tools at the top right and the axes at the bottom left.
    QVERIFY(isEmpty({0, 0, 450, 3}));
    QVERIFY(isEmpty({0, 0, 3, 400}));
    QVERIFY(isEmpty({597, 60, 3, 440}));
    QVERIFY(isEmpty({150, 497, 450, 3}));
    QVERIFY(foreignPixels(image, background) > 5000);
}

void StructureLookTest::bondsToImagesFadeAtTheBoundary() {
    Frame frame;
    frame.cell = Cell::fromRows(8 * Eigen::Matrix3d::Identity());
    frame.species = {"Al", "Cl"};
    frame.types = {0, 1};
    frame.positions.resize(2, 3);
    frame.positions << 0.6, 4, 4, 6.6, 4, 4;  // 2 Å apart over the boundary
    m_view->setFrame(frame);
    m_view->resetCamera();
    QCOMPARE(m_view->bondCount(), std::size_t(0));
    const QImage faded = m_view->image();
    changeStyle([](ViewStyle& style) { style.hasBonds = false; });
    QVERIFY(m_view->image() != faded);
    // With its neighbour beside it, the bond is drawn as a whole; seven of eight faces cut none.
    changeStyle([](ViewStyle& style) {
        style.hasBonds = true;
        style.images = {2, 1, 1};
    });
    QCOMPARE(m_view->bondCount(), std::size_t(1));
}

void StructureLookTest::bondCutoffsAreChosenByPair() {
    Frame frame;
    frame.cell = Cell::fromRows(12 * Eigen::Matrix3d::Identity());
    frame.species = {"Li", "P", "S"};
    frame.types = {0, 1, 2};
    frame.positions.resize(3, 3);
    frame.positions << 4, 6, 6, 6.6, 6, 6, 8.6, 6, 6;  // Li-P 2.6 Å, P-S 2.0 Å
    m_view->setFrame(frame);
    QCOMPARE(m_view->bondCount(), std::size_t(1));
    showBondCutoffs(*m_view);
    auto* dialog = m_view->findChild<BondCutoffDialog*>();
    QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
    auto* cutoff = dialog->findChild<QDoubleSpinBox*>("cutoff-Li-P");
    QCOMPARE(cutoff->text(), QString("no bond"));
    const auto type = [](QDoubleSpinBox* field, const QString& text) {
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    };
    type(cutoff, "2.7");
    QCOMPARE(m_view->bondCount(), std::size_t(2));
    // The factor moves every pair that was not chosen.
    type(dialog->findChild<QDoubleSpinBox*>("bondFactor"), "0.8");
    QCOMPARE(m_view->bondCount(), std::size_t(1));
    auto* buttons = dialog->findChild<QDialogButtonBox*>();
    QTest::mouseClick(buttons->button(QDialogButtonBox::RestoreDefaults), Qt::LeftButton);
    QCOMPARE(m_view->bondCount(), std::size_t(1));
    QCOMPARE(cutoff->value(), 0.0);
    QVERIFY(m_view->style().cutoffs == BondCutoffs());
}

void StructureLookTest::hydrogenIsSeenOnWhite() {
    QPalette light = m_view->palette();
    light.setColor(QPalette::Base, Qt::white);
    m_view->setPalette(light);
    Frame frame;
    frame.species = {"H"};
    frame.types = {0, 0};
    frame.positions.resize(2, 3);
    frame.positions << 0, 0, 0, 0.75, 0, 0;
    m_view->setLegendVisible(false);
    m_view->setFrame(frame);
    changeStyle([](ViewStyle& style) { style.hasBonds = false; });
    m_view->resetCamera();
    const QImage image = m_view->image();
    int dark = 0, shaded = 0;
    for (int y = 60; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const int grey = qGray(image.pixel(x, y));
            dark += grey < 128 ? 1 : 0;
            shaded += grey >= 128 && grey < 235 ? 1 : 0;
        }
    // A rim around both, and bodies that are white only where the light falls.
    QVERIFY2(dark > 200 && shaded > 2000, qPrintable(QString("%1 %2").arg(dark).arg(shaded)));
}

void StructureLookTest::edgesAreSmoothAtRest() {
    QPalette light = m_view->palette();
    light.setColor(QPalette::Base, Qt::white);
    light.setColor(QPalette::WindowText, Qt::black);
    m_view->setPalette(light);
    Frame frame = m_view->frame();
    frame.types.clear();
    frame.positions.resize(0, 3);
    m_view->setLegendVisible(false);
    m_view->setFrame(frame);  // an empty cell
    changeStyle([](ViewStyle& style) { style.hasDepthCue = false; });
    const QImage image = m_view->image().copy(150, 60, 440, 380);
    std::set<int> greys;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            greys.insert(qGray(image.pixel(x, y)));
    // Lines that are not smoothed are black or white.
    QVERIFY2(greys.size() >= 4, qPrintable(QString::number(greys.size())));
}

void StructureLookTest::occlusionDarkensCrevices() {
    m_view->setFrame(test::tetrachloroaluminates(2, 14.0, 1));
    changeStyle([](ViewStyle& style) { style.atomScale = 2; });  // atoms that touch
    m_view->resetCamera();
    const auto brightness = [](const QImage& image) {
        double sum = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                sum += qGray(image.pixel(x, y));
        return sum / image.width() / image.height();
    };
    const double before = brightness(m_view->image());
    const double exportedBefore = brightness(m_view->image(600, false));
    changeStyle([](ViewStyle& style) { style.hasOcclusion = true; });
    QVERIFY(brightness(m_view->image()) < before - 0.5);
    QVERIFY(brightness(m_view->image(600, false)) < exportedBefore - 0.5);
    changeStyle([](ViewStyle& style) { style.hasOcclusion = false; });
    QVERIFY(std::abs(brightness(m_view->image()) - before) < 0.05);  // as it was
}

void StructureLookTest::depthCueFadesWhatIsBehind() {
    Frame frame;
    frame.cell = Cell::fromRows(10 * Eigen::Matrix3d::Identity());
    frame.species = {"Cl"};
    frame.types = {0, 0};
    frame.positions.resize(2, 3);
    frame.positions << 3, 5, 9.5, 7, 5, 0.5;  // seen along z: the first is in front
    m_view->setFrame(frame);
    m_view->setPerspective(false);
    m_view->viewAlong(Eigen::Vector3d::UnitZ());
    const auto strength = [this](int atom) {  // green against the red and blue of the background
        const QColor colour = m_view->image().pixelColor(m_view->atomPosition(atom));
        return colour.green() - (colour.red() + colour.blue()) / 2;
    };
    QVERIFY(strength(0) > strength(1) + 40);
    changeStyle([](ViewStyle& style) { style.hasDepthCue = false; });
    QVERIFY(std::abs(strength(0) - strength(1)) <= 4);  // rounding of one shade
}

void StructureLookTest::tilesOfALargePictureFitTogether() {
    m_view->setFrame(test::tetrachloroaluminates(2, 14.0, 1));
    m_view->resetCamera();
    // 2,400 pixels are drawn in two parts, 1,200 in one.
    const QImage whole = m_view->image(1200, false);
    const QImage tiled = m_view->image(2400, false)
                             .scaled(whole.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    int unlike = 0;
    for (int y = 0; y < whole.height(); ++y)
        for (int x = 0; x < whole.width(); ++x)
            unlike += std::abs(qGray(whole.pixel(x, y)) - qGray(tiled.pixel(x, y))) > 60 ? 1 : 0;
    // Edges differ a little in sharpness; a shift of one pixel gives more than ten times as many.
    QVERIFY2(unlike < 0.002 * whole.width() * whole.height(), qPrintable(QString::number(unlike)));
}

void StructureLookTest::ringsLeaveTheSelectionAlone() {
    const QImage plain = m_view->image();
    m_view->setRingedAtoms({2, 5, 99});  // an atom that is not there has no ring
    QVERIFY(m_view->image() != plain);
    QVERIFY(m_view->selectedAtoms().empty());
    m_view->setRingedAtoms({});
    QCOMPARE(m_view->image(), plain);
}

void StructureLookTest::sliderChangesTheSizeOfAtoms() {
    const QColor background = m_view->palette().color(QPalette::Base);
    const int before = foreignPixels(m_view->image(), background);
    auto* menu = m_view->findChild<QMenu*>("viewMenu-bonds");
    menu->popup(m_view->mapToGlobal(QPoint(100, 100)));
    auto* slider = menu->findChild<QSlider*>("atomSize");
    QVERIFY(slider && slider->isVisible());
    QCOMPARE(slider->value(), 100);
    QTest::keyClick(slider, Qt::Key_PageUp);
    QTest::keyClick(slider, Qt::Key_PageUp);
    menu->close();
    QVERIFY(std::abs(m_view->style().atomScale - 1.4) < 1e-9);
    QVERIFY(foreignPixels(m_view->image(), background) > before + 200);
}

void StructureLookTest::moleculesWithoutACellAreInTheMiddle() {
    Frame frame;
    frame.species = {"O", "H"};
    frame.types = {0, 1, 1};
    frame.positions.resize(3, 3);
    frame.positions << 50, 60, 70, 50.96, 60, 70, 49.76, 60.93, 70;
    m_view->clear();
    m_view->setFrame(frame);
    QVERIFY((m_view->atomPosition(0) - QPoint(300, 250)).manhattanLength() < 150);
    QCOMPARE(m_view->bondCount(), std::size_t(2));
    QCOMPARE(m_view->handleCount(), 0);
    // While its atoms move, the picture does not tremble.
    const QPoint before = m_view->atomPosition(2);
    frame.positions(1, 0) += 0.1;
    m_view->setFrame(frame);
    QCOMPARE(m_view->atomPosition(2), before);
}

void StructureLookTest::framesNoCalculationCouldReadAreShown() {
    Frame frame = m_view->frame();
    frame.positions.row(1) = frame.positions.row(0);
    frame.positions(2, 0) = std::numeric_limits<double>::quiet_NaN();
    m_view->setFrame(frame);
    changeStyle([](ViewStyle& style) { style.colouring = AtomColouring::Coordination; });
    QCOMPARE(m_view->bondCount(), std::size_t(0));
    QVERIFY(foreignPixels(m_view->image(), m_view->palette().color(QPalette::Base)) > 500);
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    StructureLookTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "StructureLookTest.moc"
