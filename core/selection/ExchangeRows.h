// A table whose rows take exchanges when they are needed: what an exchange subtracts (left right^T)
// is kept, and so is a bound on the magnitudes of each group of columns of each row. Only groups
// whose bound allows the largest entry of the table take what is pending.
#pragma once

#include <cstddef>
#include <cstdint>

namespace mtp {

struct ExchangeRows {
    static constexpr std::size_t kGroups = 16;    // of columns, at most
    static constexpr std::size_t kPending = 32;   // exchanges, at most
    static constexpr std::size_t kMultiple = 32;  // of which a width is one
    // Of a magnitude. Groups of a lower bound have no such entry, although bounds are rounded.
    static constexpr double kBelow = 1 - 1e-5;

    std::size_t width = 0;          // columns of a group
    std::size_t groups = 0;         // that are used
    std::size_t stride = 0;         // width * groups
    std::size_t pending = 0;        // exchanges
    double* table = nullptr;        // row x stride; zeros behind the last column
    double* left = nullptr;         // row x kPending
    double* right = nullptr;        // kPending x stride
    float* bounds = nullptr;        // row x kGroups; 0 of groups that are not used
    std::uint8_t* taken = nullptr;  // row x kGroups: how many of the pending exchanges
};

namespace kernels {

struct LargestEntry {
    double magnitude = 0;
    std::size_t row = 0;
};

// The exchange that becomes pending; its row of `right` is there already.
struct PendingExchange {
    std::size_t row, column;
    double pivot;                // the entry at row and column
    const float* rightOfGroups;  // kGroups: the largest magnitude of each group of `right`
};

// Computes `left` of the rows first .. last, raises their bounds, and returns the largest. The
// exchange is not yet counted in `pending`.
LargestEntry addExchange(const ExchangeRows& rows, std::size_t first, std::size_t last,
                         const PendingExchange& exchange);
// The largest magnitude of the rows first .. last if it is not below the known one, which is
// returned otherwise; of equal ones that of the first row. Only groups that may hold it take what
// is pending.
LargestEntry takeWhereLargest(const ExchangeRows& rows, std::size_t first, std::size_t last,
                              LargestEntry known);
// One row takes all that is pending.
void takeRow(const ExchangeRows& rows, std::size_t row);
// The largest magnitude of rows that all take what is pending; nothing of them is counted as taken
// then, since the next exchange is to be the first that is pending. ofColumns: becomes the largest
// magnitude of each column, `stride` numbers; may be null.
LargestEntry takeAll(const ExchangeRows& rows, std::size_t first, std::size_t last,
                     double* ofColumns);

}  // namespace kernels
}  // namespace mtp
