#include "core/io/vasp/VaspSettings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/base/Parse.h"
#include "core/base/Text.h"
#include "core/io/CellCharge.h"
#include "core/io/vasp/VaspElement.h"

namespace mtp {

namespace {

// Values printed with four digits or more.
bool isNear(double a, double b) {
    return std::abs(a - b) < 1e-3;
}

// The values of GGA and of LEXCH (VASP wiki, "GGA").
constexpr std::array kExchange = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"91", "PW91"},
    {"PE", "PBE"},
    {"RP", "RPBE"},
    {"RE", "revPBE"},
    {"PS", "PBEsol"},
    {"AM", "AM05"},
    {"CA", "LDA"},
    {"PZ", "LDA"},
    {"B3", "B3LYP"},
    {"B5", "B3LYP"},
    {"BF", "BEEF-vdW"},
    {"OR", "optPBE"},
    {"BO", "optB88"},
    {"MK", "optB86b"},
    {"ML", "PW86R"},
    {"CX", "vdW-DF-cx"},
    {"03", "LDA"},
    {"CO", "no exchange-correlation"},
});

// LEXCH as OUTCAR numbers it.
constexpr std::array kNumbered = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"2", "CA"},
    {"7", "91"},
    {"8", "PE"},
    {"9", "RP"},
    {"13", "AM"},
    {"14", "PS"},
    {"40", "RE"},
});

constexpr std::array kDispersion = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"1", "D2"},
    {"10", "D2"},
    {"11", "D3(zero)"},
    {"12", "D3(BJ)"},
    {"13", "D4"},
    {"2", "TS"},
    {"20", "TS"},
    {"21", "TS-HI"},
    {"202", "MBD"},
    {"263", "MBD-FI"},
    {"4", "dDsC"},
    {"3", "DFT-ulg"},
    {"15", "simple D3"},
});

// vasprun.xml does not tell LEXCH, but the kind of its pseudopotentials.
std::string codeOfKind(std::string_view title) {
    const std::string_view kind = takeWord(title);
    return kind == "PAW_PBE" ? "PE" : kind == "PAW_GGA" ? "91" : kind == "PAW" ? "CA" : "";
}

template <class Pairs>
std::string lookUp(const Pairs& pairs, std::string_view key) {
    for (const auto& [code, name] : pairs)
        if (code == key)
            return std::string(name);
    return {};
}

}  // namespace

void VaspSettings::set(std::string_view tag, std::string_view value) {
    const std::string_view content = trimmed(value);
    if (!content.empty())
        m_tags[toUpper(tag)] = std::string(content.substr(0, 100));
}

void VaspSettings::addPseudopotential(std::string_view title) {
    m_titles.push_back(fmt::format("{}", fmt::join(wordsOf(title), " ")));
}

void VaspSettings::setPotcarFunctional(std::string_view code) {
    m_potcarFunctional = toUpper(trimmed(code));
}

void VaspSettings::setMesh(std::int64_t a, std::int64_t b, std::int64_t c) {
    m_mesh = a == 1 && b == 1 && c == 1 ? "Gamma" : fmt::format("{} {} {}", a, b, c);
}

void VaspSettings::setPointCount(std::int64_t count) {
    m_pointCount = count;
}

void VaspSettings::setValence(double electrons) {
    m_valence = electrons;
}

std::string VaspSettings::tag(std::string_view name) const {
    const auto found = m_tags.find(name);
    return found == m_tags.end() ? std::string() : found->second;
}

bool VaspSettings::isTrue(std::string_view name) const {
    const std::string value = toUpper(tag(name));
    return value.starts_with("T") || value.starts_with(".T");
}

double VaspSettings::number(std::string_view name, double otherwise) const {
    const auto found = m_tags.find(name);
    if (found == m_tags.end())
        return otherwise;
    std::string_view rest = found->second;
    return parseDouble(takeWord(rest)).value_or(otherwise);
}

std::string VaspSettings::exchange() const {
    std::string code = toUpper(tag("GGA"));
    code = code.substr(0, 2);
    if (code.empty() || code == "--") {
        code = lookUp(kNumbered, tag("LEXCH"));
        if (code.empty())
            code = m_potcarFunctional.substr(0, 2);
        if (code.empty() && !m_titles.empty())
            code = codeOfKind(m_titles.front());
    }
    const std::string name = lookUp(kExchange, code);
    return name.empty() && !code.empty() ? "GGA " + code : name;
}

// Functionals that are made for a nonlocal kernel, by GGA and its parameters.
std::string VaspSettings::nonlocalFunctional() const {
    const std::string base = exchange();
    const bool isSecondKernel = isNear(number("ZAB_VDW", -0.8491), -1.8867);
    if (isSecondKernel && isNear(number("PARAM2", 1.0), 0.711357))
        return "rev-vdW-DF2";
    if (isSecondKernel)
        return base == "PW86R" ? "vdW-DF2" : base + " + vdW-DF2";
    if (base == "revPBE")
        return "vdW-DF";
    const bool isNamed =
        base == "optPBE" || base == "optB88" || base == "optB86b" || base == "vdW-DF-cx";
    return isNamed && base != "vdW-DF-cx" ? base + "-vdW" : base;
}

std::string VaspSettings::hybrid(const std::string& base) const {
    const double share = number("AEXX", 0.25);
    const double screening = number("HFSCREEN", 0);
    if (isNear(share, 1) && isNear(screening, 0))
        return "Hartree-Fock";
    if (base == "PBE" && isNear(share, 0.25)) {
        if (isNear(screening, 0.2) || isNear(screening, 0.207))
            return "HSE06";
        if (isNear(screening, 0.3))
            return "HSE03";
        if (isNear(screening, 0))
            return "PBE0";
    }
    return fmt::format("{} hybrid (AEXX {}, HFSCREEN {})", base, share, screening);
}

std::string VaspSettings::functional() const {
    const std::string meta = toUpper(tag("METAGGA"));
    // VASP 5 prints F if there is none.
    if (!meta.empty() && meta != "--" && meta != "F" && meta != "NONE" && meta != ".FALSE.")
        return isTrue("LHFCALC") ? hybrid(meta) : meta;
    if (isTrue("LHFCALC"))
        return hybrid(exchange());
    return isTrue("LUSE_VDW") ? nonlocalFunctional() : exchange();
}

std::string VaspSettings::dispersion() const {
    if (isTrue("LUSE_VDW")) {
        if (const std::string meta = toUpper(tag("METAGGA"));
            meta.find("SCAN") != std::string::npos)
            return "rVV10";
        return isNear(number("ZAB_VDW", -0.8491), -1.8867) ? "vdW-DF2" : "vdW-DF";
    }
    const std::string code = tag("IVDW");
    if (code.empty() || code == "0")
        return isTrue("LVDW") ? "D2" : m_tags.empty() ? "" : "none";
    const std::string name = lookUp(kDispersion, code);
    return name.empty() ? "IVDW " + code : name;
}

std::string VaspSettings::smearing() const {
    const std::string code = tag("ISMEAR");
    const auto order = parseInt(code);
    if (!order)
        return {};
    const std::string width = fmt::format(", {} eV", number("SIGMA", 0.2));
    if (*order == 0)
        return "Gaussian" + width;
    if (*order == -1)
        return "Fermi" + width;
    if (*order > 0)
        return fmt::format("Methfessel-Paxton {}{}", *order, width);
    if (*order == -4 || *order == -5)
        return *order == -4 ? "tetrahedron" : "tetrahedron (Blöchl)";
    return "ISMEAR " + code;
}

// "DFT+U type 2, L 2 -1, U 3.9 0, J 0 0", species by species.
std::string VaspSettings::hubbard() const {
    if (m_tags.empty() || !isTrue("LDAU"))
        return m_tags.empty() ? "" : "none";
    std::string text = "DFT+U";
    for (const auto& [name, word] : {std::pair("LDAUTYPE", " type"), std::pair("LDAUL", ", L"),
                                     std::pair("LDAUU", ", U"), std::pair("LDAUJ", ", J")}) {
        const std::string values = tag(name);
        text += values.empty() ? "" : word;
        for (std::string_view value : wordsOf(values)) {
            const auto number = parseDouble(value);
            text += number ? fmt::format(" {}", *number) : fmt::format(" {}", value);
        }
    }
    return text;
}

// By the first letter, as OUTCAR cuts the word ("accura") and people shorten it.
std::string VaspSettings::precision() const {
    constexpr std::array kNames =
        std::to_array<std::pair<std::string_view, std::string_view>>({{"A", "accurate"},
                                                                      {"N", "normal"},
                                                                      {"S", "single"},
                                                                      {"L", "low"},
                                                                      {"M", "medium"},
                                                                      {"H", "high"}});
    return lookUp(kNames, toUpper(tag("PREC")).substr(0, 1));
}

// LREAL is T, F, A (automatic) or O (on), the last two in real space.
std::string VaspSettings::projection() const {
    const std::string value = toUpper(tag("LREAL"));
    if (value.empty())
        return {};
    const std::size_t letter = value.starts_with('.') ? 1 : 0;
    return value.substr(letter, 1).find_first_of("F0") == 0 ? "reciprocal space" : "real space";
}

std::string VaspSettings::charge() const {
    const double electrons = number("NELECT", 0);
    return m_valence && electrons > 0 ? chargeText(*m_valence - electrons) : std::string();
}

std::map<std::string, std::string> VaspSettings::standard() const {
    std::map<std::string, std::string> out;
    const auto add = [&](const char* key, std::string value) {
        if (!value.empty())
            out[key] = std::move(value);
    };
    add("functional", functional());
    if (functional() == "R2SCAN")
        add("functional_name", "r2SCAN");
    add("dispersion", dispersion());
    add("pseudopotentials", fmt::format("{}", fmt::join(m_titles, ", ")));
    const double cutoff = number("ENCUT", number("ENMAX", 0));
    if (cutoff > 0)
        add("cutoff_eV", fmt::format("{}", cutoff));
    if (!m_mesh.empty())
        add("k_mesh", m_mesh);
    else if (m_pointCount)
        add("k_mesh", *m_pointCount == 1 ? "1 k-point" : fmt::format("{} k-points", *m_pointCount));
    add("smearing", smearing());
    add("hubbard", hubbard());
    add("precision", precision());
    add("projection", projection());
    add(kChargeSetting, charge());
    if (const auto tolerance = energyTolerance())
        add("ediff_eV", fmt::format("{:.1g}", *tolerance));  // OUTCAR prints one digit
    if (!tag("LASPH").empty())
        add("aspherical", isTrue("LASPH") ? "yes" : "no");
    if (const auto symmetry = parseInt(tag("ISYM")))
        add("symmetry", fmt::format("ISYM {}", *symmetry));
    if (isTrue("LNONCOLLINEAR"))
        add("spin", "noncollinear");
    else if (const std::string spin = tag("ISPIN"); !spin.empty())
        add("spin", spin == "2" ? "polarised" : "unpolarised");
    return out;
}

std::vector<std::string> VaspSettings::elements() const {
    std::vector<std::string> names;
    for (const std::string& title : m_titles)
        if (const auto element = elementOfTitle(title))
            names.push_back(*element);
    return names;
}

std::optional<std::int64_t> VaspSettings::mostElectronicSteps() const {
    const auto count = parseInt(tag("NELM"));
    return count && *count > 0 ? count : std::nullopt;
}

std::optional<double> VaspSettings::timeStep() const {
    const double step = number("POTIM", 0);
    return tag("IBRION") == "0" && step > 0 ? std::optional(step) : std::nullopt;
}

RunKind VaspSettings::runKind() const {
    const auto algorithm = parseInt(tag("IBRION"));
    const auto steps = parseInt(tag("NSW"));
    if (!algorithm && !steps)
        return RunKind::Unknown;
    if (algorithm == 0)
        return RunKind::MolecularDynamics;
    const bool isMoved = algorithm && (*algorithm <= 3 || *algorithm > 8) && *algorithm > 0;
    return isMoved && steps.value_or(2) > 1 ? RunKind::Relaxation : RunKind::SinglePoints;
}

std::optional<double> VaspSettings::energyTolerance() const {
    const double tolerance = number("EDIFF", 0);
    return tolerance > 0 ? std::optional(tolerance) : std::nullopt;
}

std::int64_t VaspSettings::outputStride() const {
    return std::max<std::int64_t>(1, parseInt(tag("NBLOCK")).value_or(1));
}

std::string vaspDate(std::string_view text) {
    std::string spaced(text.substr(0, 40));
    std::replace(spaced.begin(), spaced.end(), '.', ' ');
    std::replace(spaced.begin(), spaced.end(), '-', ' ');
    const std::vector<std::string_view> words = wordsOf(spaced);
    if (words.size() < 4 || words[0].size() != 4)
        return {};
    const auto month = parseInt(words[1]), day = parseInt(words[2]);
    if (!parseInt(words[0]) || !month || !day || *month < 0 || *day < 0)
        return {};
    return fmt::format("{}-{:02}-{:02} {}", words[0], *month, *day, words[3]);
}

}  // namespace mtp
