#include "ui/plots/AxisDialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/Numbers.h"

namespace mtp::ui {

namespace {

constexpr int kShownDigits = 6;

std::optional<double> numberOf(const QLineEdit& field) {
    bool isNumber = false;
    const QString text = field.text().trimmed().replace(QChar(0x2212), QLatin1Char('-'));
    double number = QLocale().toDouble(text, &isNumber);
    if (!isNumber)
        number = QLocale::c().toDouble(text, &isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

}  // namespace

AxisDialog::AxisDialog(Plot& plot) : QDialog(&plot), m_plot(plot), m_problem(new QLabel) {
    setWindowTitle(tr("Axis ranges"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->addWidget(new QLabel(tr("From")), 0, 1);
    grid->addWidget(new QLabel(tr("To")), 0, 2);
    m_x = addRow(*grid, Plot::Axis::X, QStringLiteral("x"));
    m_y = addRow(*grid, Plot::Axis::Y, QStringLiteral("y"));
    m_problem->setObjectName("rangeProblem");
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton* all = buttons->addButton(tr("&Show all"), QDialogButtonBox::ResetRole);
    all->setToolTip(tr("Ranges that hold all data; they follow the data again"));
    connect(all, &QPushButton::clicked, this, [this] {
        m_plot.showAll();
        showRanges();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &AxisDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &AxisDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(16);
    column->addLayout(grid);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    showRanges();
}

AxisDialog::Row AxisDialog::addRow(QGridLayout& grid, Plot::Axis axis, const QString& name) {
    const Row row{axis, new QLineEdit, new QLineEdit, new QCheckBox(tr("logarithmic"))};
    const QString label = m_plot.axisLabel(axis);
    row.from->setObjectName(name + QStringLiteral("From"));
    row.to->setObjectName(name + QStringLiteral("To"));
    row.isLogarithmic->setObjectName(name + QStringLiteral("Logarithmic"));
    row.from->setAccessibleName(tr("%1, from").arg(label));
    row.to->setAccessibleName(tr("%1, to").arg(label));
    const QString stays = tr("The range stays, also while new data come, until Show all");
    row.from->setToolTip(stays);
    row.to->setToolTip(stays);
    row.isLogarithmic->setToolTip(
        tr("Equal distances are equal ratios: small numbers beside large ones can be seen"));
    row.isLogarithmic->setChecked(m_plot.isLogarithmic(axis));
    if (!m_plot.canBeLogarithmic(axis)) {
        row.isLogarithmic->setEnabled(false);
        row.isLogarithmic->setToolTip(tr("No number on this axis is positive"));
    }
    const int line = grid.rowCount();
    grid.addWidget(new QLabel(label), line, 0);
    for (QLineEdit* field : {row.from, row.to}) {
        field->setAlignment(Qt::AlignRight);
        field->setMaximumWidth(120);
    }
    grid.addWidget(row.from, line, 1);
    grid.addWidget(row.to, line, 2);
    grid.addWidget(row.isLogarithmic, line, 3);
    return row;
}

void AxisDialog::showRanges() {
    for (const Row* row : {&m_x, &m_y}) {
        const auto [from, to] = m_plot.axisRange(row->axis);
        const double factor = m_plot.shownFactor(row->axis);
        row->from->setText(shortNumberText(factor * from, kShownDigits));
        row->to->setText(shortNumberText(factor * to, kShownDigits));
    }
}

QString AxisDialog::problemOf(const Row& row) const {
    const std::optional<double> from = numberOf(*row.from), to = numberOf(*row.to);
    const QString name = m_plot.axisLabel(row.axis);
    if (!from || !to)
        return tr("%1: the ends of the range must be numbers.").arg(name);
    if (*from >= *to)
        return tr("%1: the range must end above %2, where it begins.").arg(name, row.from->text());
    if (row.isLogarithmic->isChecked() && *from <= 0)
        return tr("%1: a logarithmic axis begins above 0.").arg(name);
    return {};
}

bool AxisDialog::apply() {
    for (const Row* row : {&m_x, &m_y})
        if (const QString problem = problemOf(*row); !problem.isEmpty()) {
            m_problem->setText(problem);
            m_problem->show();
            row->from->setFocus();
            return false;
        }
    for (const Row* row : {&m_x, &m_y}) {
        if (row->isLogarithmic->isChecked() != m_plot.isLogarithmic(row->axis))
            m_plot.setLogarithmic(row->axis, row->isLogarithmic->isChecked());
        const double factor = m_plot.shownFactor(row->axis);
        m_plot.setAxisRange(row->axis, *numberOf(*row->from) / factor,
                            *numberOf(*row->to) / factor);
    }
    return true;
}

void AxisDialog::accept() {
    if (apply())
        QDialog::accept();
}

}  // namespace mtp::ui

#include "moc_AxisDialog.cpp"
