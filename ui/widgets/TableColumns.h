// Columns of tables that stay within the page: long texts end in an ellipsis and are told in full
// by a tool tip.
#pragma once

class QTableView;

namespace mtp::ui {

// Call it once for a table; fitColumns() then gives each column what it needs, a text at most a
// part of the table. The user may drag the edges of columns afterwards.
void keepTextsInView(QTableView& table);
void fitColumns(QTableView& table);

}  // namespace mtp::ui
