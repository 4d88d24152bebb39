#include "core/io/vasp/Incar.h"

#include <algorithm>
#include <vector>

#include "core/base/Parse.h"
#include "core/io/bytes/Decompressor.h"
#include "core/io/bytes/TextSource.h"

namespace mtp {

namespace {

namespace fs = std::filesystem;

class TimedReader final : public TrajectoryReader {
public:
    TimedReader(std::unique_ptr<TrajectoryReader> reader, double timeStep, std::int64_t stride)
        : m_reader(std::move(reader)), m_timeStep(timeStep) {
        // Configurations may be numbered by ionic steps, or one by one.
        const auto first = m_reader->head(0).step;
        m_stepsPerNumber = first && *first % stride == 0 ? 1 : stride;
    }

    const TrajectoryInfo& info() const override { return m_reader->info(); }
    std::size_t frameCount() const override { return m_reader->frameCount(); }
    Frame read(std::size_t index) override { return timed(m_reader->read(index), index); }
    Frame head(std::size_t index) override { return timed(m_reader->head(index), index); }

private:
    Frame timed(Frame frame, std::size_t index) const {
        frame.step = frame.step.value_or(static_cast<std::int64_t>(index) + 1) * m_stepsPerNumber;
        frame.timeFs = static_cast<double>(*frame.step) * m_timeStep;
        return frame;
    }

    std::unique_ptr<TrajectoryReader> m_reader;
    double m_timeStep;
    std::int64_t m_stepsPerNumber = 1;
};

}  // namespace

VaspSettings readIncar(const fs::path& path) {
    VaspSettings settings;
    TextSource text(path);
    std::string_view line;
    while (text.next(line)) {
        line = line.substr(0, std::min(line.find_first_of("#!"), line.size()));
        while (!line.empty()) {
            const std::size_t end = std::min(line.find(';'), line.size());
            const std::string_view part = line.substr(0, end);
            line.remove_prefix(std::min(end + 1, line.size()));
            const std::size_t equals = part.find('=');
            if (equals != std::string_view::npos)
                settings.set(trimmed(part.substr(0, equals)), part.substr(equals + 1));
        }
    }
    return settings;
}

fs::path fileNamed(const fs::path& folder, const std::string& name) {
    std::vector<fs::path> found;
    std::error_code error;
    const std::string wanted = toLower(name);
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (toLower(withoutCompressionSuffix(entry.path().filename().string())) == wanted)
            found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found.empty() ? fs::path() : found.front();
}

std::unique_ptr<TrajectoryReader> withTimesOfIncar(std::unique_ptr<TrajectoryReader> reader,
                                                   const fs::path& folder) {
    const fs::path incar = fileNamed(folder.empty() ? fs::path(".") : folder, "INCAR");
    if (incar.empty())
        return reader;
    try {
        const VaspSettings settings = readIncar(incar);
        if (const auto timeStep = settings.timeStep())
            return std::make_unique<TimedReader>(std::move(reader), *timeStep,
                                                 settings.outputStride());
    } catch (const Error&) {
        // An INCAR that cannot be read tells no time.
    }
    return reader;
}

}  // namespace mtp
