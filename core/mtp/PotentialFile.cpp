#include "core/mtp/PotentialFile.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "core/model/Element.h"
#include "core/mtp/PotentialTag.h"
#include "core/mtp/PotentialText.h"

namespace mtp {

namespace {

std::string numbers(const std::vector<double>& values) {
    std::string text = "{";
    const char* separator = "";
    for (double value : values) {
        if (!std::isfinite(value))
            throw InputError("a coefficient of the potential is not finite; it is not written");
        text += fmt::format("{}{:.15e}", separator, value);
        separator = ", ";
    }
    return text + "}";
}

void formatRadial(std::string& out, const Potential& potential) {
    out += "\tradial_coeffs\n";
    const auto size = static_cast<std::ptrdiff_t>(potential.radial.size);
    for (int i = 0; i < potential.speciesCount; ++i)
        for (int j = 0; j < potential.speciesCount; ++j) {
            out += fmt::format("\t\t{}-{}\n", i, j);
            for (int mu = 0; mu < potential.radialFunctionCount(); ++mu) {
                const auto from = potential.radialCoefficients.begin() +
                                  static_cast<std::ptrdiff_t>(potential.radialIndex(i, j, mu, 0));
                out += "\t\t\t" + numbers({from, from + size}) + "\n";
            }
        }
}

void formatBasis(std::string& out, const MomentBasis& basis) {
    out += fmt::format("alpha_moments_count = {}\n", basis.momentCount);
    out += fmt::format("alpha_index_basic_count = {}\nalpha_index_basic = {{", basis.basics.size());
    const char* separator = "";
    for (const BasicMoment& m : basis.basics) {
        out += fmt::format("{}{{{}, {}, {}, {}}}", separator, m.mu, m.exponents.a, m.exponents.b,
                           m.exponents.c);
        separator = ", ";
    }
    out += fmt::format("}}\nalpha_index_times_count = {}\nalpha_index_times = {{",
                       basis.products.size());
    separator = "";
    for (const MomentProduct& p : basis.products) {
        out += fmt::format("{}{{{}, {}, {}, {}}}", separator, p.left, p.right, p.factor, p.target);
        separator = ", ";
    }
    out += fmt::format("}}\nalpha_scalar_moments = {}\nalpha_moment_mapping = {{{}}}\n",
                       basis.scalars.size(), fmt::join(basis.scalars, ", "));
}

// Types that are atomic numbers name the species; a tag must name the same ones.
void nameByNumbers(Potential& potential, const std::vector<int>& numbers, const std::string& name) {
    if (numbers.empty())
        return;
    std::vector<std::string> elements;
    for (const int number : numbers) {
        const Element* element = findElement(number);
        if (!element)
            throw ParseError(name, 0,
                             fmt::format("radial_coeffs: the type {} is no running number from 0 "
                                         "and no atomic number",
                                         number));
        elements.emplace_back(element->symbol);
    }
    for (const std::string& species : potential.species)
        if (std::find(elements.begin(), elements.end(), species) == elements.end())
            throw ParseError(name, 0,
                             fmt::format("potential_tag names {}, and the types {} are {}", species,
                                         fmt::join(numbers, ", "), fmt::join(elements, ", ")));
    potential.species = std::move(elements);
}

}  // namespace

std::string formatPotential(const Potential& potential) {
    const RadialBasis& radial = potential.radial;
    std::string out = "MTP\nversion = 1.1.0\n";
    out += fmt::format("potential_name = {}\n", potential.name.empty() ? "MTP" : potential.name);
    if (radial.scaling != 1)
        out += fmt::format("scaling = {:.15e}\n", radial.scaling);
    out += fmt::format("species_count = {}\npotential_tag = {}\n", potential.speciesCount,
                       formatTag(potential));
    out += fmt::format("radial_basis_type = {}\n", radial.kind == RadialBasis::Kind::Chebyshev
                                                       ? "RBChebyshev"
                                                       : "RBChebyshev_repuls");
    out +=
        fmt::format("\tmin_dist = {:.15e}\n\tmax_dist = {:.15e}\n", radial.minDist, radial.maxDist);
    out += fmt::format("\tradial_basis_size = {}\n\tradial_funcs_count = {}\n", radial.size,
                       potential.radialFunctionCount());
    if (potential.isTrained())
        formatRadial(out, potential);
    formatBasis(out, potential.basis);
    if (potential.isTrained()) {
        out += "species_coeffs = " + numbers(potential.speciesCoefficients) + "\n";
        out += "moment_coeffs = " + numbers(potential.momentCoefficients) + "\n";
    }
    if (!potential.selectionState.empty())
        out += "\n" + potential.selectionState;
    return out;
}

Potential parsePotential(std::string_view text, const std::string& name) {
    PotentialTextParser parser(text, name);
    Potential potential = parser.parse();
    try {
        takeTag(potential);
    } catch (const InputError& error) {
        throw ParseError(name, 0, error.what());
    }
    nameByNumbers(potential, parser.atomicNumbers(), name);
    return potential;
}

Potential readPotential(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in || std::filesystem::is_directory(path))
        throw FileError(path.string() + ": cannot be read");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    return parsePotential(text, path.string());
}

Potential readTrainedPotential(const std::filesystem::path& path) {
    Potential potential = readPotential(path);
    if (!potential.isTrained())
        throw InputError(path.string() +
                         ": the potential is not trained: it has no coefficients yet. Train it "
                         "first, starting from this file");
    return potential;
}

void writePotential(const std::filesystem::path& path, const Potential& potential) {
    const std::string text = formatPotential(potential);
    OutputFile file(path);
    file.write(text);
    file.close();
}

}  // namespace mtp
