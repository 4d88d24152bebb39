// Random numbers that are the same for the same seed whatever the standard library.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <string_view>

namespace mtp {

// The distributions of the standard library may differ between platforms; its generator may not.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_generator(seed) {}

    // In [0, 1), 53 bits.
    double uniform() { return static_cast<double>(m_generator() >> 11) * 0x1.0p-53; }
    // Mean 0, standard deviation 1 (Box and Muller, Ann. Math. Stat. 29, 610 (1958)).
    double normal() {
        const double radius = std::sqrt(-2 * std::log(1 - uniform()));
        return radius * std::cos(2 * std::numbers::pi * uniform());
    }

private:
    std::mt19937_64 m_generator;
};

// A seed of its own for each key (FNV-1a), so that a result does not depend on what else is drawn.
inline std::uint64_t seedFor(std::uint64_t seed, std::string_view key) {
    std::uint64_t hash = 0xcbf29ce484222325ULL ^ (seed * 0x9E3779B97F4A7C15ULL);
    for (const char c : key)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

}  // namespace mtp
