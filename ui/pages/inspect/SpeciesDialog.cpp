#include "ui/pages/inspect/SpeciesDialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <set>

#include "core/base/Parse.h"
#include "core/model/Element.h"
#include "ui/theme/Spacing.h"

namespace mtp::ui {

namespace {
constexpr int kWidth = 440;
}  // namespace

SpeciesDialog::SpeciesDialog(const QString& potential, int typeCount, const QStringList& known,
                             QWidget* parent)
    : QDialog(parent)
    , m_typeCount(static_cast<std::size_t>(typeCount))
    , m_field(new QLineEdit)
    , m_problem(new QLabel) {
    setObjectName("speciesDialog");
    setWindowTitle(tr("Name the species"));
    setMinimumWidth(kWidth);
    QString text = tr("%1 does not name its species. Which elements are its %Ln type(s), in the "
                      "order of the types?",
                      nullptr, typeCount)
                       .arg(potential);
    if (!known.isEmpty())
        text += QLatin1Char('\n') +
                tr("The configurations of the project hold %1.").arg(known.join(tr(", ")));
    auto* question = new QLabel(text);
    question->setWordWrap(true);
    question->setTextFormat(Qt::PlainText);
    m_field->setObjectName("potentialSpecies");
    m_field->setPlaceholderText(tr("for example Li Cl Al"));
    m_field->setAccessibleName(tr("Species in the order of the types"));
    m_field->setToolTip(
        tr("Symbols of elements, separated by spaces: the first is that of type 0"));
    m_problem->setObjectName("speciesProblem");
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::PlaceholderText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_accept = buttons->addButton(tr("Use these names"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName("useSpecies");
    m_accept->setToolTip(
        tr("The names are kept with the run in this project; the file stays as it is"));
    m_accept->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(kGap);
    for (QWidget* widget : std::initializer_list<QWidget*>{question, m_field, m_problem, buttons})
        column->addWidget(widget);
    connect(m_field, &QLineEdit::textChanged, this, &SpeciesDialog::updateState);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    updateState();
}

std::vector<std::string> SpeciesDialog::names() const {
    return parseNames(m_field->text().toStdString()).value_or(std::vector<std::string>());
}

QString SpeciesDialog::problem() const {
    const std::vector<std::string> given = names();
    for (const std::string& name : given)
        if (!findElement(name))
            return tr("%1 is not an element").arg(QString::fromStdString(name));
    if (std::set<std::string>(given.begin(), given.end()).size() < given.size())
        return tr("Each element can be named only once");
    if (given.size() != m_typeCount)
        return tr("%L1 of %Ln type(s) named", nullptr, static_cast<int>(m_typeCount))
            .arg(given.size());
    return {};
}

void SpeciesDialog::updateState() {
    const QString wrong = problem();
    m_problem->setText(wrong.isEmpty() ? QStringLiteral("\u00a0") : wrong);
    m_accept->setEnabled(wrong.isEmpty());
}

}  // namespace mtp::ui

#include "moc_SpeciesDialog.cpp"
