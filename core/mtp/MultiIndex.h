// Components of symmetric tensors, which are also monomials: exponents (a, b, c) of ux^a uy^b uz^c.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace mtp {

struct MultiIndex {
    int a = 0, b = 0, c = 0;

    constexpr int rank() const { return a + b + c; }
    // Position among the components of this rank, sorted by falling a, then by falling b.
    constexpr int position() const { return (b + c) * (b + c + 1) / 2 + c; }
    MultiIndex operator+(const MultiIndex& o) const { return {a + o.a, b + o.b, c + o.c}; }
    MultiIndex operator-(const MultiIndex& o) const { return {a - o.a, b - o.b, c - o.c}; }
    bool isValid() const { return a >= 0 && b >= 0 && c >= 0; }
    bool operator==(const MultiIndex&) const = default;
};

// Number of components of a symmetric tensor in three dimensions.
inline constexpr int componentCount(int rank) {
    return (rank + 1) * (rank + 2) / 2;
}

// All components of a rank in order of position().
inline std::vector<MultiIndex> componentsOfRank(int rank) {
    std::vector<MultiIndex> out;
    for (int a = rank; a >= 0; --a)
        for (int b = rank - a; b >= 0; --b)
            out.push_back({a, b, rank - a - b});
    return out;
}

// Position of a component in the list of all components of rank 0, then of rank 1, and so on.
inline constexpr int positionAmongAll(const MultiIndex& index) {
    const int rank = index.rank();
    return rank * (rank + 1) * (rank + 2) / 6 + index.position();
}

// rank! / (a! b! c!), which is how often a component occurs in a full contraction.
inline std::int64_t multinomial(const MultiIndex& index) {
    std::int64_t out = 1;
    int n = 0;
    for (const int part : {index.a, index.b, index.c})
        for (int k = 1; k <= part; ++k)
            out = out * ++n / k;
    return out;
}

}  // namespace mtp
