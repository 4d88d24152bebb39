// Signals that ask a long run to end: it ends in order and keeps what it has.
#pragma once

#include <string>

namespace mtp::cli {

// From here on SIGINT (Ctrl-C), SIGTERM and SIGHUP only ask for an end, unless the process was
// started to ignore them (nohup), and a reader that has gone away (SIGPIPE) fails the next write.
// On Windows the same holds for Ctrl-C, Ctrl-Break, a closed terminal and the end of the session.
void catchSignals();
// Whether an end was asked for.
bool isEndRequested();
// The name of the signal that asked, such as "SIGTERM"; empty if none did.
std::string requestingSignal();

}  // namespace mtp::cli
