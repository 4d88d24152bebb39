#include "core/io/quantum_espresso/QuantumEspressoSteps.h"

#include <algorithm>

#include "core/base/Units.h"

namespace mtp {

void QeStepBuilder::setPositions(const QePositions& positions, std::size_t cell,
                                 std::size_t atomCount) {
    m_next = {};
    m_next.positions = positions;
    m_next.cell = cell;
    m_next.atomCount = atomCount;
    m_hasPositions = true;
}

void QeStepBuilder::add(double energy, bool isConverged) {
    const bool isSame = m_isOpen && !m_steps.back().forces;
    if (!m_hasPositions && !isSame)
        return;
    if (!isSame) {
        m_next.number = m_nextNumber++;
        m_steps.push_back(m_next);
    }
    QeStep& step = m_steps.back();
    step.energy = energy * units::kRydberg;
    step.energySigma0.reset();
    step.isConverged = isConverged;
    m_isOpen = true;
    m_isUnconverged = m_isFollowed = m_isInExchangeCycles = false;
    m_exchangeEnergy.reset();
}

void QeStepBuilder::takeEnergy(double energy) {
    if (m_isHybrid)
        m_isInExchangeCycles = true;
    else
        add(energy, true);
}

void QeStepBuilder::takeFinalEnergy(double energy) {
    add(energy, true);
    m_isExchangeConverged = true;
    if (m_isOpen)
        setSigma0();
}

void QeStepBuilder::takeAccuracy(double accuracy, double threshold) {
    constexpr double kPrinted = 0.5e-8;  // eight decimals
    if (m_isOpen && !m_isHybrid && !m_steps.back().forces && accuracy > threshold + kPrinted)
        m_steps.back().isConverged = false;
}

void QeStepBuilder::takeSmearing(std::optional<double> contribution, std::optional<double> share) {
    m_smearing = contribution;
    m_shareOfSmearing = share;
    if (m_isOpen)
        setSigma0();
}

void QeStepBuilder::setSigma0() {
    QeStep& step = m_steps.back();
    if (m_smearing && m_shareOfSmearing)
        step.energySigma0 = *step.energy - *m_shareOfSmearing * *m_smearing * units::kRydberg;
}

// The energy of the cycle before exact exchange was taken for a step until now, if the header
// did not tell.
void QeStepBuilder::takeExactExchange() {
    m_isHybrid = true;
    if (!m_isOpen || m_isExchangeConverged || m_steps.back().forces)
        return;
    m_steps.pop_back();
    --m_nextNumber;
    m_isOpen = false;
    m_isInExchangeCycles = m_isFollowed = true;
}

void QeStepBuilder::takeExchangeError() {
    takeExactExchange();
    m_exchangeEnergy = m_lastEnergy;
}

QeStep* QeStepBuilder::stepOfForces() {
    if (m_hasPositions && !m_isOpen && m_isHybrid && m_exchangeEnergy)
        add(*m_exchangeEnergy, false);
    else if (m_hasPositions && !m_isHybrid && m_isUnconverged && m_lastEnergy)
        add(*m_lastEnergy, false);
    if (!m_isOpen)
        return nullptr;
    m_isFollowed = false;
    return &m_steps.back();
}

void QeStepBuilder::endForces(bool areSound) {
    m_hasPositions = false;
    if (areSound)
        return;
    m_steps.pop_back();
    m_isOpen = false;
    m_isFollowed = true;  // the step before
}

void QeStepBuilder::close() {
    m_hasPositions = m_isOpen = m_isInExchangeCycles = m_isExchangeConverged = false;
    m_isUnconverged = false;
    m_exchangeEnergy.reset();
    m_lastEnergy.reset();
    m_smearing.reset();
}

void QeStepBuilder::beginRun() {
    close();
    m_firstOfRun = m_steps.size();
    m_isHybrid = false;
    m_nextNumber = 0;
}

std::optional<std::size_t> QeStepBuilder::finishRun(bool hasEnded) {
    close();
    const bool haveForces =
        std::any_of(m_steps.begin(), m_steps.end(), [](const QeStep& step) { return step.forces; });
    if (hasEnded || m_steps.size() <= m_firstOfRun ||
        (m_isFollowed && (!haveForces || m_steps.back().forces)))
        return std::nullopt;
    m_steps.pop_back();
    return m_steps.size() + 1;
}

}  // namespace mtp
