#include "core/dynamics/SeriesBuilder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Plural.h"
#include "core/base/Units.h"
#include "core/dynamics/FrameTimes.h"

namespace mtp {

namespace {

constexpr double kFarthest = 1e6;  // cells; nothing of the motion would be left of single precision

}  // namespace

SeriesBuilder::SeriesBuilder(std::string path, const SeriesOptions& options)
    : m_timestepFs(options.timestepFs) {
    m_series.path = std::move(path);
    m_series.positions.setSink(options.sink);
}

void SeriesBuilder::fail(const PositionFrame& next, const std::string& reason) const {
    throw InputError(fmt::format("{}: frame {}: {}", m_series.path, next.number, reason));
}

void SeriesBuilder::add(const PositionFrame& next) {
    const Frame& frame = next.frame;
    if (!(frame.cell.volume() > 0))
        fail(next, "the cell has no volume; the motion of atoms through its faces is not known");
    if (m_series.positions.frameCount() == 0)
        begin(next);
    requireSameAtoms(next);
    const double time = timeOf(next);
    dropFrom(time);
    const Positions relative = frame.positions.rowwise() - next.origin;
    const Positions fractional = frame.cell.toFractional(relative);
    if (!fractional.allFinite())
        fail(next, "a coordinate is not a finite number");
    if (fractional.size() > 0 && fractional.cwiseAbs().maxCoeff() > kFarthest)
        fail(next, "a coordinate lies a million cells away from the corner of its cell");
    m_series.numbers.push_back(next.number);
    m_series.append(frame.cell, time,
                    {fractional.data(), static_cast<std::size_t>(fractional.size())});
    if (frame.temperature)
        m_temperatures.push_back(*frame.temperature);
}

void SeriesBuilder::begin(const PositionFrame& next) {
    m_series.species = next.frame.species;
    m_series.types = next.frame.types;
    m_series.areUnwrapped = next.areUnwrapped;
    m_series.ids = next.ids;
    m_series.corner = next.origin;
    m_firstNumber = next.number;
}

void SeriesBuilder::requireSameAtoms(const PositionFrame& next) const {
    const Frame& frame = next.frame;
    if (frame.atomCount() != m_series.atomCount())
        fail(next, fmt::format("{} instead of {} in frame {}", counted(frame.atomCount(), "atom"),
                               m_series.atomCount(), m_firstNumber));
    if (next.ids != m_series.ids)
        fail(next, fmt::format("the ids of the atoms are not those of frame {}", m_firstNumber));
    if (next.areUnwrapped != m_series.areUnwrapped)
        fail(next, "the columns change between wrapped and unwrapped coordinates");
    for (std::size_t atom = 0; atom < frame.atomCount(); ++atom)
        if (frame.types[atom] != m_series.types[atom] &&
            nameOfType(frame, frame.types[atom]) != name(m_series.types[atom]))
            fail(next, fmt::format("atom {} is {}, and was {} in frame {}", atom + 1,
                                   nameOfType(frame, frame.types[atom]), name(m_series.types[atom]),
                                   m_firstNumber));
}

std::string SeriesBuilder::name(int type) const {
    Frame frame;
    frame.species = m_series.species;
    return nameOfType(frame, type);
}

double SeriesBuilder::timeOf(const PositionFrame& next) {
    const Frame& frame = next.frame;
    if (!m_timestepFs)
        return requireTime(next) / units::kFsPerPs;
    if (!frame.step)
        warnOnce("the frames have no steps and are taken as one time step apart");
    const double step =
        frame.step ? static_cast<double>(*frame.step) : static_cast<double>(next.number) - 1;
    return step * *m_timestepFs / units::kFsPerPs;
}

// fs
double SeriesBuilder::requireTime(const PositionFrame& next) {
    const std::optional<double> time = statedTime(next.frame);
    if (!time)
        throw UnknownTimes(
            fmt::format("{}: frame {}: the file tells no times, and the time step of the "
                        "simulation is not known",
                        m_series.path, next.number));
    if (!next.frame.timeFs)
        warnOnce("its times (Time=) have no unit; fs is taken");
    return *time;
}

void SeriesBuilder::warnOnce(const std::string& warning) {
    const std::string text = m_series.path + ": " + warning;
    if (m_warnings.empty() || m_warnings.back() != text)
        m_warnings.push_back(text);
}

// Of two frames of one step the later one counts, and what was written beyond it is gone.
void SeriesBuilder::dropFrom(double time) {
    std::vector<double>& times = m_series.times;
    if (times.empty() || time > times.back())
        return;
    const auto kept = static_cast<std::size_t>(std::lower_bound(times.begin(), times.end(), time) -
                                               times.begin());
    m_dropped += times.size() - kept;
    ++m_restarts;
    times.resize(kept);
    m_series.cells.resize(kept);
    m_series.numbers.resize(kept);
    m_series.places.resize(kept);
    m_temperatures.resize(std::min(m_temperatures.size(), kept));
}

PositionSeries SeriesBuilder::finished(std::vector<std::string> warnings) && {
    m_series.warnings = std::move(warnings);
    m_series.warnings.insert(m_series.warnings.end(), m_warnings.begin(), m_warnings.end());
    m_series.positions.flush();
    if (m_series.times.empty())
        throw InputError(m_series.path + ": there is no frame that can be used" +
                         (m_series.warnings.empty() ? "" : ": " + m_series.warnings.front()));
    if (m_restarts > 0)
        m_series.warnings.push_back(fmt::format(
            "{}: {}: {} of the part before, which the later part repeats, left out", m_series.path,
            counted(m_restarts, "restart"), counted(m_dropped, "frame")));
    if (m_temperatures.size() == m_series.frameCount()) {
        double sum = 0;
        for (const double value : m_temperatures)
            sum += value;
        m_series.temperature = sum / static_cast<double>(m_temperatures.size());
    }
    return std::move(m_series);
}

}  // namespace mtp
