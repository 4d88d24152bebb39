// VASP's INCAR tags as provenance: what the electronic structure was calculated with.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/TrajectoryReader.h"

namespace mtp {

// Gathers tags as OUTCAR, vasprun.xml, vaspout.h5 and INCAR name them; later values replace earlier
// ones. All four give the same text for the same run.
class VaspSettings {
public:
    // Values as they are printed: "520.0", ".TRUE.", "T", "--". An empty value is not taken.
    void set(std::string_view tag, std::string_view value);
    // A TITEL line ("PAW_PBE Li_sv 10Sep2004"), in the order of the species.
    void addPseudopotential(std::string_view title);
    // LEXCH of a POTCAR ("PE", "91", "CA").
    void setPotcarFunctional(std::string_view code);
    // Divisions of an automatic mesh; replaces a count of points.
    void setMesh(std::int64_t a, std::int64_t b, std::int64_t c);
    // Electrons of the neutral cell, by the ZVAL of its POTCARs; with NELECT they tell its charge.
    void setValence(double electrons);
    // Number of points (irreducible) if there is no mesh.
    void setPointCount(std::int64_t count);

    // The standard keys of Provenance::settings, those that are known.
    std::map<std::string, std::string> standard() const;
    // Species by the pseudopotentials' titles; one that names no element is left out.
    std::vector<std::string> elements() const;

    // NELM: an ionic step with that many electronic ones did not converge.
    std::optional<std::int64_t> mostElectronicSteps() const;
    // POTIM of molecular dynamics (IBRION = 0), fs.
    std::optional<double> timeStep() const;
    // By IBRION and NSW.
    RunKind runKind() const;
    // EDIFF: if the energy still changed by more in the last electronic step, that step did not
    // converge. eV.
    std::optional<double> energyTolerance() const;
    // NBLOCK: ionic steps from one configuration of an XDATCAR to the next; 1 if not given.
    std::int64_t outputStride() const;

private:
    std::string tag(std::string_view name) const;
    bool isTrue(std::string_view name) const;
    double number(std::string_view name, double otherwise) const;
    std::string exchange() const;
    std::string functional() const;
    std::string hybrid(const std::string& base) const;
    std::string nonlocalFunctional() const;
    std::string dispersion() const;
    std::string smearing() const;
    std::string hubbard() const;
    std::string precision() const;
    std::string projection() const;
    std::string charge() const;

    std::map<std::string, std::string, std::less<>> m_tags;  // names in upper case
    std::vector<std::string> m_titles;
    std::string m_potcarFunctional;
    std::string m_mesh;
    std::optional<std::int64_t> m_pointCount;
    std::optional<double> m_valence;
};

// "2025.07.07  11:37:14" or "2019 04 23 05:48:14" as "2025-07-07 11:37:14", which sorts by time;
// empty if it is no date.
std::string vaspDate(std::string_view text);

}  // namespace mtp
