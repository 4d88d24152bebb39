#include "core/report/SvgPlot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/report/Html.h"

namespace mtp {

namespace {

using Range = std::pair<double, double>;

constexpr double kLeft = 66, kRight = 14, kTitle = 30, kBottom = 48;  // margins, px
constexpr double kLegendLine = 17, kLetter = 7;                       // px, about
constexpr double kCell = 2;                                           // px of one point
constexpr double kMostTicks = 50;

Range padded(Range range) {
    if (!(range.first <= range.second))
        return {0, 1};
    if (range.first == range.second)
        return {range.first - 0.5, range.second + 0.5};
    const double margin = 0.04 * (range.second - range.first);
    return {range.first - margin, range.second + margin};
}

class Writer {
public:
    explicit Writer(const SvgPlot& plot) : m_plot(plot) {
        chooseRanges();
        placeLegend();
    }

    std::string write() {
        m_out = fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
            "viewBox=\"0 0 {0} {1}\" role=\"img\" aria-label=\"{2}\">\n",
            m_plot.width, m_plot.height, html::escaped(m_plot.title));
        axes();
        if (m_plot.isParity) {
            const double low = std::max(m_x.first, m_y.first),
                         high = std::min(m_x.second, m_y.second);
            m_out += fmt::format("<path class=\"axis\" d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\"/>\n",
                                 px(low), py(low), px(high), py(high));
        }
        for (const SvgSeries& series : m_plot.series)
            draw(series);
        legend();
        m_out += "</svg>\n";
        return std::move(m_out);
    }

private:
    double right() const { return m_plot.width - kRight; }
    double bottom() const { return m_plot.height - kBottom; }
    double px(double x) const {
        return kLeft + (x - m_x.first) / (m_x.second - m_x.first) * (right() - kLeft);
    }
    double py(double y) const {
        return bottom() - (y - m_y.first) / (m_y.second - m_y.first) * (bottom() - m_top);
    }
    bool isInside(double x, double y) const {
        return x >= m_x.first && x <= m_x.second && y >= m_y.first && y <= m_y.second;
    }

    void chooseRanges() {
        Range x{INFINITY, -INFINITY}, y{INFINITY, -INFINITY};
        const auto widen = [](Range& range, double value) {
            if (!std::isfinite(value))
                return;
            range.first = std::min(range.first, value);
            range.second = std::max(range.second, value);
        };
        bool hasBars = false;
        for (const SvgSeries& series : m_plot.series) {
            hasBars = hasBars || series.kind == SvgSeries::Kind::Bars;
            for (const double value : series.x)
                widen(x, value);
            for (const double value : series.y)
                widen(y, value);
        }
        if (m_plot.isParity)
            x = y = {std::min(x.first, y.first), std::max(x.second, y.second)};
        m_x = m_plot.xRange.value_or(padded(x));
        m_y = m_plot.yRange.value_or(padded(y));
        if (hasBars && !m_plot.yRange)
            m_y.first = 0;
    }

    void text(double x, double y, const char* anchor, const std::string& content,
              const std::string& more = {}) {
        m_out += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}>{}</text>\n", x,
                             y, anchor, more, html::escaped(content));
    }

    void axes() {
        const AxisTicks xs = axisTicks(m_x.first, m_x.second),
                        ys = axisTicks(m_y.first, m_y.second);
        for (int i = 0; i < xs.count; ++i) {
            const double value = xs.first + xs.step * i, at = px(value);
            m_out += fmt::format("<path class=\"grid\" d=\"M{:.1f} {:.1f}V{:.1f}\"/>\n", at, m_top,
                                 bottom());
            text(at, bottom() + 16, "middle", tickText(value, xs));
        }
        for (int i = 0; i < ys.count; ++i) {
            const double value = ys.first + ys.step * i, at = py(value);
            m_out += fmt::format("<path class=\"grid\" d=\"M{:.1f} {:.1f}H{:.1f}\"/>\n", kLeft, at,
                                 right());
            text(kLeft - 6, at + 4, "end", tickText(value, ys));
        }
        m_out += fmt::format("<path class=\"axis\" d=\"M{:.1f} {:.1f}V{:.1f}H{:.1f}\"/>\n", kLeft,
                             m_top, bottom(), right());
        text((kLeft + right()) / 2, 18, "middle", m_plot.title, " font-weight=\"600\"");
        text((kLeft + right()) / 2, m_plot.height - 10, "middle", m_plot.xLabel);
        const double middle = (m_top + bottom()) / 2;
        text(14, middle, "middle", m_plot.yLabel,
             fmt::format(" transform=\"rotate(-90 14 {:.1f})\"", middle));
    }

    static std::string tickText(double value, const AxisTicks& ticks) {
        const double shown = std::abs(value) < 1e-9 * ticks.step ? 0 : value;
        const bool isLong = std::abs(shown) >= 1e6 || ticks.decimals > 5;
        const std::string text =
            isLong ? fmt::format("{:.3g}", shown) : fmt::format("{:.{}f}", shown, ticks.decimals);
        return text.starts_with('-') ? "−" + text.substr(1) : text;
    }

    void draw(const SvgSeries& series) {
        if (series.kind == SvgSeries::Kind::Points)
            points(series);
        else if (series.kind == SvgSeries::Kind::Line)
            line(series);
        else
            bars(series);
    }

    // One path for each of a few shades.
    void points(const SvgSeries& series) {
        std::map<std::pair<int, int>, std::size_t> counts;
        for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i)
            if (isInside(series.x[i], series.y[i]))
                ++counts[{static_cast<int>(px(series.x[i]) / kCell),
                          static_cast<int>(py(series.y[i]) / kCell)}];
        std::size_t most = 1;
        for (const auto& [cell, count] : counts)
            most = std::max(most, count);
        constexpr std::array<double, 4> kOpacities{0.35, 0.55, 0.75, 1};
        std::array<std::string, 4> paths;
        for (const auto& [cell, count] : counts) {
            const double shade = most == 1 ? 1
                                           : std::log(static_cast<double>(count)) /
                                                 std::log(static_cast<double>(most));
            paths[static_cast<std::size_t>(shade * 3)] +=
                fmt::format("M{:g} {:g}h{:g}v{:g}h-{:g}z", cell.first * kCell - kCell / 2,
                            cell.second * kCell - kCell / 2, kCell * 2, kCell * 2, kCell * 2);
        }
        for (std::size_t k = 0; k < paths.size(); ++k)
            if (!paths[k].empty())
                m_out += fmt::format("<path fill=\"{}\" fill-opacity=\"{}\" d=\"{}\"/>\n",
                                     html::escaped(series.colour),
                                     counts.size() < 500 ? 0.8 : kOpacities[k], paths[k]);
    }

    void line(const SvgSeries& series) {
        std::string path;
        bool isDown = false;
        for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i) {
            const bool isDrawn = isInside(series.x[i], series.y[i]);
            if (isDrawn)
                path += fmt::format("{}{:.1f} {:.1f}", isDown ? "L" : "M", px(series.x[i]),
                                    py(series.y[i]));
            isDown = isDrawn;
        }
        m_out += fmt::format("<path fill=\"none\" stroke=\"{}\" stroke-width=\"1.6\" d=\"{}\"/>\n",
                             html::escaped(series.colour), path);
    }

    void bars(const SvgSeries& series) {
        const std::size_t count = std::min(series.x.size(), series.y.size());
        const double width = count > 1 ? std::abs(px(series.x[1]) - px(series.x[0])) : 10;
        std::string path;
        for (std::size_t i = 0; i < count; ++i)
            if (isInside(series.x[i], series.y[i]) && series.y[i] > 0)
                path +=
                    fmt::format("M{:.1f} {:.1f}V{:.1f}h{:.1f}V{:.1f}z", px(series.x[i]) - width / 2,
                                bottom(), py(series.y[i]), width, bottom());
        m_out += fmt::format("<path fill=\"{}\" fill-opacity=\"0.75\" d=\"{}\"/>\n",
                             html::escaped(series.colour), path);
    }

    // In lines between the title and the axes, so that it hides nothing.
    void placeLegend() {
        double x = kLeft, y = kTitle + 10;
        for (const SvgSeries& series : m_plot.series) {
            if (series.name.empty())
                continue;
            const double width = 30 + kLetter * static_cast<double>(series.name.size());
            if (x > kLeft && x + width > right()) {
                x = kLeft;
                y += kLegendLine;
            }
            m_legend.push_back({&series, x, y});
            x += width;
            m_top = y + 10;
        }
    }

    void legend() {
        for (const auto& [series, x, y] : m_legend) {
            m_out += fmt::format(
                "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"10\" height=\"10\" "
                "fill=\"{}\"/>\n",
                x, y - 9, html::escaped(series->colour));
            text(x + 14, y, "start", series->name);
        }
    }

    struct LegendEntry {
        const SvgSeries* series;
        double x, y;
    };

    const SvgPlot& m_plot;
    Range m_x, m_y;
    double m_top = kTitle;  // of the axes
    std::vector<LegendEntry> m_legend;
    std::string m_out;
};

}  // namespace

std::string toSvg(const SvgPlot& plot) {
    return Writer(plot).write();
}

std::string toSvgFile(const SvgPlot& plot) {
    constexpr std::string_view kFileStyle =
        "<style>text { font: 12px sans-serif; fill: #1c2430; } .axis { stroke: #5b6675; fill: "
        "none; } .grid { stroke: #d5dae1; }</style>\n"
        "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
    std::string text = toSvg(plot);
    text.insert(text.find('\n') + 1, kFileStyle);
    return text;
}

std::string svgColour(std::size_t n) {
    constexpr const char* kColours[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                        "#e69f00", "#56b4e9", "#8a6d3b", "#7a7a7a"};
    return kColours[n % std::size(kColours)];
}

AxisTicks axisTicks(double low, double high, int wanted) {
    if (!std::isfinite(low) || !std::isfinite(high) || !(high > low) || wanted < 1)
        return {};
    const double rough = (high - low) / wanted;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    AxisTicks ticks;
    ticks.step = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= rough * (1 - 1e-9)) {
            ticks.step = factor * power;
            break;
        }
    const double first = std::ceil(low / ticks.step - 1e-9),
                 last = std::floor(high / ticks.step + 1e-9);
    ticks.first = first * ticks.step;
    ticks.count = static_cast<int>(std::clamp(last - first + 1, 0.0, kMostTicks));
    ticks.decimals = std::max(0, -static_cast<int>(std::floor(std::log10(ticks.step) + 1e-9)));
    return ticks;
}

}  // namespace mtp
