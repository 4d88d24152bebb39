// Evaluates ranges of atoms; compiled for several instruction sets, chosen when the program runs.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/mtp/EvaluationPlan.h"
#include "core/mtp/LinkedCells.h"

namespace mtp {

// What is evaluated: all arrays by place.
struct EvaluationTask {
    const EvaluationPlan* plan;
    const LinkedCells* cells;
    const std::vector<int>* types;
};

// Where results go; forces and virial are added to.
struct EvaluationResult {
    double* siteEnergies;            // eV, by place
    double* forces;                  // eV/Å, 3 per place
    std::array<double, 6> virial{};  // eV: xx yy zz yz xz xy
};

// Evaluates places begin .. end.
void evaluatePlaces(const EvaluationTask& task, std::size_t begin, std::size_t end,
                    EvaluationResult& result);

// The instruction set in use, such as "AVX2".
std::string instructionSet();

}  // namespace mtp
