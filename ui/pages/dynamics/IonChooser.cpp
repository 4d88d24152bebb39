#include "ui/pages/dynamics/IonChooser.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "core/base/SelectionExpression.h"
#include "ui/language/CoreText.h"
#include "ui/theme/Spacing.h"
#include "ui/widgets/NumberTable.h"

namespace mtp::ui {

IonChooser::IonChooser(QWidget* parent) : QWidget(parent) {
    m_condition = new QLineEdit;
    m_condition->setObjectName("ionCondition");
    m_condition->setClearButtonEnabled(true);
    m_condition->setPlaceholderText(QStringLiteral("hops > 3 and length > 2.5"));
    m_condition->setToolTip(
        tr("Chooses ions by the columns of the list, such as %1; Return applies it")
            .arg(QStringLiteral("hops > 3 and motion == hopping")));
    m_words = new QLabel;
    m_words->setObjectName("ionWords");
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_list = new NumberTable;
    m_list->setObjectName("ionTable");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kGap, 0, 0);
    column->addWidget(m_condition);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    m_words->hide();
    connect(m_condition, &QLineEdit::returnPressed, this, &IonChooser::choose);
    connect(m_condition, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty())
            choose();
    });
    connect(m_list, &NumberTable::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            emit ionChosen(static_cast<std::size_t>(row));
    });
}

void IonChooser::show(std::shared_ptr<const DynamicsResult> result) {
    m_result = std::move(result);
    m_words->hide();
    m_condition->setEnabled(m_result != nullptr);
    if (!m_result)
        return m_list->setTable({});
    m_list->setTable(*m_result->ions);
}

void IonChooser::markChosen(const HopSelection& selection) {
    if (!m_result)
        return;
    std::vector<bool> isChosen(m_result->ions->rowCount());
    if (selection.ion)
        isChosen[*selection.ion] = true;
    for (const std::size_t ion : selection.ions)
        isChosen[ion] = true;
    m_list->setChosenRows(isChosen);
    if (const QModelIndexList rows = m_list->selectionModel()->selectedRows(); !rows.isEmpty())
        m_list->scrollTo(rows.front());
}

std::vector<std::size_t> IonChooser::ions() {
    const std::string text = m_condition->text().trimmed().toStdString();
    m_words->setVisible(!text.empty());
    if (text.empty() || !m_result)
        return {};
    try {
        const std::vector<std::size_t> ions = selectedRows(*m_result->ions, text);
        m_words->setText(tr("%Ln ion(s) of %L1", nullptr, static_cast<int>(ions.size()))
                             .arg(m_result->ions->rowCount()));
        return ions;
    } catch (const InputError& error) {
        m_words->setText(errorText(error));
        return {};
    }
}

void IonChooser::choose() {
    emit ionsChosen(ions());
}

}  // namespace mtp::ui

#include "moc_IonChooser.cpp"
