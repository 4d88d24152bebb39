#include "ui/window/AboutDialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSysInfo>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/Libraries.h"
#include "ui/plots/PlotLibrary.h"
#include "ui/structure_view/RenderLibrary.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Spacing.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr int kSign = 64;  // pixels of the program's picture

std::vector<Library> allLibraries() {
    std::vector<Library> all = coreLibraries();
    all.push_back({"Qt", qVersion(), "LGPL-3.0-only"});
    all.push_back({"QCustomPlot", plotLibraryVersion().toStdString(), "GPL-3.0-or-later"});
    all.push_back({"VTK", renderLibraryVersion().toStdString(), "BSD-3-Clause"});
    std::sort(all.begin(), all.end(), [](const Library& a, const Library& b) {
        return QString::fromStdString(a.name).compare(QString::fromStdString(b.name),
                                                      Qt::CaseInsensitive) < 0;
    });
    return all;
}

QString licenceText(const char* name) {
    QFile file(QStringLiteral(":/licences/%1").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
    setObjectName("aboutDialog");
    setWindowTitle(tr("About MTP Workbench"));
    auto* tabs = new QTabWidget;
    tabs->setObjectName("aboutTabs");
    tabs->setDocumentMode(true);
    tabs->addTab(libraries(), tr("Libraries"));
    tabs->addTab(licences(), tr("Licences"));
    tabs->setTabToolTip(0,
                        tr("What this program is built on, with the versions that it runs with"));
    tabs->setTabToolTip(1, tr("The full texts under which this program may be used and passed on"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copied = buttons->addButton(tr("Copy versions"), QDialogButtonBox::ActionRole);
    copied->setObjectName("copyVersions");
    copied->setToolTip(tr("For the report of a fault"));
    connect(copied, &QPushButton::clicked, this, &AboutDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(kMargin);
    column->addWidget(head());
    column->addWidget(tabs, 1);
    column->addWidget(buttons);
    resize(600, 560);
}

QWidget* AboutDialog::head() {
    auto* sign = new QLabel;
    sign->setPixmap(icon("app").pixmap(QSize(kSign, kSign), devicePixelRatioF()));
    auto* title = new QLabel(tr("MTP Workbench %1").arg(QStringLiteral(MTP_VERSION)));
    title->setObjectName("aboutTitle");
    setTextSize(*title, 1.4, QFont::DemiBold);
    auto* text = new QLabel(
        tr("Moment tensor potentials, from AIMD to LAMMPS.\n"
           "The window is under the GPL-3.0-or-later; the core library and the mtp command are "
           "under the BSD-3-Clause licence."));
    text->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(kGap / 2);
    words->addWidget(title);
    words->addWidget(text);
    auto* all = new QWidget;
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kMargin);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    return all;
}

QWidget* AboutDialog::libraries() {
    const std::vector<Library> all = allLibraries();
    auto* table = new QTableWidget(static_cast<int>(all.size()), 3);
    table->setObjectName("libraries");
    table->setAccessibleName(tr("Libraries"));
    table->setHorizontalHeaderLabels({tr("Library"), tr("Version"), tr("Licence")});
    table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft);
    table->horizontalHeaderItem(1)->setTextAlignment(Qt::AlignLeft);
    table->horizontalHeaderItem(2)->setTextAlignment(Qt::AlignLeft);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setEditTriggers(QTableWidget::NoEditTriggers);
    table->setSelectionBehavior(QTableWidget::SelectRows);
    for (int row = 0; row < table->rowCount(); ++row) {
        const Library& library = all[static_cast<std::size_t>(row)];
        int column = 0;
        for (const std::string& text : {library.name, library.version, library.licence})
            table->setItem(row, column++, new QTableWidgetItem(QString::fromStdString(text)));
    }
    table->resizeColumnsToContents();
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

QWidget* AboutDialog::licences() {
    auto* text =
        new QPlainTextEdit(licenceText("LICENSE") + QLatin1Char('\n') + licenceText("GPL-3.0"));
    text->setObjectName("licences");
    text->setReadOnly(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setAccessibleName(tr("Licences"));
    return text;
}

void AboutDialog::copy() {
    QStringList lines{
        QStringLiteral("MTP Workbench %1").arg(QStringLiteral(MTP_VERSION)),
        QSysInfo::prettyProductName() + QStringLiteral(", ") + QSysInfo::currentCpuArchitecture()};
    for (const Library& library : allLibraries())
        lines << QString::fromStdString(library.name + " " + library.version);
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

}  // namespace mtp::ui

#include "moc_AboutDialog.cpp"
