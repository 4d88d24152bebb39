#include "ui/language/CoreText.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace mtp::ui {

namespace {

// For lupdate: what core knows as text, since core knows no translation.
[[maybe_unused]] constexpr const char* kCoreTexts[] = {
    // Columns, as NumberTable writes them.
    QT_TRANSLATE_NOOP("mtp::core", "atoms"), QT_TRANSLATE_NOOP("mtp::core", "barrier"),
    QT_TRANSLATE_NOOP("mtp::core", "bias"), QT_TRANSLATE_NOOP("mtp::core", "caged share"),
    QT_TRANSLATE_NOOP("mtp::core", "cascade"), QT_TRANSLATE_NOOP("mtp::core", "composition"),
    QT_TRANSLATE_NOOP("mtp::core", "configuration"),
    QT_TRANSLATE_NOOP("mtp::core", "configurations"), QT_TRANSLATE_NOOP("mtp::core", "count"),
    QT_TRANSLATE_NOOP("mtp::core", "cutoff"), QT_TRANSLATE_NOOP("mtp::core", "density"),
    QT_TRANSLATE_NOOP("mtp::core", "density ratio"), QT_TRANSLATE_NOOP("mtp::core", "depth"),
    QT_TRANSLATE_NOOP("mtp::core", "difference"), QT_TRANSLATE_NOOP("mtp::core", "displacement"),
    QT_TRANSLATE_NOOP("mtp::core", "distance"), QT_TRANSLATE_NOOP("mtp::core", "duration"),
    QT_TRANSLATE_NOOP("mtp::core", "element"), QT_TRANSLATE_NOOP("mtp::core", "energy"),
    QT_TRANSLATE_NOOP("mtp::core", "energy difference"),
    QT_TRANSLATE_NOOP("mtp::core", "energy error"), QT_TRANSLATE_NOOP("mtp::core", "error"),
    QT_TRANSLATE_NOOP("mtp::core", "extent"), QT_TRANSLATE_NOOP("mtp::core", "force"),
    QT_TRANSLATE_NOOP("mtp::core", "force difference"),
    QT_TRANSLATE_NOOP("mtp::core", "force error"),
    QT_TRANSLATE_NOOP("mtp::core", "force rmse after"),
    QT_TRANSLATE_NOOP("mtp::core", "force rmse before"), QT_TRANSLATE_NOOP("mtp::core", "fraction"),
    QT_TRANSLATE_NOOP("mtp::core", "frame"), QT_TRANSLATE_NOOP("mtp::core", "frames beyond"),
    QT_TRANSLATE_NOOP("mtp::core", "from"), QT_TRANSLATE_NOOP("mtp::core", "grade"),
    QT_TRANSLATE_NOOP("mtp::core", "group"), QT_TRANSLATE_NOOP("mtp::core", "hops"),
    QT_TRANSLATE_NOOP("mtp::core", "highest grade"), QT_TRANSLATE_NOOP("mtp::core", "ion"),
    QT_TRANSLATE_NOOP("mtp::core", "ions"), QT_TRANSLATE_NOOP("mtp::core", "iteration"),
    QT_TRANSLATE_NOOP("mtp::core", "kind"), QT_TRANSLATE_NOOP("mtp::core", "largest"),
    QT_TRANSLATE_NOOP("mtp::core", "length"), QT_TRANSLATE_NOOP("mtp::core", "longest"),
    QT_TRANSLATE_NOOP("mtp::core", "name"), QT_TRANSLATE_NOOP("mtp::core", "neighbour"),
    QT_TRANSLATE_NOOP("mtp::core", "number"), QT_TRANSLATE_NOOP("mtp::core", "pair"),
    QT_TRANSLATE_NOOP("mtp::core", "part"), QT_TRANSLATE_NOOP("mtp::core", "potential"),
    QT_TRANSLATE_NOOP("mtp::core", "predicted"), QT_TRANSLATE_NOOP("mtp::core", "pressure"),
    QT_TRANSLATE_NOOP("mtp::core", "pressure difference"),
    QT_TRANSLATE_NOOP("mtp::core", "quantity"), QT_TRANSLATE_NOOP("mtp::core", "ratio"),
    QT_TRANSLATE_NOOP("mtp::core", "reference"), QT_TRANSLATE_NOOP("mtp::core", "rehearsals"),
    QT_TRANSLATE_NOOP("mtp::core", "round"), QT_TRANSLATE_NOOP("mtp::core", "run"),
    QT_TRANSLATE_NOOP("mtp::core", "share"), QT_TRANSLATE_NOOP("mtp::core", "shortest"),
    QT_TRANSLATE_NOOP("mtp::core", "single points"), QT_TRANSLATE_NOOP("mtp::core", "source"),
    QT_TRANSLATE_NOOP("mtp::core", "step"), QT_TRANSLATE_NOOP("mtp::core", "strings"),
    QT_TRANSLATE_NOOP("mtp::core", "temperature"), QT_TRANSLATE_NOOP("mtp::core", "time"),
    QT_TRANSLATE_NOOP("mtp::core", "to"), QT_TRANSLATE_NOOP("mtp::core", "training set"),
    QT_TRANSLATE_NOOP("mtp::core", "cascades"), QT_TRANSLATE_NOOP("mtp::core", "rate"),
    QT_TRANSLATE_NOOP("mtp::core", "motion"), QT_TRANSLATE_NOOP("mtp::core", "longest hop"),
    QT_TRANSLATE_NOOP("mtp::core", "caged share"), QT_TRANSLATE_NOOP("mtp::core", "undone"),
    QT_TRANSLATE_NOOP("mtp::core", "unit"), QT_TRANSLATE_NOOP("mtp::core", "value"),
    QT_TRANSLATE_NOOP("mtp::core", "volume"), QT_TRANSLATE_NOOP("mtp::core", "E apart"),
    QT_TRANSLATE_NOOP("mtp::core", "E predicted"), QT_TRANSLATE_NOOP("mtp::core", "F apart"),
    QT_TRANSLATE_NOOP("mtp::core", "F apart atom"), QT_TRANSLATE_NOOP("mtp::core", "F apart max"),
    QT_TRANSLATE_NOOP("mtp::core", "F predicted"), QT_TRANSLATE_NOOP("mtp::core", "P apart"),
    QT_TRANSLATE_NOOP("mtp::core", "P predicted"),
    QT_TRANSLATE_NOOP("mtp::core", "all single points"), QT_TRANSLATE_NOOP("mtp::core", "atom"),
    QT_TRANSLATE_NOOP("mtp::core", "dF atom"), QT_TRANSLATE_NOOP("mtp::core", "haven"),
    QT_TRANSLATE_NOOP("mtp::core", "like"), QT_TRANSLATE_NOOP("mtp::core", "ran through"),
    QT_TRANSLATE_NOOP("mtp::core", "functions"), QT_TRANSLATE_NOOP("mtp::core", "objective"),
    QT_TRANSLATE_NOOP("mtp::core", "training energy"),
    QT_TRANSLATE_NOOP("mtp::core", "training force"),
    QT_TRANSLATE_NOOP("mtp::core", "validation energy"),
    QT_TRANSLATE_NOOP("mtp::core", "validation force"),
    // Potentials of a front.
    QT_TRANSLATE_NOOP("mtp::core", "pruned"), QT_TRANSLATE_NOOP("mtp::core", "whole"),
    QT_TRANSLATE_NOOP("mtp::core", "other run"), QT_TRANSLATE_NOOP("mtp::core", "µs/atom"),
    // Points and advice of a scan.
    QT_TRANSLATE_NOOP("mtp::core", "level"), QT_TRANSLATE_NOOP("mtp::core", "polynomials"),
    QT_TRANSLATE_NOOP("mtp::core", "seed"), QT_TRANSLATE_NOOP("mtp::core", "state"),
    QT_TRANSLATE_NOOP("mtp::core", "processor time"), QT_TRANSLATE_NOOP("mtp::core", "basis"),
    QT_TRANSLATE_NOOP("mtp::core", "trained"), QT_TRANSLATE_NOOP("mtp::core", "waiting"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "Level %1, cutoff %2 Å, %3 polynomials, %4 configurations, seed %5"),
    QT_TRANSLATE_NOOP("mtp::core", "Measuring the evaluation"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "Take level %1, cutoff %2 Å, %3 polynomials: a validation error of %4 meV/Å "
                      "at %5 µs/atom."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "Take level %1, cutoff %2 Å, %3 polynomials: a validation error of %4 "
                      "meV/atom at %5 µs/atom."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "The lowest error, of level %1, cutoff %2 Å, %3 polynomials, is %4 % lower "
                      "at %5 times the cost; seeds differ by as much."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "The lowest error, of level %1, cutoff %2 Å, %3 polynomials, is only %4 % "
                      "lower, at %5 times the cost."),
    QT_TRANSLATE_NOOP("mtp::core", "The scan has no other basis to compare it with."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "It is the cheapest basis of the scan, and none has a lower error."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "The best of the cheaper ones, level %1, cutoff %2 Å, %3 polynomials, has an "
                      "error that is %4 % higher at %5 % of the cost."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "More configurations would help: the error falls by %1 ± %2 % with each "
                      "doubling of their number."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "More configurations would help: the error falls by %1 % with each doubling "
                      "of their number."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "More configurations of this kind would help little: the error falls by %1 ± "
                      "%2 % with each doubling of their number."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "More configurations of this kind would help little: the error falls by %1 % "
                      "with each doubling of their number."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "More configurations of this kind would not help: the error rises by %1 ± %2 "
                      "% with each doubling of their number."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "More configurations of this kind would not help: the error rises by %1 % "
                      "with each doubling of their number."),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "Whether more configurations would help is not clear: with each doubling of their number "
        "the error changes by less than the scatter of the points (%1 points)."),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "Whether more configurations would help is not known: train on some parts of the set too."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "The error still falls at the highest level of the scan: try higher ones."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "The error still falls at the largest cutoff of the scan: try larger ones."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "The error still falls at the most polynomials of the scan: try more."),
    QT_TRANSLATE_NOOP("mtp::core",
                      "Its validation error is %1 times that of the training set: it has more "
                      "coefficients than these configurations determine."),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "With one seed it is not known how much errors differ by chance: two say more."),
    QT_TRANSLATE_NOOP("mtp::core", "%1 point could not be trained."),
    QT_TRANSLATE_NOOP("mtp::core", "%1 points could not be trained."),
    QT_TRANSLATE_NOOP("mtp::core", "%1 point is missing yet: what it says may change this."),
    QT_TRANSLATE_NOOP("mtp::core", "%1 points are missing yet: what they say may change this."),
    QT_TRANSLATE_NOOP(
        "mtp::core", "No basis has been trained on the whole set yet: nothing can be recommended."),
    // Kinds of points of curves.
    QT_TRANSLATE_NOOP("mtp::core", "minimum of the energy"),
    QT_TRANSLATE_NOOP("mtp::core", "pressure turns negative"),
    QT_TRANSLATE_NOOP("mtp::core", "pressure turns positive"),
    // Units.
    QT_TRANSLATE_NOOP("mtp::core", "eV/atom"), QT_TRANSLATE_NOOP("mtp::core", "meV/atom"),
    QT_TRANSLATE_NOOP("mtp::core", "Å³/atom"),
    // Quantities and groups.
    QT_TRANSLATE_NOOP("mtp::core", "all"), QT_TRANSLATE_NOOP("mtp::core", "excluded"),
    QT_TRANSLATE_NOOP("mtp::core", "force length"), QT_TRANSLATE_NOOP("mtp::core", "test"),
    QT_TRANSLATE_NOOP("mtp::core", "training"), QT_TRANSLATE_NOOP("mtp::core", "validation"),
    QT_TRANSLATE_NOOP("mtp::core", "virial"),
    // Formats.
    QT_TRANSLATE_NOOP("mtp::core", "CP2K molecular dynamics or relaxation (run folder)"),
    QT_TRANSLATE_NOOP("mtp::core", "CP2K single points (log or folders)"),
    QT_TRANSLATE_NOOP("mtp::core", "LAMMPS data"), QT_TRANSLATE_NOOP("mtp::core", "LAMMPS dump"),
    QT_TRANSLATE_NOOP("mtp::core", "MLIP configurations"),
    QT_TRANSLATE_NOOP("mtp::core", "MLIP configurations, binary (.cfg)"),
    QT_TRANSLATE_NOOP("mtp::core", "Quantum ESPRESSO folder (pw.x)"),
    QT_TRANSLATE_NOOP("mtp::core", "Quantum ESPRESSO output (pw.x)"),
    QT_TRANSLATE_NOOP("mtp::core", "VASP output"),
    QT_TRANSLATE_NOOP("mtp::core", "VASP output, HDF5"),
    QT_TRANSLATE_NOOP("mtp::core", "VASP output, XML"),
    QT_TRANSLATE_NOOP("mtp::core", "VASP run folder"),
    QT_TRANSLATE_NOOP("mtp::core", "VASP structure"),
    QT_TRANSLATE_NOOP("mtp::core", "VASP trajectory"),
    QT_TRANSLATE_NOOP("mtp::core", "extended XYZ"),
    // Lines of a recipe.
    QT_TRANSLATE_NOOP("mtp::core", "Charge"), QT_TRANSLATE_NOOP("mtp::core", "Cutoff"),
    QT_TRANSLATE_NOOP("mtp::core", "Functional"), QT_TRANSLATE_NOOP("mtp::core", "Gamma point"),
    QT_TRANSLATE_NOOP("mtp::core", "Smearing"), QT_TRANSLATE_NOOP("mtp::core", "Spin"),
    QT_TRANSLATE_NOOP("mtp::core", "Tolerance"), QT_TRANSLATE_NOOP("mtp::core", "k-points"),
    QT_TRANSLATE_NOOP("mtp::core", "none"), QT_TRANSLATE_NOOP("mtp::core", "polarised"),
    // Values of a recipe.
    QT_TRANSLATE_NOOP("mtp::core", "Gaussian, %1 eV"),
    QT_TRANSLATE_NOOP("mtp::core", "spacing %1 per Å"),
    // Runs and stages of simulations.
    QT_TRANSLATE_NOOP("mtp::core", "%1 g/cm3, seed %2"),
    QT_TRANSLATE_NOOP("mtp::core", "bring to %1 g/cm3"),
    QT_TRANSLATE_NOOP("mtp::core", "cool from %1 K to %2 K"),
    QT_TRANSLATE_NOOP("mtp::core", "density ladder"),
    QT_TRANSLATE_NOOP("mtp::core", "heat from %1 K to %2 K"),
    QT_TRANSLATE_NOOP("mtp::core", "hold"), QT_TRANSLATE_NOOP("mtp::core", "hold at %1 K"),
    QT_TRANSLATE_NOOP("mtp::core", "hold at %1 g/cm3"),
    QT_TRANSLATE_NOOP("mtp::core", "melt and quench"), QT_TRANSLATE_NOOP("mtp::core", "ramp"),
    // Notes of a training.
    QT_TRANSLATE_NOOP("mtp::core", "Continuing from starting point %1"),
    QT_TRANSLATE_NOOP("mtp::core", "Minimum found; testing %1 nearby points"),
    QT_TRANSLATE_NOOP("mtp::core", "Trying %1 starting points"),
    QT_TRANSLATE_NOOP("mtp::core", "start %1 of %2: %3 of %4 configurations"),
    QT_TRANSLATE_NOOP("mtp::core", "sample %1 of %2: %3 of %4 configurations"),
    QT_TRANSLATE_NOOP("mtp::core", "iteration %1: %2 of %3 configurations"),
    QT_TRANSLATE_NOOP("mtp::core", "nearby point %1 of %2: %3 of %4 configurations"),
    QT_TRANSLATE_NOOP("mtp::core", "Trying %1 starting points on a subset of the configurations"),
    QT_TRANSLATE_NOOP("mtp::core", "min_dist is %1 Å"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "min_dist is %1 Å, just below the shortest distance of the data"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "the potential to start from is not trained: the training begins with random "
                      "radial coefficients in its basis"),
    // Why something cannot be said of a motion, or of a potential.
    QT_TRANSLATE_NOOP("mtp::core", "%1 frames are too few for a fit"),
    QT_TRANSLATE_NOOP("mtp::core", "P(r,t) at %1 ps does not exceed that of a random walk"),
    QT_TRANSLATE_NOOP("mtp::core", "P(r,t) has no minimum between two maxima at %1 ps"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "Two atoms of %1 that come nearer than %2 Å are drawn together: their energy falls by %3 "
        "eV to a minimum at %4 Å, below the shortest trained distance of %5 Å."),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "Two atoms of %1 that come nearer than %2 Å are drawn together: their energy falls by more "
        "than %3 eV to a minimum at %4 Å, below the shortest trained distance of %5 Å."),
    QT_TRANSLATE_NOOP("mtp::core", "alpha2 has no maximum up to %1 ps that is inside that range"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "alpha2 has no maximum up to %1 ps that stands out of its error"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "caged up to %1 ps: D is below %2 Å²/ps (%3 %), if an ion that leaves its "
                      "cage moves by %4 Å"),
    QT_TRANSLATE_NOOP("mtp::core", "fewer than three lags"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "hops need a stretch of %1 frames (two windows), and the longest has %2"),
    QT_TRANSLATE_NOOP("mtp::core", "neighbours stay longer than the lags"),
    QT_TRANSLATE_NOOP("mtp::core", "no ion hops twice"),
    QT_TRANSLATE_NOOP("mtp::core", "no ion moves farther than %1 Å in %2 ps"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "not diffusive up to %1 ps: the MSD grows with t to the power of %2"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "not yet diffusive up to %1 ps (hops seen: %2): D is below %3 Å²/ps (%4 %), "
                      "if hops are independent of one another"),
    QT_TRANSLATE_NOOP("mtp::core", "the MSD does not grow between %1 and %2 ps"),
    QT_TRANSLATE_NOOP(
        "mtp::core",
        "the errors of D differ: %1 Å²/ps at most and %2 at least; the largest is stated"),
    QT_TRANSLATE_NOOP("mtp::core", "the ions do not move up to %1 ps"),
    QT_TRANSLATE_NOOP("mtp::core", "the run is shorter than %1 ps"),
    QT_TRANSLATE_NOOP("mtp::core", "the run is shorter than the %1 ps looked at"),
    QT_TRANSLATE_NOOP("mtp::core", "there are no hops"),
    // Reasons why a training ended.
    QT_TRANSLATE_NOOP("mtp::core", "Converged"),
    QT_TRANSLATE_NOOP("mtp::core", "Ended by an error"),
    QT_TRANSLATE_NOOP("mtp::core", "No step lowers the objective any more"),
    QT_TRANSLATE_NOOP("mtp::core", "Reached the limit of iterations"),
    QT_TRANSLATE_NOOP("mtp::core", "Stopped by the user"),
    QT_TRANSLATE_NOOP("mtp::core", "read from a file")};

}  // namespace

QString coreText(const std::string& text) {
    const QString source = QString::fromStdString(text);
    const QString whole = QCoreApplication::translate("mtp::core", text.c_str());
    if (whole != source)
        return whole;
    static const QRegularExpression value(QStringLiteral(
        R"((?<![\w.%])(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|[A-Z][a-z]?-[A-Z][a-z]?)(?!\w))"));
    QString pattern;
    QStringList values;
    qsizetype end = 0;
    auto found = value.globalMatch(source);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        values << match.captured();
        pattern += source.mid(end, match.capturedStart() - end) + QLatin1Char('%') +
                   QString::number(values.size());
        end = match.capturedEnd();
    }
    pattern += source.mid(end);
    QString translated = QCoreApplication::translate("mtp::core", pattern.toUtf8().constData());
    if (translated == pattern)
        return source;
    for (qsizetype i = values.size(); i > 0; --i)
        translated.replace(QLatin1Char('%') + QString::number(i), values[i - 1]);
    return translated;
}

}  // namespace mtp::ui
