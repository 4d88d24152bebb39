#include "ui/pages/train/TrainingForm.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include "core/base/Parallel.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

TrainingForm::TrainingForm(Inspector& inspector) : QWidget(&inspector) {
    hide();  // only the groups are seen
    buildModel(inspector);
    buildWeights(inspector);
    buildSplit(inspector);
    buildRun(inspector);
    showSplitFields();
}

void TrainingForm::buildModel(Inspector& inspector) {
    const TrainingOptions defaults;
    InspectorGroup* group = inspector.addGroup(tr("Potential"));
    m_groups.push_back(group);
    m_level = choiceField("level");
    for (int level = 2; level <= 28; level += 2)
        m_level->addItem(QString::number(level), level);
    m_level->setCurrentIndex(m_level->findData(defaults.level));
    m_level->setToolTip(tr("A higher level has more basis functions: more accurate, and slower"));
    m_cutoff = numberField("cutoff", {.least = 2, .most = 15, .decimals = 2, .step = 0.5},
                           defaults.cutoff);
    m_radialSize = wholeField("radialSize", 2, 30, defaults.radialSize);
    m_cutoff->setToolTip(
        tr("Atoms farther apart do not feel each other. 5 to 7 Å is usual; the neighbours, and the "
           "time that they take, grow with the cube"));
    m_radialSize->setToolTip(tr("Number of Chebyshev polynomials of each radial function"));
    m_start = choiceField("startFrom");
    m_start->setToolTip(tr("Continue from a trained potential of the same or a lower level"));
    m_estimate = new QLabel;
    m_estimate->setObjectName("estimate");
    m_estimate->setWordWrap(true);
    group->addRow(tr("Level"), m_level);
    group->addRow(tr("Cutoff"), m_cutoff, tr("Å"));
    group->addRow(tr("Radial size"), m_radialSize);
    group->addRow(tr("Start from"), m_start);
    group->addWide(m_estimate);
    connect(m_level, &QComboBox::currentIndexChanged, this, &TrainingForm::changed);
    connect(m_cutoff, &QDoubleSpinBox::valueChanged, this, &TrainingForm::changed);
    connect(m_radialSize, &QSpinBox::valueChanged, this, &TrainingForm::changed);
    connect(m_start, &QComboBox::currentIndexChanged, this, &TrainingForm::changed);
}

void TrainingForm::buildWeights(Inspector& inspector) {
    const TrainingOptions defaults;
    InspectorGroup* group = inspector.addGroup(tr("Weights"));
    m_groups.push_back(group);
    const NumberRange range{.least = 0, .most = 1000, .decimals = 4, .step = 0.001};
    m_energyWeight = numberField("energyWeight", range, defaults.energyWeight);
    m_forceWeight = numberField("forceWeight", range, defaults.forceWeight);
    m_virialWeight = numberField("virialWeight", range, defaults.virialWeight);
    m_virialWeight->setToolTip(
        tr("Of the squared stress errors in the objective. Raise it for densities, pressures and "
           "elastic constants"));
    m_forceWeight->setToolTip(
        tr("Of the squared force errors in the objective. Raise it for dynamics and vibrations"));
    m_energyWeight->setToolTip(
        tr("Of the squared energy error of a configuration in the objective. 0: energies are not "
           "fitted"));
    group->addRow(tr("Energy"), m_energyWeight);
    group->addRow(tr("Force"), m_forceWeight);
    group->addRow(tr("Stress"), m_virialWeight);
}

void TrainingForm::buildSplit(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Split"));
    m_groups.push_back(group);
    m_splitGroup = group;
    m_method = choiceField("splitMethod");
    m_method->addItem(tr("keep the present split"), -1);
    m_method->addItem(tr("by parent frame"), static_cast<int>(SplitMethod::Parent));
    m_method->addItem(tr("by time block"), static_cast<int>(SplitMethod::TimeBlock));
    m_method->addItem(tr("by density"), static_cast<int>(SplitMethod::Density));
    m_method->setCurrentIndex(1);
    m_method->setToolTip(
        tr("Scaled copies of a frame stay on one side. Errors of runs can only be compared if the "
           "split is kept between them."));
    const NumberRange percent{.least = 0, .most = 90, .decimals = 0, .step = 5};
    m_validation = numberField("validation", percent, 10);
    m_validation->setToolTip(tr("Decides which step is kept; not fitted"));
    m_test = numberField("test", percent, 0);
    m_test->setToolTip(tr("Neither fitted nor looked at while training"));
    m_held = choiceField("heldDensity");
    m_held->setToolTip(
        tr("All configurations of this density are kept for the validation: it shows how far the "
           "fit holds where it was not trained"));
    m_splitNow = new QPushButton(tr("Split now"));
    m_splitNow->setObjectName("splitNow");
    m_splitNow->setToolTip(tr("A training does this too, before it begins"));
    group->addRow(tr("Method"), m_method);
    group->addRow(tr("Validation"), m_validation, tr("%"));
    group->addRow(tr("Test"), m_test, tr("%"));
    group->addRow(tr("Validate on"), m_held, tr("g/cm³"));
    group->addWide(m_splitNow);
    connect(m_method, &QComboBox::currentIndexChanged, this, &TrainingForm::showSplitFields);
    for (QDoubleSpinBox* field : {m_validation, m_test})
        connect(field, &QDoubleSpinBox::valueChanged, this, &TrainingForm::changed);
    connect(m_held, &QComboBox::currentIndexChanged, this, &TrainingForm::changed);
    connect(m_splitNow, &QPushButton::clicked, this, &TrainingForm::splitRequested);
}

void TrainingForm::showSplitFields() {
    const int method = m_method->currentData().toInt();
    const bool isByDensity = method == static_cast<int>(SplitMethod::Density);
    m_splitGroup->setRowVisible(m_validation, method >= 0 && !isByDensity);
    m_splitGroup->setRowVisible(m_test, method >= 0 && !isByDensity);
    m_splitGroup->setRowVisible(m_held, isByDensity);
    m_splitNow->setVisible(method >= 0);
    emit changed();
}

void TrainingForm::buildRun(Inspector& inspector) {
    const TrainingOptions defaults;
    InspectorGroup* group = inspector.addGroup(tr("Run"));
    m_groups.push_back(group);
    m_iterations = wholeField("iterations", 1, 100000, defaults.maxIterations);
    m_seed = wholeField("seed", 0, 1 << 30, static_cast<int>(defaults.seed));
    m_starts = wholeField("starts", 0, 1000, defaults.starts);
    m_starts->setSpecialValueText(tr("automatic"));
    m_seed->setToolTip(
        tr("Of the random starting points: the same seed gives the same potential, to the bit"));
    m_iterations->setToolTip(
        tr("The training ends after this many steps, or earlier if no step lowers the objective "
           "any more"));
    m_starts->setToolTip(tr("How many random starting points are tried; the best is continued"));
    m_threads = wholeField("threads", 1, resolveThreadCount(0), resolveThreadCount(0));
    m_threads->setToolTip(
        tr("Processors that the training uses; the potential does not depend on their number"));
    group->addRow(tr("Iterations"), m_iterations);
    group->addRow(tr("Starts"), m_starts);
    group->addRow(tr("Seed"), m_seed);
    group->addRow(tr("Threads"), m_threads);
    connect(m_iterations, &QSpinBox::valueChanged, this, &TrainingForm::changed);
    connect(m_seed, &QSpinBox::valueChanged, this, &TrainingForm::changed);
    connect(m_starts, &QSpinBox::valueChanged, this, &TrainingForm::changed);
    connect(m_threads, &QSpinBox::valueChanged, this, &TrainingForm::changed);
}

TrainingOptions TrainingForm::options() const {
    TrainingOptions options;
    options.level = m_level->currentData().toInt();
    options.cutoff = m_cutoff->value();
    options.radialSize = m_radialSize->value();
    options.energyWeight = m_energyWeight->value();
    options.forceWeight = m_forceWeight->value();
    options.virialWeight = m_virialWeight->value();
    options.maxIterations = m_iterations->value();
    options.seed = static_cast<std::uint64_t>(m_seed->value());
    options.starts = m_starts->value();
    options.threads = m_threads->value();
    return options;
}

std::optional<SplitOptions> TrainingForm::split() const {
    const int method = m_method->currentData().toInt();
    if (method < 0)
        return std::nullopt;
    SplitOptions split;
    split.method = static_cast<SplitMethod>(method);
    split.validationFraction = m_validation->value() / 100;
    split.testFraction = m_test->value() / 100;
    split.seed = static_cast<std::uint64_t>(m_seed->value());
    if (split.method == SplitMethod::Density && m_held->count() > 0)
        split.validationDensities = {m_held->currentData().toDouble()};
    return split;
}

std::int64_t TrainingForm::startRun() const {
    return m_start->currentData().toLongLong();
}

void TrainingForm::setSplitKept(bool isKept) {
    m_method->setCurrentIndex(isKept ? 0
                                     : m_method->findData(static_cast<int>(SplitMethod::Parent)));
}

void TrainingForm::setDensities(const std::vector<double>& densities) {
    const QVariant chosen = m_held->currentData();
    const QSignalBlocker blocker(m_held);
    m_held->clear();
    for (double density : densities)
        m_held->addItem(QStringLiteral("%L1").arg(density, 0, 'f', 3), density);
    if (const int index = m_held->findData(chosen); index >= 0)
        m_held->setCurrentIndex(index);
}

void TrainingForm::setStarts(const std::vector<Start>& starts) {
    const QVariant chosen = m_start->currentData();
    const QSignalBlocker blocker(m_start);
    m_start->clear();
    m_start->addItem(tr("random coefficients"), QVariant::fromValue<qlonglong>(0));
    for (const Start& start : starts)
        m_start->addItem(start.name, QVariant::fromValue<qlonglong>(start.run));
    if (const int index = m_start->findData(chosen); index >= 0)
        m_start->setCurrentIndex(index);
}

void TrainingForm::setEstimate(const QString& text) {
    m_estimate->setText(text);
    m_estimate->setVisible(!text.isEmpty());
}

void TrainingForm::setFolded(bool isFolded) {
    for (InspectorGroup* group : m_groups)
        group->setFolded(isFolded);
}

}  // namespace mtp::ui

#include "moc_TrainingForm.cpp"
