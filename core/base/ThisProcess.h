// Processes and threads, as the system knows them.
#pragma once

#include <filesystem>
#include <string>

namespace mtp {

int processId();
std::string hostName();  // empty if the system does not say
// "process 4711 on host", for messages to others.
std::string nameOfThisProcess();
// The program that runs; empty if the system does not say.
std::filesystem::path programFile();
// Whether this process may do what it likes (root).
bool isSuperuser();

// Whether a process of this machine runs, also one of another user.
bool isAlive(int process);
// Asks a process to end in order (SIGTERM); false if it cannot be asked, as no process on Windows.
bool askToEnd(int process);

// By how much the calling thread lets others go first, 0 to 19 as `nice` counts. Systems without
// niceness of threads say 0 and change nothing.
int niceness();
void setNiceness(int value);

}  // namespace mtp
