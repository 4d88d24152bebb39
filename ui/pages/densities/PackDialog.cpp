#include "ui/pages/densities/PackDialog.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>
#include <cmath>

#include "core/density/PairDistances.h"
#include "core/io/FormatRegistry.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/structure_view/StructureView.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/InputDialog.h"

namespace mtp::ui {

namespace {

// Numbers separated by blanks or commas; empty if one is not a number.
std::vector<double> parseNumbers(const QString& text) {
    static const QRegularExpression separators("[\\s,;]+");
    std::vector<double> numbers;
    for (const QString& part : text.split(separators, Qt::SkipEmptyParts)) {
        bool isNumber = false;
        numbers.push_back(part.toDouble(&isNumber));
        if (!isNumber)
            return {};
    }
    return numbers;
}

// "Li 16, Cl=64": pairs of a name and a number.
std::vector<std::pair<QString, double>> assignmentsOf(const QString& text) {
    static const QRegularExpression pattern("([A-Za-z-]+)[\\s=]*([0-9.]+)");
    std::vector<std::pair<QString, double>> assignments;
    for (auto match = pattern.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        assignments.emplace_back(found.captured(1), found.captured(2).toDouble());
    }
    return assignments;
}

}  // namespace

PackDialog::PackDialog(JobBoard& jobs, const FormatRegistry& registry, QWidget* parent)
    : QDialog(parent), m_jobs(jobs), m_registry(registry) {
    setObjectName("packDialog");
    setWindowTitle(tr("Random distribution of ions"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(880, 560);
    buildForm();
}

PackDialog::~PackDialog() {
    if (m_job)
        m_job->cancel();
}

void PackDialog::buildForm() {
    m_ions = new QLineEdit(QStringLiteral("Li 16, Cl 64, Al 16"));
    m_ions->setObjectName("packIons");
    m_ions->setToolTip(tr("Elements and numbers; the charges of the ions should add up to zero"));
    m_density =
        numberField("packDensity", {.least = 0.001, .most = 50, .decimals = 3, .step = 0.05}, 1.99);
    m_density->setSuffix(QStringLiteral("\u00a0") + tr("g/cm³"));
    m_density->setToolTip(tr("Of the packed cell; somewhat below that of the melt packs easily"));
    m_cell = new QLineEdit;
    m_cell->setPlaceholderText(tr("a cube; or a b c, or a b c α β γ"));
    m_cell->setToolTip(tr("Shape of the cell; its size follows from the density"));
    m_fraction = numberField("packFraction", {.least = 0, .most = 3, .decimals = 2, .step = 0.05},
                             PackingOptions{}.fraction);
    m_fraction->setToolTip(
        tr("Shortest distance of a pair as a multiple of the sum of its covalent radii"));
    m_distances = new QLineEdit(QStringLiteral("Cl-Cl 2.8"));
    m_distances->setToolTip(tr("Shortest distances of pairs in Å, such as Cl-Cl 2.8, Al-Al 3.2"));
    m_seed = new QSpinBox;
    m_seed->setRange(0, 1000000000);
    m_seed->setValue(1);
    m_seed->setToolTip(tr("Another seed gives another random packing"));
    m_pack = new QPushButton(tr("&Distribute"));
    m_pack->setObjectName("pack");
    m_pack->setToolTip(
        tr("Places the ions so that no pair is nearer than the shortest distances above"));
    m_message = new QLabel;
    m_message->setObjectName("packMessage");
    m_message->setWordWrap(true);
    m_view = new StructureView;
    m_view->setEmptyText(tr("The distribution will appear here"));
    auto* form = new QFormLayout;
    form->setVerticalSpacing(8);
    form->addRow(tr("&Ions"), m_ions);
    form->addRow(tr("D&ensity"), m_density);
    form->addRow(tr("&Cell"), m_cell);
    form->addRow(tr("S&hortest, × radii"), m_fraction);
    form->addRow(tr("Shortest by &pair, Å"), m_distances);
    form->addRow(tr("S&eed"), m_seed);
    auto* left = new QVBoxLayout;
    left->addLayout(form);
    left->addWidget(m_pack);
    left->addWidget(m_message, 1, Qt::AlignTop);
    left->addLayout(onwardButtons());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 16, 16, 16);
    row->setSpacing(16);
    row->addLayout(left, 2);
    row->addWidget(m_view, 3);
    connect(m_pack, &QPushButton::clicked, this, &PackDialog::pack);
}

// What is done with what was packed.
QLayout* PackDialog::onwardButtons() {
    m_save = new QPushButton(tr("&Save for the AIMD…"));
    m_save->setObjectName("packSave");
    m_save->setToolTip(tr("As a structure file: extended XYZ, POSCAR or LAMMPS data"));
    m_save->setEnabled(false);
    m_aimd = new QPushButton(tr("&AIMD run…"));
    m_aimd->setObjectName("packAimd");
    m_aimd->setToolTip(tr("Write the deck of an AIMD run that starts from this cell, or run it"));
    m_aimd->setEnabled(false);
    connect(m_save, &QPushButton::clicked, this, &PackDialog::askForFile);
    connect(m_aimd, &QPushButton::clicked, this, [this] {
        const Frame packed = *m_frame;
        close();
        emit aimdWanted(packed);
    });
    auto* onward = new QHBoxLayout;
    onward->addWidget(m_save, 1);
    onward->addWidget(m_aimd, 1);
    return onward;
}

void PackDialog::setIons(const std::map<std::string, int>& composition,
                         std::optional<double> density) {
    QStringList ions;
    for (const auto& [name, count] : composition)
        ions << QStringLiteral("%1 %2").arg(QString::fromStdString(name)).arg(count);
    if (!ions.isEmpty())
        m_ions->setText(ions.join(QStringLiteral(", ")));
    if (density)
        m_density->setValue(*density);
}

std::optional<PackingOptions> PackDialog::options() {
    PackingOptions options;
    for (const auto& [name, count] : assignmentsOf(m_ions->text()))
        options.ions.emplace_back(name.toStdString(), static_cast<int>(count));
    for (const auto& [pair, distance] : assignmentsOf(m_distances->text()))
        options.distances.push_back({pair.section('-', 0, 0).toStdString(),
                                     pair.section('-', 1, 1).toStdString(), distance});
    options.density = m_density->value();
    options.fraction = m_fraction->value();
    options.seed = static_cast<std::uint64_t>(m_seed->value());
    if (m_cell->text().trimmed().isEmpty())
        return options;
    const std::vector<double> n = parseNumbers(m_cell->text());
    if (n.size() != 3 && n.size() != 6) {
        m_message->setText(tr("The cell needs three lengths, or three lengths and three angles"));
        return {};
    }
    const Eigen::Vector3d angles =
        n.size() == 6 ? Eigen::Vector3d(n[3], n[4], n[5]) : Eigen::Vector3d(90, 90, 90);
    options.cellShape = Cell::fromLengths({n[0], n[1], n[2]}, angles).vectors;
    if (std::abs(options.cellShape.determinant()) > 0)
        return options;
    m_message->setText(tr("This cell has no volume"));
    return {};
}

void PackDialog::pack() {
    if (m_job)
        return m_job->cancel();
    const auto chosen = options();
    if (!chosen)
        return;
    m_pack->setText(tr("Cancel"));
    m_message->setText(tr("Pushing ions apart…"));
    const auto finish = [this](const QString& message) {
        m_job = nullptr;
        m_pack->setText(tr("&Distribute"));
        m_message->setText(message);
    };
    m_job = m_jobs.run<Frame>(
        tr("Distributing ions"), this,
        [options = *chosen](Progress& progress) { return packRandomly(options, &progress); },
        [this, finish](const Frame& frame) {
            finish({});
            showPacked(frame);
        },
        finish);
    connect(m_job, &Job::cancelled, this, [finish] { finish(tr("Cancelled")); });
}

void PackDialog::showPacked(const Frame& frame) {
    m_frame = frame;
    m_view->setFrame(frame);
    QString text =
        tr("%Ln ion(s) in %1\nShortest distances:", nullptr, static_cast<int>(frame.atomCount()))
            .arg(withUnit(frame.cell.volume(), 1, tr("Å³")));
    for (const PairDistance& pair : shortestDistances(frame))
        text += QStringLiteral("\n%1–%2  %3")
                    .arg(QString::fromStdString(pair.first), QString::fromStdString(pair.second),
                         withUnit(pair.shortest, 3, tr("Å")));
    m_message->setText(text);
    m_save->setEnabled(true);
    m_aimd->setEnabled(true);
}

QString PackDialog::save(const QString& path) const {
    try {
        writeFrames(m_registry, path.toStdString(), {*m_frame});
        return {};
    } catch (const Error& error) {
        return errorText(error);
    }
}

void PackDialog::askForFile() {
    const QString path = askForSavePath(this, windowTitle(), QStringLiteral("POSCAR"),
                                        writeFilters(m_registry, {.species = true}));
    if (path.isEmpty())
        return;
    const QString problem = save(path);
    m_message->setText(problem.isEmpty() ? tr("Saved to %1").arg(path) : problem);
}

}  // namespace mtp::ui

#include "moc_PackDialog.cpp"
