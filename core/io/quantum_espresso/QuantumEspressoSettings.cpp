#include "core/io/quantum_espresso/QuantumEspressoSettings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/io/CellCharge.h"
#include "core/io/quantum_espresso/QuantumEspressoBlocks.h"
#include "core/io/quantum_espresso/QuantumEspressoFunctional.h"

namespace mtp {

namespace {

bool contains(std::string_view line, std::string_view part) {
    return line.find(part) != std::string_view::npos;
}

std::string withSingleBlanks(std::string_view text) {
    std::string out;
    for (std::string_view word : wordsOf(text))
        out.append(out.empty() ? "" : " ").append(word);
    return out;
}

// A half for Gaussian and Fermi-Dirac smearing, 1/(N+2) for that of Methfessel and Paxton, of which
// pw.x knows N = 1 (Kresse and Furthmueller, Comput. Mater. Sci. 6, 15 (1996), section 3.1). F of
// cold smearing is the energy at zero width to third order in the width; tetrahedra need none.
std::optional<double> shareOf(std::string_view kind) {
    if (const auto order = numberBehind(kind, "ngauss =")) {  // before version 6
        if (*order == 0 || *order == -99)
            return 1.0 / 2;
        return *order == 1 ? 1.0 / 3 : *order == -1 ? std::optional(0.0) : std::nullopt;
    }
    if (startsWithIgnoringCase(kind, "gaussian") || startsWithIgnoringCase(kind, "Fermi-Dirac"))
        return 1.0 / 2;
    if (startsWithIgnoringCase(kind, "Methfessel-Paxton"))
        return 1.0 / 3;
    if (startsWithIgnoringCase(kind, "cold") || startsWithIgnoringCase(kind, "Marzari-Vanderbilt"))
        return 0;
    return std::nullopt;
}

// The heading of the Hubbard parameters: "Hubbard parameters of DFT+U (Dudarev formulation) in
// eV:", up to version 7.0 "Simplified LDA+U calculation (l_max = 2) with parameters (eV):", in
// version 4 "LDA+U parameters:".
bool isHubbardHeading(std::string_view line) {
    const bool isParameters =
        contains(line, "ubbard parameters") || contains(line, "DA+U ") || contains(line, "FT+U ");
    return isParameters && line.ends_with(':');
}

}  // namespace

void QeSettings::takeHeader(std::string_view line, TextSource& text) {
    if (line.starts_with("kinetic-energy cutoff")) {
        if (const auto cutoff = numberBehind(line, "="))
            m_settings.try_emplace("cutoff_eV", fmt::format("{:.6g}", *cutoff * units::kRydberg));
    } else if (line.starts_with("charge density cutoff")) {
        if (const auto cutoff = numberBehind(line, "="))
            m_settings.try_emplace("density_cutoff_eV",
                                   fmt::format("{:.6g}", *cutoff * units::kRydberg));
    } else if (line.starts_with("convergence threshold") || line.starts_with("scf convergence")) {
        if (const auto threshold = numberBehind(line, "="))
            m_settings.try_emplace("conv_thr_Ry", fmt::format("{:g}", *threshold));
    } else if (line.starts_with("Exchange-correlation")) {
        takeFunctional(line, text);
    } else if (line.starts_with("EXX-fraction")) {
        if (const auto share = numberBehind(line, "="); share && *share != 0)
            m_settings.try_emplace("exact_exchange", fmt::format("{}", *share));
    } else if (line.starts_with("PseudoPot. #")) {
        takePseudopotential(line, text);
    } else if (line.starts_with("MD5 check sum:")) {
        takeChecksum(trimmed(line.substr(line.find(':') + 1)));
    } else if (line.starts_with("number of electrons")) {
        if (!m_electrons)
            m_electrons = numberBehind(line, "=");
    } else if (line.starts_with("atomic species") && contains(line, "valence")) {
        takeValences(text);
    } else if (line.starts_with("Starting magnetic structure")) {
        m_settings.try_emplace("spin", "polarised");
    } else if (line.starts_with("Noncollinear calculation")) {
        m_settings.try_emplace("spin", contains(line, "with spin-orbit")
                                           ? "noncollinear with spin-orbit coupling"
                                           : "noncollinear");
    } else if (isHubbardHeading(line)) {
        takeHubbard(text);
    }
}

void QeSettings::takeFunctional(std::string_view line, TextSource& text) {
    if (m_settings.contains("functional"))
        return;
    std::string name(textBehind(line, "="));
    const std::size_t open = name.find('(');
    std::string indices = open == std::string::npos ? "" : name.substr(open + 1);
    name.resize(std::min(open, name.size()));
    std::string_view next;  // from version 6.6 on the numbers stand in the next line
    if (indices.empty() && text.peek(next) && trimmed(next).starts_with('('))
        indices = std::string(trimmed(next).substr(1));
    indices.resize(std::min(indices.find(')'), indices.size()));
    const QeFunctional functional = qeFunctional(name, indices);
    m_settings["functional"] = functional.name;
    if (!functional.dispersion.empty())
        m_settings["dispersion"] = functional.dispersion;
}

// "PseudoPot. # 1 for As read from file:" and the path in the next line, or in the same one.
void QeSettings::takePseudopotential(std::string_view line, TextSource& text) {
    std::string_view rest = textBehind(line, " for ");
    const std::string element(takeWord(rest));
    std::string_view path = textBehind(rest, "file");
    if (path.starts_with(':'))
        path = trimmed(path.substr(1));
    if (path.empty() && text.next(path))
        path = trimmed(path);
    const std::string_view name = path.substr(path.find_last_of("/\\") + 1);
    const std::string entry = fmt::format("{} {}", element, name);
    std::string& all = m_settings["pseudopotentials"];
    m_element.clear();
    if (contains(all, entry))
        return;
    all += (all.empty() ? "" : ", ") + entry;
    m_element = element;
    ++m_pseudopotentials;
}

// Of the file that was read, whatever its name.
void QeSettings::takeChecksum(std::string_view checksum) {
    constexpr std::size_t kDigits = 32;
    if (checksum.size() == kDigits && !m_element.empty())
        m_md5.push_back(fmt::format("{} {}", m_element, checksum));
    m_element.clear();
}

// "Si   4.00   28.08600   Si( 1.00)", a line for each label, up to a blank one.
void QeSettings::takeValences(TextSource& text) {
    constexpr int kMostLines = 200;
    std::string_view line;
    for (int i = 0; i < kMostLines && text.peek(line) && !trimmed(line).empty(); ++i) {
        text.next(line);
        std::string_view rest = line;
        const std::string label(takeWord(rest));
        if (const auto valence = parseDouble(takeWord(rest)))
            m_valences.try_emplace(label, *valence);
    }
}

void QeSettings::takeAtoms(const std::vector<std::string>& labels) {
    if (!m_atoms.empty())
        return;
    for (const std::string& label : labels)
        ++m_atoms[label];
}

// Empty if the output does not tell it.
std::string QeSettings::charge() const {
    if (!m_electrons || m_atoms.empty())
        return {};
    double charge = -*m_electrons;
    for (const auto& [label, count] : m_atoms) {
        const auto valence = m_valences.find(label);
        if (valence == m_valences.end())
            return {};
        charge += count * valence->second;
    }
    return chargeText(charge);
}

// The lines up to the next blank one, without the names of columns.
void QeSettings::takeHubbard(TextSource& text) {
    constexpr int kMostLines = 40;
    std::string all;
    std::string_view line;
    for (int i = 0; i < kMostLines && text.peek(line) && !trimmed(line).empty(); ++i) {
        if (trimmed(line).starts_with("atom "))  // occupations, which version 4 prints behind them
            break;
        text.next(line);
        if (!trimmed(line).starts_with("atomic species"))
            all += (all.empty() ? "" : "; ") + withSingleBlanks(line);
    }
    m_settings.try_emplace("hubbard", all.empty() ? "DFT+U" : "DFT+U: " + all);
}

void QeSettings::takeDispersion(std::string_view line) {
    if (contains(line, "DFT-D3"))
        m_dispersion = contains(line, "no 3-body") ? "D3 without three-body terms"
                       : m_dispersion.empty()      ? "D3"
                                                   : m_dispersion;
    else if (contains(line, "Parameters for Dispersion"))
        m_dispersion = "D2";
    else if (contains(line, "XDM"))
        m_dispersion = "XDM";
    else if (contains(line, "mbdlib") || contains(line, "MBD"))
        m_dispersion = "MBD";
    else if (contains(line, "TS-vdW") || contains(line, "Dispersion T-S Correction"))
        m_dispersion = m_dispersion.empty() ? "TS" : m_dispersion;  // MBD prints it too
    else if (line.starts_with("Dispersion Correction"))
        m_hasUnnamedDispersion = true;
}

void QeSettings::takePoints(std::string_view line, bool isFirstRun) {
    std::string_view rest = textBehind(line, "=");
    const std::string_view count = takeWord(rest);
    m_shareOfSmearing = shareOf(trimmed(rest));
    if (!isFirstRun)
        return;
    m_settings["k_mesh"] = fmt::format("{} points", count);
    m_settings["smearing"] = std::string(trimmed(rest).empty() ? "none" : trimmed(rest));
}

std::map<std::string, std::string> QeSettings::standard() const {
    std::map<std::string, std::string> all = m_settings;
    const std::string correction =
        m_dispersion.empty() && m_hasUnnamedDispersion ? "D2" : m_dispersion;
    if (!correction.empty()) {
        std::string& dispersion = all["dispersion"];
        dispersion += (dispersion.empty() ? "" : " + ") + correction;
    }
    if (!m_md5.empty() && m_md5.size() == m_pseudopotentials)
        all["pseudopotential_md5"] = fmt::format("{}", fmt::join(m_md5, ", "));
    if (const std::string known = charge(); !known.empty())
        all[kChargeSetting] = known;
    if (!all.empty()) {
        all.try_emplace("dispersion", "none");
        all.try_emplace("spin", "unpolarised");
        all.try_emplace("hubbard", "none");
        all.try_emplace("exact_exchange", "none");
    }
    return all;
}

}  // namespace mtp
