// A shell script in the place of pw.x: it notes that it was started, waits, and prints an output
// that pw.x 6.7 wrote for three cells of Si2 (tests/data/dft), or another one if a test asks for
// it.
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <filesystem>
#include <fstream>

#include "core/base/TextFile.h"
#include "core/base/Units.h"
#include "core/io/FormatRegistry.h"
#include "core/labelling/Campaign.h"

namespace mtp::test {

inline const std::filesystem::path kDftData =
    std::filesystem::path(MTP_SOURCE_DIR) / "tests/data/dft";

class FakeCode {
public:
    FakeCode() {
        makeFolder(path() / "library");
        makeFolder(path() / "outputs");
        writeTextFile(path() / "library/Si.pbe-rrkj.UPF", "in the place of a pseudopotential\n");
        writeTextFile(path() / "delay", "0\n");
        // The key is the name of the folder above that of the attempt.
        writeTextFile(path() / "fake-pw",
                      "#!/bin/sh\nhere=" + path().string() +
                          "\nkey=$(basename \"$(dirname \"$PWD\")\")\n"
                          "echo \"$key\" >> $here/starts\nsleep \"$(cat $here/delay)\" &\n"
                          "trap 'kill $!; exit 1' TERM\nwait $! || exit 1\n"
                          "while [ -f $here/hold ]; do sleep 0.05; done\n"
                          "cat $here/outputs/\"$key\"\n"
                          "exit $(cat $here/outputs/\"$key\".status 2>/dev/null || echo 0)\n");
        makeExecutable(path() / "fake-pw");
    }

    std::filesystem::path path() const { return m_folder.path().toStdString(); }
    std::filesystem::path campaign() const { return path() / "campaign"; }

    // What the outputs were calculated with.
    static Recipe recipe() {
        Recipe recipe = builtInRecipe(Functional::Pbe, DftCode::QuantumEspresso);
        recipe.physics.cutoff = 16 * units::kRydberg;
        recipe.physics.densityCutoff = 8 * recipe.physics.cutoff;
        recipe.physics.spacing = 1;
        return recipe;
    }
    static std::vector<Frame> configurations() {
        return readFrames(FormatRegistry::withBuiltinFormats(), kDftData / "si2.extxyz");
    }
    ExportOptions options() const {
        ExportOptions options;
        options.library = path() / "library";
        options.command = (path() / "fake-pw").string();
        return options;
    }

    // Writes the campaign; each task prints its own output.
    ExportReport exportAll() const {
        Progress quiet;
        const ExportReport report =
            exportTasks(campaign(), configurations(), recipe(), options(), quiet);
        for (std::size_t i = 0; i < report.keys.size(); ++i)
            print(report.keys[i], "si2-" + std::to_string(i + 1) + ".out");
        return report;
    }
    void print(const std::string& key, const std::string& recorded, int status = 0) const {
        printText(key, readTextFile(kDftData / recorded), status);
    }
    // An output tells the checksum of the file that was read: here that of the library.
    static std::string withChecksumOfLibrary(std::string text) {
        constexpr std::string_view kRecorded = "d7f89eb60b7b396f5f4f9eaa825fcfdc";
        if (const std::size_t at = text.find(kRecorded); at != std::string::npos)
            text.replace(at, kRecorded.size(), "d7d28c20677d1178b63af3174270a4b3");
        return text;
    }
    void printText(const std::string& key, const std::string& text, int status = 0) const {
        writeTextFile(path() / "outputs" / key, withChecksumOfLibrary(text));
        writeTextFile(path() / "outputs" / (key + ".status"), std::to_string(status));
    }
    // Tasks that are started from now on, or run, end when they are released.
    void hold() const { writeTextFile(path() / "hold", ""); }
    void release() const { std::filesystem::remove(path() / "hold"); }
    void setDelay(const char* seconds) const { writeTextFile(path() / "delay", seconds); }

    // Keys of the tasks that were started, as often as they were.
    QStringList starts() const {
        QFile file(QString::fromStdString((path() / "starts").string()));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
    }

private:
    QTemporaryDir m_folder;
};

}  // namespace mtp::test
