// A part of long work as a part of the whole.
#pragma once

#include "core/base/Progress.h"

namespace mtp {

class PartOfProgress : public Progress {
public:
    // The part takes the whole, which must outlive it, from one fraction to another.
    PartOfProgress(Progress& whole, double from, double to)
        : m_whole(whole), m_from(from), m_to(to) {}
    void report(double fraction, std::string_view what) override {
        m_whole.report(m_from + (m_to - m_from) * fraction, what);
    }
    bool isCancelled() const override { return m_whole.isCancelled(); }

private:
    Progress& m_whole;
    double m_from, m_to;
};

}  // namespace mtp
