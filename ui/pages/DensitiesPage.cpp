#include "ui/pages/DensitiesPage.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>
#include <cmath>
#include <set>

#include "core/density/PairDistances.h"
#include "core/project/Configurations.h"
#include "ui/jobs/JobBoard.h"
#include "ui/pages/FramePlayer.h"
#include "ui/plots/LadderStrip.h"
#include "ui/project/ProjectModel.h"
#include "ui/structure_view/StructureView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

constexpr double kLeastRatio = 0.3;
constexpr double kMostRatio = 2.5;
constexpr double kSnap = 0.02;       // a dropped cell this near to a mark goes to the mark
constexpr double kSameRatio = 1e-6;  // marks are equal but for rounding
// Below this fraction of the sum of covalent radii a distance is marked as too short.
constexpr double kShortFraction = 0.7;

double rounded(double ratio) {
    return std::round(ratio * 100) / 100;
}

void setQuietly(QDoubleSpinBox* field, double value) {
    const QSignalBlocker blocker(field);
    field->setValue(value);
}

}  // namespace

DensitiesPage::DensitiesPage(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : Page(project, jobs, parent)
    , m_view(new StructureView)
    , m_player(new FramePlayer)
    , m_ladder(new LadderStrip) {
    m_view->setObjectName("densitiesView");
    m_ladder->setObjectName("ladder");
    m_view->setEmptyText(tr("Open a trajectory first; its frames are scaled here"));
    m_view->setHandlesVisible(true);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_view, 1);
    column->addWidget(m_player);
    column->addWidget(m_ladder);
    buildInspector();
    auto* across = new QSplitter(Qt::Horizontal);
    across->addWidget(content);
    across->addWidget(m_inspector);
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 0);
    across->setChildrenCollapsible(false);
    setContent(across);

    connect(m_player, &FramePlayer::frameChanged, this, &DensitiesPage::showSourceFrame);
    connect(m_view, &StructureView::scaleStarted, this, [this] { m_ratioAtPress = m_ratio; });
    connect(m_view, &StructureView::scaleDragged, this,
            [this](double factor, int) { setRatio(m_ratioAtPress / std::pow(factor, 3)); });
    connect(m_view, &StructureView::scaleDropped, this,
            [this](double factor, int) { dropAt(m_ratioAtPress / std::pow(factor, 3)); });
    connect(primaryAction(), &QAction::triggered, this, &DensitiesPage::makeConfigurations);
    connectLadder();
    connectFields();
    connect(&project, &ProjectModel::selectionChanged, this, &DensitiesPage::showProject);
    connect(&project, &ProjectModel::ladderChanged, this, &DensitiesPage::showLadder);
    connect(&project, &ProjectModel::configurationsChanged, this, &DensitiesPage::showLadder);
    showProject();
}

void DensitiesPage::buildInspector() {
    m_inspector = new Inspector;
    InspectorGroup* reference = m_inspector->addGroup(tr("Reference"));
    m_referenceDensity = numberField("referenceDensity",
                                     {.least = 0.001, .most = 50, .decimals = 3, .step = 0.01}, 1);
    m_referenceDensity->setToolTip(tr("Density of the equilibrium: ratio 1"));
    reference->addRow(tr("&Density"), m_referenceDensity, tr("g/cm³"));

    InspectorGroup* cell = m_inspector->addGroup(tr("Cell on show"));
    m_ratioField = numberField(
        "ratio", {.least = kLeastRatio, .most = kMostRatio, .decimals = 3, .step = 0.01}, 1);
    m_densityField =
        numberField("density", {.least = 0.001, .most = 100, .decimals = 3, .step = 0.01}, 1);
    m_volumeField =
        numberField("volume", {.least = 0.1, .most = 1e9, .decimals = 1, .step = 10}, 1);
    m_factorField =
        numberField("linearFactor", {.least = 0.5, .most = 2, .decimals = 4, .step = 0.01}, 1);
    cell->addRow(tr("&Ratio"), m_ratioField);
    cell->addRow(tr("D&ensity"), m_densityField, tr("g/cm³"));
    cell->addRow(tr("&Volume"), m_volumeField, tr("Å³"));
    cell->addRow(tr("&Linear factor"), m_factorField);
    m_addMark = new QPushButton;
    m_addMark->setObjectName("addMark");
    cell->addWide(m_addMark);

    InspectorGroup* distances = m_inspector->addGroup(tr("Shortest distances"));
    m_distances = new QTableWidget(0, 3);
    m_distances->setObjectName("shortestDistances");
    m_distances->setHorizontalHeaderLabels({tr("Pair"), tr("Å"), tr("of radii")});
    m_distances->verticalHeader()->hide();
    m_distances->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_distances->setEditTriggers(QTableWidget::NoEditTriggers);
    m_distances->setSelectionMode(QTableWidget::NoSelection);
    m_distances->setFocusPolicy(Qt::NoFocus);
    m_distances->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_distances->setToolTip(tr("\"of radii\": as a fraction of the sum of the covalent radii; "
                               "below %1 the pair is marked")
                                .arg(kShortFraction));
    distances->addWide(m_distances);

    InspectorGroup* batch = m_inspector->addGroup(tr("Configurations"));
    m_batch = new QLabel;
    m_batch->setObjectName("batch");
    m_batch->setWordWrap(true);
    batch->addWide(m_batch);
}

void DensitiesPage::connectLadder() {
    connect(m_ladder, &LadderStrip::markSelected, this,
            [this](int mark) { setRatio(project().ladder().at(static_cast<std::size_t>(mark))); });
    connect(m_ladder, &LadderStrip::markMoved, this,
            [this](int, double ratio) { setRatio(ratio); });
    connect(m_ladder, &LadderStrip::markMoveFinished, this, &DensitiesPage::moveMark);
    connect(m_ladder, &LadderStrip::markAddRequested, this, &DensitiesPage::addMark);
    connect(m_ladder, &LadderStrip::markRemoveRequested, this, [this](int mark) {
        std::vector<double> ratios = project().ladder();
        const double removed = ratios[static_cast<std::size_t>(mark)];
        ratios.erase(ratios.begin() + mark);
        project().setLadder(ratios, tr("Remove density %L1").arg(removed));
    });
    connect(m_addMark, &QPushButton::clicked, this, [this] { addMark(m_ratio); });
}

void DensitiesPage::connectFields() {
    const auto reference = [this] { return m_referenceDensity->value(); };
    connect(m_referenceDensity, &QDoubleSpinBox::valueChanged, this, [this](double density) {
        project().setReferenceDensity(density);
        setRatio(m_ratio);
    });
    connect(m_ratioField, &QDoubleSpinBox::valueChanged, this, &DensitiesPage::setRatio);
    connect(m_densityField, &QDoubleSpinBox::valueChanged, this,
            [this, reference](double density) { setRatio(density / reference()); });
    connect(m_volumeField, &QDoubleSpinBox::valueChanged, this, [this, reference](double volume) {
        if (const auto own = m_source ? density(*m_source) : std::nullopt)
            setRatio(*own * m_source->cell.volume() / volume / reference());
    });
    connect(m_factorField, &QDoubleSpinBox::valueChanged, this,
            [this](double factor) { setRatio(std::pow(factor, -3)); });
}

Page::State DensitiesPage::state() const {
    return project().configurations().empty() ? State::Empty : State::Ready;
}

QString DensitiesPage::counts() const {
    return tr("%L1 frames × %L2 densities · %L3 configurations made")
        .arg(project().selectedFrames().size())
        .arg(project().ladder().size())
        .arg(project().configurations().size());
}

void DensitiesPage::openPath(const QString&) {
    emit pageRequested(QStringLiteral("trajectory"));
}

void DensitiesPage::showProject() {
    const std::vector<std::size_t>& selected = project().selectedFrames();
    m_player->setFrameCount(static_cast<int>(selected.size()));
    m_inspector->setEnabled(!selected.empty());
    m_ladder->setEnabled(!selected.empty());
    if (selected.empty()) {
        m_source.reset();
        m_view->clear();
    } else {
        showSourceFrame(0);
    }
    showLadder();
}

void DensitiesPage::showSourceFrame(int index) {
    const std::size_t frame = project().selectedFrames().at(static_cast<std::size_t>(index));
    m_source = project().trajectory()->reader->read(frame);
    m_player->setCaption(withUnit(project().trajectory()->timesFs[frame], 1, tr("fs")));
    setRatio(m_ratio);
}

void DensitiesPage::showLadder() {
    const auto reference = project().referenceDensity();
    if (reference)
        setQuietly(m_referenceDensity, *reference);
    m_ladder->setReferenceDensity(reference);
    std::vector<LadderStrip::Mark> marks;
    for (double ratio : project().ladder()) {
        LadderStrip::Mark mark{.ratio = ratio};
        for (const ConfigurationRecord& record : project().configurations()) {
            if (std::abs(record.densityRatio - ratio) > kSameRatio)
                continue;
            ++mark.configurations;
            mark.labelled += record.energy ? 1 : 0;
        }
        marks.push_back(mark);
    }
    m_ladder->setMarks(marks);
    const auto missing = static_cast<int>(missingConfigurations());
    primaryAction()->setText(missing > 0 ? tr("Make %L1 configurations").arg(missing)
                                         : tr("All configurations made"));
    primaryAction()->setEnabled(missing > 0);
    m_batch->setText(tr("%L1 frames × %L2 densities = %L3 configurations; %L4 are made")
                         .arg(project().selectedFrames().size())
                         .arg(project().ladder().size())
                         .arg(project().selectedFrames().size() * project().ladder().size())
                         .arg(project().configurations().size()));
    setRatio(m_ratio);
    emit stateChanged();
}

void DensitiesPage::setRatio(double ratio) {
    m_ratio = std::clamp(ratio, kLeastRatio, kMostRatio);
    m_ladder->setCurrent(m_ratio);
    setQuietly(m_ratioField, m_ratio);
    setQuietly(m_factorField, linearFactor(m_ratio));
    m_addMark->setText(tr("Add %L1 to the ladder").arg(rounded(m_ratio)));
    bool isOnLadder = false;
    for (double mark : project().ladder())
        isOnLadder = isOnLadder || std::abs(mark - rounded(m_ratio)) < kSameRatio;
    m_addMark->setEnabled(m_source && !isOnLadder);
    if (!m_source)
        return;

    const double reference = m_referenceDensity->value();
    const double own = density(*m_source).value_or(reference);
    const Frame atReference = scaledLinearly(*m_source, std::cbrt(own / reference));
    const Frame shown = scaledToRatio(atReference, m_ratio);
    setQuietly(m_densityField, reference * m_ratio);
    setQuietly(m_volumeField, shown.cell.volume());
    m_view->setFrame(shown);
    m_view->setGhostCell(atReference.cell);
    m_view->setCaption(tr("%1 · ratio %L2")
                           .arg(withUnit(reference * m_ratio, 2, tr("g/cm³")))
                           .arg(m_ratio, 0, 'f', 2));
    showDistances();
}

void DensitiesPage::showDistances() {
    const std::vector<PairDistance> pairs = shortestDistances(m_view->frame());
    m_distances->setRowCount(static_cast<int>(pairs.size()));
    for (int row = 0; row < m_distances->rowCount(); ++row) {
        const PairDistance& pair = pairs[static_cast<std::size_t>(row)];
        const double fraction = pair.covalentSum > 0 ? pair.shortest / pair.covalentSum : 0;
        const bool isShort = fraction > 0 && fraction < kShortFraction;
        const QString name = QString::fromStdString(pair.first + "–" + pair.second);
        const QString cells[] = {
            isShort ? QStringLiteral("⚠ ") + name : name,
            QStringLiteral("%L1").arg(pair.shortest, 0, 'f', 3),
            fraction > 0 ? QStringLiteral("%L1").arg(fraction, 0, 'f', 2) : QStringLiteral("–")};
        for (int column = 0; column < 3; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setTextAlignment(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter
                                               : Qt::AlignRight | Qt::AlignVCenter);
            QFont font = item->font();
            font.setBold(isShort);
            item->setFont(font);
            m_distances->setItem(row, column, item);
        }
    }
    m_distances->setFixedHeight(m_distances->horizontalHeader()->sizeHint().height() +
                                m_distances->rowCount() * m_distances->rowHeight(0) +
                                2 * m_distances->frameWidth());
}

void DensitiesPage::dropAt(double ratio) {
    for (double mark : project().ladder())
        if (std::abs(mark - ratio) < kSnap)
            return setRatio(mark);
    addMark(ratio);
}

void DensitiesPage::addMark(double ratio) {
    ratio = std::clamp(rounded(ratio), kLeastRatio, kMostRatio);
    std::vector<double> ratios = project().ladder();
    for (double mark : ratios)
        if (std::abs(mark - ratio) < kSameRatio)
            return setRatio(mark);
    ratios.push_back(ratio);
    m_ratio = ratio;
    project().setLadder(ratios, tr("Add density %L1").arg(ratio));
}

void DensitiesPage::moveMark(int mark, double ratio) {
    std::vector<double> ratios = project().ladder();
    ratios.at(static_cast<std::size_t>(mark)) = std::clamp(rounded(ratio), kLeastRatio, kMostRatio);
    m_ratio = ratios.at(static_cast<std::size_t>(mark));
    std::sort(ratios.begin(), ratios.end());
    ratios.erase(std::unique(ratios.begin(), ratios.end()), ratios.end());
    project().setLadder(ratios, tr("Move a density to %L1").arg(m_ratio));
}

std::size_t DensitiesPage::missingConfigurations() const {
    std::set<std::string> parents;
    for (std::size_t index : project().selectedFrames())
        parents.insert(project().trajectory()->parentKeys[index]);
    std::size_t made = 0;
    for (const ConfigurationRecord& record : project().configurations())
        for (double ratio : project().ladder())
            made += parents.contains(record.parent) &&
                            std::abs(record.densityRatio - ratio) < kSameRatio
                        ? 1
                        : 0;
    return parents.size() * project().ladder().size() - made;
}

ExpansionOptions DensitiesPage::expansion() const {
    ExpansionOptions options;
    options.ratios = project().ladder();
    options.referenceDensity = project().referenceDensity();
    return options;
}

void DensitiesPage::makeConfigurations() {
    const LoadedTrajectory& trajectory = *project().trajectory();
    jobs().run<std::vector<Configuration>>(
        tr("Scaling configurations"), this,
        [reader = trajectory.reader, selected = project().selectedFrames(), options = expansion(),
         existing = project().configurations()](Progress& progress) {
            std::vector<Frame> frames;
            for (std::size_t index : selected) {
                frames.push_back(reader->read(index));
                frames.back().features["parent"] = parentKey(frames.back(), index);
                progress.step(
                    static_cast<double>(frames.size()) / static_cast<double>(selected.size()),
                    "Reading frames");
            }
            return mtp::makeConfigurations(frames, options, existing, &progress);
        },
        [this](const std::vector<Configuration>& made) {
            const auto count = static_cast<int>(made.size());
            if (!project().addConfigurations(made))
                return;
            banner()->show(Banner::Kind::Information,
                           tr("%L1 configurations made. They need single points.").arg(count),
                           tr("Bring in labels"),
                           [this] { emit pageRequested(QStringLiteral("labels")); });
        },
        [this](const QString& message) { showError(message); });
}

}  // namespace mtp::ui
