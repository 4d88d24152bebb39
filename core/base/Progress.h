// Observes long work: hears how far it is and can ask it to stop.
#pragma once

#include <string_view>

#include "core/base/Error.h"

namespace mtp {

// Called from the thread that does the work; implementations forward to where they are shown.
class Progress {
public:
    virtual ~Progress() = default;

    // fraction in [0, 1]; what names the step in the user's words.
    virtual void report(double fraction, std::string_view what) {
        (void)fraction;
        (void)what;
    }

    virtual bool isCancelled() const { return false; }

    // Reports, then throws Cancelled if the user asked to stop.
    void step(double fraction, std::string_view what) {
        report(fraction, what);
        if (isCancelled())
            throw Cancelled();
    }
};

}  // namespace mtp
