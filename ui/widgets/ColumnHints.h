// What the short name of a column stands for, as the header of a list explains it.
#pragma once

#include <QString>
#include <string_view>

namespace mtp::ui {

// By the name that the column has in tables of core ("dF_max"); empty if the name says all.
QString columnHint(std::string_view name);

}  // namespace mtp::ui
