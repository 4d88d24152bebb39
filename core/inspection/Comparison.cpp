#include "core/inspection/Comparison.h"

#include <array>

#include "core/base/Error.h"
#include "core/inspection/ErrorColumns.h"
#include "core/inspection/ErrorTables.h"

namespace mtp {

namespace {

using namespace columns;

// A frame labelled by a prediction, so that one potential can be measured against another.
Frame labelledBy(Frame frame, const Prediction& prediction) {
    frame.labels = {};
    frame.labels.energy = prediction.energy;
    frame.labels.forces = prediction.forces;
    frame.labels.virial = prediction.virial;
    return frame;
}

}  // namespace

Table comparisonTable(const std::vector<Frame>& frames, const std::vector<Prediction>& a,
                      const std::vector<Prediction>& b, std::size_t first) {
    requireSameSize(frames, a);
    requireSameSize(frames, b);
    std::vector<Frame> byA;
    for (std::size_t i = 0; i < frames.size(); ++i)
        byA.push_back(labelledBy(frames[i], a[i]));
    const Table ofA = errorTable(frames, a, first), ofB = errorTable(frames, b, first),
                apart = errorTable(byA, b, first);
    Table table;
    for (const char* name : {kConfiguration.name, kDensity.name, kDensityRatio.name})
        table.add(ofA.column(name));
    table.add(kEnergyErrorOfA, ofA[kEnergyError]);
    table.add(kEnergyErrorOfB, ofB[kEnergyError]);
    table.add(kEnergyApart, apart[kEnergyError]);
    table.add(kForceErrorOfA, ofA[kForceError]);
    table.add(kForceErrorOfB, ofB[kForceError]);
    table.add(kForceApart, apart[kForceError]);
    table.add(kLargestForceApart, apart[kLargestForceError]);
    table.add(kAtomApart, apart[kWorstAtom]);
    table.add(kPressureErrorOfA, ofA[kPressureError]);
    table.add(kPressureErrorOfB, ofB[kPressureError]);
    table.add(kPressureApart, apart[kPressureError]);
    return table;
}

Table parityDifference(const Table& a, const Table& b) {
    if (a.rowCount() != b.rowCount() || (a.rowCount() > 0 && a[kReference] != b[kReference]))
        throw InputError("the two potentials were not evaluated on the same labels");
    Table table = a;
    if (a.rowCount() == 0)
        return table;
    std::vector<double> difference = b[kPredicted];
    for (std::size_t row = 0; row < difference.size(); ++row)
        difference[row] -= a[kPredicted][row];
    table.add(kDifference.in(a.column(kReference.name).unit), std::move(difference));
    return table;
}

Table comparisonStatistics(const ErrorReport& a, const ErrorReport& b) {
    const Table ofA = statisticsTable(a), ofB = statisticsTable(b);
    for (const auto& key : {kGroup, kName, kQuantity})
        if (!(ofA[key] == ofB[key]))
            throw InputError("the two potentials were not evaluated on the same configurations");
    if (ofA[kCount] != ofB[kCount])
        throw InputError("the two potentials were not evaluated on the same labels");
    Table table;
    for (const auto& key : {kGroup, kName, kQuantity, kUnit})
        table.add(key, ofA[key]);
    table.add(kCount, ofA[kCount]);
    const std::array<ColumnKey<double>, 3> statistics[] = {{kMae, kMaeOfA, kMaeOfB},
                                                           {kRmse, kRmseOfA, kRmseOfB},
                                                           {kR2, kR2OfA, kR2OfB},
                                                           {kBias, kBiasOfA, kBiasOfB},
                                                           {kLargest, kLargestOfA, kLargestOfB}};
    for (const auto& [key, keyOfA, keyOfB] : statistics) {
        table.add(keyOfA, ofA[key]);
        table.add(keyOfB, ofB[key]);
    }
    std::vector<double> ratio;
    for (std::size_t row = 0; row < ofA.rowCount(); ++row)
        ratio.push_back(ofB[kRmse][row] / ofA[kRmse][row]);
    table.add(kRmseRatio, std::move(ratio));
    return table;
}

}  // namespace mtp
