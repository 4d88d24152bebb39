// Texts of core/io/bytes: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

const std::vector<const char*> kCoreIoBytes = {
    QT_TRANSLATE_NOOP("mtp::core", "%1: is a folder, not a file"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: cannot be opened (no permission?)"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: cannot be read (changed since it was opened?)"),
    QT_TRANSLATE_NOOP("mtp::core", "unexpected end of %1 data"),
    QT_TRANSLATE_NOOP("mtp::core", "data after the end of the %1 stream were ignored"),
    QT_TRANSLATE_NOOP("mtp::core", "zlib cannot be set up"),
    QT_TRANSLATE_NOOP("mtp::core", "unknown error"),
    QT_TRANSLATE_NOOP("mtp::core", "incorrect data check"),
    QT_TRANSLATE_NOOP("mtp::core", "the gzip checksum (CRC) does not match the data"),
    QT_TRANSLATE_NOOP("mtp::core", "damaged gzip data (%1)"),
    QT_TRANSLATE_NOOP("mtp::core", "libbz2 cannot be set up"),
    QT_TRANSLATE_NOOP("mtp::core", "damaged bzip2 data (a checksum does not match)"),
    QT_TRANSLATE_NOOP("mtp::core", "liblzma cannot be set up"),
    QT_TRANSLATE_NOOP("mtp::core", "xz data that needs more than 1 GiB of memory"),
    QT_TRANSLATE_NOOP("mtp::core", "damaged xz data (liblzma code %1)"),
    QT_TRANSLATE_NOOP("mtp::core", "libzstd cannot be set up"),
    QT_TRANSLATE_NOOP("mtp::core", "damaged zstd data (%1)"),
    QT_TRANSLATE_NOOP("mtp::core", "there is nothing to decompress"),
    QT_TRANSLATE_NOOP("mtp::core", "this is no HDF5 file"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "damaged HDF5 (cut, or not closed by the program that wrote it)"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 is a link to elsewhere, which is not followed"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 lies in other files, which are not opened"),
    QT_TRANSLATE_NOOP("mtp::core", "there is no %1"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 holds more values than the file can"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 holds no numbers"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 cannot be read (damaged HDF5)"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 holds no texts of fixed length"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 holds more text than the file can"),
    QT_TRANSLATE_NOOP("mtp::core", "%1 has no part %2 of %3 numbers"),
    QT_TRANSLATE_NOOP("mtp::core", "%1, part %2, cannot be read (damaged HDF5)"),
    QT_TRANSLATE_NOOP("mtp::core", "%1: is no file with content"),
    QT_TRANSLATE_NOOP("mtp::core",
                      "this is UTF-16 text; please convert it to UTF-8 (for example with iconv)"),
    QT_TRANSLATE_NOOP("mtp::core", "a line longer than %1 MiB"),
    QT_TRANSLATE_NOOP("mtp::core", "NUL bytes in the text (damaged file?)"),
    QT_TRANSLATE_NOOP("mtp::core", "the XML declares entities of its own"),
};

}  // namespace mtp::ui
