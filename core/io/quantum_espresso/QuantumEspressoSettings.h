// What a pw.x output tells of how the electronic structure was calculated, as provenance.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
    // Labels of the atoms in their order.
    void takeAtoms(const std::vector<std::string>& labels);
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
    void takeChecksum(std::string_view checksum);
    void takeHubbard(TextSource& text);
    void takeValences(TextSource& text);
    std::string charge() const;

    std::map<std::string, std::string> m_settings;
    std::map<std::string, double> m_valences;  // by label
    std::map<std::string, int> m_atoms;        // by label
    std::optional<double> m_electrons;         // of the cell
    std::vector<std::string> m_md5;            // of the pseudopotentials, with their elements
    std::size_t m_pseudopotentials = 0;
    std::string m_element;  // of the last pseudopotential
    std::optional<double> m_shareOfSmearing;
    std::string m_dispersion;
    bool m_hasUnnamedDispersion = false;
};

}  // namespace mtp
