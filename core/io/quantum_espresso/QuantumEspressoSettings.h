// What a pw.x output tells of how the electronic structure was calculated, as provenance.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/io/bytes/TextSource.h"

namespace mtp {

// Gathers settings line by line; of settings that are told twice the first ones count.
class QeSettings {
public:
    // A line without blanks at its ends. Lines that belong to it are read from `text`.
    void takeHeader(std::string_view line, TextSource& text);
    // Dispersion corrections have a heading of their own, before the header or behind it, in some
    // versions; all of them are named among the terms of the energy.
    void takeDispersion(std::string_view line);
    // "number of k points=   10  Methfessel-Paxton smearing, width (Ry)=  0.0500"
    void takePoints(std::string_view line, bool isFirstRun);

    // The share of -TS that F has to lose to come to the energy at zero width.
    std::optional<double> shareOfSmearing() const { return m_shareOfSmearing; }
    // The keys of Provenance::settings. Without a correction for dispersion, spin or a Hubbard U
    // they say so, for outputs without them and with them must not be mixed.
    std::map<std::string, std::string> standard() const;

private:
    void takeFunctional(std::string_view line, TextSource& text);
    void takePseudopotential(std::string_view line, TextSource& text);
    void takeHubbard(TextSource& text);

    std::map<std::string, std::string> m_settings;
    std::optional<double> m_shareOfSmearing;
    std::string m_dispersion;
    bool m_hasUnnamedDispersion = false;
};

}  // namespace mtp
