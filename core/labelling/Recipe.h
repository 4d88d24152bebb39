// How single points are to be calculated: the physics, which decides the labels, and the solver,
// which only decides whether and how fast they come.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/Frame.h"

namespace mtp {

enum class DftCode { Vasp, Cp2k, QuantumEspresso };
// "vasp", "cp2k", "qe".
std::string_view dftCodeKey(DftCode code);
// "VASP", "CP2K", "Quantum ESPRESSO", as Provenance::code has it.
std::string_view dftCodeName(DftCode code);
std::optional<DftCode> findDftCode(std::string_view key);
const std::vector<DftCode>& allDftCodes();

enum class Functional { OptB88Vdw, Pbe, PbeD3, R2scan };
// "optb88-vdw", "pbe", "pbe-d3bj", "r2scan".
std::string_view functionalKey(Functional functional);
// "optB88-vdW", "PBE", "PBE-D3(BJ)", "r2SCAN".
std::string_view functionalName(Functional functional);
std::optional<Functional> findFunctional(std::string_view key);
const std::vector<Functional>& allFunctionals();

// Dudarev's U on one shell.
struct HubbardU {
    int l = 2;     // 0 to 3: s, p, d, f
    double u = 0;  // eV

    bool operator==(const HubbardU&) const = default;
};
// On the shell that one usually means: f of lanthanides and actinides, p of main groups, else d.
// Throws InputError for what is no element.
HubbardU usualHubbard(const std::string& element, double u);

// What a recipe says of one element.
struct ElementPhysics {
    // The setup of a POTCAR library ("Li_sv"), the potential in CP2K's file ("GTH-PBE-q3"), or the
    // file that pw.x reads. Empty: the usual one, see withElements().
    std::string pseudopotential;
    // What the output names it by, if that is more: the TITEL of a POTCAR. May be empty.
    std::string title;
    // Of the file, if there is one: "xxh128:" and 32 hex digits. May be empty.
    std::string checksum;
    std::string md5;    // the same of a file of pw.x, which prints it: 32 hex digits. May be empty
    std::string basis;  // CP2K; empty: the usual one
    std::optional<double> valence;  // electrons of a POTCAR (ZVAL); known if the cell is charged
    std::optional<double> moment;   // Bohr magnetons for each atom, of polarised calculations
    std::optional<HubbardU> hubbard;

    bool operator==(const ElementPhysics&) const = default;
};

// What labels depend on. It is compared with what comes back, and no retry changes it.
struct Physics {
    Functional functional = Functional::OptB88Vdw;
    double cutoff = 0;              // eV, of plane waves (VASP, pw.x) or of the densest grid (CP2K)
    double relativeCutoff = 0;      // eV, CP2K: REL_CUTOFF
    double densityCutoff = 0;       // eV, pw.x: ecutrho
    double nonlocalCutoff = 0;      // eV, CP2K: CUTOFF of NON_LOCAL; 0: that of the grid
    double tolerance = 0;           // of the electronic steps: EDIFF (eV), EPS_SCF, conv_thr (Ry)
    double filter = 0;              // CP2K: EPS_DEFAULT
    std::optional<double> spacing;  // of k-points, 1/Å, with 2 pi; absent: the Gamma point alone
    double smearing = 0;            // eV, Gaussian; 0: fixed occupations if the code has them
    bool isPolarised = false;
    double charge = 0;  // of the cell, elementary charges
    std::map<std::string, ElementPhysics> elements;

    bool operator==(const Physics&) const = default;
};

// What only decides the way to the same result.
struct Solver {
    std::string algorithm;  // ALGO; "ot-diis", "ot-cg" or "diagonalisation"; of pw.x "david", "cg"
    int mostSteps = 0;      // electronic; of CP2K in each outer step
    int outerSteps = 0;     // CP2K
    double mixing = 0;      // pw.x and CP2K's diagonalisation

    bool operator==(const Solver&) const = default;
};

struct Recipe {
    std::string name;  // "optb88-vdw", or a user's own
    DftCode code = DftCode::Vasp;
    Physics physics;
    Solver solver;

    bool operator==(const Recipe&) const = default;
};

// A recipe that comes with the program. Throws InputError if the code has not got the functional
// (r2SCAN in pw.x, which needs another library for it).
Recipe builtInRecipe(Functional functional, DftCode code);
// All of them.
std::vector<Recipe> builtInRecipes();

// Throws InputError that names the quantity, its value and what is valid.
void validate(const Recipe& recipe);
// The algorithms of the solver that decks can ask a code for.
const std::vector<std::string_view>& algorithmsOf(DftCode code);

// A recipe of a user's own, which a project keeps, also needs a name that no built-in recipe has
// and that can be the name of a folder. Throws InputError.
void validateOwn(const Recipe& recipe);
// The list with the recipe in the place of the one of its name, or behind the others.
std::vector<Recipe> withOwnRecipe(std::vector<Recipe> recipes, const Recipe& recipe);

// The recipe with the usual pseudopotential and basis for those of these elements for which it
// names none. Throws InputError for a species that is no element, or one that CP2K's files have no
// basis for. For pw.x files have to be named: see Pseudopotentials.h.
Recipe withElements(Recipe recipe, const std::vector<std::string>& elements);

// JSON and back. Throws ParseError, naming the path.
std::string toRecipeJson(const Recipe& recipe);
Recipe fromRecipeJson(const std::string& text, const std::string& path);
std::string toRecipesJson(const std::vector<Recipe>& recipes);
std::vector<Recipe> fromRecipesJson(const std::string& text, const std::string& path);

// Of the code and the physics: "xxh128:" and 32 hex digits.
std::string physicsChecksum(const Recipe& recipe);

// Of the grid of CP2K's nonlocal functional, eV.
double nonlocalCutoffOf(const Physics& physics);

// Points along each vector of a cell by the spacing: max(1, ceil(|b| / spacing)).
std::array<int, 3> meshOf(const Cell& cell, const Physics& physics);
// How many of them differ without symmetry but for time reversal, which pw.x and VASP use.
int pointCount(const std::array<int, 3>& mesh);

// The recipe in lines for people: "Functional  optB88-vdW".
std::vector<std::pair<std::string, std::string>> describeRecipe(const Recipe& recipe);

}  // namespace mtp
