// What the command needs of the system that starts it.
#pragma once

#include <string>
#include <vector>

namespace mtp::cli {

// The arguments without the name of the program, in UTF-8 on every system.
std::vector<std::string> argumentsOf(int argc, char** argv);

// Output has the same bytes on every system, and terminals show it as UTF-8. Call it first.
void prepareOutput();
// Whether a person reads standard error.
bool isTerminal();

// A fault ends this process at once, without an image of it on the disk; so does half a minute.
void limitThisProcess();

}  // namespace mtp::cli
