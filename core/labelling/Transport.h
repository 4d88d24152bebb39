// The way to the folder that a campaign runs in: on this computer, or on another one by the ssh and
// rsync of the system.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Error.h"
#include "core/base/Process.h"
#include "core/labelling/Campaign.h"
#include "core/labelling/Machine.h"

namespace mtp {

// The other side was not reached; it may be the next time.
class NotReached : public FileError {
public:
    using FileError::FileError;
};

class Transport {
public:
    virtual ~Transport() = default;
    // Runs a line of a shell in the folder of the campaign there. Absent if it was not reached
    // within the limit.
    virtual std::optional<ProgramOutput> call(const std::string& line,
                                              std::chrono::milliseconds limit) = 0;
    // Brings decks, scripts, retries and lists there. Never removes anything.
    virtual void push() = 0;
    // Brings attempts here, such as "jobs/KEY/attempt-1"; their marks of the end come last.
    virtual void pull(const std::vector<std::string>& folders) = 0;
    // Whether the files there are those here.
    virtual bool isHere() const = 0;
};

// Both throw NotReached if there is no connection, and FileError for what else prevents it. The
// campaign must outlive it.
std::unique_ptr<Transport> transportTo(const Machine& machine, const Campaign& campaign);

// The words of the two programs; paths and lines of a shell are words of their own.
std::vector<std::string> sshWords(const Machine& machine, const std::string& line);
std::vector<std::string> pushWords(const std::string& from, const std::string& to);

}  // namespace mtp
