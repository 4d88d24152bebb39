// Sums from which statistics of errors follow: fed value by value, merged, never holding the
// values.
#pragma once

#include <cstddef>

namespace mtp {

// Of predicted minus reference; zero counts give NaN-free zeros with count 0.
struct ErrorStatistics {
    std::size_t count = 0;
    double mae = 0, rmse = 0, max = 0, bias = 0;
    double r2 = 0;  // 1 - sum(d²) / sum((y - mean y)²); 0 if the reference does not vary
};

// The variation of the references is updated and merged without the cancellation of sum(y²) -
// sum(y)²/n (Welford, Technometrics 4, 419 (1962); Chan, Golub and LeVeque, Am. Stat. 37, 242
// (1983)).
class ErrorSums {
public:
    void add(double reference, double predicted);
    // As if the values of `other` had been added, to rounding.
    void merge(const ErrorSums& other);
    ErrorStatistics statistics() const;

private:
    std::size_t m_count = 0;
    double m_absolute = 0, m_signed = 0, m_squares = 0, m_max = 0;  // of the errors
    double m_mean = 0, m_variation = 0;                             // of the references
};

}  // namespace mtp
