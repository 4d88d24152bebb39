#include "ui/pages/TrainingForm.h"

#include <QComboBox>
#include <QSpinBox>

#include "core/base/Parallel.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

namespace {

QSpinBox* wholeField(const QString& name, int least, int most, int value) {
    auto* field = new QSpinBox;
    field->setObjectName(name);
    field->setRange(least, most);
    field->setValue(value);
    field->setAlignment(Qt::AlignRight);
    return field;
}

}  // namespace

TrainingForm::TrainingForm(Inspector& inspector) : QWidget(&inspector) {
    hide();  // only the groups are seen
    buildModel(inspector);
    buildWeights(inspector);
    buildRun(inspector);
}

void TrainingForm::buildModel(Inspector& inspector) {
    const TrainingOptions defaults;
    InspectorGroup* group = inspector.addGroup(tr("Potential"));
    m_groups.push_back(group);
    m_level = new QComboBox;
    m_level->setObjectName("level");
    for (int level = 2; level <= 28; level += 2)
        m_level->addItem(QString::number(level), level);
    m_level->setCurrentIndex(m_level->findData(defaults.level));
    m_level->setToolTip(tr("More moments with a higher level: more accurate, slower"));
    m_cutoff = numberField("cutoff", {.least = 2, .most = 15, .decimals = 2, .step = 0.5},
                           defaults.cutoff);
    m_radialSize = wholeField("radialSize", 2, 30, defaults.radialSize);
    m_radialSize->setToolTip(tr("Chebyshev polynomials of a radial function"));
    group->addRow(tr("&Level"), m_level);
    group->addRow(tr("&Cutoff"), m_cutoff, tr("Å"));
    group->addRow(tr("Radial &size"), m_radialSize);
}

void TrainingForm::buildWeights(Inspector& inspector) {
    const TrainingOptions defaults;
    InspectorGroup* group = inspector.addGroup(tr("Weights"));
    m_groups.push_back(group);
    const NumberRange range{.least = 0, .most = 1000, .decimals = 4, .step = 0.001};
    m_energyWeight = numberField("energyWeight", range, defaults.energyWeight);
    m_forceWeight = numberField("forceWeight", range, defaults.forceWeight);
    m_virialWeight = numberField("virialWeight", range, defaults.virialWeight);
    group->addRow(tr("&Energy"), m_energyWeight);
    group->addRow(tr("&Force"), m_forceWeight);
    group->addRow(tr("S&tress"), m_virialWeight);
}

void TrainingForm::buildRun(Inspector& inspector) {
    const TrainingOptions defaults;
    InspectorGroup* group = inspector.addGroup(tr("Run"));
    m_groups.push_back(group);
    m_validation =
        numberField("validation", {.least = 0, .most = 90, .decimals = 0, .step = 5}, 10);
    m_validation->setToolTip(tr("Kept for validation; scaled copies of a frame stay together"));
    m_iterations = wholeField("iterations", 1, 100000, defaults.maxIterations);
    m_seed = wholeField("seed", 0, 1 << 30, static_cast<int>(defaults.seed));
    m_threads = wholeField("threads", 1, resolveThreadCount(0), resolveThreadCount(0));
    group->addRow(tr("&Validation"), m_validation, tr("%"));
    group->addRow(tr("&Iterations"), m_iterations);
    group->addRow(tr("Seed"), m_seed);
    group->addRow(tr("Threads"), m_threads);
    connect(m_validation, &QDoubleSpinBox::valueChanged, this, &TrainingForm::changed);
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
    options.threads = m_threads->value();
    return options;
}

double TrainingForm::validationFraction() const {
    return m_validation->value() / 100;
}

void TrainingForm::setFolded(bool isFolded) {
    for (InspectorGroup* group : m_groups)
        group->setFolded(isFolded);
}

}  // namespace mtp::ui
