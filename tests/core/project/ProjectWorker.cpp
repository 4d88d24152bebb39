// A process that works on a project as the window does, to be killed, to run out of room, to hold a
// project open: the other side of FaultTest.
//   ProjectWorker run PROJECT [--kill-after MICROSECONDS] [--largest-file BYTES]
//   ProjectWorker hold PROJECT
//   ProjectWorker look PROJECT
// "run" writes a line "<number> <fingerprint>" after each step; "hold" writes a line and waits for
// the end of its standard input; "look" opens it as a user who may write nothing and writes why it
// is read-only and the fingerprint.
#include <fmt/format.h>
#include <signal.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <cstring>
#include <iostream>

#include "core/io/FormatRegistry.h"
#include "core/project/edit/Configurations.h"
#include "core/sampling/Selection.h"
#include "core/training/Checkpoint.h"
#include "core/workflow/LoadedTrajectory.h"
#include "tests/core/project/ProjectContent.h"

using namespace mtp;

namespace {

const std::string kExample = MTP_SOURCE_DIR "/resources/examples/LiAlCl4";

// The kernel ends this process at that moment, whatever it is doing.
void killAfter(long microseconds) {
    sigevent event{};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGKILL;
    timer_t timer{};
    itimerspec when{};
    when.it_value.tv_sec = microseconds / 1'000'000;
    when.it_value.tv_nsec = microseconds % 1'000'000 * 1000 + 1;
    if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0 ||
        timer_settime(timer, 0, &when, nullptr) != 0)
        throw std::runtime_error("no timer");
}

void limitFiles(long bytes) {
    signal(SIGXFSZ, SIG_IGN);  // writing fails instead, as on a full disk
    const rlimit limit{static_cast<rlim_t>(bytes), static_cast<rlim_t>(bytes)};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        throw std::runtime_error("no limit");
}

// Without the times, which no two runs have in common.
class CheckpointKeeper final : public TrainingObserver {
public:
    explicit CheckpointKeeper(std::function<void(const TrainingCheckpoint&)> keep)
        : m_keep(std::move(keep)) {}
    void iterated(const IterationSummary&) override {}
    void checkpoint(const TrainingCheckpoint& checkpoint) override {
        TrainingCheckpoint timeless = checkpoint;
        for (IterationSummary& iteration : timeless.iterations)
            iteration.seconds = 0;
        m_keep(timeless);
    }

private:
    std::function<void(const TrainingCheckpoint&)> m_keep;
};

class Worker {
public:
    explicit Worker(const std::string& path) : m_store(ProjectStore::create(path)) { report(); }

    void run() {
        import();
        expand();
        label();
        train();
        for (int i = 0; i < 3; ++i)
            step([](ProjectStore& store) { store.undo(); });
        for (int i = 0; i < 2; ++i)
            step([](ProjectStore& store) { store.redo(); });
        exclude();
        remove();
        step([](ProjectStore& store) { store.undo(); });
        train();
    }

private:
    void report() {
        const std::string line = fmt::format("{} {}\n", m_number++, test::fingerprintOf(m_store));
        if (write(STDOUT_FILENO, line.data(), line.size()) < 0)
            throw std::runtime_error("nobody listens");
    }

    void step(const std::function<void(ProjectStore&)>& change) {
        change(m_store);
        report();
    }

    void edit(const std::string& name, const std::function<void(ProjectEdit&)>& change) {
        step([&](ProjectStore& store) {
            ProjectEdit edit = store.edit({.name = name});
            change(edit);
            edit.commit();
        });
    }

    void import() {
        SourceRecord source;
        source.path = kExample + "/aimd";
        Progress progress;
        m_trajectory = loadTrajectory(m_registry, source, progress);
        edit("Open aimd", [&](ProjectEdit& edit) {
            edit.addSource(m_trajectory.record);
            edit.setLadder({0.5, 1.0, 1.5});
        });
    }

    void expand() {
        Progress progress;
        const std::vector<Frame> frames = readParents(
            *m_trajectory.reader,
            selectByTime(frameTimes(m_trajectory), {.everyFs = 20, .skipFs = 120}), progress);
        ExpansionOptions options;
        const auto made = makeConfigurations(frames, options, {});
        edit("Make configurations", [&](ProjectEdit& edit) { edit.addConfigurations(made); });
    }

    void label() {
        const std::vector<Frame> singlePoints =
            readFrames(m_registry, kExample + "/single_points", {});
        Progress progress;
        const auto records = m_store.configurations();
        const auto frames = FrameLoader(m_store.path()).load(records, progress);
        const LabelOutcome outcome = applyLabels(records, frames, singlePoints);
        edit("Label", [&](ProjectEdit& edit) { edit.setLabels(outcome.labelled); });
    }

    void train() {
        Progress progress;
        std::vector<ConfigurationRecord> records = m_store.configurations();
        std::erase_if(records, [](const ConfigurationRecord& record) { return !record.energy; });
        records.resize(std::min<std::size_t>(records.size(), 6));
        TrainingOptions options;
        options.level = 2;
        options.maxIterations = 3;
        options.starts = 1;
        options.threads = 1;
        std::vector<Frame> frames = FrameLoader(m_store.path()).load(records, progress);
        Trainer trainer(std::move(frames), {}, {"Li", "Cl", "Al"}, options);
        TrainingRecord training;
        training.name = fmt::format("Training {}", m_number);
        training.options = options;
        step([&](ProjectStore& store) { training.id = store.startTraining(training); });
        CheckpointKeeper keeper([&](const TrainingCheckpoint& checkpoint) {
            training.iterations = checkpoint.iterations;
            training.checkpoint = encodeCheckpoint(checkpoint);
            step([&](ProjectStore& store) { store.saveTraining(training); });
        });
        const TrainingSummary summary = trainer.run(keeper);
        RunRecord run;
        run.name = fmt::format("Run {}", m_number);
        run.options = options;
        run.iterations = summary.iterations;
        run.potential = summary.potential;
        edit("Train", [&](ProjectEdit& edit) { edit.addRun(run, training.id); });
    }

    void exclude() {
        std::vector<ConfigurationRecord> records = m_store.configurations();
        for (ConfigurationRecord& record : records)
            record.isExcluded = record.id % 2 == 0;
        edit("Exclude", [&](ProjectEdit& edit) { edit.updateConfigurations(records); });
    }

    void remove() {
        std::vector<std::int64_t> ids;
        for (const ConfigurationRecord& record : m_store.configurations())
            if (record.id % 3 == 0)
                ids.push_back(record.id);
        edit("Remove", [&](ProjectEdit& edit) { edit.removeConfigurations(ids); });
    }

    FormatRegistry m_registry = FormatRegistry::withBuiltinFormats();
    ProjectStore m_store;
    LoadedTrajectory m_trajectory;
    int m_number = 0;
};

int hold(const std::string& path) {
    const ProjectStore store = ProjectStore::open(path);
    std::cout << (store.readOnlyReason().empty() ? "writing" : store.readOnlyReason()) << std::endl;
    while (std::cin.get() != std::char_traits<char>::eof()) {
    }
    return 0;
}

int look(const std::string& path) {
    constexpr uid_t kNobody = 65534;
    if (geteuid() == 0 && (setgid(kNobody) != 0 || setuid(kNobody) != 0))
        throw std::runtime_error("cannot become another user");
    const ProjectStore store = ProjectStore::open(path);
    std::cout << store.readOnlyReason() << '\n' << test::fingerprintOf(store) << std::endl;
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const std::vector<std::string> arguments(argv + 1, argv + argc);
        if (arguments.size() < 2)
            return 2;
        if (arguments[0] == "hold")
            return hold(arguments[1]);
        if (arguments[0] == "look")
            return look(arguments[1]);
        for (std::size_t i = 2; i + 1 < arguments.size(); i += 2) {
            if (arguments[i] == "--kill-after")
                killAfter(std::stol(arguments[i + 1]));
            else if (arguments[i] == "--largest-file")
                limitFiles(std::stol(arguments[i + 1]));
        }
        Worker(arguments[1]).run();
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << std::endl;
        return 1;
    }
}
