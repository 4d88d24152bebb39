#include "ui/window/GuideWindow.h"

#include <QFile>
#include <QHBoxLayout>
#include <QListWidget>
#include <QRegularExpression>
#include <QSplitter>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr QLatin1String kGuideIndex("index");

QString guideFile(const QString& name) {
    return QStringLiteral(":/guide/%1.md").arg(name);
}

// Shows pictures as wide as the text, whatever their number of pixels.
class GuideText : public QTextBrowser {
protected:
    QVariant loadResource(int type, const QUrl& name) override {
        constexpr double kPictureWidth = 560;
        QVariant resource = QTextBrowser::loadResource(type, name);
        if (type != QTextDocument::ImageResource)
            return resource;
        QImage picture = QImage::fromData(resource.toByteArray());
        picture.setDevicePixelRatio(picture.width() / kPictureWidth);
        return picture;
    }
};

}  // namespace

GuideWindow::GuideWindow(QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_contents(new QListWidget)
    , m_text(new GuideText)
    , m_back(new QToolButton)
    , m_forward(new QToolButton) {
    setObjectName("guide");
    setWindowTitle(tr("User guide"));
    m_contents->setObjectName("guideContents");
    m_contents->setFrameShape(QFrame::NoFrame);
    m_contents->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_contents->setSpacing(3);
    m_text->setObjectName("guideText");
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenExternalLinks(true);
    m_text->document()->setDocumentMargin(24);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 8, 8, 8);
    buildHead(*head);
    auto* parts = new QSplitter;
    parts->addWidget(m_contents);
    parts->addWidget(m_text);
    parts->setStretchFactor(1, 1);
    parts->setSizes({270, 650});
    parts->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(parts, 1);
    resize(920, 760);
    fillContents();
    connect(m_text, &QTextBrowser::sourceChanged, this, &GuideWindow::followSource);
    connect(m_contents, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem* item) { showText(item->data(Qt::UserRole).toString()); });
}

GuideWindow::~GuideWindow() = default;

void GuideWindow::buildHead(QLayout& head) {
    const auto add = [&head](QToolButton* button, const char* iconName, const QString& tip) {
        button->setIcon(icon(iconName));
        button->setAutoRaise(true);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setEnabled(false);
        head.addWidget(button);
    };
    m_back->setObjectName("guideBack");
    add(m_back, "previous", tr("Back"));
    add(m_forward, "next", tr("Forward"));
    head.addItem(new QSpacerItem(0, 0, QSizePolicy::Expanding));
    connect(m_back, &QToolButton::clicked, m_text, &QTextBrowser::backward);
    connect(m_forward, &QToolButton::clicked, m_text, &QTextBrowser::forward);
    connect(m_text, &QTextBrowser::backwardAvailable, m_back, &QWidget::setEnabled);
    connect(m_text, &QTextBrowser::forwardAvailable, m_forward, &QWidget::setEnabled);
}

// The links of the index, in its order.
void GuideWindow::fillContents() {
    QFile file(guideFile(kGuideIndex));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return;
    static const QRegularExpression link(QStringLiteral("\\[([^\\]]+)\\]\\(([a-z-]+)\\.md\\)"));
    const auto add = [this](const QString& title, const QString& name) {
        auto* item = new QListWidgetItem(title, m_contents);
        item->setData(Qt::UserRole, name);
    };
    add(tr("Contents"), kGuideIndex);
    auto found = link.globalMatch(QString::fromUtf8(file.readAll()));
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        add(match.captured(1), match.captured(2));
    }
}

void GuideWindow::showText(const QString& name) {
    const QString file = guideFile(QFile::exists(guideFile(name)) ? name : QString(kGuideIndex));
    m_text->setSource(QUrl(QStringLiteral("qrc") + file), QTextDocument::MarkdownResource);
}

void GuideWindow::followSource(const QUrl& source) {
    const QString name = source.fileName().chopped(3);  // without ".md"
    for (int row = 0; row < m_contents->count(); ++row)
        if (m_contents->item(row)->data(Qt::UserRole) == name)
            m_contents->setCurrentRow(row);
}

}  // namespace mtp::ui
