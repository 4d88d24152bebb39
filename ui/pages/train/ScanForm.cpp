#include "ui/pages/train/ScanForm.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <cmath>

#include "core/base/Lists.h"
#include "core/base/Parse.h"
#include "core/base/Text.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

namespace {

constexpr int kMostSeeds = 10, kMostHalvings = 5;
constexpr int kListWidth = 92, kCountWidth = 64;

// Absent if one of them is not a positive number, or not a whole one if Number is an integer.
template <class Number>
std::optional<std::vector<Number>> listIn(const QLineEdit& field) {
    std::vector<Number> numbers;
    const std::string text = field.text().toStdString();
    for (const std::string_view word : splitAt(text, ',')) {
        const std::optional<double> number = parseDouble(trimmed(word));
        if (!number || *number <= 0 || static_cast<double>(static_cast<Number>(*number)) != *number)
            return {};
        numbers.push_back(static_cast<Number>(*number));
    }
    return numbers;
}

template <class Number>
QString listText(const std::vector<Number>& numbers) {
    QStringList words;
    for (const Number number : numbers)
        words << QString::number(number);
    return words.join(QStringLiteral(", "));
}

}  // namespace

ScanForm::ScanForm(QWidget* parent)
    : QWidget(parent)
    , m_levels(new QLineEdit(listText(ScanPlan().levels)))
    , m_cutoffs(new QLineEdit(listText(ScanPlan().cutoffs)))
    , m_polynomials(new QLineEdit(listText(ScanPlan().radialSizes)))
    , m_seeds(wholeField("scanSeeds", 1, kMostSeeds, 2))
    , m_halvings(wholeField("scanHalvings", 0, kMostHalvings, 2)) {
    m_levels->setObjectName("scanLevels");
    m_cutoffs->setObjectName("scanCutoffs");
    m_polynomials->setObjectName("scanPolynomials");
    m_levels->setToolTip(tr("Sizes of the basis, even, 2 to 28, separated by commas"));
    m_cutoffs->setToolTip(tr("In Å, separated by commas"));
    m_polynomials->setToolTip(tr("Chebyshev polynomials of a radial function (radial size)"));
    m_seeds->setToolTip(
        tr("Trainings of each combination; how much they differ says what a difference of errors "
           "means"));
    m_halvings->setToolTip(
        tr("How often the training set is halved for the learning curve: 2 trains on the whole, "
           "a half and a quarter of it; 0 draws no curve"));
    // Names above the fields: there is more room in the height than in the width.
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    const auto add = [grid](const QString& text, QWidget* field, int width) {
        auto* label = new QLabel(text);
        label->setBuddy(field);
        field->setFixedWidth(width);
        const int column = grid->columnCount();
        grid->addWidget(label, 0, column);
        grid->addWidget(field, 1, column);
    };
    add(tr("Levels"), m_levels, kListWidth);
    add(tr("Cutoffs, Å"), m_cutoffs, kListWidth);
    add(tr("Polynomials"), m_polynomials, kListWidth);
    add(tr("Seeds"), m_seeds, kCountWidth);
    add(tr("Halvings"), m_halvings, kCountWidth);
    for (QLineEdit* field : {m_levels, m_cutoffs, m_polynomials})
        connect(field, &QLineEdit::textChanged, this, &ScanForm::changed);
    for (QSpinBox* field : {m_seeds, m_halvings})
        connect(field, &QSpinBox::valueChanged, this, &ScanForm::changed);
}

std::optional<ScanPlan> ScanForm::plan(std::size_t trainingCount) const {
    const auto levels = listIn<int>(*m_levels);
    const auto cutoffs = listIn<double>(*m_cutoffs);
    const auto polynomials = listIn<int>(*m_polynomials);
    if (!levels || !cutoffs || !polynomials)
        return {};
    ScanPlan plan;
    plan.levels = *levels;
    plan.cutoffs = *cutoffs;
    plan.radialSizes = *polynomials;
    plan.seeds.clear();
    for (int seed = 1; seed <= m_seeds->value(); ++seed)
        plan.seeds.push_back(static_cast<std::uint64_t>(seed));
    for (int k = 1; k <= m_halvings->value(); ++k)
        if (const std::size_t part = trainingCount >> k; part > 0)
            plan.sizes.push_back(part);
    return plan;
}

QString ScanForm::problem() const {
    if (!listIn<int>(*m_levels))
        return tr("Levels are whole numbers, separated by commas, such as 8, 12, 16");
    if (!listIn<double>(*m_cutoffs))
        return tr("Cutoffs are numbers in Å, separated by commas, such as 5, 6");
    if (!listIn<int>(*m_polynomials))
        return tr("Polynomials are whole numbers, separated by commas, such as 8, 10");
    return {};
}

void ScanForm::setPlan(const ScanPlan& plan) {
    m_levels->setText(listText(plan.levels));
    m_cutoffs->setText(listText(plan.cutoffs));
    m_polynomials->setText(listText(plan.radialSizes));
    m_seeds->setValue(static_cast<int>(plan.seeds.size()));
    m_halvings->setValue(static_cast<int>(plan.sizes.size()));
}

}  // namespace mtp::ui

#include "moc_ScanForm.cpp"
