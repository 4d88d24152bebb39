#include "core/model/PeriodicTable.h"

#include <algorithm>

namespace mtp {

PeriodicPlace periodicPlace(const Element& element) {
    constexpr int kLastOfPeriod[] = {0, 2, 10, 18, 36, 54, 86, 118};
    int period = 1;
    while (element.number > kLastOfPeriod[period])
        ++period;
    const int column = element.number - kLastOfPeriod[period - 1];
    const int length = kLastOfPeriod[period] - kLastOfPeriod[period - 1];
    if (length == 2)
        return {column == 1 ? 1 : 18, period};
    if (column <= 2)
        return {column, period};
    return {std::max(3, 18 - (length - column)), period};
}

bool isMetal(const Element& element) {
    const auto [group, period] = periodicPlace(element);
    if (group <= 12)
        return element.number != 1;
    // The first metal of groups 13, 14 and 15: aluminium, tin and bismuth.
    return (group == 13 && period >= 3) || (group == 14 && period >= 5) ||
           (group == 15 && period >= 6);
}

}  // namespace mtp
