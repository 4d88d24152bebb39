// Numbers of configurations and atoms as people read them: from 1, as in the lists of the window.
#pragma once

#include <vector>

#include "core/base/Table.h"

namespace mtp {

// The table with its configurations and atoms numbered for a reader; tables for programs count from
// 0. numbers: what the reader knows each configuration by; those beyond are counted from 1.
Table withShownNumbers(const Table& table, const std::vector<int>& numbers = {});

// The same with the configurations as they are, to be found by them.
Table withShownAtoms(const Table& table);

}  // namespace mtp
