// What the elements of a vasprun.xml mean; fed by the XML parser.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/TrajectoryReader.h"

namespace mtp {

class VasprunHandler {
public:
    // currentLine tells where the parser is, for messages.
    VasprunHandler(TrajectoryInfo& info, std::vector<Frame>& frames,
                   std::function<std::size_t()> currentLine);

    void begin(std::string_view element, std::string_view name);
    void text(std::string_view characters);
    void end(std::string_view element);
    // Inside a <calculation> that is not closed.
    bool isInCalculation() const { return m_isInCalculation; }
    std::size_t calculationCount() const { return m_calculations; }

private:
    using Rows = std::vector<Eigen::Vector3d>;
    struct Calculation {
        std::optional<Rows> basis, positions, forces, stress;
        std::optional<double> energy, lastFree, lastSigma0;
        std::size_t electronicSteps = 0;
        std::string damage;  // why the step cannot be used; empty where it can
    };

    bool isIn(std::string_view element) const;
    std::string_view parentName() const;
    void takeItem(std::string_view name, std::string_view value);
    void takeEnergy(std::string_view name, std::string_view value);
    void takeRow(std::string_view value);
    void endRows(std::string_view name);
    void finishCalculation();
    std::string problemOf(const Calculation& calculation) const;

    struct Open {
        std::string element, name;
    };

    TrajectoryInfo& m_info;
    std::vector<Frame>& m_frames;
    std::function<std::size_t()> m_currentLine;
    std::vector<Open> m_open;
    std::string m_characters;
    Rows m_rows;
    std::string m_rowDamage;
    bool m_isFirstCell = false;  // the next <c> is the element of an atom
    std::vector<std::string> m_elements;
    Calculation m_calculation;
    bool m_isInCalculation = false;
    std::size_t m_calculations = 0;
    std::optional<std::int64_t> m_mostElectronicSteps;  // NELM
    bool m_isDynamics = false;
    std::optional<double> m_timeStep;
    std::shared_ptr<const Provenance> m_provenance;
};

}  // namespace mtp
