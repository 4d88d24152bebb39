#include "core/dynamics/Velocities.h"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <tuple>
#include <unsupported/Eigen/FFT>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/TableRows.h"
#include "core/base/Units.h"
#include "core/dynamics/FrameTimes.h"

namespace mtp {

namespace {

constexpr double kWavenumberOfTHz = 33.3564095;  // 1/cm
constexpr std::size_t kFewestVelocityFrames = 4;

std::vector<std::size_t> atomsNamed(const Frame& frame, const std::string& species) {
    std::vector<std::size_t> atoms;
    for (std::size_t atom = 0; atom < frame.atomCount(); ++atom)
        if (nameOfType(frame, frame.types[atom]) == species)
            atoms.push_back(atom);
    return atoms;
}

double timeOfVelocities(const Frame& frame, std::size_t number, const std::string& path,
                        std::optional<double> timestepFs) {
    if (timestepFs && frame.step)
        return static_cast<double>(*frame.step) * *timestepFs / units::kFsPerPs;
    if (timestepFs)
        return static_cast<double>(number) * *timestepFs / units::kFsPerPs;
    if (const std::optional<double> time = statedTime(frame))
        return *time / units::kFsPerPs;
    throw InputError(fmt::format("{}: frame {} has no time", path, number + 1));
}

// e; absent if that of a species is not known.
std::optional<Eigen::VectorXd> chargesOfAtoms(const Frame& frame,
                                              const std::map<std::string, double>& charges) {
    Eigen::VectorXd ofAtoms(static_cast<Eigen::Index>(frame.atomCount()));
    for (std::size_t atom = 0; atom < frame.atomCount(); ++atom) {
        const auto charge = charges.find(nameOfType(frame, frame.types[atom]));
        if (charge == charges.end())
            return std::nullopt;
        ofAtoms[static_cast<Eigen::Index>(atom)] = charge->second;
    }
    return ofAtoms;
}

void addVelocities(const Positions& velocities, const std::vector<std::size_t>& atoms,
                   std::size_t frame, VelocitySeries& series) {
    for (std::size_t i = 0; i < atoms.size(); ++i)
        for (std::size_t axis = 0; axis < 3; ++axis)
            series.values[(3 * i + axis) * series.frames + frame] =
                velocities(static_cast<Eigen::Index>(atoms[i]), static_cast<Eigen::Index>(axis));
}

void addCurrent(const Positions& velocities, const Eigen::VectorXd& charges, std::size_t frame,
                VelocitySeries& series) {
    const Eigen::RowVector3d current = charges.transpose() * velocities;
    for (std::size_t axis = 0; axis < 3; ++axis)
        series.current[axis * series.frames + frame] = current[static_cast<Eigen::Index>(axis)];
}

void requireSpectrum(const VelocitySeries& series, const std::string& path,
                     const std::string& species) {
    if (series.atoms == 0)
        throw InputError(fmt::format("{}: there is no {} in it", path, species));
    if (series.frames < kFewestVelocityFrames)
        throw InputError(
            fmt::format("{}: {} frames are too few for a spectrum", path, series.frames));
}

// Power at each frequency of one component of one atom's velocity.
Eigen::ArrayXd spectrumOf(const double* values, std::size_t frames) {
    const auto count = static_cast<Eigen::Index>(frames);
    const Eigen::Map<const Eigen::VectorXd> velocity(values, count);
    Eigen::VectorXd windowed = velocity.array() - velocity.mean();
    for (Eigen::Index k = 0; k < count; ++k)
        windowed[k] *= 0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(k) /
                                            static_cast<double>(count - 1));
    Eigen::FFT<double> transform;
    Eigen::VectorXcd amplitudes;
    transform.fwd(amplitudes, windowed);
    return amplitudes.head(count / 2 + 1).array().abs2();
}

}  // namespace

VelocitySeries readVelocities(TrajectoryReader& reader, const std::string& species,
                              std::optional<double> timestepFs, Progress* progress,
                              const std::map<std::string, double>& charges) {
    const std::string path = reader.info().path;
    VelocitySeries series;
    series.frames = reader.frameCount();
    std::vector<double> times;
    std::vector<std::size_t> atoms;
    std::tuple<std::vector<int>, std::vector<std::string>> kinds;  // whose charges are known
    std::optional<Eigen::VectorXd> chargeOfAtoms;
    for (std::size_t k = 0; k < series.frames; ++k) {
        const Frame frame = reader.read(k);
        if (!frame.velocities)
            throw InputError(fmt::format("{}: frame {} has no velocities", path, k + 1));
        if (k == 0) {
            atoms = atomsNamed(frame, species);
            series.atoms = atoms.size();
            series.values.resize(3 * series.atoms * series.frames);
            series.current.resize(3 * series.frames);
        } else if (atomsNamed(frame, species) != atoms) {
            throw InputError(
                fmt::format("{}: frame {}: its {} are not those of frame 1", path, k + 1, species));
        }
        if (k == 0 || (chargeOfAtoms && std::tie(frame.types, frame.species) != kinds)) {
            chargeOfAtoms = chargesOfAtoms(frame, charges);
            kinds = std::tie(frame.types, frame.species);
        }
        times.push_back(timeOfVelocities(frame, k, path, timestepFs));
        addVelocities(*frame.velocities, atoms, k, series);
        if (chargeOfAtoms)
            addCurrent(*frame.velocities, *chargeOfAtoms, k, series);
        series.meanVolume += frame.cell.volume() / static_cast<double>(series.frames);
        if (progress)
            progress->step(static_cast<double>(k + 1) / static_cast<double>(series.frames),
                           "Reading velocities");
    }
    if (!chargeOfAtoms)
        series.current.clear();
    requireSpectrum(series, path, species);
    const FrameTimes spaced = frameTimes(times);
    if (spaced.stretches.size() > 1)
        throw InputError(path + ": the frames are not evenly spaced, and a spectrum needs that");
    series.spacing = spaced.spacing;
    return series;
}

std::vector<double> velocityCorrelation(const VelocitySeries& series,
                                        const std::vector<std::size_t>& lags, int threads) {
    std::vector<Eigen::ArrayXd> ofAtoms(series.atoms);
    const auto correlate = [&](const Eigen::Map<const Eigen::VectorXd>& v, std::size_t lag) {
        const auto count = v.size() - static_cast<Eigen::Index>(lag);
        return count > 0 ? v.head(count).dot(v.tail(count)) / static_cast<double>(count) : 0.0;
    };
    parallelFor(series.atoms, threads, [&](std::size_t atom) {
        ofAtoms[atom].setZero(static_cast<Eigen::Index>(lags.size()) + 1);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const Eigen::Map<const Eigen::VectorXd> v(series.axis(atom, axis),
                                                      static_cast<Eigen::Index>(series.frames));
            ofAtoms[atom][0] += correlate(v, 0);
            for (std::size_t row = 0; row < lags.size(); ++row)
                ofAtoms[atom][static_cast<Eigen::Index>(row) + 1] += correlate(v, lags[row]);
        }
    });
    Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(static_cast<Eigen::Index>(lags.size()) + 1);
    for (const Eigen::ArrayXd& one : ofAtoms)
        sum += one;
    std::vector<double> result;
    for (std::size_t row = 0; row < lags.size(); ++row)
        result.push_back(sum[static_cast<Eigen::Index>(row) + 1] / sum[0]);
    return result;
}

Table vibrationalStates(const VelocitySeries& series, int threads) {
    std::vector<Eigen::ArrayXd> ofAtoms(series.atoms);
    parallelFor(series.atoms, threads, [&](std::size_t atom) {
        ofAtoms[atom] = spectrumOf(series.axis(atom, 0), series.frames);
        for (std::size_t axis = 1; axis < 3; ++axis)
            ofAtoms[atom] += spectrumOf(series.axis(atom, axis), series.frames);
    });
    Eigen::ArrayXd power = ofAtoms[0];
    for (std::size_t atom = 1; atom < series.atoms; ++atom)
        power += ofAtoms[atom];
    const double step = 1 / (series.spacing * static_cast<double>(series.frames));  // THz
    power *= 3 * static_cast<double>(series.atoms) / (power.sum() * step);
    TableRows rows(columns::kFrequency, columns::kFrequencyInCm, columns::kDensityOfStates);
    for (Eigen::Index i = 0; i < power.size(); ++i) {
        const double frequency = step * static_cast<double>(i);
        rows.add(frequency, kWavenumberOfTHz * frequency, power[i]);
    }
    return rows.table();
}

double peakFrequency(const Table& states) {
    const std::vector<double>& frequencies = states[columns::kFrequency];
    const std::vector<double>& values = states[columns::kDensityOfStates];
    const auto top = static_cast<std::size_t>(std::max_element(values.begin() + 1, values.end()) -
                                              values.begin());
    if (top + 1 == values.size())
        return frequencies[top];
    const double a = std::log(values[top - 1]), b = std::log(values[top]),
                 c = std::log(values[top + 1]);
    return frequencies[top] + 0.5 * (a - c) / (a - 2 * b + c) * frequencies[1];
}

}  // namespace mtp
