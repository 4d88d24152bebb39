// Writes a large synthetic OUTCAR or vasprun.xml, laid out as VASP does, for ReaderBenchmark.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <cmath>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

namespace {

constexpr int kAtoms = 96;
constexpr int kBands = 300;
constexpr int kElectronicSteps = 12;
constexpr double kCell = 13.0;

std::mt19937_64& random() {
    static std::mt19937_64 engine(1);
    return engine;
}

double number(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random());
}

void writeOutcarHeader(std::ostream& out) {
    fmt::print(out,
               " vasp.6.3.0 20Jan22 (build Mar 01 2022) complex\n\n executed on x86_64\n\n INCAR:\n"
               "   TITEL  = PAW_PBE Li_sv 10Sep2004\n   TITEL  = PAW_PBE Cl 06Sep2000\n"
               "   TITEL  = PAW_PBE Al 04Jan2001\n   LEXCH  = PE\n"
               "   number of dos      NEDOS =    301   number of ions     NIONS =     {}\n"
               "   ions per type =              16  64  16\n   ENCUT  =  520.0 eV  38.22 Ry\n"
               "   NELM   =     60;   NELMIN=  2\n   IBRION =      0    ionic relax: 0-MD\n"
               "   POTIM  = 2.0000    time-step for ionic-motion\n   ISPIN  =      1\n"
               "   ISMEAR =     0;   SIGMA  =   0.05  broadening in eV\n",
               kAtoms);
}

void writeElectronicStep(std::ostream& out, int step, int electronic, double energy) {
    fmt::print(out, "{:-<39} Iteration {:6}({:4})  {:-<39}\n\n\n", "", step, electronic, "");
    for (std::string_view part : {"POTLOK", "SETDIJ", "EDDAV", "DOS", "CHARGE", "MIXING"})
        fmt::print(out, "    {:>6}:  cpu time {:9.4f}: real time {:9.4f}\n", part, 1.2345, 1.3456);
    fmt::print(out, "\n Free energy of the ion-electron system (eV)\n  {:-<51}\n", "");
    for (std::string_view part :
         {"alpha Z        PSCENC", "Ewald energy   TEWEN ", "-Hartree energ DENC  ",
          "-exchange      EXHF  ", "-V(xc)+E(xc)   XCENC ", "PAW double counting  ",
          "entropy T*S    EENTRO", "eigenvalues    EBANDS", "atomic energy  EATOM ",
          "Solvation  Ediel_sol "})
        fmt::print(out, "  {} = {:18.8f}\n", part, number(-9000, 9000));
    fmt::print(out, "  {:-<51}\n  free energy    TOTEN  = {:18.8f} eV\n\n", "", energy);
    fmt::print(out, "  energy without entropy = {:18.8f}  energy(sigma->0) = {:18.8f}\n\n\n",
               energy, energy);
}

void writeOutcarStep(std::ostream& out, int step) {
    const double energy = number(-400, -390);
    for (int electronic = 1; electronic <= kElectronicSteps; ++electronic)
        writeElectronicStep(out, step, electronic, energy);
    fmt::print(out,
               "\n k-point     1 :       0.0000    0.0000    0.0000\n  band No.  band energies\n");
    for (int band = 1; band <= kBands; ++band)
        fmt::print(out, "  {:5} {:11.4f} {:12.5f}\n", band, number(-20, 10), 2.0);
    fmt::print(out, "\n  FORCE on cell =-STRESS in cart. coord.  units (eV):\n  {:-<80}\n", "");
    for (std::string_view part : {"Alpha Z", "Ewald  ", "Hartree", "E(xc)  ", "Local  ", "n-local",
                                  "augment", "Kinetic", "Fock   "})
        fmt::print(out, "  {}{:12.5f}{:12.5f}{:12.5f}{:12.5f}{:12.5f}{:12.5f}\n", part,
                   number(-99, 99), number(-99, 99), number(-99, 99), 0.1, 0.2, 0.3);
    fmt::print(out, "  Total  {:12.5f}{:12.5f}{:12.5f}{:12.5f}{:12.5f}{:12.5f}\n", 1.1, 1.2, 1.3,
               .1, .2, .3);
    fmt::print(out, "  in kB  {:12.5f}{:12.5f}{:12.5f}{:12.5f}{:12.5f}{:12.5f}\n\n", 1., 1., 1., 0.,
               0., 0.);
    fmt::print(out, "      direct lattice vectors                 reciprocal lattice vectors\n");
    for (int row = 0; row < 3; ++row)
        fmt::print(out, "  {:13.9f}{:13.9f}{:13.9f}  {:13.9f}{:13.9f}{:13.9f}\n",
                   row == 0 ? kCell : 0, row == 1 ? kCell : 0, row == 2 ? kCell : 0, 0.1, 0., 0.);
    fmt::print(
        out, "\n POSITION                                       TOTAL-FORCE (eV/Angst)\n {:-<83}\n",
        "");
    for (int atom = 0; atom < kAtoms; ++atom)
        fmt::print(out, " {:12.5f} {:12.5f} {:12.5f}   {:13.6f} {:13.6f} {:13.6f}\n",
                   number(0, kCell), number(0, kCell), number(0, kCell), number(-2, 2),
                   number(-2, 2), number(-2, 2));
    fmt::print(
        out,
        " {:-<83}\n    total drift:  0.01 0.01 0.01\n\n  free  energy   TOTEN  = {:18.8f} eV\n\n"
        "  energy  without entropy= {:18.8f}  energy(sigma->0) = {:18.8f}\n\n",
        "", energy, energy, energy);
    fmt::print(out, "  kin. lattice  EKIN_LAT=         0.000000  (temperature {:8.2f} K)\n",
               1000.0);
}

void writeVasprunHeader(std::ostream& out) {
    fmt::print(
        out,
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<modeling>\n <generator>\n"
        "  <i name=\"program\" type=\"string\">vasp </i>\n"
        "  <i name=\"version\" type=\"string\">6.3.0  </i>\n </generator>\n <parameters>\n"
        "   <i name=\"ENMAX\">    520.00000000</i>\n   <i type=\"int\" name=\"NELM\">    60</i>\n"
        "   <i type=\"int\" name=\"IBRION\">     0</i>\n   <i name=\"POTIM\">      2.0</i>\n"
        " </parameters>\n <atominfo>\n  <array name=\"atoms\" >\n   <set>\n");
    for (int atom = 0; atom < kAtoms; ++atom)
        fmt::print(out, "    <rc><c>{}</c><c>   1</c></rc>\n",
                   atom < 16   ? "Li"
                   : atom < 80 ? "Cl"
                               : "Al");
    fmt::print(out, "   </set>\n  </array>\n </atominfo>\n");
}

void writeRows(std::ostream& out, std::string_view name, int rows, double size) {
    fmt::print(out, "  <varray name=\"{}\" >\n", name);
    for (int row = 0; row < rows; ++row)
        fmt::print(out, "   <v>{:17.8f}{:17.8f}{:17.8f} </v>\n", number(0, size), number(0, size),
                   number(0, size));
    fmt::print(out, "  </varray>\n");
}

void writeCalculation(std::ostream& out) {
    fmt::print(out, " <calculation>\n");
    for (int electronic = 0; electronic < kElectronicSteps; ++electronic) {
        fmt::print(out,
                   "  <scstep>\n   <time name=\"total\">    1.00    1.10</time>\n   <energy>\n");
        for (std::string_view part :
             {"alphaZ", "ewald", "hartreedc", "XCdc", "pawpsdc", "pawaedc", "eentropy", "bandstr",
              "atom", "e_fr_energy", "e_wo_entrp", "e_0_energy"})
            fmt::print(out, "    <i name=\"{}\">{:17.8f} </i>\n", part, number(-9000, 9000));
        fmt::print(out, "   </energy>\n  </scstep>\n");
    }
    fmt::print(out, "  <structure>\n   <crystal>\n   <varray name=\"basis\" >\n");
    for (int row = 0; row < 3; ++row)
        fmt::print(out, "    <v>{:17.8f}{:17.8f}{:17.8f} </v>\n", row == 0 ? kCell : 0,
                   row == 1 ? kCell : 0, row == 2 ? kCell : 0);
    fmt::print(out, "   </varray>\n   </crystal>\n");
    writeRows(out, "positions", kAtoms, 1);
    fmt::print(out, "  </structure>\n");
    writeRows(out, "forces", kAtoms, 2);
    writeRows(out, "stress", 3, 10);
    fmt::print(out, "  <energy>\n   <i name=\"e_fr_energy\">{:17.8f} </i>\n  </energy>\n", -395.1);
    fmt::print(out,
               "  <eigenvalues>\n   <array>\n    <field>eigene</field>\n    <set><set>"
               "<set comment=\"kpoint 1\">\n");
    for (int band = 0; band < kBands; ++band)
        fmt::print(out, "       <r>{:12.4f}{:11.4f} </r>\n", number(-20, 10), 1.0);
    fmt::print(out, "    </set></set></set>\n   </array>\n  </eigenvalues>\n </calculation>\n");
}

void write(std::string_view kind, const char* path, double bytes) {
    std::ofstream out(path, std::ios::binary);
    const bool isXml = kind == "vasprun";
    isXml ? writeVasprunHeader(out) : writeOutcarHeader(out);
    for (int step = 1; static_cast<double>(out.tellp()) < bytes; ++step)
        isXml ? writeCalculation(out) : writeOutcarStep(out, step);
    if (isXml)
        fmt::print(out, "</modeling>\n");
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view kind = argc == 4 ? argv[1] : "";
    if (kind != "outcar" && kind != "vasprun") {
        fmt::print(stderr, "usage: VaspOutputGenerator outcar|vasprun FILE MEGABYTES\n");
        return 2;
    }
    try {
        write(kind, argv[2], std::atof(argv[3]) * 1e6);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
    return 0;
}
