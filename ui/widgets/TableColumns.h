// Columns of tables that stay within the page: long texts end in an ellipsis and are told in full
// by a tool tip.
#pragma once

class QTableView;

namespace mtp::ui {

// For a table that has its model. Each column is as wide as it needs, a text at most a part of the
// table, until the user drags an edge.
void keepTextsInView(QTableView& table);

}  // namespace mtp::ui
