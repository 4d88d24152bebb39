#include "core/mtp/Evaluator.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/mtp/NeighbourList.h"
#include "core/mtp/RadialFunctions.h"

namespace mtp {

namespace {

// Exponents of a monomial of the unit vector, each monomial once; grown from lower ones.
struct MonomialStep {
    int axis;    // multiplied by this component ...
    int parent;  // ... of this monomial
};

// A term g_b * u^monomial of the polynomial of one mu.
struct MomentTerm {
    int basic;
    int monomial;
    int lower[3];  // monomial with one power less along each axis, -1 where there is none
    int power[3];
};

}  // namespace

struct Evaluator::Impl {
    Potential potential;
    std::vector<MonomialStep> steps;               // monomial 0 is 1
    std::vector<std::vector<MomentTerm>> termsOf;  // per mu

    explicit Impl(Potential given);

    // Memory of one thread.
    struct Workspace {
        std::vector<double> polynomials, slopes, functions, derivatives, monomials, moments,
            adjoints;
    };
    void evaluateSite(const Frame& frame, const NeighbourList& list, std::size_t i, Workspace& work,
                      Prediction& out) const;
    void radialOf(const Frame& frame, const NeighbourList& list, std::size_t i,
                  Workspace& work) const;
};

Evaluator::Impl::Impl(Potential given) : potential(std::move(given)) {
    std::map<std::array<int, 3>, int> indexOf{{{0, 0, 0}, 0}};
    steps.push_back({-1, -1});
    const std::function<int(std::array<int, 3>)> place = [&](std::array<int, 3> powers) -> int {
        if (const auto found = indexOf.find(powers); found != indexOf.end())
            return found->second;
        std::size_t axis = 0;
        while (powers[axis] == 0)
            ++axis;
        std::array<int, 3> lower = powers;
        --lower[axis];
        const int parent = place(lower);
        steps.push_back({static_cast<int>(axis), parent});
        return indexOf[powers] = static_cast<int>(steps.size()) - 1;
    };
    termsOf.resize(static_cast<std::size_t>(potential.radialFunctionCount()));
    for (std::size_t b = 0; b < potential.basis.basics.size(); ++b) {
        const BasicMoment& moment = potential.basis.basics[b];
        const std::array<int, 3> powers{moment.a, moment.b, moment.c};
        MomentTerm term{static_cast<int>(b), place(powers), {-1, -1, -1}, {}};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            term.power[axis] = powers[axis];
            if (powers[axis] > 0) {
                std::array<int, 3> lower = powers;
                --lower[axis];
                term.lower[axis] = place(lower);
            }
        }
        termsOf[static_cast<std::size_t>(moment.mu)].push_back(term);
    }
}

// Radial functions of all neighbours of an atom, their monomials, and the basic moments.
void Evaluator::Impl::radialOf(const Frame& frame, const NeighbourList& list, std::size_t i,
                               Workspace& work) const {
    const std::size_t count = list.count(i);
    const std::size_t functions = termsOf.size();
    const auto size = static_cast<std::size_t>(potential.radial.size);
    work.polynomials.resize(size);
    work.slopes.resize(size);
    work.functions.assign(count * functions, 0.0);
    work.derivatives.assign(count * functions, 0.0);
    work.monomials.resize(count * steps.size());
    work.moments.assign(static_cast<std::size_t>(potential.basis.momentCount), 0.0);
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t entry = list.first[i] + k;
        const Eigen::Vector3d& vector = list.vector[entry];
        const double r = vector.norm();
        radialPolynomials(potential.radial, r, work.polynomials.data(), work.slopes.data());
        const double* coefficients =
            potential.radialCoefficients.data() +
            potential.radialIndex(frame.types[i],
                                  frame.types[static_cast<std::size_t>(list.index[entry])], 0, 0);
        double* monomial = work.monomials.data() + k * steps.size();
        monomial[0] = 1;
        for (std::size_t m = 1; m < steps.size(); ++m)
            monomial[m] = monomial[steps[m].parent] * vector[steps[m].axis] / r;
        for (std::size_t mu = 0; mu < functions; ++mu) {
            double value = 0, slope = 0;
            for (std::size_t b = 0; b < size; ++b) {
                value += coefficients[mu * size + b] * work.polynomials[b];
                slope += coefficients[mu * size + b] * work.slopes[b];
            }
            work.functions[k * functions + mu] = value;
            work.derivatives[k * functions + mu] = slope;
            for (const MomentTerm& term : termsOf[mu])
                work.moments[static_cast<std::size_t>(term.basic)] +=
                    value * monomial[term.monomial];
        }
    }
}

void Evaluator::Impl::evaluateSite(const Frame& frame, const NeighbourList& list, std::size_t i,
                                   Workspace& work, Prediction& out) const {
    radialOf(frame, list, i, work);
    std::vector<double>& moment = work.moments;
    std::vector<double>& adjoint = work.adjoints;
    for (const MomentProduct& p : potential.basis.products)
        moment[static_cast<std::size_t>(p.target)] += p.factor *
                                                      moment[static_cast<std::size_t>(p.left)] *
                                                      moment[static_cast<std::size_t>(p.right)];
    double site = potential.speciesCoefficients[static_cast<std::size_t>(frame.types[i])];
    adjoint.assign(moment.size(), 0.0);
    for (std::size_t a = 0; a < potential.basis.scalars.size(); ++a) {
        const auto scalar = static_cast<std::size_t>(potential.basis.scalars[a]);
        site += potential.momentCoefficients[a] * moment[scalar];
        adjoint[scalar] += potential.momentCoefficients[a];
    }
    const auto& products = potential.basis.products;
    for (auto p = products.rbegin(); p != products.rend(); ++p) {
        const double change = p->factor * adjoint[static_cast<std::size_t>(p->target)];
        adjoint[static_cast<std::size_t>(p->left)] +=
            change * moment[static_cast<std::size_t>(p->right)];
        adjoint[static_cast<std::size_t>(p->right)] +=
            change * moment[static_cast<std::size_t>(p->left)];
    }
    for (std::size_t k = 0; k < list.count(i); ++k) {
        const std::size_t entry = list.first[i] + k;
        const Eigen::Vector3d& vector = list.vector[entry];
        const double r = vector.norm();
        const Eigen::Vector3d u = vector / r;
        const double* monomial = work.monomials.data() + k * steps.size();
        double along = 0;
        Eigen::Vector3d across = Eigen::Vector3d::Zero();
        for (std::size_t mu = 0; mu < termsOf.size(); ++mu) {
            double shape = 0;
            Eigen::Vector3d gradient = Eigen::Vector3d::Zero();
            for (const MomentTerm& term : termsOf[mu]) {
                const double g = adjoint[static_cast<std::size_t>(term.basic)];
                shape += g * monomial[term.monomial];
                for (int axis = 0; axis < 3; ++axis)
                    if (term.lower[axis] >= 0)
                        gradient[axis] += g * term.power[axis] * monomial[term.lower[axis]];
            }
            along += work.derivatives[k * termsOf.size() + mu] * shape;
            across += work.functions[k * termsOf.size() + mu] * gradient;
        }
        const RadialValue repulsion = pairRepulsion(potential.radial, r);
        site += repulsion.value;
        const Eigen::Vector3d derivative =
            (along + repulsion.derivative) * u + (across - u * u.dot(across)) / r;
        out.forces.row(static_cast<Eigen::Index>(i)) += derivative.transpose();
        out.forces.row(list.index[entry]) -= derivative.transpose();
        out.virial -= derivative * vector.transpose();
    }
    out.siteEnergies[i] = site;
}

Evaluator::Evaluator(Potential potential) {
    if (!potential.isTrained())
        throw InputError("the potential has no coefficients: it is not trained");
    m_impl = std::make_unique<Impl>(std::move(potential));
}

Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;

const Potential& Evaluator::potential() const {
    return m_impl->potential;
}

Prediction Evaluator::evaluate(const Frame& frame, int threads) const {
    requireEvaluable(m_impl->potential, frame);
    const NeighbourList list =
        findNeighbours(frame.cell, frame.positions, m_impl->potential.radial.maxDist);
    const std::size_t atoms = frame.atomCount();
    // Parts of the atoms, each with forces of its own, added up in order: the same for the same
    // number of threads.
    const auto parts = std::min<std::size_t>(static_cast<std::size_t>(resolveThreadCount(threads)),
                                             std::max<std::size_t>(1, atoms));
    std::vector<Prediction> partial(parts);
    parallelFor(parts, static_cast<int>(parts), [&](std::size_t part) {
        Prediction& own = partial[part];
        own.forces = Positions::Zero(frame.positions.rows(), 3);
        own.siteEnergies.assign(atoms, 0.0);
        Impl::Workspace work;
        for (std::size_t i = part * atoms / parts; i < (part + 1) * atoms / parts; ++i)
            m_impl->evaluateSite(frame, list, i, work, own);
    });
    Prediction result = std::move(partial.front());
    for (std::size_t part = 1; part < parts; ++part) {
        result.forces += partial[part].forces;
        result.virial += partial[part].virial;
        for (std::size_t i = 0; i < atoms; ++i)
            result.siteEnergies[i] += partial[part].siteEnergies[i];
    }
    for (double site : result.siteEnergies)
        result.energy += site;
    return result;
}

std::vector<Prediction> evaluateAll(const Evaluator& evaluator, const std::vector<Frame>& frames,
                                    int threads, Progress* progress) {
    std::vector<Prediction> predictions(frames.size());
    // In blocks, so that progress is told and cancellation heard from the calling thread.
    constexpr std::size_t kBlock = 64;
    for (std::size_t start = 0; start < frames.size(); start += kBlock) {
        const std::size_t count = std::min(kBlock, frames.size() - start);
        parallelFor(count, threads, [&](std::size_t i) {
            predictions[start + i] = evaluator.evaluate(frames[start + i]);
        });
        if (progress)
            progress->step(static_cast<double>(start + count) / static_cast<double>(frames.size()),
                           "Evaluating");
    }
    return predictions;
}

}  // namespace mtp
