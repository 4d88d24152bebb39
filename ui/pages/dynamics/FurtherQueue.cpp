#include "ui/pages/dynamics/FurtherQueue.h"

#include <algorithm>
#include <utility>

#include "ui/language/CoreText.h"

namespace mtp::ui {

namespace {

// Whether what was worked out for one result is that of the other.
bool holds(FurtherAnalysis what, const DynamicsResult& before, const DynamicsResult& now) {
    if (before.motion != now.motion)
        return false;
    if (what == FurtherAnalysis::SelfScattering)
        return before.request.q == now.request.q;
    if (what == FurtherAnalysis::Vibrations) {
        const Conductivity &a = before.dynamics->conductivity, &b = now.dynamics->conductivity;
        return a.temperature == b.temperature && a.onsager.charges == b.onsager.charges;
    }
    return what != FurtherAnalysis::PaddleWheel || before.request.findsTheSameHops(now.request);
}

}  // namespace

FurtherQueue::FurtherQueue(const FormatRegistry& registry, JobBoard& jobs, const QString& title,
                           std::vector<FurtherAnalysis> wanted, QObject* parent)
    : QObject(parent)
    , m_registry(registry)
    , m_jobs(jobs)
    , m_title(title)
    , m_wanted(std::move(wanted)) {}

void FurtherQueue::setResult(std::shared_ptr<const DynamicsResult> result) {
    const auto before = std::exchange(m_result, std::move(result));
    if (before == m_result)
        return;
    std::erase_if(m_done, [&](const auto& done) {
        return !before || !m_result || !holds(done.first, *before, *m_result);
    });
    if (m_job && (!before || !m_result || before->motion != m_result->motion))
        m_job->cancel();
}

void FurtherQueue::start() {
    if (!m_result || (m_job && !m_job->isCancelled()))
        return;
    const auto missing = std::ranges::find_if(
        m_wanted, [this](FurtherAnalysis what) { return !m_done.contains(what); });
    if (missing != m_wanted.end())
        run(*missing);
}

const FurtherAnalyses* FurtherQueue::find(FurtherAnalysis what) const {
    const auto found = m_done.find(what);
    return found == m_done.end() ? nullptr : &found->second;
}

QString FurtherQueue::emptyText(FurtherAnalysis what) const {
    if (!m_result)
        return tr("Drawn when the run has been analysed");
    const FurtherAnalyses* found = find(what);
    if (!found)
        return tr("Being worked out…");
    return found->reasons.empty() ? tr("Nothing to draw")
                                  : coreText(found->reasons.begin()->second);
}

// The wave number of F_s: the one that was asked for, or the one at which S(q) is largest if that
// is known.
std::optional<double> FurtherQueue::waveNumber() const {
    const FurtherAnalyses* factors = find(FurtherAnalysis::StructureFactors);
    if (m_result->request.q || !factors || !factors->structureFactors)
        return m_result->request.q;
    return peakWaveNumber(*factors->structureFactors, m_result->motion->ion);
}

void FurtherQueue::run(FurtherAnalysis what) {
    FurtherOptions options;
    options.wanted = {what};
    options.timestepFs = m_result->request.timestepFs;
    if (const std::optional<double> q = waveNumber())
        options.q = {*q};
    using Outcome = std::shared_ptr<FurtherAnalyses>;
    m_job = m_jobs.run<Outcome>(
        m_title, this,
        [&registry = m_registry, result = m_result, options, what](Progress& progress) mutable {
            const DynamicsRequest& request = result->request;
            options.progress = &progress;
            // Positions are there already: only velocities are read from the run.
            std::shared_ptr<TrajectoryReader> reader;
            if (what == FurtherAnalysis::Vibrations)
                reader = inRange(registry.open(request.path, {request.species, &progress}),
                                 request.frames);
            return std::make_shared<FurtherAnalyses>(furtherAnalysesOf(
                *result->series, *result->motion, *result->dynamics, reader.get(), options));
        },
        [this, what, result = m_result](const Outcome& outcome) {
            m_job = nullptr;
            if (m_result && holds(what, *result, *m_result))
                m_done[what] = std::move(*outcome);
            start();
            emit workedOut(what);
        },
        [this](const QString& message) { emit failed(message); });
}

}  // namespace mtp::ui

#include "moc_FurtherQueue.cpp"
