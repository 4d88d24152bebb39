#include "core/model/Element.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace mtp {

namespace {

struct Row {
    std::string_view symbol;
    double mass;
    double radius;
    std::uint32_t rgb;
};

// In order of atomic number, from hydrogen. Radii past curium are unknown: 1.69 is kept.
constexpr Row kRows[] = {
    {"H", 1.008, 0.31, 0xFFFFFF},   {"He", 4.0026, 0.28, 0xD9FFFF}, {"Li", 6.94, 1.28, 0xCC80FF},
    {"Be", 9.0122, 0.96, 0xC2FF00}, {"B", 10.81, 0.84, 0xFFB5B5},   {"C", 12.011, 0.76, 0x909090},
    {"N", 14.007, 0.71, 0x3050F8},  {"O", 15.999, 0.66, 0xFF0D0D},  {"F", 18.998, 0.57, 0x90E050},
    {"Ne", 20.180, 0.58, 0xB3E3F5}, {"Na", 22.990, 1.66, 0xAB5CF2}, {"Mg", 24.305, 1.41, 0x8AFF00},
    {"Al", 26.982, 1.21, 0xBFA6A6}, {"Si", 28.085, 1.11, 0xF0C8A0}, {"P", 30.974, 1.07, 0xFF8000},
    {"S", 32.06, 1.05, 0xFFFF30},   {"Cl", 35.45, 1.02, 0x1FF01F},  {"Ar", 39.95, 1.06, 0x80D1E3},
    {"K", 39.098, 2.03, 0x8F40D4},  {"Ca", 40.078, 1.76, 0x3DFF00}, {"Sc", 44.956, 1.70, 0xE6E6E6},
    {"Ti", 47.867, 1.60, 0xBFC2C7}, {"V", 50.942, 1.53, 0xA6A6AB},  {"Cr", 51.996, 1.39, 0x8A99C7},
    {"Mn", 54.938, 1.39, 0x9C7AC7}, {"Fe", 55.845, 1.32, 0xE06633}, {"Co", 58.933, 1.26, 0xF090A0},
    {"Ni", 58.693, 1.24, 0x50D050}, {"Cu", 63.546, 1.32, 0xC88033}, {"Zn", 65.38, 1.22, 0x7D80B0},
    {"Ga", 69.723, 1.22, 0xC28F8F}, {"Ge", 72.630, 1.20, 0x668F8F}, {"As", 74.922, 1.19, 0xBD80E3},
    {"Se", 78.971, 1.20, 0xFFA100}, {"Br", 79.904, 1.20, 0xA62929}, {"Kr", 83.798, 1.16, 0x5CB8D1},
    {"Rb", 85.468, 2.20, 0x702EB0}, {"Sr", 87.62, 1.95, 0x00FF00},  {"Y", 88.906, 1.90, 0x94FFFF},
    {"Zr", 91.224, 1.75, 0x94E0E0}, {"Nb", 92.906, 1.64, 0x73C2C9}, {"Mo", 95.95, 1.54, 0x54B5B5},
    {"Tc", 97.0, 1.47, 0x3B9E9E},   {"Ru", 101.07, 1.46, 0x248F8F}, {"Rh", 102.91, 1.42, 0x0A7D8C},
    {"Pd", 106.42, 1.39, 0x006985}, {"Ag", 107.87, 1.45, 0xC0C0C0}, {"Cd", 112.41, 1.44, 0xFFD98F},
    {"In", 114.82, 1.42, 0xA67573}, {"Sn", 118.71, 1.39, 0x668080}, {"Sb", 121.76, 1.39, 0x9E63B5},
    {"Te", 127.60, 1.38, 0xD47A00}, {"I", 126.90, 1.39, 0x940094},  {"Xe", 131.29, 1.40, 0x429EB0},
    {"Cs", 132.91, 2.44, 0x57178F}, {"Ba", 137.33, 2.15, 0x00C900}, {"La", 138.91, 2.07, 0x70D4FF},
    {"Ce", 140.12, 2.04, 0xFFFFC7}, {"Pr", 140.91, 2.03, 0xD9FFC7}, {"Nd", 144.24, 2.01, 0xC7FFC7},
    {"Pm", 145.0, 1.99, 0xA3FFC7},  {"Sm", 150.36, 1.98, 0x8FFFC7}, {"Eu", 151.96, 1.98, 0x61FFC7},
    {"Gd", 157.25, 1.96, 0x45FFC7}, {"Tb", 158.93, 1.94, 0x30FFC7}, {"Dy", 162.50, 1.92, 0x1FFFC7},
    {"Ho", 164.93, 1.92, 0x00FF9C}, {"Er", 167.26, 1.89, 0x00E675}, {"Tm", 168.93, 1.90, 0x00D452},
    {"Yb", 173.05, 1.87, 0x00BF38}, {"Lu", 174.97, 1.87, 0x00AB24}, {"Hf", 178.49, 1.75, 0x4DC2FF},
    {"Ta", 180.95, 1.70, 0x4DA6FF}, {"W", 183.84, 1.62, 0x2194D6},  {"Re", 186.21, 1.51, 0x267DAB},
    {"Os", 190.23, 1.44, 0x266696}, {"Ir", 192.22, 1.41, 0x175487}, {"Pt", 195.08, 1.36, 0xD0D0E0},
    {"Au", 196.97, 1.36, 0xFFD123}, {"Hg", 200.59, 1.32, 0xB8B8D0}, {"Tl", 204.38, 1.45, 0xA6544D},
    {"Pb", 207.2, 1.46, 0x575961},  {"Bi", 208.98, 1.48, 0x9E4FB5}, {"Po", 209.0, 1.40, 0xAB5C00},
    {"At", 210.0, 1.50, 0x754F45},  {"Rn", 222.0, 1.50, 0x428296},  {"Fr", 223.0, 2.60, 0x420066},
    {"Ra", 226.0, 2.21, 0x007D00},  {"Ac", 227.0, 2.15, 0x70ABFA},  {"Th", 232.04, 2.06, 0x00BAFF},
    {"Pa", 231.04, 2.00, 0x00A1FF}, {"U", 238.03, 1.96, 0x008FFF},  {"Np", 237.0, 1.90, 0x0080FF},
    {"Pu", 244.0, 1.87, 0x006BFF},  {"Am", 243.0, 1.80, 0x545CF2},  {"Cm", 247.0, 1.69, 0x785CE3},
    {"Bk", 247.0, 1.69, 0x8A4FE3},  {"Cf", 251.0, 1.69, 0xA136D4},  {"Es", 252.0, 1.69, 0xB31FD4},
    {"Fm", 257.0, 1.69, 0xB31FBA},  {"Md", 258.0, 1.69, 0xB30DA6},  {"No", 259.0, 1.69, 0xBD0D87},
    {"Lr", 262.0, 1.69, 0xC70066},  {"Rf", 267.0, 1.69, 0xCC0059},  {"Db", 268.0, 1.69, 0xD1004F},
    {"Sg", 269.0, 1.69, 0xD90045},  {"Bh", 270.0, 1.69, 0xE00038},  {"Hs", 269.0, 1.69, 0xE6002E},
    {"Mt", 277.0, 1.69, 0xEB0026},
};
constexpr std::size_t kCount = std::size(kRows);

constexpr std::array<Element, kCount> makeElements() {
    std::array<Element, kCount> elements{};
    for (std::size_t i = 0; i < kCount; ++i) {
        const Row& row = kRows[i];
        elements[i] = {
            static_cast<int>(i) + 1,
            row.symbol,
            row.mass,
            row.radius,
            {static_cast<std::uint8_t>(row.rgb >> 16), static_cast<std::uint8_t>(row.rgb >> 8),
             static_cast<std::uint8_t>(row.rgb)}};
    }
    return elements;
}

constexpr std::array<Element, kCount> kElements = makeElements();

}  // namespace

const Element* findElement(std::string_view symbol) {
    const auto found = std::find_if(kElements.begin(), kElements.end(),
                                    [&](const Element& e) { return e.symbol == symbol; });
    return found == kElements.end() ? nullptr : &*found;
}

const Element* findElement(int number) {
    if (number < 1 || number > static_cast<int>(kCount))
        return nullptr;
    return &kElements[static_cast<std::size_t>(number) - 1];
}

bool isElementOrNumber(std::string_view name) {
    const bool isNumber = !name.empty() && name.find_first_not_of("0123456789") == name.npos;
    return isNumber || elementOfLabel(name).has_value();
}

std::optional<std::string> elementOfLabel(std::string_view label) {
    for (std::size_t length : {std::size_t{2}, std::size_t{1}}) {
        const std::string_view start = label.substr(0, length);
        const bool endsName =
            label.size() <= length || !std::islower(static_cast<unsigned char>(label[length]));
        if (start.size() == length && endsName && findElement(start))
            return std::string(start);
    }
    return {};
}

std::optional<double> massOfLabel(std::string_view label) {
    const std::optional<std::string> symbol = elementOfLabel(label);
    return symbol ? std::optional(findElement(*symbol)->mass) : std::nullopt;
}

}  // namespace mtp
