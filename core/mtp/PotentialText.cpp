#include "core/mtp/PotentialText.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/base/Plural.h"

namespace mtp {

namespace {

constexpr int kMostSpecies = 256;
constexpr int kMostRadialSize = 1000;
constexpr int kMostRank = 64;
// No interaction reaches that far, and the neighbours within it would fill the memory.
constexpr double kLargestCutoff = 100;  // Å
constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kSelection = "#MVS_v1.1";

}  // namespace

PotentialTextParser::PotentialTextParser(std::string_view text, std::string name)
    : m_name(std::move(name)), m_text(text) {
    // The selection state is binary and is kept as it is.
    if (const std::size_t state = text.find(kSelection); state != std::string_view::npos) {
        m_potential.selectionState = std::string(text.substr(state));
        m_text = text.substr(0, state);
    }
}

void PotentialTextParser::fail(const std::string& reason) const {
    const auto lines =
        std::count(m_text.begin(), m_text.begin() + static_cast<std::ptrdiff_t>(m_at), '\n');
    throw ParseError(m_name, static_cast<std::size_t>(lines) + 1, reason);
}

void PotentialTextParser::skipBlanks() {
    m_at = std::min(m_text.find_first_not_of(kBlanks, m_at), m_text.size());
}

bool PotentialTextParser::isAtEnd() {
    skipBlanks();
    return m_at == m_text.size();
}

std::string_view PotentialTextParser::word() {
    skipBlanks();
    const std::size_t end = std::min(m_text.find_first_of(" \t\r\n={},", m_at), m_text.size());
    const std::string_view found = m_text.substr(m_at, end - m_at);
    m_at = end;
    return found;
}

std::string_view PotentialTextParser::restOfLine() {
    const std::size_t end = std::min(m_text.find('\n', m_at), m_text.size());
    const std::string_view found = trimmed(m_text.substr(m_at, end - m_at));
    m_at = end;
    return found;
}

void PotentialTextParser::expect(std::string_view token, const char* field) {
    skipBlanks();
    if (m_text.substr(m_at, token.size()) != token)
        fail(fmt::format("{}: expected \"{}\"", field, token));
    m_at += token.size();
}

double PotentialTextParser::number(const char* field) {
    const auto value = parseDouble(word());
    if (!value)
        fail(fmt::format("{}: expected a number", field));
    return *value;
}

std::int64_t PotentialTextParser::integer(const char* field, std::int64_t least,
                                          std::int64_t most) {
    const auto value = parseInt(word());
    if (!value || *value < least || *value > most)
        fail(fmt::format("{}: expected a whole number from {} to {}", field, least, most));
    return *value;
}

std::size_t PotentialTextParser::count(const char* field, std::size_t bytes) {
    expect("=", field);
    return static_cast<std::size_t>(
        integer(field, 0, static_cast<std::int64_t>(m_text.size() / bytes)));
}

std::vector<double> PotentialTextParser::numbers(const char* field, std::size_t size) {
    if (size > m_text.size())
        fail(fmt::format("{}: {} numbers do not fit into the file", field, size));
    expect("{", field);
    std::vector<double> values(size);
    for (std::size_t i = 0; i < size; ++i) {
        if (i > 0)
            expect(",", field);
        values[i] = number(field);
    }
    expect("}", field);
    return values;
}

std::vector<std::array<int, 4>> PotentialTextParser::quadruples(const char* field,
                                                                std::size_t size) {
    expect("=", field);
    expect("{", field);
    std::vector<std::array<int, 4>> groups(size);
    for (std::size_t i = 0; i < size; ++i) {
        if (i > 0)
            expect(",", field);
        expect("{", field);
        for (std::size_t k = 0; k < 4; ++k) {
            if (k > 0)
                expect(",", field);
            groups[i][k] = static_cast<int>(integer(field, -(1 << 30), 1 << 30));
        }
        expect("}", field);
    }
    expect("}", field);
    return groups;
}

Potential PotentialTextParser::parse() {
    if (word() != "MTP")
        fail("not a potential file: the first word is not MTP");
    header();
    moments();
    checkMoments();
    linearCoefficients();
    return std::move(m_potential);
}

void PotentialTextParser::header() {
    while (true) {
        const std::size_t before = m_at;
        const std::string key(word());
        if (key == "version") {
            expect("=", "version");
            if (const auto version = restOfLine(); version != "1.1.0")
                fail(fmt::format("version: expected 1.1.0, found {}", version));
        } else if (key == "potential_name") {
            expect("=", "potential_name");
            m_potential.name = std::string(restOfLine());
        } else if (key == "scaling") {
            expect("=", "scaling");
            m_potential.radial.scaling *= number("scaling");
        } else if (key == "species_count") {
            expect("=", "species_count");
            m_potential.speciesCount = static_cast<int>(integer("species_count", 1, kMostSpecies));
        } else if (key == "potential_tag") {
            expect("=", "potential_tag");
            m_potential.tag = std::string(restOfLine());
        } else if (key == "radial_basis_type") {
            radialBasis();
        } else if (key == "alpha_moments_count") {
            m_at = before;
            break;
        } else {
            if (key.empty() && isAtEnd())
                fail("the file ends before alpha_moments_count");
            fail(key.empty() ? std::string("expected the name of a field")
                             : fmt::format("unknown field \"{}\"", key));
        }
    }
    // Files by MLIP-3 may leave it out; before a training the number is not settled anyway.
    if (m_potential.speciesCount == 0)
        m_potential.speciesCount = 1;
    if (m_potential.declaredRadialFunctions == 0)
        fail("radial_funcs_count is missing");
}

void PotentialTextParser::radialBasis() {
    RadialBasis& radial = m_potential.radial;
    expect("=", "radial_basis_type");
    const std::string type(word());
    if (type == "RBChebyshev_repuls")
        radial.kind = RadialBasis::Kind::ChebyshevRepulsive;
    else if (type != "RBChebyshev")
        fail(fmt::format("radial_basis_type: {} is not known (RBChebyshev, RBChebyshev_repuls are)",
                         type));
    while (m_potential.declaredRadialFunctions == 0) {
        const std::string key(word());
        if (key == "magnetic_basis_type" || key.starts_with("magn"))
            fail("magnetic potentials are not supported");
        expect("=", key.empty() ? "radial basis" : key.c_str());
        if (key == "scaling")
            radial.scaling *= number("scaling");
        else if (key == "min_dist" || key == "min_val")
            radial.minDist = number("min_dist");
        else if (key == "max_dist" || key == "max_val")
            radial.maxDist = number("max_dist");
        else if (key == "radial_basis_size" || key == "basis_size")
            radial.size = static_cast<int>(integer("radial_basis_size", 1, kMostRadialSize));
        else if (key == "radial_funcs_count")
            m_potential.declaredRadialFunctions =
                static_cast<int>(integer("radial_funcs_count", 1, kMostRank));
        else
            fail(fmt::format("unknown field \"{}\" of the radial basis", key));
    }
    if (!(radial.minDist >= 0 && radial.maxDist > radial.minDist))
        fail(fmt::format("max_dist {} must be larger than min_dist {}", radial.maxDist,
                         radial.minDist));
    if (radial.maxDist > kLargestCutoff)
        fail(fmt::format("max_dist {} is beyond {} Å", radial.maxDist, kLargestCutoff));
    const std::size_t before = m_at;
    if (word() == "radial_coeffs")
        radialCoefficients();
    else
        m_at = before;
}

// "3-17" and the functions of this pair of types.
std::optional<PotentialTextParser::PairBlock> PotentialTextParser::pairBlock() {
    const std::size_t before = m_at;
    const std::string_view name = word();
    const std::size_t dash = name.find('-');
    const auto first = parseInt(name.substr(0, dash));
    const auto second = dash == name.npos ? std::nullopt : parseInt(name.substr(dash + 1));
    if (!first || !second || *first < 0 || *second < 0 || *first > kMostSpecies ||
        *second > kMostSpecies) {
        m_at = before;
        return std::nullopt;
    }
    PairBlock block{static_cast<int>(*first), static_cast<int>(*second), {}};
    for (int mu = 0; mu < m_potential.declaredRadialFunctions; ++mu) {
        const auto values =
            numbers("radial_coeffs", static_cast<std::size_t>(m_potential.radial.size));
        block.values.insert(block.values.end(), values.begin(), values.end());
    }
    return block;
}

void PotentialTextParser::radialCoefficients() {
    std::vector<PairBlock> blocks;
    while (std::optional<PairBlock> block = pairBlock())
        blocks.push_back(std::move(*block));
    if (blocks.empty())
        fail(fmt::format("radial_coeffs: expected a pair of types such as 0-1, found \"{}\"",
                         word()));
    const std::vector<int> types = typesOf(blocks);
    const std::size_t count = types.size();
    if (m_potential.speciesCount == 0)
        m_potential.speciesCount = static_cast<int>(count);
    if (count != static_cast<std::size_t>(m_potential.speciesCount) ||
        blocks.size() != count * count)
        fail(fmt::format(
            "radial_coeffs: {} of types {}, but species_count is {}, so that {} are "
            "expected",
            counted(blocks.size(), "pair"), fmt::join(types, ", "), m_potential.speciesCount,
            m_potential.speciesCount * m_potential.speciesCount));
    const auto indexOf = [&](int type) {
        return static_cast<int>(std::find(types.begin(), types.end(), type) - types.begin());
    };
    const std::size_t size = blocks.front().values.size();
    m_potential.radialCoefficients.resize(count * count * size);
    std::vector<bool> isThere(count * count, false);
    for (const PairBlock& block : blocks) {
        const std::size_t at =
            m_potential.radialIndex(indexOf(block.first), indexOf(block.second), 0, 0);
        if (isThere[at / size])
            fail(fmt::format("radial_coeffs: the pair {}-{} occurs twice", block.first,
                             block.second));
        isThere[at / size] = true;
        std::copy(block.values.begin(), block.values.end(),
                  m_potential.radialCoefficients.begin() + static_cast<std::ptrdiff_t>(at));
    }
    if (!isCounted(types))
        m_atomicNumbers = types;
}

// The types of the pairs: 0, 1, ... in this order, others (atomic numbers) as they first occur.
std::vector<int> PotentialTextParser::typesOf(const std::vector<PairBlock>& blocks) {
    std::vector<int> types;
    for (const PairBlock& block : blocks)
        for (const int type : {block.first, block.second})
            if (std::find(types.begin(), types.end(), type) == types.end())
                types.push_back(type);
    std::vector<int> sorted = types;
    std::sort(sorted.begin(), sorted.end());
    return isCounted(sorted) ? sorted : types;
}

bool PotentialTextParser::isCounted(const std::vector<int>& types) {
    for (std::size_t i = 0; i < types.size(); ++i)
        if (types[i] != static_cast<int>(i))
            return false;
    return true;
}

void PotentialTextParser::moments() {
    MomentBasis& basis = m_potential.basis;
    expect("alpha_moments_count", "alpha_moments_count");
    // The file names every moment in a group of four numbers, at least "{0,0,0,0}".
    basis.momentCount = static_cast<int>(count("alpha_moments_count", 9));
    expect("alpha_index_basic_count", "alpha_index_basic_count");
    const std::size_t basics = count("alpha_index_basic_count", 9);
    expect("alpha_index_basic", "alpha_index_basic");
    for (const auto& group : quadruples("alpha_index_basic", basics))
        basis.basics.push_back({group[0], {group[1], group[2], group[3]}});
    expect("alpha_index_times_count", "alpha_index_times_count");
    const std::size_t products = count("alpha_index_times_count", 9);
    expect("alpha_index_times", "alpha_index_times");
    for (const auto& group : quadruples("alpha_index_times", products))
        basis.products.push_back({group[0], group[1], group[2], group[3]});
    expect("alpha_scalar_moments", "alpha_scalar_moments");
    const std::size_t scalars = count("alpha_scalar_moments", 1);
    expect("alpha_moment_mapping", "alpha_moment_mapping");
    expect("=", "alpha_moment_mapping");
    for (double index : numbers("alpha_moment_mapping", scalars)) {
        if (!(index >= 0 && index < basis.momentCount) || index != std::floor(index))
            fail(fmt::format("alpha_moment_mapping: {} names a moment that is not there", index));
        basis.scalars.push_back(static_cast<int>(index));
    }
}

void PotentialTextParser::checkMoments() const {
    const MomentBasis& basis = m_potential.basis;
    const auto isMoment = [&](int index) { return index >= 0 && index < basis.momentCount; };
    if (static_cast<int>(basis.basics.size()) > basis.momentCount)
        fail("alpha_index_basic_count is larger than alpha_moments_count");
    for (const auto& [mu, exponents] : basis.basics) {
        const auto isInRange = [](int power) { return power >= 0 && power <= kMostRank; };
        if (mu < 0 || mu >= m_potential.declaredRadialFunctions || !isInRange(exponents.a) ||
            !isInRange(exponents.b) || !isInRange(exponents.c))
            fail(fmt::format("alpha_index_basic: {{{}, {}, {}, {}}} is out of range", mu,
                             exponents.a, exponents.b, exponents.c));
    }
    if (basis.basics.empty() || basis.radialFunctionCount() != m_potential.declaredRadialFunctions)
        fail("radial_funcs_count is not one more than the largest mu of alpha_index_basic");
    for (const MomentProduct& p : basis.products)
        if (!isMoment(p.left) || !isMoment(p.right) || !isMoment(p.target))
            fail(fmt::format(
                "alpha_index_times: {{{}, {}, {}, {}}} names a moment that is not there", p.left,
                p.right, p.factor, p.target));
}

void PotentialTextParser::linearCoefficients() {
    if (isAtEnd()) {
        if (!m_potential.radialCoefficients.empty())
            fail("the file ends before species_coeffs");
        return;
    }
    expect("species_coeffs", "species_coeffs");
    expect("=", "species_coeffs");
    m_potential.speciesCoefficients =
        numbers("species_coeffs", static_cast<std::size_t>(m_potential.speciesCount));
    expect("moment_coeffs", "moment_coeffs");
    expect("=", "moment_coeffs");
    m_potential.momentCoefficients = numbers("moment_coeffs", m_potential.basis.scalars.size());
    if (m_potential.radialCoefficients.empty())
        fail("moment_coeffs without radial_coeffs");
    if (!isAtEnd())
        fail(fmt::format("unexpected \"{}\" after moment_coeffs", word()));
}

}  // namespace mtp
