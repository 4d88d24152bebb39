#include "core/inspection/Comparison.h"

#include <cmath>

#include "core/base/Error.h"
#include "core/base/NumberRows.h"
#include "core/inspection/ErrorTables.h"

namespace mtp {

namespace {

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
    const auto take = [&table](const Table& from, const char* name, const char* as) {
        table.add(as, from.column(name).unit, from.numbers(name));
    };
    for (const char* name : {"configuration", "density", "density_ratio"})
        take(ofA, name, name);
    take(ofA, "dE", "dE_a");
    take(ofB, "dE", "dE_b");
    take(apart, "dE", "E_apart");
    take(ofA, "dF", "dF_a");
    take(ofB, "dF", "dF_b");
    take(apart, "dF", "F_apart");
    take(apart, "dF_max", "F_apart_max");
    take(apart, "dF_atom", "F_apart_atom");
    take(ofA, "dP", "dP_a");
    take(ofB, "dP", "dP_b");
    take(apart, "dP", "P_apart");
    return table;
}

Table parityDifference(const Table& a, const Table& b) {
    if (a.rowCount() != b.rowCount() ||
        (a.rowCount() > 0 && a.numbers("reference") != b.numbers("reference")))
        throw InputError("the two potentials were not evaluated on the same labels");
    Table table = a;
    if (a.rowCount() == 0)
        return table;
    std::vector<double> difference = b.numbers("predicted");
    for (std::size_t row = 0; row < difference.size(); ++row)
        difference[row] -= a.numbers("predicted")[row];
    table.add("difference", a.column("reference").unit, std::move(difference));
    return table;
}

Table comparisonStatistics(const ErrorReport& a, const ErrorReport& b) {
    const Table ofA = statisticsTable(a), ofB = statisticsTable(b);
    for (const char* name : {"group", "name", "quantity"})
        if (ofA.texts(name) != ofB.texts(name))
            throw InputError("the two potentials were not evaluated on the same configurations");
    if (ofA.numbers("count") != ofB.numbers("count"))
        throw InputError("the two potentials were not evaluated on the same labels");
    Table table;
    for (const char* name : {"group", "name", "quantity", "unit"})
        table.add(name, ofA.texts(name));
    table.add("count", "", ofA.numbers("count"));
    for (const std::string name : {"mae", "rmse", "r2", "bias", "largest"}) {
        table.add(name + "_a", "", ofA.numbers(name));
        table.add(name + "_b", "", ofB.numbers(name));
    }
    std::vector<double> ratio;
    for (std::size_t row = 0; row < ofA.rowCount(); ++row)
        ratio.push_back(ofB.numbers("rmse")[row] / ofA.numbers("rmse")[row]);
    table.add("rmse_ratio", "", std::move(ratio));
    return table;
}

}  // namespace mtp
