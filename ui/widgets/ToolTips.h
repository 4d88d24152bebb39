// Tool tips of many controls at once: what a control does, its unit and range, and when one wants
// it, beyond what its label says.
#pragma once

#include <QAbstractItemModel>
#include <QWidget>
#include <initializer_list>
#include <utility>

namespace mtp::ui {

inline void setToolTips(std::initializer_list<std::pair<QWidget*, QString>> texts) {
    for (const auto& [control, text] : texts)
        control->setToolTip(text);
}

// Of the columns of a list whose names need words.
inline void setHeaderToolTips(QAbstractItemModel& model,
                              std::initializer_list<std::pair<int, QString>> texts) {
    for (const auto& [column, text] : texts)
        model.setHeaderData(column, Qt::Horizontal, text, Qt::ToolTipRole);
}

}  // namespace mtp::ui
