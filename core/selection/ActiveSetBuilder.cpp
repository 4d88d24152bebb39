#include "core/selection/ActiveSetBuilder.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "core/base/Error.h"
#include "core/io/mlip/MlipCfg.h"
#include "core/model/GhostAtoms.h"
#include "core/selection/ExtrapolationGrades.h"

namespace mtp {
namespace {

// Numbers of the products of a part of the candidates.
constexpr std::size_t kMostNumbers = std::size_t(1) << 27;

// Configurations of a set and of the frames that extend it, numbered together: those of the set
// come first.
class Extension {
public:
    // training: the first of the frames; candidates: the others.
    Extension(const ActiveSet& set, const Potential& potential, std::span<const Frame> training,
              std::span<const Frame> candidates, const ExtensionOptions& options)
        : m_set(set)
        , m_plan(potential)
        , m_training(training)
        , m_candidates(candidates)
        , m_known(static_cast<int>(set.configurations.size()))
        , m_volume(set.active, set.inverseTransposed) {
        m_options.threshold = options.threshold;
        m_options.threads = options.threads;
        m_options.progress = options.progress;
    }

    // The frames begin .. end, which are of one kind. Returns whether one of them got a row.
    bool addAll(std::size_t begin, std::size_t end) {
        bool hasChanged = false;
        for (std::size_t first = begin, last; first < end; first = last) {
            last = endOfPart(first, end);
            hasChanged |= add(first, last);
        }
        return hasChanged;
    }

    // The candidates, which are graded by the set as it is before. Returns whether one of them got
    // a row.
    bool addCandidates(const Potential& potential) {
        const std::size_t begin = m_training.size(), end = begin + m_candidates.size();
        if (begin == end)
            return false;
        if (endOfPart(begin, end) < end) {
            gradeCandidates(potential);
            return addAll(begin, end);
        }
        const bool hasChanged = add(begin, end);
        // The exchanges began with the grades.
        const CandidateGradients& gradients = gradientsOf(begin, end);
        m_grades.assign(m_candidates.size(), 0.0);
        for (std::size_t k = 0; k < gradients.count(); ++k) {
            double& grade = m_grades[static_cast<std::size_t>(gradients.origin(k).configuration)];
            grade = std::max(grade, m_volume.gradesBefore()[k]);
        }
        return hasChanged;
    }

    void gradeCandidates(const Potential& potential) {
        m_grades.clear();
        for (const ConfigurationGrade& grade : grades(m_training.size(), potential))
            m_grades.push_back(grade.grade);
    }

    // Of the candidates, when they were graded.
    const std::vector<double>& gradesOfCandidates() const { return m_grades; }

    // The first `count` frames, whatever threshold the others have.
    void addTraining(std::size_t count) {
        const double threshold = std::exchange(m_options.threshold, ExtensionOptions().threshold);
        addAll(0, count);
        m_options.threshold = threshold;
    }

    // Of the frames from `begin` on, by the set as it is now.
    std::vector<ConfigurationGrade> grades(std::size_t begin, const Potential& potential) {
        m_set.inverseTransposed = m_volume.inverseTransposed();
        return GradeEvaluator(potential, m_set)
            .evaluate(part(begin, m_training.size() + m_candidates.size()), m_options.threads);
    }

    // Of the frames from `begin` on, one after the other, the one of the highest grade first.
    void addMost(std::size_t begin, std::size_t most, const Potential& potential) {
        for (std::size_t taken = 0; taken < most; ++taken) {
            const std::vector<ConfigurationGrade> grades = this->grades(begin, potential);
            const auto highest =
                std::max_element(grades.begin(), grades.end(),
                                 [](const auto& a, const auto& b) { return a.grade < b.grade; });
            if (highest == grades.end() || highest->grade <= m_options.threshold)
                return;
            const std::size_t frame = begin + static_cast<std::size_t>(highest - grades.begin());
            add(frame, frame + 1);
        }
    }

    // The set with the configurations that have rows, and the frames among them.
    std::vector<std::size_t> finish(ActiveSet& out) {
        std::map<int, int> numbers;  // by number before: number in the set
        for (const ActiveSet::Link& link : m_set.links)
            if (link.configuration >= 0)
                numbers[link.configuration] = 0;
        std::vector<std::string> configurations;
        std::vector<std::size_t> taken;
        for (auto& [before, now] : numbers) {
            now = static_cast<int>(configurations.size());
            if (before < m_known) {
                configurations.push_back(m_set.configurations[static_cast<std::size_t>(before)]);
            } else {
                taken.push_back(static_cast<std::size_t>(before - m_known));
                configurations.push_back(blockOf(frameAt(taken.back())));
            }
        }
        for (ActiveSet::Link& link : m_set.links)
            if (link.configuration >= 0)
                link.configuration = numbers[link.configuration];
        m_set.configurations = std::move(configurations);
        m_set.active = m_volume.active();
        m_set.inverseTransposed = m_volume.inverseTransposed();
        out = std::move(m_set);
        return taken;
    }

private:
    static std::string blockOf(const Frame& frame) {
        std::string text = mlipCfgText(frame);
        text.erase(text.find_last_not_of('\n') + 1);
        return text;
    }

    const Frame& frameAt(std::size_t index) const { return part(index, index + 1)[0]; }

    std::span<const Frame> part(std::size_t begin, std::size_t end) const {
        const std::size_t known = m_training.size();
        return begin < known ? m_training.subspan(begin, end - begin)
                             : m_candidates.subspan(begin - known, end - begin);
    }

    // Of the frames begin .. end, as many as are taken together from `begin` on.
    std::size_t endOfPart(std::size_t begin, std::size_t end) const {
        std::size_t last = begin, rows = 0;
        while (last < end &&
               (last == begin ||
                (rows + rowsOf(frameAt(last))) * m_plan.layout.count() <= kMostNumbers))
            rows += rowsOf(frameAt(last++));
        return last;
    }

    std::size_t rowsOf(const Frame& frame) const {
        return m_set.mode == GradeMode::Neighbourhood ? ownAtomCount(frame) : 1;
    }

    // Kept for when the same frames come again.
    const CandidateGradients& gradientsOf(std::size_t first, std::size_t last) {
        std::unique_ptr<const CandidateGradients>& kept = m_gradients[{first, last}];
        if (!kept)
            kept = std::make_unique<CandidateGradients>(m_plan, m_set, part(first, last),
                                                        m_options.threads, m_options.progress);
        return *kept;
    }

    bool add(std::size_t first, std::size_t last) {
        // Memory for one part besides the first, which comes again.
        std::erase_if(m_gradients, [&](const auto& one) {
            return one.first.first > 0 && one.first.first != first;
        });
        const CandidateGradients& candidates = gradientsOf(first, last);
        std::vector<ActiveSet::Link> links;
        for (std::size_t k = 0; k < candidates.count(); ++k)
            links.push_back({m_known + static_cast<int>(first) + candidates.origin(k).configuration,
                             candidates.origin(k).equation});
        const std::vector<MaxVol::Exchange> exchanges =
            m_volume.maximise(candidates, m_plan.layout, m_options);
        for (const MaxVol::Exchange& exchange : exchanges)
            std::swap(links[exchange.candidate], m_set.links[exchange.position]);
        return !exchanges.empty();
    }

    ActiveSet m_set;
    GradientPlan m_plan;
    std::span<const Frame> m_training, m_candidates;
    int m_known;  // configurations of the set before
    std::map<std::pair<std::size_t, std::size_t>, std::unique_ptr<const CandidateGradients>>
        m_gradients;               // of the frames first .. last
    std::vector<double> m_grades;  // of candidates
    MaxVol m_volume;
    MaxVolOptions m_options;
};

void requireExtensible(const ActiveSet& set, const Potential& potential,
                       const ExtensionOptions& options) {
    if (!(options.threshold > 1))
        throw InputError(
            fmt::format("a threshold of {} would never end: more than 1", options.threshold));
    if (set.size() != ParameterLayout(potential).count())
        throw InputError(fmt::format("the active set has {} rows, the potential {} parameters",
                                     set.size(), ParameterLayout(potential).count()));
}

}  // namespace

ActiveSet startOfActiveSet(const Potential& potential, GradeMode mode) {
    const std::size_t count = ParameterLayout(potential).count();
    const MaxVol start(count);
    ActiveSet set;
    set.mode = mode;
    set.active = start.active();
    set.inverseTransposed = start.inverseTransposed();
    set.links.resize(count);
    return set;
}

std::vector<std::size_t> extendActiveSet(ActiveSet& set, const Potential& potential,
                                         std::span<const Frame> frames,
                                         const ExtensionOptions& options) {
    requireExtensible(set, potential, options);
    Extension extension(set, potential, frames, {}, options);
    if (options.most < frames.size())
        extension.addMost(0, options.most, potential);
    else
        extension.addAll(0, frames.size());
    return extension.finish(set);
}

Additions selectAdditions(ActiveSet& set, const Potential& potential,
                          std::span<const Frame> training, std::span<const Frame> candidates,
                          const ExtensionOptions& options) {
    requireExtensible(set, potential, options);
    const std::size_t known = training.size();
    Extension extension(set, potential, training, candidates, options);
    extension.addTraining(known);
    if (options.most < candidates.size()) {
        extension.gradeCandidates(potential);
        extension.addMost(known, options.most, potential);
    } else if (extension.addCandidates(potential)) {
        extension.addAll(0, known);
    }
    Additions additions;
    for (const std::size_t frame : extension.finish(set))
        if (frame >= known) {
            additions.selected.push_back(frame - known);
            additions.grades.push_back(extension.gradesOfCandidates()[frame - known]);
        }
    return additions;
}

ActiveSet buildActiveSet(const Potential& potential, GradeMode mode, std::span<const Frame> frames,
                         const ExtensionOptions& options) {
    ActiveSet set = startOfActiveSet(potential, mode);
    extendActiveSet(set, potential, frames, options);
    return set;
}

}  // namespace mtp
