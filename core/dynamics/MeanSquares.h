// Mean square displacements of each ion, and of blocks of time, in one pass.
#pragma once

#include <Eigen/Dense>
#include <map>
#include <memory>
#include <vector>

#include "core/dynamics/Displacements.h"

namespace mtp {

// Rows: lags.
struct MeanSquares {
    std::vector<std::size_t> lags;  // frames
    double spacing = 0;             // ps
    Eigen::MatrixXd ofIons;         // Å², mean over all origins; columns: ions
    std::size_t blockLength = 0;    // frames
    // Å², mean over ions and over those origins for which both frames lie in the block; columns:
    // blocks of equal length. kUnknown if there are none.
    Eigen::MatrixXd ofBlocks;

    double time(std::size_t row) const { return spacing * static_cast<double>(lags[row]); }
    double msd(std::size_t row) const { return ofIons.row(static_cast<Eigen::Index>(row)).mean(); }
};

// The blocks have frameCount / blocks frames each; frames that are left over belong to none. The
// lags must have an origin (InputError). The same digits for any number of threads.
MeanSquares meanSquaresOf(const Displacements& displacements, const std::vector<std::size_t>& lags,
                          std::size_t blocks, int threads);

// Those of one run at the lags that were asked for before, so that a fit whose range is dragged
// measures only the lags that are new. Copies share what was measured.
class MeasuredSquares {
public:
    // As meanSquaresOf(), of the same displacements each time.
    MeanSquares at(const Displacements& displacements, const std::vector<std::size_t>& lags,
                   std::size_t blocks, int threads);

private:
    struct Row {
        Eigen::VectorXd ofIons, ofBlocks;
    };
    std::map<std::pair<std::size_t, std::size_t>, std::shared_ptr<const Row>>
        m_rows;  // by blocks and lag
};

}  // namespace mtp
