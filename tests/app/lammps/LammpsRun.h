// Runs LAMMPS on small systems that tests make, and reads what it prints.
#pragma once

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <map>
#include <vector>

#include "core/model/Frame.h"
#include "core/mtp/PotentialFile.h"
#include "tests/app/CommandRun.h"

namespace mtp::test {

// Bar in an eV/Å³: the number that LAMMPS uses.
inline constexpr double kLammpsBar = 1.6021765e6;

// How a deck uses a potential.
enum class Way { Kim, Native };

inline QString programOf(Way way) {
    return way == Way::Kim ? QStandardPaths::findExecutable("lmp")
                           : QStringLiteral(MTP_BINARY_DIR) + "/mtp-lmp";
}

// The values of one line of thermo output, by the headings of its columns.
using Thermo = std::map<QByteArray, double>;

inline std::vector<Thermo> thermoOf(const QByteArray& output) {
    std::vector<Thermo> rows;
    QList<QByteArray> headings;
    for (const QByteArray& line : output.split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.front() == "Step") {
            headings = words;
        } else if (line.startsWith("Loop time")) {
            headings.clear();
        } else if (!headings.isEmpty() && words.size() == headings.size()) {
            Thermo row;
            for (qsizetype k = 0; k < words.size(); ++k)
                row[headings[k]] = words[k].toDouble();
            rows.push_back(row);
        }
    }
    return rows;
}

// The numbers of each atom in the last snapshot of a dump, in order of the atoms' numbers.
inline std::vector<std::vector<double>> lastSnapshot(const QByteArray& dump) {
    std::vector<std::vector<double>> rows;
    bool isOfAtoms = false;
    for (const QByteArray& line : dump.split('\n')) {
        if (line.startsWith("ITEM:")) {
            isOfAtoms = line.startsWith("ITEM: ATOMS");
            if (isOfAtoms)
                rows.clear();
        } else if (isOfAtoms && !line.trimmed().isEmpty()) {
            std::vector<double> row;
            for (const QByteArray& word : line.simplified().split(' '))
                row.push_back(word.toDouble());
            rows.push_back(row);
        }
    }
    return rows;
}

// A folder with a system, a potential and what LAMMPS makes of them.
class LammpsRun {
public:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    void write(const QString& name, const QByteArray& text) const {
        QFile file(path(name));
        QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(text) == text.size(),
                 qPrintable(file.errorString()));
    }

    QByteArray read(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    // As potential.mtp in the folder of a KIM model of the name "model", with the library beside.
    void writePotential(const Potential& potential) const {
        QDir().mkpath(path("model"));
        mtp::writePotential(potentialPath().toStdString(), potential);
        addKimLibrary("model");
    }

    void addKimLibrary(const QString& model) const {
        QDir().mkpath(path(model));
        const QString name = "libkim-api-portable-model.so";
        QVERIFY(QFile::copy(QStringLiteral(MTP_BINARY_DIR) + "/../lib/mtp-workbench/kim/" + name,
                            path(model + "/" + name)));
    }

    QString potentialPath() const { return path("model/potential.mtp"); }

    // data.lmp; the rows of the cell must be a lower triangle.
    void writeData(const Frame& frame) const {
        const Eigen::Matrix3d rows = frame.cell.vectors;
        QByteArray text = "a test\n\n" + QByteArray::number(qsizetype(frame.atomCount())) +
                          " atoms\n" + QByteArray::number(qsizetype(frame.species.size())) +
                          " atom types\n\n";
        const auto number = [](double value) { return " " + QByteArray::number(value, 'g', 17); };
        for (int k = 0; k < 3; ++k) {
            const QByteArray axis(1, "xyz"[k]);
            text += "0" + number(rows(k, k)) + " " + axis + "lo " + axis + "hi\n";
        }
        text += number(rows(1, 0)) + number(rows(2, 0)) + number(rows(2, 1)) + " xy xz yz\n";
        text += "\nMasses\n\n";
        const double masses[] = {6.94, 35.45, 26.98};
        for (std::size_t type = 0; type < frame.species.size(); ++type)
            text += QByteArray::number(qsizetype(type) + 1) + number(masses[type]) + "\n";
        text += "\nAtoms # atomic\n\n";
        for (std::size_t atom = 0; atom < frame.atomCount(); ++atom) {
            const auto row = frame.positions.row(static_cast<Eigen::Index>(atom));
            text += QByteArray::number(qsizetype(atom) + 1) + " " +
                    QByteArray::number(frame.types[atom] + 1) + number(row[0]) + number(row[1]) +
                    number(row[2]) + "\n";
        }
        write("data.lmp", text);
    }

    // Runs the lines of a deck by as many processes.
    Outcome run(Way way, const QByteArray& deck, int ranks = 1,
                const QProcessEnvironment& more = {}) const {
        write("in.lmp", deck);
        const QStringList arguments{"-in", "in.lmp"};
        if (ranks == 1)
            return start(programOf(way), arguments, more);
        return start("mpirun",
                     QStringList{"-n", QString::number(ranks), programOf(way)} + arguments, more);
    }

    Outcome start(const QString& program, const QStringList& arguments,
                  const QProcessEnvironment& more = {}) const {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("OMP_NUM_THREADS", "1");
        // Containers run tests as root, on fewer cores than processes.
        environment.insert("OMPI_ALLOW_RUN_AS_ROOT", "1");
        environment.insert("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
        environment.insert("OMPI_MCA_rmaps_base_oversubscribe", "1");                   // 4
        environment.insert("PRTE_MCA_rmaps_default_mapping_policy", ":oversubscribe");  // 5
        // LAMMPS, Python and Open MPI keep memory to the end.
        environment.insert("LSAN_OPTIONS", "detect_leaks=0");
        environment.insert(more);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
        process.setStandardInputFile(QProcess::nullDevice());
        return outcomeOf(process, program, arguments);
    }

    // The lines that use the potential.
    static QByteArray style(Way way, const QByteArray& elements = "Li Cl Al") {
        return way == Way::Kim
                   ? "pair_style kim model\npair_coeff * * " + elements + "\n"
                   : "pair_style mtp\npair_coeff * * model/potential.mtp " + elements + "\n";
    }

    // The lines that every deck of a data file begins with.
    static QByteArray system() {
        return "units metal\natom_style atomic\nbox tilt large\nread_data data.lmp\n";
    }

    // A list is made anew whenever an atom has moved by half of the skin.
    static QByteArray lists() {
        return "neighbor 1.0 bin\nneigh_modify delay 0 every 1 check yes\n";
    }

private:
    QTemporaryDir m_folder;
};

}  // namespace mtp::test

// Leaves the test if there is nothing to run it with.
#define MTP_REQUIRE_LAMMPS(ranks)                                              \
    do {                                                                       \
        if (QStandardPaths::findExecutable("lmp").isEmpty())                   \
            QSKIP("there is no LAMMPS (lmp) on this machine");                 \
        if ((ranks) > 1 && QStandardPaths::findExecutable("mpirun").isEmpty()) \
            QSKIP("there is no mpirun on this machine");                       \
    } while (false)
