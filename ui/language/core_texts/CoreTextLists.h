// What core can say, room by room: written by core_texts.py from its sources, the names by hand.
#pragma once

#include <vector>

namespace mtp::ui {

extern const std::vector<const char*> kCoreBase;
extern const std::vector<const char*> kCoreDensity;
extern const std::vector<const char*> kCoreDynamics;
extern const std::vector<const char*> kCoreInspection;
extern const std::vector<const char*> kCoreIo;
extern const std::vector<const char*> kCoreIoBytes;
extern const std::vector<const char*> kCoreIoCp2k;
extern const std::vector<const char*> kCoreIoDeepmd;
extern const std::vector<const char*> kCoreIoLammps;
extern const std::vector<const char*> kCoreIoMlip;
extern const std::vector<const char*> kCoreIoQuantumEspresso;
extern const std::vector<const char*> kCoreIoVasp;
extern const std::vector<const char*> kCoreIoXyz;
extern const std::vector<const char*> kCoreLabelling;
extern const std::vector<const char*> kCoreLearning;
extern const std::vector<const char*> kCoreModel;
extern const std::vector<const char*> kCoreMtp;
extern const std::vector<const char*> kCoreNames;
extern const std::vector<const char*> kCoreProject;
extern const std::vector<const char*> kCorePruning;
extern const std::vector<const char*> kCoreSampling;
extern const std::vector<const char*> kCoreScan;
extern const std::vector<const char*> kCoreSelection;
extern const std::vector<const char*> kCoreSimulation;
extern const std::vector<const char*> kCoreTraining;
extern const std::vector<const char*> kCoreWords;
extern const std::vector<const char*> kCoreWorkflow;

// In each text %1, %2, ... stand for what core puts in.
inline const std::vector<const char*>* const kCoreTextLists[] = {&kCoreBase,
                                                                 &kCoreDensity,
                                                                 &kCoreDynamics,
                                                                 &kCoreInspection,
                                                                 &kCoreIo,
                                                                 &kCoreIoBytes,
                                                                 &kCoreIoCp2k,
                                                                 &kCoreIoDeepmd,
                                                                 &kCoreIoLammps,
                                                                 &kCoreIoMlip,
                                                                 &kCoreIoQuantumEspresso,
                                                                 &kCoreIoVasp,
                                                                 &kCoreIoXyz,
                                                                 &kCoreLabelling,
                                                                 &kCoreLearning,
                                                                 &kCoreModel,
                                                                 &kCoreMtp,
                                                                 &kCoreNames,
                                                                 &kCoreProject,
                                                                 &kCorePruning,
                                                                 &kCoreSampling,
                                                                 &kCoreScan,
                                                                 &kCoreSelection,
                                                                 &kCoreSimulation,
                                                                 &kCoreTraining,
                                                                 &kCoreWorkflow};

}  // namespace mtp::ui
