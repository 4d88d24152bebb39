// Puts the frames of a run together, one after another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dynamics/PositionSeries.h"

namespace mtp {

class SeriesBuilder {
public:
    SeriesBuilder(std::string path, const SeriesOptions& options);

    // Throws what readSeries() throws.
    void add(const PositionFrame& next);
    // From pause() to goOn() the builder can be copied; copies do not disturb each other.
    void pause() { m_series.positions.flush(); }
    void goOn() { m_series.positions.reopen(); }
    // The run as readSeries() gives it, with no frames skipped. warnings: those of the reading.
    // Throws InputError if there are no frames.
    PositionSeries finished(std::vector<std::string> warnings) &&;

private:
    [[noreturn]] void fail(const PositionFrame& next, const std::string& reason) const;
    void begin(const PositionFrame& next);
    void requireSameAtoms(const PositionFrame& next) const;
    std::string name(int type) const;
    double timeOf(const PositionFrame& next);
    double requireTime(const PositionFrame& next);
    void warnOnce(const std::string& warning);
    void dropFrom(double time);

    std::optional<double> m_timestepFs;
    PositionSeries m_series;
    std::vector<double> m_temperatures;
    std::size_t m_firstNumber = 0, m_restarts = 0, m_dropped = 0;
    std::vector<std::string> m_warnings;
};

}  // namespace mtp
