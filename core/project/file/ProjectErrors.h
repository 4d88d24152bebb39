// The ways in which a project file can refuse, for callers that offer a way on.
#pragma once

#include <filesystem>

#include "core/base/Error.h"

namespace mtp {

// Bytes of the project are not as the program wrote them; repairProject() saves what can be read.
class DamagedProject : public FileError {
public:
    // reason: what is wrong, without a full stop.
    DamagedProject(const std::filesystem::path& path, const std::string& reason)
        : FileError(path.string() + ": " + reason + "; a repair saves what can be read") {}
};

// The project can be read but not changed; a copy of it can.
class ReadOnlyProject : public FileError {
public:
    using FileError::FileError;
};

// The file on the disk is no longer the one that is open. What is open can still be copied.
class ReplacedProject : public FileError {
public:
    explicit ReplacedProject(const std::filesystem::path& path)
        : FileError(path.string() +
                    ": was removed or replaced while it was open; this step is not saved") {}
};

}  // namespace mtp
