#include "ui/pages/densities/LadderPanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/density/Ladder.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr double kSnap = 0.03;  // a dropped cell this near to a mark goes to the mark

QToolButton* textButton(const QString& name, const QString& iconName, const QString& text,
                        const QString& tip) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setIcon(icon(iconName));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setToolTip(tip);
    return button;
}

}  // namespace

LadderPanel::LadderPanel(QWidget* parent) : QWidget(parent), m_strip(new LadderStrip) {
    m_strip->setObjectName("ladder");
    buildButtons();
    connectStrip();
}

void LadderPanel::buildButtons() {
    m_presets = textButton("presets", "densities", tr("Presets"), tr("Common ladders"));
    m_add = textButton("addMark", "add", tr("Add"), tr("Add the displayed density to the ladder"));
    m_remove = textButton("removeMark", "remove", tr("Remove"),
                          tr("Remove the selected density (Delete)"));
    m_space = textButton("spaceEvenly", "space", tr("Space evenly"),
                         tr("Space the densities evenly between the first and the last"));
    auto* menu = new QMenu(m_presets);
    menu->setObjectName("presetMenu");
    const std::pair<QString, std::vector<double>> presets[] = {
        {tr("0.5, 1, 1.5"), {0.5, 1.0, 1.5}}, {tr("2/3, 1, 2"), {2.0 / 3, 1.0, 2.0}}};
    for (const auto& [text, ratios] : presets)
        menu->addAction(text, this, [this, text = text, ratios = ratios] {
            emit edited(ratios, tr("Densities %1").arg(text));
        });
    m_presets->setMenu(menu);
    m_presets->setPopupMode(QToolButton::InstantPopup);
    connect(m_add, &QToolButton::clicked, this, [this] { add(m_current); });
    connect(m_remove, &QToolButton::clicked, this, &LadderPanel::removeSelected);
    connect(m_space, &QToolButton::clicked, this,
            [this] { emit edited(spacedEvenly(ratios()), tr("Space the densities evenly")); });
    m_frames = new QSpinBox;
    m_frames->setObjectName("framesPerDensity");
    m_frames->setKeyboardTracking(false);
    m_frames->setAlignment(Qt::AlignRight);
    m_frames->setToolTip(
        tr("How many of the selected frames are scaled to each density, evenly spaced"));
    connect(m_frames, &QSpinBox::valueChanged, this, [this](int frames) {
        emit framesPerDensityEdited(frames == m_frames->maximum() ? 0 : frames);
    });
    auto* label = new QLabel(tr("Frames &per density"));
    label->setBuddy(m_frames);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    for (QToolButton* button : {m_presets, m_add, m_remove, m_space})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(label);
    row->addWidget(m_frames);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_strip);
}

void LadderPanel::connectStrip() {
    connect(m_strip, &LadderStrip::markSelected, this, [this](int mark) {
        m_remove->setEnabled(true);
        emit ratioShown(ratios().at(static_cast<std::size_t>(mark)));
    });
    connect(m_strip, &LadderStrip::markMoved, this,
            [this](int, double ratio) { emit ratioShown(ratio); });
    connect(m_strip, &LadderStrip::markMoveFinished, this, [this](int mark, double ratio) {
        emit edited(withMovedRung(ratios(), static_cast<std::size_t>(mark), ratio),
                    tr("Move a density to %L1").arg(roundedRatio(ratio)));
        emit ratioShown(roundedRatio(ratio));
    });
    connect(m_strip, &LadderStrip::markAddRequested, this, &LadderPanel::add);
    connect(m_strip, &LadderStrip::shapeResetRequested, this, [this](int mark) {
        emit shapeResetWanted(ratios().at(static_cast<std::size_t>(mark)));
    });
    connect(m_strip, &LadderStrip::markRemoveRequested, this, [this](int mark) {
        const auto index = static_cast<std::size_t>(mark);
        emit edited(withoutRung(ratios(), index), tr("Remove density %L1").arg(ratios().at(index)));
    });
}

std::vector<double> LadderPanel::ratios() const {
    std::vector<double> ratios;
    for (const LadderStrip::Mark& mark : m_marks)
        ratios.push_back(mark.ratio);
    return ratios;
}

void LadderPanel::setMarks(const std::vector<LadderStrip::Mark>& marks) {
    m_marks = marks;
    m_strip->setMarks(marks);
    m_space->setEnabled(marks.size() > 2);
    setCurrent(m_current);
}

void LadderPanel::setCurrent(double ratio) {
    m_current = ratio;
    m_strip->setCurrent(ratio);
    const bool isOnLadder = findRung(ratios(), roundedRatio(ratio)).has_value() ||
                            findRung(ratios(), ratio).has_value();
    m_add->setEnabled(!isOnLadder);
    m_remove->setEnabled(findRung(ratios(), ratio, kSnap).has_value());
    m_add->setText(tr("Add %L1").arg(roundedRatio(ratio)));
}

void LadderPanel::setFramesPerDensity(int frames, int most) {
    const QSignalBlocker blocker(m_frames);
    m_frames->setRange(std::min(1, most), most);
    m_frames->setSuffix(tr(" of %L1").arg(most));
    m_frames->setValue(frames == 0 ? most : frames);
}

double LadderPanel::landing(double ratio) const {
    const auto rung = findRung(ratios(), ratio, kSnap);
    return rung ? ratios()[*rung] : roundedRatio(ratio);
}

void LadderPanel::drop(double ratio) {
    add(landing(ratio));
}

void LadderPanel::add(double ratio) {
    if (findRung(ratios(), ratio))
        return emit ratioShown(ratio);
    const double rounded = roundedRatio(ratio);
    if (!findRung(ratios(), rounded))
        emit edited(withRung(ratios(), rounded), tr("Add density %L1").arg(rounded));
    emit ratioShown(rounded);
}

void LadderPanel::removeSelected() {
    if (const auto rung = findRung(ratios(), m_current, kSnap))
        emit edited(withoutRung(ratios(), *rung), tr("Remove density %L1").arg(ratios()[*rung]));
}

}  // namespace mtp::ui

#include "moc_LadderPanel.cpp"
