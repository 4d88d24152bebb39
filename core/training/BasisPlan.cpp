#include "core/training/BasisPlan.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace mtp {

// Fills the tables of a plan one after the other, in the order of run().
class BasisPlan::Builder {
public:
    explicit Builder(BasisPlan& plan) : m_plan(plan), m_basis(plan.basis) {}

    void run() {
        placeMonomials();
        findSlots();
        addProducts();
        orderScalars();
        addPanels();
        addCouplings();
    }

private:
    using Moment = std::uint32_t;
    // The slots of the derivatives of one moment, by basic moment.
    using Gradient = std::map<Moment, std::uint32_t>;

    void placeMonomials() {
        for (int rank = 0; rank <= m_basis.largestRank(); ++rank)
            for (const MultiIndex& monomial : componentsOfRank(rank))
                m_plan.monomials.push_back(monomial);
        m_plan.basicsOf.resize(m_plan.radialCount);
        for (std::size_t b = 0; b < m_plan.basicCount; ++b) {
            const BasicMoment& moment = m_basis.basics[b];
            m_plan.monomialOf.push_back(placeOf(moment.exponents));
            m_plan.basicsOf[static_cast<std::size_t>(moment.mu)].push_back(b);
        }
        for (const MultiIndex& monomial : m_plan.monomials)
            for (const MultiIndex& axis :
                 {MultiIndex{1, 0, 0}, MultiIndex{0, 1, 0}, MultiIndex{0, 0, 1}}) {
                const MultiIndex lower = monomial - axis;
                m_plan.lowered.push_back(lower.isValid() ? placeOf(lower) : 0);
            }
    }

    static std::size_t placeOf(const MultiIndex& monomial) {
        return static_cast<std::size_t>(positionAmongAll(monomial));
    }

    // Numbers the slots in the order in which they are first written.
    void findSlots() {
        m_gradients.resize(static_cast<std::size_t>(m_basis.momentCount));
        for (Moment b = 0; b < m_plan.basicCount; ++b)
            m_gradients[b][b] = newSlot();
        for (const MomentProduct& product : m_basis.products) {
            Gradient& target = m_gradients[static_cast<std::size_t>(product.target)];
            for (const int factor : {product.left, product.right})
                for (const auto& [basic, slot] : m_gradients[static_cast<std::size_t>(factor)])
                    if (!target.contains(basic))
                        target[basic] = newSlot();
        }
        m_zero = newSlot();
    }

    std::uint32_t newSlot() { return static_cast<std::uint32_t>(m_plan.slotCount++); }

    void addProducts() {
        std::vector<std::pair<Moment, Moment>> pairs;
        for (const MomentProduct& product : m_basis.products) {
            const auto left = static_cast<Moment>(product.left);
            const auto right = static_cast<Moment>(product.right);
            const auto target = static_cast<Moment>(product.target);
            addGradientTerms(left, target);
            const auto leftTerms = static_cast<std::uint32_t>(m_plan.gradientTerms.size());
            addGradientTerms(right, target);
            for (const auto& [b, slot] : m_gradients[left])
                for (const auto& [other, otherSlot] : m_gradients[right]) {
                    pairs.push_back(std::minmax(b, other));
                    m_plan.hessianTerms.push_back({0, slot, otherSlot});
                }
            m_plan.products.push_back({left, right, target, static_cast<double>(product.factor),
                                       leftTerms,
                                       static_cast<std::uint32_t>(m_plan.gradientTerms.size()),
                                       static_cast<std::uint32_t>(m_plan.hessianTerms.size())});
        }
        numberEntries(pairs);
        for (std::size_t k = 0; k < pairs.size(); ++k)
            m_plan.hessianTerms[k].entry = m_entries.at(pairs[k]);
    }

    void addGradientTerms(Moment from, Moment target) {
        for (const auto& [basic, slot] : m_gradients[from])
            m_plan.gradientTerms.push_back({m_gradients[target].at(basic), slot});
    }

    void numberEntries(const std::vector<std::pair<Moment, Moment>>& pairs) {
        for (const bool isDiagonal : {true, false}) {
            for (const auto& pair : pairs)
                if ((pair.first == pair.second) == isDiagonal &&
                    m_entries.emplace(pair, static_cast<std::uint32_t>(m_plan.entryCount)).second)
                    ++m_plan.entryCount;
            if (isDiagonal)
                m_plan.diagonalCount = m_plan.entryCount;
        }
    }

    // Sorts the basis functions so that those of the largest families of basic moments (of one mu
    // and rank) come first and functions of the same families stand side by side.
    void orderScalars() {
        std::map<std::pair<int, int>, std::size_t> sizes;  // of families (mu, rank)
        const auto family = [this](Moment b) {
            const BasicMoment& moment = m_basis.basics[b];
            return std::pair(moment.mu, moment.exponents.rank());
        };
        for (Moment b = 0; b < m_plan.basicCount; ++b)
            ++sizes[family(b)];
        using Key = std::vector<std::pair<std::size_t, std::pair<int, int>>>;
        std::vector<Key> keys;
        for (const int scalar : m_basis.scalars) {
            Key key;
            for (const auto& [basic, slot] : m_gradients[static_cast<std::size_t>(scalar)])
                key.emplace_back(sizes[family(basic)], family(basic));
            std::sort(key.rbegin(), key.rend());
            key.erase(std::unique(key.begin(), key.end()), key.end());
            keys.push_back(std::move(key));
        }
        m_plan.scalarOf.resize(m_plan.scalarCount);
        std::iota(m_plan.scalarOf.begin(), m_plan.scalarOf.end(), std::size_t{0});
        std::stable_sort(m_plan.scalarOf.begin(), m_plan.scalarOf.end(),
                         [&](std::size_t a, std::size_t b) { return keys[a] > keys[b]; });
    }

    void addPanels() {
        for (std::size_t first = 0; first < m_plan.scalarCount; first += kPanel) {
            const std::size_t count = std::min(kPanel, m_plan.scalarCount - first);
            std::map<Moment, std::vector<std::uint32_t>> slots;
            for (std::size_t lane = 0; lane < count; ++lane) {
                const int scalar = m_basis.scalars[m_plan.scalarOf[first + lane]];
                for (const auto& [basic, slot] : m_gradients[static_cast<std::size_t>(scalar)])
                    slots.try_emplace(basic, kPanel, m_zero).first->second[lane] = slot;
            }
            Panel panel;
            for (const auto& [basic, row] : slots) {
                panel.basics.push_back(basic);
                panel.sources.insert(panel.sources.end(), row.begin(), row.end());
            }
            m_plan.panels.push_back(std::move(panel));
        }
    }

    void addCouplings() {
        std::vector<std::map<Moment, std::vector<CouplingTerm>>> terms(m_plan.radialCount);
        const auto add = [&](Moment b, Moment other, std::uint32_t entry) {
            terms[static_cast<std::size_t>(m_basis.basics[other].mu)][b].push_back(
                {static_cast<std::uint32_t>(m_plan.monomialOf[other]), entry});
        };
        for (const auto& [pair, entry] : m_entries) {
            add(pair.first, pair.second, entry);
            if (pair.first != pair.second)
                add(pair.second, pair.first, entry);
        }
        for (const auto& byBasic : terms) {
            Coupling coupling;
            for (const auto& [basic, own] : byBasic) {
                coupling.basics.push_back(basic);
                coupling.terms.insert(coupling.terms.end(), own.begin(), own.end());
                coupling.lastTerm.push_back(static_cast<std::uint32_t>(coupling.terms.size()));
            }
            m_plan.couplings.push_back(std::move(coupling));
        }
    }

    BasisPlan& m_plan;
    const MomentBasis& m_basis;
    std::vector<Gradient> m_gradients;  // by moment
    std::map<std::pair<Moment, Moment>, std::uint32_t> m_entries;
    std::uint32_t m_zero = 0;
};

BasisPlan::BasisPlan(const MomentBasis& given)
    : basis(given)
    , basicCount(given.basics.size())
    , scalarCount(given.scalars.size())
    , radialCount(static_cast<std::size_t>(given.radialFunctionCount()))
    , canMixRadial(levelOf(given).has_value()) {
    Builder(*this).run();
}

}  // namespace mtp
