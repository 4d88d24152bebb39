// A plot as inline SVG: points, lines and bars with axes, for reports that need no other program.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mtp {

struct SvgSeries {
    enum class Kind {
        Points,  // those of one pixel become one, darker where there are many
        Line,
        Bars,  // x: middles of bins of equal width
    };
    Kind kind = Kind::Points;
    std::string name;                // in the legend; empty: not there
    std::string colour = "#2f6fb2";  // of CSS
    std::vector<double> x, y;        // of one length; what is not finite is left out
};

struct SvgPlot {
    std::string title, xLabel, yLabel;  // texts, escaped when written
    std::vector<SvgSeries> series;
    bool isParity = false;  // equal axes and the line y = x
    // Absent: what the data need.
    std::optional<std::pair<double, double>> xRange, yRange;
    int width = 460, height = 340;  // px
};

// The element <svg>, with title and labels for screen readers.
std::string toSvg(const SvgPlot& plot);
// The same as a file of its own, with the colours and the font that a report gives it.
std::string toSvgFile(const SvgPlot& plot);

// The n-th of a few colours that can be told apart, also by the colour-blind (Okabe and Ito, 2008).
std::string svgColour(std::size_t n);

// Ends and step of an axis that holds a range: multiples of 1, 2 or 5 times a power of ten.
struct AxisTicks {
    double first = 0, step = 1;
    int count = 0;
    int decimals = 0;  // that tell them apart
};
AxisTicks axisTicks(double low, double high, int wanted = 5);

}  // namespace mtp
