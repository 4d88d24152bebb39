// Rows of atoms are read by one function for the index and for parse(), so that the index accepts
// exactly the rows that parse() does:
//
//     template <bool kSkim>
//     bool PosGrammar::readRow(const TextSource& text, std::string_view line, std::size_t atom) {
//         double* const row = kSkim ? nullptr : m_frame.positions.data() + 3 * atom;
//         if (takeWord(line).empty() || !takeNumbers<kSkim>(line, row, 3))
//             return refuse<kSkim>([&] { return text.error("expected a symbol and x y z"); });
//         return true;
//     }
//
// With kSkim nothing is stored, and a damaged row is false: the frame is then parsed, and that
// throws the reason.
#pragma once

#include <span>
#include <string_view>

#include "core/base/Parse.h"

namespace mtp {

// Takes `count` numbers off the front of rest. With kSkim they are only checked, several times as
// fast, and `values` may be null; numbers that skipDoubles() does not judge are then refused.
template <bool kSkim>
bool takeNumbers(std::string_view& rest, double* values, std::size_t count) {
    if constexpr (kSkim)
        return skipDoubles(rest, count);
    else
        return takeDoubles(rest, std::span(values, count));
}

// The end of a damaged row; explain() returns the ParseError.
template <bool kSkim, class Explain>
bool refuse(const Explain& explain) {
    if constexpr (kSkim)
        return false;
    else
        throw explain();
}

}  // namespace mtp
