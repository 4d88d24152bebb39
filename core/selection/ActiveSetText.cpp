#include <fmt/format.h>

#include <bit>
#include <cstring>
#include <string_view>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/selection/ActiveSet.h"

namespace mtp {
namespace {

static_assert(std::endian::native == std::endian::little, "matrices are stored as they are");

constexpr std::string_view kHead = "#MVS_v1.1\n";

[[noreturn]] void fail(const std::string& reason) {
    throw InputError("the selection state of the potential cannot be read: " + reason);
}

class StateReader {
public:
    StateReader(std::string_view text, std::size_t parameters)
        : m_text(text), m_count(parameters) {}

    ActiveSet read() {
        skip(kHead);
        readWeights();
        skip("#");
        m_set.active = matrix();
        m_set.inverseTransposed = matrix();
        skip("\n#\n");
        for (std::size_t k = 0; k < m_count; ++k)
            m_set.links.push_back(link());
        skip("#\n");
        readConfigurations();
        return std::move(m_set);
    }

private:
    void skip(std::string_view expected) {
        if (!m_text.starts_with(expected))
            fail(m_text.empty() ? "it is cut off" : "it is damaged");
        m_text.remove_prefix(expected.size());
    }

    std::string_view line() {
        const std::size_t end = m_text.find('\n');
        if (end == std::string_view::npos)
            fail("it is cut off");
        const std::string_view found = m_text.substr(0, end);
        m_text.remove_prefix(end + 1);
        return found;
    }

    double weight(std::string_view name) {
        const std::string_view found = line();
        const std::size_t blank = found.find(' ');
        if (found.substr(0, blank) != name || blank == std::string_view::npos)
            fail(fmt::format("\"{}\" is expected, not \"{}\"", name, found));
        const std::optional<double> value = parseDouble(found.substr(blank + 1));
        if (!value)
            fail(fmt::format("{} is no number", name));
        return *value;
    }

    void readWeights() {
        const double energy = weight("energy_weight"), force = weight("force_weight");
        const double stress = weight("stress_weight"), site = weight("site_en_weight");
        m_set.weightScaling = weight("weight_scaling");
        if (force != 0 || stress != 0 || (energy != 0) == (site != 0))
            throw InputError(
                "the active set of the potential was selected by forces or stresses; only those "
                "selected by energies or by neighbourhoods are supported: build another one from "
                "the training set");
        m_set.mode = energy != 0 ? GradeMode::Configuration : GradeMode::Neighbourhood;
        m_set.weight = energy != 0 ? energy : site;
    }

    RowMatrix matrix() {
        const std::size_t bytes = m_count * m_count * sizeof(double);
        if (m_text.size() < bytes)
            fail(fmt::format("it is cut off, or not of {} parameters", m_count));
        RowMatrix out(static_cast<Eigen::Index>(m_count), static_cast<Eigen::Index>(m_count));
        std::memcpy(out.data(), m_text.data(), bytes);
        m_text.remove_prefix(bytes);
        if (!out.allFinite())
            fail("a number of its matrices is not finite");
        return out;
    }

    ActiveSet::Link link() {
        const std::string_view found = line();
        const std::size_t blank = found.find(' ');
        const auto configuration = parseInt(found.substr(0, blank));
        const auto equation =
            blank == std::string_view::npos ? std::nullopt : parseInt(found.substr(blank + 1));
        if (!configuration || !equation)
            fail(fmt::format("\"{}\" names no row of a configuration", found));
        return {static_cast<int>(*configuration), static_cast<int>(*equation)};
    }

    void readConfigurations() {
        constexpr std::string_view kEnd = "END_CFG";
        for (std::size_t end; (end = m_text.find(kEnd)) != std::string_view::npos;) {
            const std::size_t begin = m_text.find("BEGIN_CFG");
            if (begin > end)
                fail("a configuration has no beginning");
            m_set.configurations.emplace_back(m_text.substr(begin, end + kEnd.size() - begin));
            m_text.remove_prefix(end + kEnd.size());
        }
        const int count = static_cast<int>(m_set.configurations.size());
        for (const ActiveSet::Link& link : m_set.links)
            if (link.configuration >= count || link.configuration < -1)
                fail(fmt::format("it names configuration {} of {}", link.configuration + 1, count));
    }

    std::string_view m_text;
    std::size_t m_count;
    ActiveSet m_set;
};

std::string_view bytesOf(const RowMatrix& matrix) {
    return {reinterpret_cast<const char*>(matrix.data()),
            static_cast<std::size_t>(matrix.size()) * sizeof(double)};
}

}  // namespace

std::string_view gradeModeName(GradeMode mode) {
    return mode == GradeMode::Neighbourhood ? "neighbourhood" : "configuration";
}

std::optional<GradeMode> findGradeMode(std::string_view name) {
    for (const GradeMode mode : {GradeMode::Neighbourhood, GradeMode::Configuration})
        if (name == gradeModeName(mode))
            return mode;
    return std::nullopt;
}

std::size_t ActiveSet::filled() const {
    std::size_t count = 0;
    for (const Link& link : links)
        count += link.configuration >= 0;
    return count;
}

std::optional<ActiveSet> activeSetOf(const Potential& potential) {
    if (potential.selectionState.empty())
        return std::nullopt;
    return StateReader(potential.selectionState, ParameterLayout(potential).count()).read();
}

std::string formatActiveSet(const ActiveSet& set) {
    const auto n = static_cast<Eigen::Index>(set.size());
    for (const RowMatrix* matrix : {&set.active, &set.inverseTransposed})
        if (matrix->rows() != n || matrix->cols() != n)
            throw InputError(
                fmt::format("an active set of {} rows needs matrices of that size", n));
    const bool isSite = set.mode == GradeMode::Neighbourhood;
    std::string out(kHead);
    out += fmt::format(
        "energy_weight {:.16e}\nforce_weight {:.16e}\nstress_weight {:.16e}\n"
        "site_en_weight {:.16e}\nweight_scaling {}\n#",
        isSite ? 0.0 : set.weight, 0.0, 0.0, isSite ? set.weight : 0.0, set.weightScaling);
    out += bytesOf(set.active);
    out += bytesOf(set.inverseTransposed);
    out += "\n#\n";
    for (const ActiveSet::Link& link : set.links)
        out += fmt::format("{} {}\n", link.configuration, link.equation);
    out += "#\n";
    for (const std::string& configuration : set.configurations)
        out += configuration + "\n\n";
    return out;
}

}  // namespace mtp
