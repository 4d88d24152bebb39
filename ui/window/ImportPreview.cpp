#include "ui/window/ImportPreview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/base/Error.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr int kMargin = 16;
constexpr int kGap = 8;
constexpr std::size_t kMostFrames = 300;

enum Column { Name, Format, Frames, Atoms, Use, ColumnCount };

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString atomsOf(const InputSummary& summary) {
    return summary.fewestAtoms == summary.mostAtoms
               ? QStringLiteral("%L1").arg(summary.mostAtoms)
               : QStringLiteral("%L1–%L2").arg(summary.fewestAtoms).arg(summary.mostAtoms);
}

QString framesText(std::size_t count) {
    return count == 1 ? ImportPreview::tr("one frame") : ImportPreview::tr("%L1 frames").arg(count);
}

QSpinBox* frameField(const char* name, int least) {
    auto* field = new QSpinBox;
    field->setObjectName(name);
    field->setRange(least, least);
    field->setAlignment(Qt::AlignRight);
    return field;
}

}  // namespace

std::vector<ImportCandidate> lookAt(const FormatRegistry& registry, const QStringList& paths,
                                    Progress& progress) {
    std::vector<ImportCandidate> candidates;
    for (const QString& path : paths) {
        progress.step(static_cast<double>(candidates.size()) / static_cast<double>(paths.size()),
                      path.toStdString());
        ImportCandidate candidate{path, {}, {}};
        try {
            ReadOptions options;
            options.progress = &progress;
            const auto reader = registry.open(path.toStdString(), options);
            candidate.summary = summarise(*reader, kMostFrames, &progress);
        } catch (const Cancelled&) {
            throw;
        } catch (const std::exception& error) {
            candidate.error = QString::fromUtf8(error.what());
        }
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

ImportPreview::ImportPreview(std::vector<ImportCandidate> candidates, bool areLabels,
                             QWidget* parent)
    : QDialog(parent), m_candidates(std::move(candidates)) {
    setObjectName("importPreview");
    setWindowTitle(tr("Import"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(kGap);
    buildList();
    column->addWidget(m_list, 1);
    column->addWidget(buildFacts(), 2);
    column->addWidget(buildChoices());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_take = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_take->setObjectName("take");
    m_take->setDefault(true);
    m_missing = new QLabel;
    m_missing->setObjectName("missing");
    m_missing->setTextFormat(Qt::PlainText);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_missing, 1);
    bottom->addWidget(buttons);
    column->addLayout(bottom);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    proposeUses(areLabels);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ImportPreview::showCurrent);
    m_list->setCurrentItem(m_list->topLevelItem(0));
    showPrimary();
    resize(760, 600);
}

void ImportPreview::buildList() {
    m_list = new QTreeWidget;
    m_list->setObjectName("inputs");
    m_list->setAccessibleName(tr("Inputs"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("Input"), tr("Format"), tr("Frames"), tr("Atoms"), tr("Use")});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (const ImportCandidate& candidate : m_candidates) {
        auto* item = new QTreeWidgetItem(m_list);
        item->setText(Name, QFileInfo(candidate.path).fileName());
        item->setToolTip(Name, candidate.path);
        for (int column : {Frames, Atoms})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        if (candidate.summary) {
            item->setText(Format, text(candidate.summary->format));
            item->setText(Frames, QStringLiteral("%L1").arg(candidate.summary->frameCount));
            item->setText(Atoms, atomsOf(*candidate.summary));
        } else {
            item->setText(Format, tr("not understood"));
        }
        m_orders.push_back({candidate.path, ImportOrder::Use::Nothing, {}, {}});
    }
}

QWidget* ImportPreview::buildFacts() {
    m_facts = new QLabel;
    m_facts->setObjectName("facts");
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* scroll = new QScrollArea;
    scroll->setWidget(m_facts);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_warnings = new QPlainTextEdit;
    m_warnings->setObjectName("importWarnings");
    m_warnings->setAccessibleName(tr("Warnings"));
    m_warnings->setReadOnly(true);
    m_warnings->setTabChangesFocus(true);
    m_warnings->setMaximumHeight(96);
    auto* facts = new QWidget;
    auto* column = new QVBoxLayout(facts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(scroll, 1);
    column->addWidget(m_warnings);
    return facts;
}

QWidget* ImportPreview::buildChoices() {
    m_use = new QComboBox;
    m_use->setObjectName("use");
    m_use->addItem(tr("Trajectory: select frames by time"));
    m_use->addItem(tr("Configurations of the project"));
    m_use->addItem(tr("Labels for configurations of the same geometry"));
    m_use->addItem(tr("Nothing: leave it out"));
    m_first = frameField("firstFrame", 0);
    m_last = frameField("lastFrame", 0);
    m_stride = frameField("frameStride", 1);
    m_geometryOnly = new QCheckBox(tr("&Geometry only: without energies, forces and virials"));
    m_geometryOnly->setObjectName("geometryOnly");
    m_species = new QLineEdit;
    m_species->setObjectName("speciesNames");
    m_hints = new QPushButton(tr("Use the &hints"));
    m_hints->setObjectName("useHints");
    m_hints->setAutoDefault(false);
    m_count = new QLabel;
    auto* frames = new QHBoxLayout;
    frames->setSpacing(kGap);
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_first, new QLabel(tr("to")), m_last, new QLabel(tr("one of")), m_stride, m_count})
        frames->addWidget(widget);
    frames->addStretch(1);
    m_first->setAccessibleName(tr("First frame"));
    m_last->setAccessibleName(tr("Last frame"));
    m_stride->setAccessibleName(tr("One of so many frames"));
    auto* species = new QHBoxLayout;
    species->setSpacing(kGap);
    species->addWidget(m_species, 1);
    species->addWidget(m_hints);
    m_choices = new QWidget;
    auto* form = new QFormLayout(m_choices);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(kGap);
    form->addRow(tr("&Use as"), m_use);
    form->addRow(tr("Frames"), frames);
    form->addRow(QString(), m_geometryOnly);
    form->addRow(tr("Species"), species);
    connect(m_use, &QComboBox::currentIndexChanged, this, &ImportPreview::takeChoices);
    for (QSpinBox* field : {m_first, m_last, m_stride})
        connect(field, &QSpinBox::valueChanged, this, &ImportPreview::takeChoices);
    connect(m_geometryOnly, &QCheckBox::toggled, this, &ImportPreview::takeChoices);
    connect(m_species, &QLineEdit::textChanged, this, &ImportPreview::takeChoices);
    connect(m_hints, &QPushButton::clicked, this, [this] {
        QStringList names;
        for (const std::string& hint :
             m_candidates[static_cast<std::size_t>(current())].summary->speciesHints)
            names << text(hint);
        m_species->setText(names.join(QStringLiteral(", ")));
    });
    return m_choices;
}

// One trajectory at most: the window shows one.
void ImportPreview::proposeUses(bool areLabels) {
    bool hasTrajectory = false;
    for (std::size_t i = 0; i < m_orders.size(); ++i) {
        const auto& summary = m_candidates[i].summary;
        if (summary && areLabels)
            m_orders[i].use = ImportOrder::Use::Labels;
        else if (summary && !hasTrajectory && summary->isNamed && summary->frameCount > 1) {
            m_orders[i].use = ImportOrder::Use::Trajectory;
            hasTrajectory = true;
        } else if (summary)
            m_orders[i].use = ImportOrder::Use::Configurations;
        showRow(static_cast<int>(i));
    }
}

int ImportPreview::current() const {
    return m_list->indexOfTopLevelItem(m_list->currentItem());
}

void ImportPreview::showCurrent() {
    const auto row = static_cast<std::size_t>(std::max(current(), 0));
    const ImportCandidate& candidate = m_candidates[row];
    m_choices->setEnabled(candidate.summary.has_value());
    if (!candidate.summary) {
        m_facts->setText(tr("Cannot be used:\n%1").arg(candidate.error));
        m_warnings->hide();
        return;
    }
    const InputSummary& summary = *candidate.summary;
    const Provenance& origin = summary.provenance;
    QStringList lines{candidate.path};
    lines << tr("%1 %2 %3")
                 .arg(text(summary.format), text(origin.code), text(origin.version))
                 .simplified();
    lines << tr("%1, %2 atoms (%3)")
                 .arg(framesText(summary.frameCount))
                 .arg(atomsOf(summary), text(summary.composition));
    if (!summary.firstTimeFs)
        lines << tr("Time: not in the file");
    else
        lines << tr("Time: %L1 to %L2\u00a0fs").arg(*summary.firstTimeFs).arg(*summary.lastTimeFs) +
                     (summary.timeStepFs
                          ? tr(", %L1\u00a0fs between frames").arg(*summary.timeStepFs)
                          : QString());
    const auto share = [&](const QString& name, std::size_t count) {
        return count == 0 ? tr("no %1").arg(name)
               : count == summary.frameCountRead
                   ? name
                   : tr("%1 (%L2 of %L3)").arg(name).arg(count).arg(summary.frameCountRead);
    };
    lines << tr("Labels: %1, %2, %3")
                 .arg(share(tr("energy"), summary.withEnergy),
                      share(tr("forces"), summary.withForces),
                      share(tr("virial"), summary.withVirial));
    for (const auto& [key, value] : origin.settings)
        lines << text(key).replace(QLatin1Char('_'), QLatin1Char(' ')) + QStringLiteral(": ") +
                     text(value);
    m_facts->setText(lines.join(QLatin1Char('\n')));
    QStringList warnings;
    for (const std::string& warning : summary.warnings)
        warnings << text(warning);
    m_warnings->setPlainText(warnings.join(QLatin1Char('\n')));
    m_warnings->setVisible(!warnings.isEmpty());

    m_isShowing = true;
    const ImportOrder& order = m_orders[row];
    const int last = static_cast<int>(summary.frameCount) - 1;
    m_use->setCurrentIndex(static_cast<int>(order.use));
    m_first->setRange(0, last);
    m_last->setRange(0, last);
    m_stride->setRange(1, std::max(last, 1));
    m_first->setValue(static_cast<int>(order.choice.first));
    m_last->setValue(
        static_cast<int>(std::min<std::size_t>(order.choice.last, static_cast<std::size_t>(last))));
    m_stride->setValue(static_cast<int>(order.choice.stride));
    m_geometryOnly->setChecked(order.choice.isGeometryOnly);
    QStringList names;
    for (const std::string& name : order.species)
        names << text(name);
    m_species->setText(names.join(QStringLiteral(", ")));
    m_species->setPlaceholderText(summary.isNamed ? tr("named by the file")
                                                  : tr("names of the %n types, in order", nullptr,
                                                       static_cast<int>(summary.typeCount)));
    m_hints->setVisible(!summary.isNamed && !summary.speciesHints.empty());
    m_isShowing = false;
    takeChoices();
}

// What the fields say goes into the order of the current input.
void ImportPreview::takeChoices() {
    const int row = current();
    if (m_isShowing || row < 0)
        return;
    const auto& summary = m_candidates[static_cast<std::size_t>(row)].summary;
    if (!summary)
        return;
    ImportOrder& order = m_orders[static_cast<std::size_t>(row)];
    order.use = static_cast<ImportOrder::Use>(m_use->currentIndex());
    order.choice = {static_cast<std::size_t>(m_first->value()),
                    static_cast<std::size_t>(m_last->value()),
                    static_cast<std::size_t>(m_stride->value()), m_geometryOnly->isChecked()};
    order.species.clear();
    for (const QString& name : m_species->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        order.species.push_back(name.trimmed().toStdString());
    const bool isTaken = order.use == ImportOrder::Use::Configurations;
    for (QWidget* field :
         std::initializer_list<QWidget*>{m_first, m_last, m_stride, m_geometryOnly})
        field->setEnabled(isTaken);
    m_species->setEnabled(isTaken && !summary->isNamed);
    m_hints->setEnabled(m_species->isEnabled());
    m_count->setText(
        framesText(isTaken ? countOf(order.choice, summary->frameCount) : summary->frameCount));
    showRow(row);
    showPrimary();
}

void ImportPreview::showRow(int row) {
    const QString uses[] = {tr("trajectory"), tr("configurations"), tr("labels"), tr("left out")};
    m_list->topLevelItem(row)->setText(
        Use, uses[static_cast<int>(m_orders[static_cast<std::size_t>(row)].use)]);
}

// Numbered types of configurations must have names before they are taken.
void ImportPreview::showPrimary() {
    int taken = 0;
    QString missing;
    for (std::size_t i = 0; i < m_orders.size(); ++i) {
        const ImportOrder& order = m_orders[i];
        taken += order.use == ImportOrder::Use::Nothing ? 0 : 1;
        const auto& summary = m_candidates[i].summary;
        if (summary && order.use == ImportOrder::Use::Configurations && !summary->isNamed &&
            order.species.size() < summary->typeCount)
            missing = QFileInfo(order.path).fileName();
    }
    m_take->setText(taken == 1 ? tr("Take one input") : tr("Take %L1 inputs").arg(taken));
    m_take->setEnabled(taken > 0 && missing.isEmpty());
    m_missing->setText(missing.isEmpty() ? QString()
                                         : tr("Name the species of %1 first").arg(missing));
}

std::vector<ImportOrder> ImportPreview::orders() const {
    std::vector<ImportOrder> used;
    for (const ImportOrder& order : m_orders)
        if (order.use != ImportOrder::Use::Nothing)
            used.push_back(order);
    return used;
}

}  // namespace mtp::ui
