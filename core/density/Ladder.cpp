#include "core/density/Ladder.h"

#include <algorithm>
#include <cmath>

namespace mtp {

namespace {

std::vector<double> ordered(std::vector<double> ladder) {
    std::sort(ladder.begin(), ladder.end());
    const auto isSame = [](double a, double b) { return std::abs(a - b) < kSameRatio; };
    ladder.erase(std::unique(ladder.begin(), ladder.end(), isSame), ladder.end());
    return ladder;
}

}  // namespace

double roundedRatio(double ratio) {
    return std::clamp(std::round(ratio * 100) / 100, kLeastRatio, kMostRatio);
}

std::optional<std::size_t> findRung(const std::vector<double>& ladder, double ratio,
                                    double within) {
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < ladder.size(); ++i)
        if (std::abs(ladder[i] - ratio) < within &&
            (!nearest || std::abs(ladder[i] - ratio) < std::abs(ladder[*nearest] - ratio)))
            nearest = i;
    return nearest;
}

std::vector<double> withRung(std::vector<double> ladder, double ratio) {
    ladder.push_back(roundedRatio(ratio));
    return ordered(std::move(ladder));
}

std::vector<double> withoutRung(std::vector<double> ladder, std::size_t index) {
    if (index < ladder.size())
        ladder.erase(ladder.begin() + static_cast<std::ptrdiff_t>(index));
    return ladder;
}

std::vector<double> withMovedRung(std::vector<double> ladder, std::size_t index, double ratio) {
    if (index < ladder.size())
        ladder[index] = roundedRatio(ratio);
    return ordered(std::move(ladder));
}

std::vector<double> spacedEvenly(std::vector<double> ladder) {
    ladder = ordered(std::move(ladder));
    if (ladder.size() < 3)
        return ladder;
    const double first = ladder.front();
    const double step = (ladder.back() - first) / static_cast<double>(ladder.size() - 1);
    for (std::size_t i = 1; i + 1 < ladder.size(); ++i)
        ladder[i] = roundedRatio(first + step * static_cast<double>(i));
    return ordered(std::move(ladder));
}

Strain shapeAt(const std::vector<RungShape>& shapes, double ratio) {
    for (const RungShape& shape : shapes)
        if (std::abs(shape.ratio - ratio) < kSameRatio)
            return shape.strain;
    return Strain::Zero();
}

RungShape stretchedRung(const RungShape& before, const Cell& cell, int axis, double factor) {
    return {std::clamp(before.ratio / factor, kLeastRatio, kMostRatio),
            atKeptVolume(stretchedFurther(cell, before.strain, axis, factor))};
}

std::vector<RungShape> withShape(std::vector<RungShape> shapes, double ratio,
                                 const Strain& strain) {
    std::erase_if(
        shapes, [&](const RungShape& shape) { return std::abs(shape.ratio - ratio) < kSameRatio; });
    if (!strain.isZero(0))
        shapes.push_back({ratio, strain});
    std::sort(shapes.begin(), shapes.end(),
              [](const RungShape& a, const RungShape& b) { return a.ratio < b.ratio; });
    return shapes;
}

std::vector<RungShape> shapesAfter(const std::vector<RungShape>& shapes,
                                   const std::vector<double>& before,
                                   const std::vector<double>& after) {
    const auto lacking = [](const std::vector<double>& all, const std::vector<double>& other) {
        std::vector<double> alone;
        for (double ratio : all)
            if (!findRung(other, ratio))
                alone.push_back(ratio);
        return alone;
    };
    const std::vector<double> gone = lacking(before, after), come = lacking(after, before);
    std::vector<RungShape> left;
    for (const RungShape& shape : shapes)
        if (findRung(after, shape.ratio))
            left.push_back(shape);
    if (gone.size() == 1 && come.size() == 1)
        left = withShape(std::move(left), come.front(), shapeAt(shapes, gone.front()));
    return left;
}

}  // namespace mtp
