// Sets of basis functions, by their numbers.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mtp {

class FunctionSet {
public:
    explicit FunctionSet(std::size_t count) : m_words((count + 63) / 64, 0), m_count(count) {}

    static FunctionSet all(std::size_t count) {
        FunctionSet set(count);
        for (std::size_t k = 0; k < count; ++k)
            set.insert(k);
        return set;
    }

    std::size_t universe() const { return m_count; }  // how many functions there are to choose from
    void insert(std::size_t k) { m_words[k / 64] |= std::uint64_t{1} << k % 64; }
    void erase(std::size_t k) { m_words[k / 64] &= ~(std::uint64_t{1} << k % 64); }
    bool contains(std::size_t k) const { return m_words[k / 64] >> k % 64 & 1; }

    FunctionSet& operator|=(const FunctionSet& other) {
        for (std::size_t w = 0; w < m_words.size(); ++w)
            m_words[w] |= other.m_words[w];
        return *this;
    }
    FunctionSet& operator&=(const FunctionSet& other) {
        for (std::size_t w = 0; w < m_words.size(); ++w)
            m_words[w] &= other.m_words[w];
        return *this;
    }
    std::size_t size() const {
        std::size_t sum = 0;
        for (const std::uint64_t word : m_words)
            sum += static_cast<std::size_t>(std::popcount(word));
        return sum;
    }
    bool isEmpty() const {
        for (const std::uint64_t word : m_words)
            if (word != 0)
                return false;
        return true;
    }
    // Whether a function of this set is in `other`.
    bool meets(const FunctionSet& other) const {
        for (std::size_t w = 0; w < m_words.size(); ++w)
            if ((m_words[w] & other.m_words[w]) != 0)
                return true;
        return false;
    }
    // Whether all functions of this set that are in `within` are in `other` too.
    bool isWithin(const FunctionSet& other, const FunctionSet& within) const {
        for (std::size_t w = 0; w < m_words.size(); ++w)
            if ((m_words[w] & within.m_words[w] & ~other.m_words[w]) != 0)
                return false;
        return true;
    }
    std::vector<std::size_t> members() const {
        std::vector<std::size_t> list;
        for (std::size_t w = 0; w < m_words.size(); ++w)
            for (std::uint64_t word = m_words[w]; word != 0; word &= word - 1)
                list.push_back(64 * w + static_cast<std::size_t>(std::countr_zero(word)));
        return list;
    }

    auto operator<=>(const FunctionSet&) const = default;

private:
    std::vector<std::uint64_t> m_words;
    std::size_t m_count;
};

}  // namespace mtp
