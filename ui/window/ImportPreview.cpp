#include "ui/window/ImportPreview.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/io/NamedReader.h"
#include "ui/language/CoreText.h"
#include "ui/theme/Spacing.h"
#include "ui/widgets/ToolTips.h"
#include "ui/window/ImportChoices.h"

namespace mtp::ui {

namespace {

// The frames of dynamics follow one another in time; those of a relaxation do not. If the input
// does not tell: a set of configurations has no times, and often different numbers of atoms; MLIP's
// files never tell a time.
bool isTrajectory(const InputSummary& summary) {
    if (summary.kind != RunKind::Unknown)
        return summary.frameCount > 1 && summary.kind == RunKind::MolecularDynamics;
    const bool isSet = !summary.firstTimeFs && (summary.fewestAtoms != summary.mostAtoms ||
                                                summary.format.starts_with("mlip"));
    return summary.frameCount > 1 && !isSet;
}

struct Column {
    enum Index { Name, Format, Frames, Atoms, Use };
};

}  // namespace

ImportPreview::ImportPreview(std::vector<ImportCandidate> candidates, bool areLabels,
                             QWidget* parent)
    : QDialog(parent), m_candidates(std::move(candidates)), m_choices(new ImportChoices) {
    setObjectName("importPreview");
    setWindowTitle(tr("Import"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(kGap);
    buildList();
    const bool isOne = m_candidates.size() == 1;
    column->addWidget(m_list, isOne ? 1 : 3);
    column->addWidget(buildFacts(), 2);
    column->addWidget(m_choices);
    column->addLayout(buildBottom());
    proposeUses(areLabels);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ImportPreview::showCurrent);
    connect(m_choices, &ImportChoices::changed, this, &ImportPreview::takeChoices);
    m_list->setCurrentItem(m_list->topLevelItem(0));
    showPrimary();
    if (!m_take->isEnabled() && m_choices->speciesField()->isEnabled())
        m_choices->speciesField()->setFocus();  // what is missing is typed at once
    resize(760, 600);
}

void ImportPreview::buildList() {
    m_list = new QTreeWidget;
    m_list->setObjectName("inputs");
    m_list->setAccessibleName(tr("Files"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("File"), tr("Format"), tr("Frames"), tr("Atoms"), tr("Use as")});
    setHeaderToolTips(*m_list->model(),
                      {{1, tr("Known by the content of the file, whatever its name is")},
                       {4, tr("What the file becomes in the project; change it below")}});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(Column::Name, QHeaderView::Stretch);
    for (const ImportCandidate& candidate : m_candidates) {
        auto* item = new QTreeWidgetItem(m_list);
        item->setText(Column::Name, QFileInfo(candidate.path).fileName());
        item->setToolTip(Column::Name, candidate.path);
        item->setSizeHint(Column::Name, {0, fontMetrics().height() + kGap});
        for (int column : {Column::Frames, Column::Atoms})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        if (candidate.summary) {
            item->setText(Column::Format, coreText(candidate.summary->format));
            item->setText(Column::Frames, QStringLiteral("%L1").arg(candidate.summary->frameCount));
            item->setText(Column::Atoms, atomsText(*candidate.summary));
        } else {
            item->setText(Column::Format, tr("Unknown format"));
        }
        addWarnings(*item, candidate);
        m_orders.push_back({candidate.path, ImportOrder::Use::Nothing, {}});
    }
}

// Under the input, so that they are read without a click.
void ImportPreview::addWarnings(QTreeWidgetItem& item, const ImportCandidate& candidate) {
    constexpr qsizetype kMost = 3;
    const QStringList lines =
        candidate.summary ? warningsText(candidate).split(QLatin1Char('\n'), Qt::SkipEmptyParts)
                          : candidate.error.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const auto add = [&](const QString& text, const QString& toolTip) {
        auto* line = new QTreeWidgetItem(&item);
        line->setText(Column::Name, text);
        line->setToolTip(Column::Name, toolTip);
        line->setFirstColumnSpanned(true);
        line->setSizeHint(Column::Name, {0, fontMetrics().height() + kGap / 2});
    };
    const QString name = QFileInfo(candidate.path).fileName();
    for (const QString& line : lines.first(std::min(lines.size(), kMost)))
        add(QStringLiteral("⚠ ") + QString(line).replace(candidate.path, name), line);
    if (lines.size() > kMost)
        add(tr("and %n more", nullptr, static_cast<int>(lines.size() - kMost)),
            lines.sliced(kMost).join(QLatin1Char('\n')));
    item.setExpanded(true);
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
    m_warnings->setToolTip(tr("What was strange in this file, and what was done about it"));
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

QLayout* ImportPreview::buildBottom() {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_take = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_take->setObjectName("take");
    m_take->setToolTip(tr("Takes what is listed above into the project; can be undone"));
    m_take->setDefault(true);
    m_missing = new QLabel;
    m_missing->setObjectName("missing");
    m_missing->setTextFormat(Qt::PlainText);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_missing, 1);
    bottom->addWidget(buttons);
    return bottom;
}

// One trajectory at most: the window shows one.
void ImportPreview::proposeUses(bool areLabels) {
    bool hasTrajectory = false;
    for (std::size_t i = 0; i < m_orders.size(); ++i) {
        const auto& summary = m_candidates[i].summary;
        if (summary && areLabels)
            m_orders[i].use = ImportOrder::Use::Labels;
        else if (summary && !hasTrajectory && isTrajectory(*summary)) {
            m_orders[i].use = ImportOrder::Use::Trajectory;
            hasTrajectory = true;
        } else if (summary)
            m_orders[i].use = ImportOrder::Use::Configurations;
        showRow(static_cast<int>(i));
    }
}

int ImportPreview::current() const {
    QTreeWidgetItem* item = m_list->currentItem();
    return m_list->indexOfTopLevelItem(item && item->parent() ? item->parent() : item);
}

void ImportPreview::showCurrent() {
    const auto row = static_cast<std::size_t>(std::max(current(), 0));
    const ImportCandidate& candidate = m_candidates[row];
    m_facts->setText(factsText(candidate));
    const QString warnings = warningsText(candidate);
    m_warnings->setPlainText(warnings);
    m_warnings->setVisible(!warnings.isEmpty());
    m_choices->show(candidate, m_orders[row]);
}

void ImportPreview::takeChoices() {
    const int row = current();
    m_orders[static_cast<std::size_t>(row)] = m_choices->order();
    showRow(row);
    showPrimary();
}

void ImportPreview::showRow(int row) {
    const QString uses[] = {tr("Trajectory"), tr("Configurations"), tr("Labels"), tr("Skip")};
    m_list->topLevelItem(row)->setText(
        Column::Use, uses[static_cast<int>(m_orders[static_cast<std::size_t>(row)].use)]);
}

void ImportPreview::showPrimary() {
    const auto taken = static_cast<int>(orders().size());
    QString missing;
    for (std::size_t i = 0; i < m_orders.size() && missing.isEmpty(); ++i)
        missing = missingFor(m_orders[i], m_candidates[i]);
    m_take->setText(tr("Import %Ln file(s)", nullptr, taken));
    m_take->setEnabled(taken > 0 && missing.isEmpty());
    m_missing->setText(missing);
}

std::vector<ImportOrder> ImportPreview::orders() const {
    std::vector<ImportOrder> used;
    for (std::size_t i = 0; i < m_orders.size(); ++i) {
        if (m_orders[i].use == ImportOrder::Use::Nothing)
            continue;
        used.push_back(m_orders[i]);
        ImportChoice& choice = used.back().choice;
        const ImportCandidate& candidate = m_candidates[i];
        if (choice.species.empty())
            choice.reader = candidate.reader;
        else if (candidate.reader && !candidate.summary->isNamed)
            choice.reader = withTypeNames(candidate.reader, choice.species);
    }
    return used;
}

}  // namespace mtp::ui

#include "moc_ImportPreview.cpp"
