#include "core/io/FrameKeys.h"

#include <fmt/format.h>

#include "core/base/Parse.h"

namespace mtp {

namespace {

constexpr std::string_view kProvenancePrefix = "provenance_";

bool isEqual(const Provenance& a, const Provenance& b) {
    return a.code == b.code && a.version == b.version && a.source == b.source &&
           a.settings == b.settings && a.checksum == b.checksum;
}

bool takeDouble(std::optional<double>& field, std::string_view value) {
    const std::optional<double> number = parseDouble(trimmed(value));
    if (number)
        field = number;
    return number.has_value();
}

bool takeStep(Frame& frame, std::string_view value) {
    const std::optional<std::int64_t> number = parseInt(trimmed(value));
    if (number)
        frame.step = number;
    return number.has_value();
}

bool takeConverged(Frame& frame, std::string_view value) {
    if (value != "T" && value != "F")
        return false;
    frame.labels.isConverged = value == "T";
    return true;
}

bool takePredicted(Frame& frame, std::string_view value) {
    if (value != "T" && value != "F")
        return false;
    frame.labels.isPredicted = value == "T";
    return true;
}

bool takeField(Frame& frame, std::string_view key, std::string_view value) {
    if (key == "step")
        return takeStep(frame, value);
    if (key == "time_fs")
        return takeDouble(frame.timeFs, value);
    if (key == "temperature_K")
        return takeDouble(frame.temperature, value);
    if (key == "energy_sigma0")
        return takeDouble(frame.labels.energySigma0, value);
    if (key == "predicted")
        return takePredicted(frame, value);
    return key == "converged" && takeConverged(frame, value);
}

void addProvenance(std::vector<KeyValue>& keys, const Provenance& provenance) {
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty())
            keys.emplace_back(fmt::format("{}{}", kProvenancePrefix, name), value);
    };
    add("code", provenance.code);
    add("version", provenance.version);
    add("source", provenance.source);
    add("checksum", provenance.checksum);
    for (const auto& [name, value] : provenance.settings)
        add(name, value);
}

}  // namespace

std::vector<KeyValue> keysOf(const Frame& frame) {
    std::vector<KeyValue> keys;
    if (frame.step)
        keys.emplace_back("step", fmt::format("{}", *frame.step));
    if (frame.timeFs)
        keys.emplace_back("time_fs", fmt::format("{}", *frame.timeFs));
    if (frame.temperature)
        keys.emplace_back("temperature_K", fmt::format("{}", *frame.temperature));
    if (frame.labels.energySigma0)
        keys.emplace_back("energy_sigma0", fmt::format("{}", *frame.labels.energySigma0));
    if (frame.labels.isConverged)
        keys.emplace_back("converged", *frame.labels.isConverged ? "T" : "F");
    if (frame.labels.isPredicted)
        keys.emplace_back("predicted", "T");
    if (frame.provenance)
        addProvenance(keys, *frame.provenance);
    for (const auto& [key, value] : keyValuePairs(frame))
        keys.emplace_back(key, value);
    return keys;
}

void FrameKeyReader::begin() {
    m_current = {};
}

void FrameKeyReader::take(Frame& frame, std::string_view key, std::string_view value) {
    if (key.starts_with(kProvenancePrefix)) {
        const std::string name(key.substr(kProvenancePrefix.size()));
        if (name == "code")
            m_current.code = value;
        else if (name == "version")
            m_current.version = value;
        else if (name == "source")
            m_current.source = value;
        else if (name == "checksum")
            m_current.checksum = value;
        else
            m_current.settings[name] = value;
        return;
    }
    if (!takeField(frame, key, value))
        takeKeyValue(frame, key, value);
}

void FrameKeyReader::finish(Frame& frame) {
    if (m_current.source.empty())
        m_current.source = m_source;
    if (!m_last || !isEqual(*m_last, m_current))
        m_last = std::make_shared<const Provenance>(m_current);
    frame.provenance = m_last;
}

}  // namespace mtp
