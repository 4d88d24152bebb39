// A condition that chooses ions by what they do: "hops > 3 and length > 2.5".
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mtp {

// What is known of an ion, by name. What is not known is NaN: no comparison with it holds.
enum class IonQuantity {
    Id,            // as the file numbers it, or its place from 1 if it does not
    Ion,           // its place among the ions, from 0
    Hops,          // how many
    Share,         // of all hops
    Rate,          // hops in a nanosecond
    Undone,        // share of its hops that its next one undoes
    Cascades,      // how many of its hops are in cascades
    Length,        // Å, the mean of its hops
    Longest,       // Å, of its hops
    Stay,          // ps, the mean between two of its hops
    Msd,           // Å², after the time of the caged share
    Displacement,  // Å, from the first frame to the last
    CagedShare     // of its displacements in that time
};
inline constexpr std::size_t kIonQuantityCount = 13;

using IonQuantities = std::array<double, kIonQuantityCount>;

const char* ionQuantityKey(IonQuantity quantity);

// Numbers, the names of quantities, + - * /, comparisons (< <= > >= = == !=), and, or, not,
// brackets, and the conditions caged (at least half of its displacements are) and hopping.
class IonExpression {
public:
    struct Node;

    // Throws InputError, which says what is wrong at which character (from 1).
    static IonExpression parse(std::string_view text);

    bool holdsFor(const IonQuantities& ion) const;
    const std::string& text() const { return m_text; }

private:
    std::string m_text;
    std::shared_ptr<const Node> m_root;
};

}  // namespace mtp
