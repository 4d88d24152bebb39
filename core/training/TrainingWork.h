// What a training does at the moment, for whoever waits for its next iteration.
#pragma once

#include <cstddef>
#include <string>

namespace mtp {

struct TrainingWork {
    enum class Stage {
        Starts,     // compares starts on a sample
        Sample,     // minimises on a sample of a large set
        Iteration,  // makes a step on the whole set
        Hop,        // looks for a lower minimum nearby
    };

    Stage stage = Stage::Starts;
    int number = 1;  // of the start, the sample, the iteration or the hop
    int count = 0;   // of starts, samples or hops; 0 for iterations, whose number is not known
    // An iteration passes over the configurations several times.
    std::size_t done = 0, configurations = 0;  // of the present pass
};

// "start 3 of 8", "iteration 12: 1204 of 5012 configurations".
std::string describe(const TrainingWork& work);

}  // namespace mtp
