// Input files of a test in a folder that goes away with it.
#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <string>

namespace mtp {

class TextInput {
public:
    std::filesystem::path path(const std::string& name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream file(path(name), std::ios::binary);
        file.write(text.data(), static_cast<std::streamsize>(text.size()));
        return path(name);
    }

private:
    QTemporaryDir m_folder;
};

}  // namespace mtp
