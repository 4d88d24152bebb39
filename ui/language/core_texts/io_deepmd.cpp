// Texts of core/io/deepmd: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreIoDeepmd = {
    QT_TRANSLATE_NOOP("mtp::core", "%1: is a file, and DeePMD data are a folder"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: the folder is not empty"),
    QT_TRANSLATE_NOOP(
        "mtp::core", "%1: DeePMD data need the names of the species, and the atom types have none"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "which directions are periodic: DeePMD data are periodic in all or none"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: there is no configuration to write"),
    QT_TRANSLATE_NOOP("mtp::core", "DeePMD-kit folder, npy"),
    QT_TRANSLATE_NOOP("mtp::core", "DeePMD-kit folder, raw"),
};

}  // namespace mtp::ui
