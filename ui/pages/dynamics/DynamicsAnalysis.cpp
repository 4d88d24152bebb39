#include "ui/pages/dynamics/DynamicsAnalysis.h"

#include <chrono>
#include <filesystem>

#include "core/dynamics/HopTables.h"
#include "core/dynamics/PositionCache.h"

namespace mtp::ui {

namespace {

// A file that was written to within this time may still grow.
constexpr auto kGrowingFor = std::chrono::minutes(1);

// Empty, for no cache: of a run that grows, it would be written anew each time.
std::filesystem::path cacheFolderOf(const DynamicsRequest& request) {
    const std::filesystem::path run = request.path;
    const auto changed = lastChangeOf(run);
    const bool isGrowing =
        !changed || *changed + kGrowingFor > std::filesystem::file_time_type::clock::now();
    if (isGrowing || !isWorthCaching(run))
        return {};
    return request.project.empty() ? defaultCacheFolder() : cacheFolderBeside(request.project);
}

// last: null, or a result. If it is of this run, only what the file has gained is read.
void readRun(const FormatRegistry& registry, const DynamicsRequest& request,
             const DynamicsResult* last, Progress& progress, DynamicsResult& result) {
    const ReadOptions options{request.species, &progress};
    const SeriesOptions reading{request.timestepFs, request.skipPs, &progress};
    const std::filesystem::path folder = cacheFolderOf(request);
    PositionSeries series;
    if (folder.empty() && request.frames.isWhole()) {
        const bool isSame = last && last->request.readsTheSameRun(request);
        GrowingSeries grown = readGrowingSeries(registry, request.path, options, reading,
                                                isSame ? last->progress : nullptr);
        series = std::move(grown.series);
        result.progress = std::move(grown.progress);
    } else {
        series = cachedSeries(registry, request.path, options, reading, folder, request.frames);
    }
    result.series = std::make_shared<const PositionSeries>(std::move(series));
}

}  // namespace

DynamicsResult analysedRun(const FormatRegistry& registry, const DynamicsRequest& request,
                           const DynamicsResult* last, Progress& progress) {
    const bool isRead = last && last->request.readsTheSame(request);
    const bool isFollowed = isRead && last->request.followsTheSame(request);
    DynamicsResult result{request, nullptr, nullptr, nullptr, nullptr, {}, nullptr, nullptr};
    if (isRead) {
        result.series = last->series;
        result.progress = last->progress;
    } else {
        readRun(registry, request, last, progress, result);
    }
    result.motion = isFollowed ? last->motion
                               : std::make_shared<const Displacements>(
                                     displacementsOf(*result.series, request.motion));
    DynamicsOptions options = request.options;
    options.radial.progress = &progress;
    std::shared_ptr<Dynamics> dynamics;
    if (isFollowed) {
        dynamics = std::make_shared<Dynamics>(*last->dynamics);
        if (!last->request.fitsTheSame(request))
            fitDiffusion(*result.motion, options, *dynamics);
        if (!last->request.findsTheSameHops(request))
            findHops(*result.motion, options, *dynamics);
    } else {
        dynamics = std::make_shared<Dynamics>(dynamicsOf(*result.series, *result.motion, options));
    }
    if (isFollowed && last->dynamics->hopPeaks == dynamics->hopPeaks) {
        result.survival = last->survival;
        result.proposedThreshold = last->proposedThreshold;
    } else if (dynamics->hops.reason.empty()) {
        result.survival = std::make_shared<const Table>(survivalTable(*dynamics->hopPeaks));
        result.proposedThreshold = proposedThreshold(*result.survival);
    }
    result.ions =
        isFollowed && last->request.findsTheSameHops(request)
            ? last->ions
            : std::make_shared<const Table>(ionTable(*result.motion, *dynamics, options.threads));
    result.dynamics = std::move(dynamics);
    return result;
}

bool DynamicsRequest::readsTheSame(const DynamicsRequest& other) const {
    return readsTheSameRun(other) && bytes == other.bytes && skipPs == other.skipPs;
}

bool DynamicsRequest::readsTheSameRun(const DynamicsRequest& other) const {
    return path == other.path && species == other.species && frames == other.frames &&
           timestepFs == other.timestepFs;
}

bool DynamicsRequest::followsTheSame(const DynamicsRequest& other) const {
    return motion.ion == other.motion.ion && motion.framework == other.motion.framework &&
           motion.reference == other.motion.reference;
}

// D, and the conductivities that follow from it.
bool DynamicsRequest::fitsTheSame(const DynamicsRequest& other) const {
    const ConductivityOptions &a = options.conductivity, &b = other.options.conductivity;
    return options.fit == other.options.fit && a.temperature == b.temperature &&
           a.charges == b.charges;
}

bool DynamicsRequest::findsTheSameHops(const DynamicsRequest& other) const {
    const DynamicsOptions &a = options, &b = other.options;
    return a.hops == b.hops && a.cages == b.cages && a.cascades == b.cascades &&
           a.neighbourRadius == b.neighbourRadius && a.stringRadius == b.stringRadius &&
           a.hopWindowPs == b.hopWindowPs && a.cascadeWindowPs == b.cascadeWindowPs;
}

DynamicsAnalysis::DynamicsAnalysis(const FormatRegistry& registry, JobBoard& jobs, QObject* parent)
    : QObject(parent), m_registry(registry), m_jobs(jobs) {}

bool DynamicsAnalysis::isQuick(const DynamicsRequest& request) const {
    return m_result && m_result->request.readsTheSame(request) &&
           m_result->request.followsTheSame(request);
}

// What is asked for while a quick job runs waits for its end, so that a threshold or a range that
// is dragged is followed.
void DynamicsAnalysis::start(const DynamicsRequest& request) {
    if (!m_job)
        return run(request);
    m_next = request;
    if (!isQuick(request))
        m_job->cancel();
}

void DynamicsAnalysis::clear() {
    m_next.reset();
    if (m_job)
        m_job->cancel();
    m_result.reset();
    m_isOutdated = false;
    emit changed();
}

void DynamicsAnalysis::run(const DynamicsRequest& request) {
    using Outcome = std::shared_ptr<DynamicsResult>;
    m_sinceStart.start();
    m_isQuick = isQuick(request);
    auto isTimeMissing = std::make_shared<bool>(false);
    m_job = m_jobs.run<Outcome>(
        tr("Analysing the motion"), this,
        [&registry = m_registry, request, last = m_result, isTimeMissing](Progress& progress) {
            try {
                return std::make_shared<DynamicsResult>(
                    analysedRun(registry, request, last.get(), progress));
            } catch (const UnknownTimes&) {
                *isTimeMissing = true;
                throw;
            }
        },
        [this](Outcome outcome) {
            m_result = std::move(outcome);
            m_duration = m_sinceStart.elapsed();
            end(true);
        },
        [this, isTimeMissing](const QString& message) {
            if (!m_next)
                emit failed(message, *isTimeMissing);
            end(false);
        });
    connect(m_job, &Job::cancelled, this, [this] { end(false); });
    if (!m_isQuick)
        emit changed();
}

void DynamicsAnalysis::end(bool hasResult) {
    m_job = nullptr;
    m_isOutdated = m_result && !hasResult;
    if (const std::optional<DynamicsRequest> next = std::exchange(m_next, std::nullopt))
        run(*next);
    emit changed();
}

}  // namespace mtp::ui

#include "moc_DynamicsAnalysis.cpp"
