#include "ui/window/StartPage.h"
#include "core/io/FormatList.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/language/CoreText.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Spacing.h"
#include "ui/theme/Theme.h"
#include "ui/tour/Tour.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/InputDialog.h"
#include "ui/window/ProjectActions.h"

namespace mtp::ui {

namespace {

constexpr int kMostShownProjects = 12;
constexpr int kColumn = 420;
constexpr int kHeading = 32;  // a button beside it too

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    setTextSize(*label, 1.15, QFont::DemiBold);
    label->setMinimumHeight(kHeading);
    return label;
}

QLabel* secondary(const QString& text) {
    auto* label = new QLabel(text);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

// A button over the whole of a project's row.
class ProjectRow : public QPushButton {
public:
    ProjectRow(const KnownProject& project, bool isFirst) {
        setObjectName(isFirst ? "continueProject" : "openProject");
        setFlat(true);
        setCursor(Qt::PointingHandCursor);
        setToolTip(project.path);
        const QString state = QStringLiteral("%1 · %2").arg(project.when(), project.state());
        setAccessibleName(QStringLiteral("%1, %2").arg(project.name(), state));
        auto* picture = new QLabel;
        picture->setPixmap(ui::icon("folder").pixmap(24, 24));
        auto* name = new ElidedLabel(isFirst ? StartPage::tr("Continue %1").arg(project.name())
                                             : project.name());
        name->setObjectName("projectRowName");
        QFont font = name->font();
        font.setWeight(QFont::DemiBold);
        name->setFont(font);
        auto* detail = new ElidedLabel(state);
        detail->setObjectName("projectRowState");
        detail->setForegroundRole(QPalette::PlaceholderText);
        auto* texts = new QVBoxLayout;
        texts->setSpacing(2);
        texts->addWidget(name);
        texts->addWidget(detail);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(12, kGap, 12, kGap);
        row->setSpacing(12);
        row->addWidget(picture);
        row->addLayout(texts, 1);
        for (QWidget* child : findChildren<QWidget*>())
            child->setAttribute(Qt::WA_TransparentForMouseEvents);
        setMinimumHeight(row->sizeHint().height());
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override { return layout()->sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool isMarked = underMouse() || hasFocus();
        const QColor accent = palette().color(QPalette::Highlight);
        painter.setPen(isMarked ? accent : palette().color(QPalette::Mid));
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
};

// Files can be dropped anywhere; this says so.
class DropArea : public QWidget {
public:
    DropArea() { setObjectName("dropArea"); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1.2, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    }
};

// "VASP OUTCAR, VASP run folder, …" from the registry.
QString formatNames(const FormatRegistry& registry) {
    QStringList names;
    for (const Format& format : registry.formats())
        if (format.open)
            names << QString::fromStdString(titleOf(format))
                         .replace(QString::fromStdString(format.description),
                                  coreText(format.description));
    names.removeDuplicates();
    return names.join(QStringLiteral(", "));
}

}  // namespace

StartPage::StartPage(ProjectModel& project, JobBoard& jobs, QWidget* parent)
    : Page(project, jobs, parent), m_heading(heading(tr("Projects"))), m_rows(new QVBoxLayout) {
    auto* content = new QWidget;
    auto* across = new QHBoxLayout(content);
    across->setContentsMargins(kMargin, kMargin, 2 * kMargin, kMargin);
    across->setSpacing(2 * kMargin);
    across->addStretch(1);
    across->addWidget(buildProjects(), 4);
    across->addWidget(buildData(), 4);
    across->addStretch(1);
    setContent(content, nullptr);
    connect(primaryAction(), &QAction::triggered, this, [this] {
        if (m_known.empty())
            emit exampleWanted();
        else
            emit inputsChosen({m_known.front().path});
    });
    refresh();
}

QWidget* StartPage::buildProjects() {
    auto* body = new QWidget;
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(kGap);
    body->setLayout(m_rows);
    auto* scroll = new QScrollArea;
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* create = new QPushButton(icon("add"), tr("New project"));
    create->setObjectName("startNewProject");
    create->setToolTip(
        tr("An empty project; it is saved at once and gets a name when you save it as"));
    connect(create, &QPushButton::clicked, this, &StartPage::newProjectWanted);
    auto* head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(create);
    auto* column = new QWidget;
    column->setMaximumWidth(kColumn + 100);
    auto* down = new QVBoxLayout(column);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(kGap);
    down->addLayout(head);
    down->addWidget(scroll, 1);
    return column;
}

QWidget* StartPage::buildData() {
    auto* column = new QWidget;
    column->setMaximumWidth(kColumn + 100);
    auto* down = new QVBoxLayout(column);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(kGap);
    down->addWidget(heading(tr("Begin with data")));
    down->addWidget(buildDropArea());
    down->addSpacing(kMargin);
    if (!ProjectActions::exampleFolder().isEmpty())
        down->addWidget(buildExample());
    down->addWidget(buildTour());
    down->addSpacing(kMargin);
    down->addWidget(heading(tr("Formats")));
    auto* formats = secondary(formatNames(project().registry()) +
                              tr("; potentials of MLIP-2 and MLIP-3 (.mtp, .almtp). Compressed "
                                 "files (gzip, bzip2, xz, zstd) are read as they are."));
    formats->setObjectName("formatNames");
    down->addWidget(formats);
    down->addStretch(1);
    return column;
}

QWidget* StartPage::buildDropArea() {
    auto* area = new DropArea;
    auto* picture = new QLabel;
    picture->setPixmap(icon("open").pixmap(40, 40));
    auto* text = new QLabel(tr("Drop a run, single points, a potential or a project here."));
    text->setAlignment(Qt::AlignHCenter);
    text->setWordWrap(true);
    auto* files = new QPushButton(icon("open"), tr("Open files…"));
    files->setObjectName("startOpenFiles");
    files->setToolTip(tr("One or more files: what is in them is shown before any of it is taken"));
    auto* folder = new QPushButton(icon("folder"), tr("Open run folder…"));
    folder->setObjectName("startOpenFolder");
    folder->setToolTip(tr("A folder in which VASP, Quantum ESPRESSO or CP2K has run"));
    connect(files, &QPushButton::clicked, this, [this] {
        const QStringList paths =
            askForFiles(this, tr("Open files"), readFilters(project().registry()));
        if (!paths.isEmpty())
            emit inputsChosen(paths);
    });
    connect(folder, &QPushButton::clicked, this, [this] {
        const QString path = askForFolder(this, tr("Open a run folder"));
        if (!path.isEmpty())
            emit inputsChosen({path});
    });
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(files);
    buttons->addWidget(folder);
    buttons->addStretch(1);
    auto* down = new QVBoxLayout(area);
    down->setContentsMargins(kMargin, 2 * kMargin, kMargin, 2 * kMargin);
    down->setSpacing(12);
    down->addWidget(picture, 0, Qt::AlignHCenter);
    down->addWidget(text);
    down->addLayout(buttons);
    return area;
}

QWidget* StartPage::buildExample() {
    auto* box = new QWidget;
    auto* open = new QPushButton(icon("example"), tr("Open the example"));
    open->setObjectName("startExample");
    open->setToolTip(tr("As a project of its own, which can be changed and thrown away"));
    connect(open, &QPushButton::clicked, this, &StartPage::exampleWanted);
    auto* across = new QHBoxLayout(box);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(kMargin);
    across->addWidget(secondary(tr("A melt of LiAlCl4: an AIMD run and single points at three "
                                   "densities, ready to train on.")),
                      1);
    across->addWidget(open, 0, Qt::AlignTop);
    return box;
}

// Offered until it was taken or declined, and as long as there is no project.
QWidget* StartPage::buildTour() {
    m_tour = new QWidget;
    m_tour->setObjectName("tourOffer");
    auto* take = new QPushButton(tr("Take the tour"));
    take->setObjectName("takeTour");
    take->setToolTip(tr("It can be left at any time; Help > Tour of the pages begins it later"));
    auto* decline = new QPushButton(tr("No, thanks"));
    decline->setObjectName("declineTour");
    decline->setFlat(true);
    decline->setToolTip(tr("It is not offered again; Help > Tour of the pages begins it"));
    connect(take, &QPushButton::clicked, this, &StartPage::tourWanted);
    connect(decline, &QPushButton::clicked, this, [this] {
        setTourOver();
        m_tour->hide();
    });
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(kGap / 2);
    buttons->addWidget(take);
    buttons->addWidget(decline);
    auto* across = new QHBoxLayout(m_tour);
    across->setContentsMargins(0, kMargin, 0, 0);
    across->setSpacing(kMargin);
    across->addWidget(secondary(tr("New here? A tour of eight steps shows what each page is for, "
                                   "on the example.")),
                      1);
    across->addLayout(buttons);
    return m_tour;
}

QWidget* StartPage::rowOf(const KnownProject& project, bool isFirst) {
    auto* row = new ProjectRow(project, isFirst);
    connect(row, &QPushButton::clicked, this,
            [this, path = project.path] { emit inputsChosen({path}); });
    return row;
}

void StartPage::refresh() {
    m_known = knownProjects(kMostShownProjects);
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const KnownProject& known : m_known)
        m_rows->addWidget(rowOf(known, &known == &m_known.front()));
    if (m_known.empty())
        m_rows->addWidget(secondary(
            tr("No projects yet. Open data or the example: a project is made for it, and every "
               "step is saved at once.")));
    m_rows->addStretch(1);
    m_tour->setVisible(m_known.empty() && !isTourOver());
    primaryAction()->setText(m_known.empty() ? tr("Open the example")
                                             : tr("Continue %1").arg(m_known.front().name()));
    primaryAction()->setEnabled(!m_known.empty() || !ProjectActions::exampleFolder().isEmpty());
    emit stateChanged();
}

QString StartPage::counts() const {
    return tr("%Ln project(s)", nullptr, static_cast<int>(m_known.size()));
}

void StartPage::openPath(const QString&, const ImportChoice&) {
    emit pageRequested(PageId::Trajectory);
}

}  // namespace mtp::ui

#include "moc_StartPage.cpp"
