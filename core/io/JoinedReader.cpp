#include "core/io/JoinedReader.h"

#include <fmt/format.h>

#include <algorithm>

namespace mtp {

namespace {

Frame shifted(Frame frame, const JoinedReader::PartInput& part) {
    if (frame.step)
        *frame.step += part.stepShift;
    if (frame.timeFs)
        *frame.timeFs += part.timeShiftFs;
    return frame;
}

}  // namespace

JoinedReader::JoinedReader(const std::filesystem::path& path, std::vector<PartInput> parts)
    : m_parts(std::move(parts)) {
    // By first step; runs that begin with the same step by name, which the caller sorted by.
    std::stable_sort(m_parts.begin(), m_parts.end(), [](const PartInput& a, const PartInput& b) {
        return a.steps.front() < b.steps.front();
    });
    m_info = m_parts.front().reader->info();
    m_info.path = path.string();
    m_info.provenance.source = path.string();
    m_info.warnings.clear();
    for (const PartInput& part : m_parts)
        for (const std::string& warning : part.reader->info().warnings)
            m_info.warnings.push_back(warning);
    join();
}

void JoinedReader::join() {
    const auto atoms = composition(m_parts.front().reader->read(0));
    for (std::size_t p = 0; p < m_parts.size(); ++p) {
        const PartInput& part = m_parts[p];
        if (composition(part.reader->read(0)) != atoms) {
            m_info.warnings.push_back(fmt::format("{}: other atoms than {}; left out",
                                                  part.reader->info().path,
                                                  m_parts.front().reader->info().path));
            continue;
        }
        std::int64_t firstShared = 0, lastShared = 0;
        std::size_t shared = 0, before = 0;
        while (!m_places.empty()) {
            const Place last = m_places.back();
            const std::int64_t step = m_parts[last.part].steps[last.frame];
            if (step < part.steps.front())
                break;
            lastShared = shared == 0 ? step : lastShared;
            firstShared = step;
            before = last.part;
            ++shared;
            m_places.pop_back();
        }
        if (shared > 0)
            m_info.warnings.push_back(fmt::format(
                "steps {} to {} occur in {} and in {}; those of the latter are used", firstShared,
                lastShared, m_parts[before].reader->info().path, part.reader->info().path));
        for (std::size_t frame = 0; frame < part.steps.size(); ++frame)
            m_places.push_back({p, frame});
    }
}

Frame JoinedReader::read(std::size_t index) {
    const Place& place = m_places.at(index);
    const PartInput& part = m_parts[place.part];
    return shifted(part.reader->read(place.frame), part);
}

Frame JoinedReader::head(std::size_t index) {
    const Place& place = m_places.at(index);
    const PartInput& part = m_parts[place.part];
    return shifted(part.reader->head(place.frame), part);
}

}  // namespace mtp
