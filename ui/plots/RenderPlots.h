// Draws the plots of a training that was run by the command, without a window.
#pragma once

#include <QString>

class QTextStream;

namespace mtp::ui {

// Reads FOLDER/training.jsonl (mtp train --log) and FOLDER/{energy,force,virial}_parity.csv (mtp
// evaluate --tables) and writes loss, errors, energy_parity, force_parity and virial_parity as .png
// and .svg beside them. Returns 0, or 1 after a message if something is missing or unreadable.
int renderPlots(const QString& folder, QTextStream& messages);

}  // namespace mtp::ui
