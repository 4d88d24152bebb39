// Puts the ionic steps of a pw.x output together from what is printed of them, part by part.
#pragma once

#include <optional>
#include <vector>

#include "core/io/IonicStep.h"
#include "core/io/quantum_espresso/QuantumEspressoBlocks.h"

namespace mtp {

// With smearing the energy is F = E - TS, which is consistent with the forces; the one at zero
// width is there if the kind of smearing tells how.
struct QeStep : IonicStep {
    QePositions positions;
    std::size_t cell = 0;  // index into QeScan::cells
    std::size_t atomCount = 0;
    std::optional<TextMark> forces;  // the line behind the heading
};

// Positions come first, then energies, forces and stress of the same step. With exact exchange pw.x
// goes in cycles, the first without it: an energy that ends such a cycle ("!") is not that of the
// functional, only the one behind "!!" is. Energies are in Ry.
class QeStepBuilder {
public:
    // Of the step to come; what was printed of the one before is complete.
    void setPositions(const QePositions& positions, std::size_t cell, std::size_t atomCount);
    void dropPositions() { m_hasPositions = false; }
    void setNextNumber(std::int64_t number) { m_nextNumber = number; }

    // "total energy = ..." of an electronic iteration, or behind a cycle of exact exchange.
    void takeIteration(std::optional<double> energy) { m_lastEnergy = energy; }
    // "!" and "!!".
    void takeEnergy(double energy);
    void takeFinalEnergy(double energy);
    void takeUnconverged() { m_isUnconverged = true; }
    void takeAccuracy(double accuracy, double threshold);
    // -TS, and the share of it that F has to lose to come to the energy at zero width.
    void takeSmearing(std::optional<double> contribution, std::optional<double> share);
    // Something that only a run with exact exchange prints; with the error behind a cycle.
    void takeExactExchange();
    void takeExchangeError();
    bool isInExchangeCycles() const { return m_isInExchangeCycles; }

    // The step whose forces follow: of electronic steps that did not converge, but were told to go
    // on, it has the last energy. Null if none is known.
    QeStep* stepOfForces();
    // The forces are read, or damaged, which costs the step.
    void endForces(bool areSound);
    // The step whose stress follows, which is its last part; may be null.
    QeStep* stepOfStress() { return m_isOpen ? &m_steps.back() : nullptr; }
    void endStress() { m_isFollowed = m_isOpen = false; }
    // pw.x goes on to something else: all parts of the last step are there.
    void takeProgress() { m_isFollowed = true; }

    // New positions or the end of the run: nothing more belongs to the step.
    void close();
    void beginRun();
    // Of a run that did not end, the last step counts if pw.x went on to something else behind it,
    // and if it has the forces that others have. Else it was cut and would be a poorer label: it is
    // left out, and its number is returned.
    std::optional<std::size_t> finishRun(bool hasEnded);

    bool isEmpty() const { return m_steps.empty(); }
    QeStep& last() { return m_steps.back(); }
    // Counted from 1: of the step that is open, or of the next one.
    std::size_t count() const { return m_steps.size() + (m_isOpen ? 0 : 1); }
    std::vector<QeStep> take() { return std::move(m_steps); }

private:
    void add(double energy, bool isConverged);
    void setSigma0();

    std::vector<QeStep> m_steps;
    QeStep m_next;
    std::int64_t m_nextNumber = 0;
    std::size_t m_firstOfRun = 0;
    std::optional<double> m_lastEnergy, m_exchangeEnergy;
    std::optional<double> m_smearing, m_shareOfSmearing;
    bool m_hasPositions = false;  // for the step to come
    bool m_isOpen = false;        // its forces or stress may follow
    bool m_isFollowed = false;
    bool m_isUnconverged = false;
    bool m_isHybrid = false;
    bool m_isInExchangeCycles = false;   // and their energy was not printed yet
    bool m_isExchangeConverged = false;  // "!!"
};

}  // namespace mtp
