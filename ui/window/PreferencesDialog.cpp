#include "ui/window/PreferencesDialog.h"

#include <QApplication>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableWidget>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/ThreadLimit.h"
#include "core/labelling/Machine.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/language/Language.h"
#include "ui/theme/Spacing.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Fields.h"
#include "ui/window/RecentInputs.h"

namespace mtp::ui {

namespace {

constexpr int kProgramRows = 5;

QLabel* sectionTitle(const QString& text) {
    auto* label = new QLabel(text);
    setTextSize(*label, 1, QFont::DemiBold);
    return label;
}

QVBoxLayout* section(QWidget& widget, const QString& title) {
    auto* column = new QVBoxLayout(&widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(sectionTitle(title));
    return column;
}

std::filesystem::path folderOfProgram() {
    return QCoreApplication::applicationDirPath().toStdString();
}

}  // namespace

PreferencesDialog::PreferencesDialog(JobBoard& jobs, QWidget* parent)
    : QDialog(parent)
    , m_jobs(jobs)
    , m_theme(choiceField("theme"))
    , m_language(choiceField("language"))
    , m_text(wholeField("textSize", static_cast<int>(100 * kSmallestText),
                        static_cast<int>(100 * kLargestText), 100))
    , m_threads(wholeField("preferredThreads", 0, processorCount(), 0))
    , m_programs(new QTableWidget(kProgramRows, 3))
    , m_looking(new QLabel) {
    setObjectName("preferencesDialog");
    setWindowTitle(tr("Preferences"));
    build();
    show(readPreferences());
    connect(m_theme, &QComboBox::currentIndexChanged, this, &PreferencesDialog::take);
    for (QSpinBox* field : {m_text, m_threads})
        connect(field, &QSpinBox::valueChanged, this, &PreferencesDialog::take);
    look();
}

void PreferencesDialog::build() {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* usual = buttons->addButton(tr("Restore defaults"), QDialogButtonBox::ResetRole);
    usual->setObjectName("restoreDefaults");
    usual->setToolTip(
        tr("Theme, text, threads, units and language as after the installation; projects stay as "
           "they are"));
    connect(usual, &QPushButton::clicked, this, [this] {
        show({});
        take();
        m_language->setCurrentIndex(0);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(kMargin);
    column->addWidget(choices());
    column->addWidget(programs(), 1);
    column->addWidget(places());
    column->addWidget(buttons);
    resize(700, 640);
}

QWidget* PreferencesDialog::choices() {
    m_theme->addItems({tr("As the desktop"), tr("Light"), tr("Dark")});
    fillLanguages();
    m_theme->setToolTip(tr("Of all windows and plots, at once"));
    for (QComboBox* field : {m_theme, m_language})
        field->setMinimumContentsLength(static_cast<int>(field->itemText(0).size()));
    m_text->setSuffix(QStringLiteral("\u00a0%"));
    m_text->setSingleStep(10);
    m_text->setKeyboardTracking(false);  // not half a number
    m_threads->setSpecialValueText(tr("all (%1)").arg(processorCount()));
    m_text->setToolTip(tr("Of everything in the window, relative to the font of the desktop"));
    m_threads->setToolTip(
        tr("Of trainings, analyses and learning loops that start from now on, if they ask for no "
           "number of their own"));
    auto* fields = new QWidget;
    QVBoxLayout* column = section(*fields, tr("On this computer"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(kMargin);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("&Theme"), m_theme);
    form->addRow(tr("Lan&guage"), m_language);
    form->addRow(tr("Size of te&xt"), m_text);
    form->addRow(tr("Th&reads"), m_threads);
    column->addLayout(form);
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * kMargin);
    row->addWidget(fields, 0, Qt::AlignTop);
    row->addWidget(units(), 0, Qt::AlignTop);
    row->addStretch(1);
    return both;
}

// Of lists and plots; fields, and what is written into files, keep the units of the program.
QWidget* PreferencesDialog::units() {
    auto* all = new QWidget;
    QVBoxLayout* column = section(*all, tr("Units of lists and plots"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(kMargin);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    const QString labels[] = {tr("&Energy"), tr("&Force"), tr("&Stress"), tr("Le&ngth"),
                              tr("&Density")};
    const char* const names[] = {"energyUnit", "forceUnit", "stressUnit", "lengthUnit",
                                 "densityUnit"};
    const QString usual[] = {tr("eV, errors in meV"), tr("eV/Å, errors in meV/Å"),
                             QStringLiteral("GPa"), QStringLiteral("Å"), QStringLiteral("g/cm³")};
    for (const Measure measure : kMeasures) {
        const auto at = static_cast<std::size_t>(measure);
        m_units[at] = choiceField(names[at]);
        m_units[at]->addItem(usual[at]);
        for (const MeasureUnit& unit : unitsOf(measure).subspan(1))
            m_units[at]->addItem(QString::fromUtf8(unit.name));
        m_units[at]->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        m_units[at]->setToolTip(
            tr("Of columns and axes, at once. Fields, sentences and files keep the units that "
               "stand beside them"));
        connect(m_units[at], &QComboBox::currentIndexChanged, this, &PreferencesDialog::take);
        form->addRow(labels[at], m_units[at]);
    }
    column->addLayout(form);
    return all;
}

void PreferencesDialog::fillLanguages() {
    m_language->addItem(tr("As the desktop"), QString());
    for (const Language& language : languages())
        m_language->addItem(language.name, language.code);
    m_language->setCurrentIndex(std::max(0, m_language->findData(chosenLanguage())));
    m_language->setToolTip(tr("The language changes when the program is started again."));
    connect(m_language, &QComboBox::currentIndexChanged, this,
            [this] { chooseLanguage(m_language->currentData().toString()); });
}

QWidget* PreferencesDialog::programs() {
    m_programs->setObjectName("installedPrograms");
    m_programs->setAccessibleName(tr("Programs"));
    m_programs->setHorizontalHeaderLabels({tr("Program"), tr("Version"), tr("Where")});
    for (int column = 0; column < m_programs->columnCount(); ++column)
        m_programs->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft);
    m_programs->verticalHeader()->hide();
    m_programs->setShowGrid(false);
    m_programs->setEditTriggers(QTableWidget::NoEditTriggers);
    m_programs->setSelectionMode(QTableWidget::NoSelection);
    m_programs->setTextElideMode(Qt::ElideMiddle);
    m_programs->horizontalHeader()->setStretchLastSection(true);
    m_looking->setObjectName("lookingForPrograms");
    m_looking->setForegroundRole(QPalette::PlaceholderText);
    auto* again = new QPushButton(tr("&Look again"));
    again->setObjectName("lookAgain");
    again->setToolTip(tr("After a program was installed"));
    connect(again, &QPushButton::clicked, this, &PreferencesDialog::look);
    auto* row = new QHBoxLayout;
    row->addWidget(m_looking, 1);
    row->addWidget(again);
    auto* all = new QWidget;
    QVBoxLayout* column = section(*all, tr("Programs that were found"));
    column->addWidget(m_programs, 1);
    column->addLayout(row);
    return all;
}

QWidget* PreferencesDialog::places() {
    auto* all = new QWidget;
    QVBoxLayout* column = section(*all, tr("Where things are kept"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(kMargin);
    const auto add = [&](const QString& name, const QString& path) {
        auto* label = new ElidedLabel;
        label->setText(QDir::toNativeSeparators(path));
        auto* open = new QPushButton(tr("Open"));
        const QString folder = QFileInfo(path).isDir() ? path : QFileInfo(path).path();
        open->setEnabled(QFileInfo(folder).isDir());
        open->setAccessibleName(tr("Open the folder of: %1").arg(name));
        open->setToolTip(tr("Shows the folder among your files"));
        connect(open, &QPushButton::clicked, this,
                [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
        auto* row = new QHBoxLayout;
        row->addWidget(label, 1);
        row->addWidget(open);
        form->addRow(name, row);
    };
    add(tr("Projects without a name"), projectsFolder().path());
    add(tr("Machines"), QString::fromStdString(machinesFile().string()));
    add(tr("Preferences"), QSettings().fileName());
    column->addLayout(form);
    return all;
}

void PreferencesDialog::show(const Preferences& preferences) {
    const QSignalBlocker theme(m_theme), text(m_text), threads(m_threads);
    m_theme->setCurrentIndex(static_cast<int>(preferences.appearance.theme));
    m_text->setValue(qRound(100 * preferences.appearance.textScale));
    m_threads->setValue(preferences.threads);
    for (std::size_t at = 0; at < m_units.size(); ++at) {
        const QSignalBlocker unit(m_units[at]);
        m_units[at]->setCurrentIndex(preferences.units[at]);
    }
}

void PreferencesDialog::take() {
    Preferences preferences;
    preferences.appearance.theme = static_cast<ThemeChoice>(m_theme->currentIndex());
    preferences.appearance.textScale = m_text->value() / 100.0;
    preferences.threads = m_threads->value();
    for (std::size_t at = 0; at < m_units.size(); ++at)
        preferences.units[at] = m_units[at]->currentIndex();
    keepPreferences(preferences);
    applyPreferences(*qApp, preferences);
}

void PreferencesDialog::look() {
    m_looking->setText(tr("Looking…"));
    m_jobs.run<std::vector<InstalledProgram>>(
        tr("Looking for programs"), this,
        [own = folderOfProgram()](Progress& progress) {
            return findInstalledPrograms(own, progress);
        },
        [this](const std::vector<InstalledProgram>& found) { showPrograms(found); },
        [this](const QString& message) { m_looking->setText(message); });
}

void PreferencesDialog::showPrograms(const std::vector<InstalledProgram>& programs) {
    m_looking->clear();
    m_programs->setRowCount(static_cast<int>(programs.size()));
    int row = 0;
    for (const InstalledProgram& program : programs) {
        const bool isFound = !program.path.empty();
        const QString path = QString::fromStdString(program.path.string());
        const QString version = QString::fromStdString(program.version);
        auto* name = new QTableWidgetItem(QString::fromStdString(program.name));
        name->setToolTip(coreText(program.purpose));
        auto* number =
            new QTableWidgetItem(version.isEmpty() && isFound ? tr("not told") : version);
        auto* place = new QTableWidgetItem(isFound ? path : tr("not found"));
        place->setToolTip(path);
        m_programs->setItem(row, 0, name);
        m_programs->setItem(row, 1, number);
        m_programs->setItem(row++, 2, place);
    }
    m_programs->resizeColumnsToContents();
}

}  // namespace mtp::ui

#include "moc_PreferencesDialog.cpp"
