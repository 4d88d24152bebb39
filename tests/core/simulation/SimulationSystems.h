// Small systems of which simulations are prepared in tests.
#pragma once

#include <QFile>
#include <QString>
#include <QTest>

#include "core/base/Error.h"
#include "core/mtp/PotentialFile.h"
#include "core/simulation/RunFolder.h"

namespace mtp::test {

// The message of the InputError that a call throws; empty if it throws none.
template <class Call>
QString inputError(Call&& call) {
    try {
        call();
    } catch (const InputError& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

// A lattice of Li and Cl in turns, 1.60 g/cm³ with 2.8 Å between neighbours, in a tilted cell if
// asked for.
inline Frame saltCell(bool isTilted = false) {
    constexpr double kSpacing = 2.8;
    Frame frame;
    frame.species = {"Li", "Cl"};
    frame.cell = Cell::fromRows(Eigen::Matrix3d::Identity() * 4 * kSpacing);
    if (isTilted)
        frame.cell.vectors(1, 0) = 1.0;
    frame.positions = Positions(64, 3);
    for (int i = 0; i < 64; ++i) {
        const Eigen::Vector3d place(i % 4, i / 4 % 4, i / 16);
        frame.positions.row(i) = (place / 4).transpose() * frame.cell.vectors;
        frame.types.push_back(static_cast<int>(place.sum()) % 2);
    }
    return frame;
}

// The trained potential of Li, Cl and Al that the tests of LAMMPS use, with a trained range.
inline Potential trainedPotential() {
    Potential potential =
        readPotential(std::string(MTP_SOURCE_DIR) + "/tests/data/lammps/LiAlCl4_level8.mtp");
    potential.trained = TrainedRange{std::vector<double>(6, 2.0), 5.0, {{1.3, 2.4}}};
    return potential;
}

inline SimulationRequest requestFor(SimulationOptions options, Frame start = saltCell()) {
    SimulationRequest request;
    request.potential = trainedPotential();
    request.potentialName = "LiAlCl4 level 8";
    request.start = std::move(start);
    request.startName = "salt.data";
    request.options = std::move(options);
    return request;
}

inline QByteArray contentOf(const std::filesystem::path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace mtp::test
