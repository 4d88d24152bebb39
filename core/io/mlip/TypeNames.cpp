#include "core/io/mlip/TypeNames.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

// Types 1 and 6 would be two of seven: five unused ones and more are taken for atomic numbers.
constexpr std::size_t kUnusedTypes = 5;

}  // namespace

bool TypeNames::areElements() const {
    return !m_types.empty() && std::all_of(m_types.begin(), m_types.end(),
                                           [](int type) { return findElement(type) != nullptr; });
}

std::vector<std::string> TypeNames::elements() const {
    std::vector<std::string> names;
    for (const int type : m_types)
        names.emplace_back(findElement(type)->symbol);
    return names;
}

bool TypeNames::areAtomicNumbers() const {
    if (!areElements())
        return false;
    const auto count = static_cast<std::size_t>(*m_types.rbegin()) + 1;
    if (m_given.empty())
        return count - m_types.size() >= kUnusedTypes;
    if (m_given.size() >= count)
        return false;
    const std::vector<std::string> names = elements();
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
        return std::find(m_given.begin(), m_given.end(), name) != m_given.end();
    });
}

std::string TypeNames::remark() const {
    if (!areAtomicNumbers() || !m_given.empty())
        return {};
    return fmt::format("the types {} are taken as atomic numbers: {}", fmt::join(m_types, ", "),
                       fmt::join(elements(), ", "));
}

std::vector<std::string> TypeNames::hints() const {
    if (!areElements() || areAtomicNumbers())
        return {};
    std::vector<std::string> hints(static_cast<std::size_t>(*m_types.rbegin()) + 1);
    for (const int type : m_types)
        hints[static_cast<std::size_t>(type)] = findElement(type)->symbol;
    return hints;
}

void TypeNames::name(Frame& frame, int largest) const {
    if (areAtomicNumbers()) {
        frame.species = m_given.empty() ? elements() : m_given;
        for (int& type : frame.types) {
            // A type that is no element, which the index did not see, stays without a name.
            const Element* element = findElement(type);
            const std::string symbol = element ? std::string(element->symbol) : std::string();
            auto found = std::find(frame.species.begin(), frame.species.end(), symbol);
            if (found == frame.species.end() && symbol.empty())
                found = frame.species.insert(found, symbol);
            type = static_cast<int>(found - frame.species.begin());
        }
        return;
    }
    const std::size_t count = static_cast<std::size_t>(largest) + 1;
    if (!m_given.empty() && m_given.size() < count)
        throw InputError(fmt::format("type {} has no name: only {} species were given ({})",
                                     largest, m_given.size(), fmt::join(m_given, ",")));
    frame.species = m_given;
    frame.species.resize(std::max(count, m_given.size()));
}

}  // namespace mtp
