#include "core/density/Bonds.h"

#include <algorithm>
#include <tuple>

#include "core/density/PairDistances.h"
#include "core/model/PeriodicTable.h"
#include "core/mtp/LinkedCells.h"

namespace mtp {

namespace {

bool isAnion(const Element& element) {
    const int group = periodicPlace(element).group;
    return group == 16 || group == 17 || element.symbol == "N";
}

bool isElectropositive(const Element& element) {
    return isMetal(element) && periodicPlace(element).group <= 2;
}

template <typename Predicate>
bool anyElement(const std::vector<std::string>& names, Predicate predicate) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        const Element* element = findElement(name);
        return element && predicate(*element);
    });
}

int usedTypeCount(const Frame& frame) {
    int count = 0;
    for (int type : frame.types)
        count = std::max(count, type + 1);
    return count;
}

// By type, Å.
Eigen::MatrixXd cutoffMatrix(const Frame& frame, const BondCutoffs& cutoffs) {
    const int count = usedTypeCount(frame);
    std::vector<std::string> names;
    for (int type = 0; type < count; ++type)
        names.push_back(nameOfType(frame, type));
    Eigen::MatrixXd matrix(count, count);
    for (int a = 0; a < count; ++a)
        for (int b = 0; b < count; ++b)
            matrix(a, b) = bondCutoff(names[static_cast<std::size_t>(a)],
                                      names[static_cast<std::size_t>(b)], names, cutoffs);
    return matrix;
}

// Of a pair and its mirror image one is kept; an atom and its own image are told by direction.
bool isKept(int first, int second, const Eigen::Vector3d& vector) {
    if (first != second)
        return first < second;
    return std::tuple(vector.x(), vector.y(), vector.z()) > std::tuple(0.0, 0.0, 0.0);
}

void addBonds(const LinkedCells& cells, std::size_t place, const Frame& frame,
              const std::vector<LinkedCells::Run>& runs, const Eigen::MatrixXd& cutoffs,
              std::vector<Bond>& bonds) {
    const double* x[3] = {cells.coordinate(0), cells.coordinate(1), cells.coordinate(2)};
    const int first = cells.atom(place);
    const int type = frame.types[static_cast<std::size_t>(first)];
    for (const LinkedCells::Run& run : runs)
        for (std::size_t other = run.begin; other < run.end; ++other) {
            const int second = cells.atom(other);
            const double cutoff = cutoffs(type, frame.types[static_cast<std::size_t>(second)]);
            const Eigen::Vector3d vector(x[0][other] + run.shift[0] - x[0][place],
                                         x[1][other] + run.shift[1] - x[1][place],
                                         x[2][other] + run.shift[2] - x[2][place]);
            const double length = vector.norm();
            if (length < cutoff && length > LinkedCells::kSamePlace &&
                isKept(first, second, vector))
                bonds.push_back({first, second, vector});
        }
}

}  // namespace

ElementPair elementPair(const std::string& first, const std::string& second) {
    return {std::min(first, second), std::max(first, second)};
}

bool canBond(const std::string& first, const std::string& second,
             const std::vector<std::string>& elements) {
    const Element* a = findElement(first);
    const Element* b = findElement(second);
    if (!a || !b)
        return true;
    if (isMetal(*a) && isMetal(*b))
        return !anyElement(elements, [](const Element& e) { return !isMetal(e); });
    if (!anyElement(elements, isAnion))
        return true;
    return (!isElectropositive(*a) || isAnion(*b)) && (!isElectropositive(*b) || isAnion(*a));
}

double bondCutoff(const std::string& first, const std::string& second,
                  const std::vector<std::string>& elements, const BondCutoffs& cutoffs) {
    const auto chosen = cutoffs.byPair.find(elementPair(first, second));
    if (chosen != cutoffs.byPair.end())
        return chosen->second;
    return canBond(first, second, elements) ? cutoffs.factor * covalentSum(first, second) : 0;
}

std::vector<Bond> findBonds(const Frame& frame, const BondCutoffs& cutoffs) {
    std::vector<Bond> bonds;
    const Eigen::MatrixXd matrix = cutoffMatrix(frame, cutoffs);
    const double reach = matrix.size() > 0 ? matrix.maxCoeff() : 0;
    if (!(reach > 0))
        return bonds;
    const LinkedCells cells(frame.cell, frame.positions, reach);
    std::vector<LinkedCells::Run> runs;
    for (std::size_t place = 0; place < cells.size(); ++place) {
        cells.runsAround(place, runs);
        addBonds(cells, place, frame, runs, matrix, bonds);
    }
    return bonds;
}

std::vector<int> coordinationNumbers(std::size_t atomCount, const std::vector<Bond>& bonds) {
    std::vector<int> counts(atomCount);
    for (const Bond& bond : bonds) {
        ++counts[static_cast<std::size_t>(bond.first)];
        ++counts[static_cast<std::size_t>(bond.second)];
    }
    return counts;
}

}  // namespace mtp
