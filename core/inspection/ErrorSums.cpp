#include "core/inspection/ErrorSums.h"

#include <algorithm>
#include <cmath>

namespace mtp {

void ErrorSums::add(double reference, double predicted) {
    const double error = predicted - reference;
    m_absolute += std::abs(error);
    m_signed += error;
    m_squares += error * error;
    m_max = std::max(m_max, std::abs(error));
    ++m_count;
    const double fromOldMean = reference - m_mean;
    m_mean += fromOldMean / static_cast<double>(m_count);
    m_variation += fromOldMean * (reference - m_mean);
}

void ErrorSums::merge(const ErrorSums& other) {
    if (other.m_count == 0)
        return;
    const auto own = static_cast<double>(m_count), added = static_cast<double>(other.m_count);
    const double total = own + added, apart = other.m_mean - m_mean;
    m_mean += apart * (added / total);
    m_variation += other.m_variation + apart * apart * (own * added / total);
    m_absolute += other.m_absolute;
    m_signed += other.m_signed;
    m_squares += other.m_squares;
    m_max = std::max(m_max, other.m_max);
    m_count += other.m_count;
}

ErrorStatistics ErrorSums::statistics() const {
    ErrorStatistics result;
    if (m_count == 0)
        return result;
    const auto count = static_cast<double>(m_count);
    result.count = m_count;
    result.mae = m_absolute / count;
    result.bias = m_signed / count;
    result.rmse = std::sqrt(m_squares / count);
    result.max = m_max;
    result.r2 = m_variation > 0 ? 1 - m_squares / m_variation : 0;
    return result;
}

}  // namespace mtp
