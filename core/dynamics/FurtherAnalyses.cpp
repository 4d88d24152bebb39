#include "core/dynamics/FurtherAnalyses.h"

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/dynamics/Lags.h"

namespace mtp {

namespace {

constexpr double kLongestQ = 4, kQWidth = 0.1;  // 1/Å
constexpr std::size_t kMostScatteringFrames = 20;
constexpr std::size_t kScatteringDirections = 24;
constexpr std::size_t kVelocityLags = 400;
constexpr std::size_t kDistinctLags = 6;

class Further {
public:
    Further(const PositionSeries& series, const Displacements& displacements,
            const Dynamics& dynamics, const FurtherOptions& options)
        : m_series(series), m_all(displacements), m_dynamics(dynamics), m_options(options) {}

    FurtherAnalyses run(TrajectoryReader* reader) {
        const auto attempt = [&](FurtherAnalysis what, const char* key, auto make) {
            if (!m_options.wanted.contains(what))
                return;
            try {
                make();
            } catch (const InputError& error) {
                m_result.reasons[key] = error.what();
            }
        };
        attempt(FurtherAnalysis::StructureFactors, "sq",
                [&] { m_result.structureFactors = factors(); });
        attempt(FurtherAnalysis::SelfScattering, "fs", [&] { scatter(); });
        attempt(FurtherAnalysis::Residence, "residence", [&] { reside(); });
        attempt(FurtherAnalysis::PaddleWheel, "paddle_wheel", [&] { turn(); });
        attempt(FurtherAnalysis::DistinctVanHove, "distinct", [&] { surround(); });
        attempt(FurtherAnalysis::Vibrations, "vdos", [&] { vibrate(reader); });
        return std::move(m_result);
    }

private:
    Table factors() const {
        const std::size_t stride =
            (m_series.frameCount() + kMostScatteringFrames - 1) / kMostScatteringFrames;
        return structureFactors(m_series, kLongestQ, kQWidth, stride, m_options.threads);
    }

    void scatter() {
        const std::vector<Eigen::Vector3d> directions =
            m_options.isAlongAxes ? axisDirections() : spiralDirections(kScatteringDirections);
        std::vector<double> all = m_options.q;
        if (all.empty())
            all = {peakWaveNumber(
                m_result.structureFactors ? *m_result.structureFactors : factors(), m_all.ion)};
        for (const double q : all)
            m_result.scattering.push_back(
                selfScatteringOf(m_all, q, m_dynamics.moments.lags, directions, m_options.threads));
    }

    void reside() {
        for (const RadialDistribution& pair : m_dynamics.radial.ofPairs) {
            const auto given = m_options.radius.find(pair.other);
            const std::optional<double> radius =
                given != m_options.radius.end() ? std::optional(given->second) : pair.minimum;
            if (pair.other == m_all.ion)
                continue;
            if (!radius) {
                m_result.residence[pair.other].reason = "g(r) has no first minimum";
                continue;
            }
            const auto tolerance =
                static_cast<std::size_t>(std::llround(m_options.tolerancePs / m_all.spacing));
            m_result.residence[pair.other] =
                residenceOf(m_series, m_all.ion, pair.other, m_all.spacing, m_dynamics.moments.lags,
                            {*radius, tolerance, m_options.threads});
        }
    }

    void turn() {
        PaddleWheelOptions options;
        options.window = m_dynamics.cascades.window > 0 ? std::optional(m_dynamics.cascades.window)
                                                        : std::nullopt;
        options.threads = m_options.threads;
        m_result.paddleWheel = paddleWheelOf(m_series, m_all, m_dynamics.hops, options);
        if (!m_result.paddleWheel->value)
            throw InputError(m_result.paddleWheel->reason);
    }

    // At all lags if they are few, else at some that are spread over them; and at 0.
    void surround() {
        const std::vector<std::size_t>& lags = m_dynamics.moments.lags;
        DistinctOptions options;
        options.lags = {0};
        const std::size_t count = std::min(lags.size(), kDistinctLags);
        for (std::size_t i = 1; i <= count; ++i)
            options.lags.push_back(lags[i * lags.size() / count - 1]);
        options.longest = m_dynamics.radial.edges.back();
        options.width = m_dynamics.radial.edges.at(1);
        options.threads = m_options.threads;
        options.progress = m_options.progress;
        m_result.distinct = distinctVanHoveOf(m_series, m_all, options);
    }

    void vibrate(TrajectoryReader* reader) {
        if (!reader)
            throw InputError("the run is not open for velocities");
        const Onsager& onsager = m_dynamics.conductivity.onsager;
        std::map<std::string, double> charges;
        for (std::size_t i = 0; i < onsager.charges.size(); ++i)
            charges[onsager.species[i]] = onsager.charges[i];
        const VelocitySeries velocities =
            readVelocities(*reader, m_all.ion, m_options.timestepFs, m_options.progress, charges);
        m_result.states = vibrationalStates(velocities, m_options.threads);
        m_result.velocityLags =
            evenLags(0, std::min(velocities.frames - 1, kVelocityLags), kVelocityLags + 1);
        m_result.velocityCorrelation =
            velocityCorrelation(velocities, m_result.velocityLags, m_options.threads);
        conduct(velocities);
    }

    void conduct(const VelocitySeries& velocities) {
        GreenKubo& result = m_result.greenKubo.emplace();
        const std::optional<double> temperature = m_dynamics.conductivity.temperature;
        if (!temperature) {
            result.reason = kNoTemperature;
            return;
        }
        try {
            result = greenKuboOf(velocities, *temperature);
        } catch (const InputError& error) {
            result.reason = error.what();
        }
    }

    const PositionSeries& m_series;
    const Displacements& m_all;
    const Dynamics& m_dynamics;
    const FurtherOptions& m_options;
    FurtherAnalyses m_result;
};

}  // namespace

FurtherAnalyses furtherAnalysesOf(const PositionSeries& series, const Displacements& displacements,
                                  const Dynamics& dynamics, TrajectoryReader* reader,
                                  const FurtherOptions& options) {
    return Further(series, displacements, dynamics, options).run(reader);
}

}  // namespace mtp
