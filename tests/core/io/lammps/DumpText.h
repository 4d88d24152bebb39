// Dumps of LAMMPS as text, for tests of files that grow.
#pragma once

#include <QByteArray>

namespace mtp::test {

// A frame of two atoms as LAMMPS dumps it; the first of a file says the units.
inline QByteArray dumpFrame(int step, bool hasTime = true, bool isFirst = false) {
    const QByteArray number = QByteArray::number(step);
    QByteArray text = isFirst ? "ITEM: UNITS\nmetal\n" : "";
    if (hasTime)
        text += "ITEM: TIME\n" + QByteArray::number(step * 0.001) + "\n";
    return text + "ITEM: TIMESTEP\n" + number +
           "\nITEM: NUMBER OF ATOMS\n2\nITEM: BOX BOUNDS pp pp pp\n0 5\n0 5\n0 5\n"
           "ITEM: ATOMS id type element xu yu zu\n1 1 Li 0 0 " +
           number + "\n2 2 Cl 1 1 1\n";
}

}  // namespace mtp::test
