#include "core/labelling/Transport.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/base/Shell.h"
#include "core/base/TextFile.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::minutes kCopyLimit{60};
constexpr int kUnreachable = 255;  // what ssh ends with if there is no connection
// What rsync ends with if its connection breaks: in the protocol (12), in a socket (10), in time
// (30).
constexpr std::array kBroken{kUnreachable, 10, 12, 30};

std::optional<ProgramOutput> runNamed(const std::string& name,
                                      const std::vector<std::string>& arguments,
                                      std::chrono::milliseconds limit) {
    const std::optional<fs::path> program = findProgram(name);
    return program ? runProgram(*program, arguments, limit) : std::nullopt;
}

class TransportHere final : public Transport {
public:
    explicit TransportHere(const Campaign& campaign) : m_folder(campaign.folder()) {}

    std::optional<ProgramOutput> call(const std::string& line,
                                      std::chrono::milliseconds limit) override {
        return runProgram(
            "/bin/sh",
            {"-c", fmt::format("cd {} && {}", shellWord(fs::absolute(m_folder).string()), line)},
            limit);
    }
    void push() override {}
    void pull(const std::vector<std::string>&) override {}
    bool isHere() const override { return true; }

private:
    fs::path m_folder;
};

class TransportBySsh final : public Transport {
public:
    TransportBySsh(Machine machine, const Campaign& campaign)
        : m_machine(std::move(machine))
        , m_folder(fs::absolute(campaign.folder()))
        , m_there(m_machine.folder + "/" +
                  fs::weakly_canonical(campaign.folder()).filename().string() + "-" +
                  campaign.id()) {}

    std::optional<ProgramOutput> call(const std::string& line,
                                      std::chrono::milliseconds limit) override {
        const std::optional<ProgramOutput> output = runNamed(
            "ssh", sshWords(m_machine, fmt::format("cd {} && {}", wordThere(), line)), limit);
        return output && output->status != kUnreachable ? output : std::nullopt;
    }

    void push() override {
        require(runNamed("ssh", sshWords(m_machine, "mkdir -p " + wordThere()), kCopyLimit));
        require(runNamed("rsync", pushWords(m_folder.string() + "/", pathThere()), kCopyLimit));
    }

    void pull(const std::vector<std::string>& folders) override {
        if (folders.empty())
            return;
        std::string list;
        for (const std::string& folder : folders)
            list += folder + "/\n";
        const fs::path file = m_folder / "pull.list";
        writeTextFile(file, list);
        copyHere(file, {"--exclude=ended"});
        copyHere(file, {});
        std::error_code error;
        fs::remove(file, error);
    }

    bool isHere() const override { return false; }

private:
    // A tilde is left to the shell there.
    std::string wordThere() const {
        return m_there.starts_with("~/") ? "~/" + shellWord(m_there.substr(2)) : shellWord(m_there);
    }

    // As rsync has it, for which a path that does not begin with / begins in the home folder.
    std::string pathThere() const {
        return m_machine.host + ":" + (m_there.starts_with("~/") ? m_there.substr(2) : m_there) +
               "/";
    }

    void copyHere(const fs::path& list, std::vector<std::string> words) const {
        const std::vector<std::string> all{"-a",
                                           "-r",
                                           "--protect-args",
                                           "-e",
                                           "ssh -o BatchMode=yes",
                                           "--files-from=" + list.string(),
                                           pathThere(),
                                           m_folder.string() + "/"};
        words.insert(words.end(), all.begin(), all.end());
        require(runNamed("rsync", words, kCopyLimit));
    }

    void require(const std::optional<ProgramOutput>& output) const {
        if (!output)
            throw NotReached(fmt::format(
                "{}: ssh and rsync are needed here, and did not answer in time", m_machine.name));
        const std::string message =
            fmt::format("{} ({}): {}", m_machine.name, m_machine.host, trimmed(output->text));
        if (std::find(kBroken.begin(), kBroken.end(), output->status) != kBroken.end())
            throw NotReached(message);
        if (output->status != 0)
            throw FileError(message);
    }

    Machine m_machine;
    fs::path m_folder;
    std::string m_there;
};

}  // namespace

std::unique_ptr<Transport> transportTo(const Machine& machine, const Campaign& campaign) {
    validate(machine);
    if (machine.isHere())
        return std::make_unique<TransportHere>(campaign);
    return std::make_unique<TransportBySsh>(machine, campaign);
}

// Passwords never pass through this program: whoever needs one opens a connection in a terminal,
// which ssh shares (ControlMaster).
std::vector<std::string> sshWords(const Machine& machine, const std::string& line) {
    return {"-o", "BatchMode=yes", "-o", "ConnectTimeout=20", "--", machine.host, line};
}

std::vector<std::string> pushWords(const std::string& from, const std::string& to) {
    return {"-a",
            "--protect-args",
            "-e",
            "ssh -o BatchMode=yes",
            "--exclude=attempt-*",
            "--exclude=lock",
            "--exclude=*.tmp",
            "--exclude=results.json",
            "--exclude=campaign-lock",
            "--exclude=/submissions/*/intent",
            "--exclude=/submissions/*/job",
            "--exclude=/submissions/*/refusal",
            "--exclude=/submissions/*/*.log",
            from,
            to};
}

}  // namespace mtp
