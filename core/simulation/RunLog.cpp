#include "core/simulation/RunLog.h"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <utility>

#include "core/base/Parse.h"
#include "core/base/TableRows.h"
#include "core/base/Units.h"
#include "core/simulation/Deck.h"

namespace mtp {

namespace {

using namespace columns;

constexpr double kGPaPerBar = 1e-4;
constexpr std::size_t kMostWarnings = 50;
constexpr std::string_view kHalt = "Fix halt condition for fix-id ", kLoop = "Loop time of ",
                           kClosestColumn = "v_d_";

}  // namespace

bool isLimit(const GuardStop& stop) {
    return stop.fix != kStopFix && stop.fix != kDiskFix;
}

RunLog::RunLog(std::filesystem::path folder, RunDescription description)
    : m_folder(std::move(folder))
    , m_description(std::move(description))
    , m_table(makeTable())
    , m_runs(m_description.schedule.runs.size()) {}

bool RunLog::update() {
    std::ifstream file(m_folder / kLogFile, std::ios::binary);
    if (!file)
        return false;
    file.seekg(static_cast<std::streamoff>(m_offset));
    std::string text((std::istreambuf_iterator<char>(file)), {});
    if (text.empty())
        return false;
    m_offset += text.size();
    m_rest += text;
    std::string_view left = m_rest;
    for (std::size_t end = left.find('\n'); end != std::string_view::npos; end = left.find('\n')) {
        takeLine(trimmed(left.substr(0, end)));
        left.remove_prefix(end + 1);
    }
    m_rest = std::string(left);
    m_table = makeTable();
    return true;
}

std::int64_t RunLog::stepsDone() const {
    return std::accumulate(m_runs.begin(), m_runs.end(), std::int64_t{0},
                           [](std::int64_t sum, const RunState& run) { return sum + run.step; });
}

void RunLog::takeLine(std::string_view line) {
    if (line.starts_with(kMark)) {
        takeMark(trimmed(line.substr(kMark.size())));
    } else if (line.starts_with("Step ")) {
        m_heading.clear();
        for (const std::string_view word : wordsOf(line))
            m_heading.emplace_back(word);
    } else if (line.starts_with(kLoop)) {
        m_heading.clear();
        takeLoopTime(line.substr(kLoop.size()));
    } else if (line.starts_with(kHalt)) {
        takeHalt(line.substr(kHalt.size()));
    } else if (line.starts_with("ERROR")) {
        m_error = std::string(line);
    } else if (line.starts_with("WARNING")) {
        if (m_warnings.size() < kMostWarnings)
            m_warnings.emplace_back(line);
    } else if (!m_heading.empty()) {
        takeRow(line);
    }
}

// Our own lines: "run 2 of 6: ...", "style kim", "ended at step 4000 of 5000".
void RunLog::takeMark(std::string_view text) {
    const std::vector<std::string_view> words = wordsOf(text);
    if (words.size() >= 2 && words[0] == "style") {
        m_style = std::string(words[1]);
    } else if (words.size() >= 4 && words[0] == "run") {
        const std::optional<std::int64_t> number = parseInt(words[1]);
        if (!number || *number < 1 || *number > static_cast<std::int64_t>(m_runs.size()))
            return;
        m_current = static_cast<std::size_t>(*number - 1);
        m_runs[*m_current].hasBegun = true;
        m_runs[*m_current].hasEnded = false;
        m_runs[*m_current].stop.reset();
        m_error.clear();
    } else if (words.size() >= 4 && words[0] == "ended" && m_current) {
        m_runs[*m_current].hasEnded = true;
        if (const std::optional<std::int64_t> step = parseInt(words[3]))
            m_runs[*m_current].step = *step;
    }
}

void RunLog::takeRow(std::string_view line) {
    const std::optional<Row> row = parseRow(line);
    if (!row)
        return;
    // A run that is continued repeats steps, and a stage begins with the step that ended the last.
    while (!m_rows.empty() && m_rows.back().run == row->run && m_rows.back().step >= row->step)
        m_rows.pop_back();
    m_rows.push_back(*row);
    m_runs[*m_current].step = static_cast<std::int64_t>(row->step);
}

std::optional<RunLog::Row> RunLog::parseRow(std::string_view line) const {
    constexpr std::pair<std::string_view, double Row::*> kFields[] = {
        {"Step", &Row::step},
        {"Temp", &Row::temperature},
        {"PotEng", &Row::potentialEnergy},
        {"TotEng", &Row::totalEnergy},
        {"Press", &Row::pressure},
        {"Density", &Row::density},
        {"v_force", &Row::force},
        {"v_grade", &Row::grade},
        {"v_highest_grade", &Row::highestGrade}};
    const std::vector<std::string_view> words = wordsOf(line);
    if (words.size() != m_heading.size() || !m_current)
        return {};
    Row row;
    row.run = static_cast<int>(*m_current);
    auto pair = m_description.limits.pairs.begin();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::optional<double> value = parseDouble(words[i]);
        if (!value)
            return {};
        for (const auto& [name, field] : kFields)
            if (name == m_heading[i])
                row.*field = *value;
        if (!m_heading[i].starts_with(kClosestColumn) || pair == m_description.limits.pairs.end())
            continue;
        const double ratio = *value / (pair++)->trained;
        // The cutoff stands for a pair that is not within it.
        if (ratio >= row.closestRatio || *value >= m_description.cutoff)
            continue;
        row.closest = *value;
        row.closestRatio = ratio;
    }
    // Not the time of LAMMPS, which counts on from one run of a rehearsal to the next.
    row.time = row.step * m_description.options.timestep / units::kFsPerPs;
    if (!(row.highestGrade > 0))  // no step was graded yet
        row.grade = row.highestGrade = kUnknown;
    const auto atoms = static_cast<double>(m_description.atomCount);
    row.potentialEnergy /= atoms;
    row.totalEnergy /= atoms;
    row.pressure *= kGPaPerBar;
    return row;
}

Table RunLog::makeTable() const {
    TableRows rows(kRun, kStep, kSimulatedTime, kRunTemperature, kPotentialEnergy, kRunTotalEnergy,
                   kRunPressure, kRunDensity, kRunLargestForce, kClosest, kClosestRatio, kRunGrade,
                   kRunHighestGrade);
    rows.reserve(m_rows.size());
    for (const Row& row : m_rows)
        rows.add(row.run, row.step, row.time, row.temperature, row.potentialEnergy, row.totalEnergy,
                 row.pressure, row.density, row.force, row.closest, row.closestRatio, row.grade,
                 row.highestGrade);
    return rows.table();
}

// "closest_Al_Al met on step 98 with value 1.93"
void RunLog::takeHalt(std::string_view text) {
    if (!m_current)
        return;
    const std::vector<std::string_view> words = wordsOf(text);
    GuardStop stop;
    stop.fix = std::string(words.empty() ? std::string_view() : words[0]);
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        if (words[i] == "step")
            stop.step = parseInt(words[i + 1]).value_or(0);
        if (words[i] == "value")
            stop.value = parseDouble(words[i + 1]).value_or(0);
    }
    m_runs[*m_current].stop = stop;
}

// "3.2 on 1 procs for 100 steps with 768 atoms"
void RunLog::takeLoopTime(std::string_view text) {
    const std::vector<std::string_view> words = wordsOf(text);
    if (words.size() < 6)
        return;
    m_loopTime += parseDouble(words[0]).value_or(0);
    m_timedSteps += parseInt(words[5]).value_or(parseInt(words[4]).value_or(0));
}

}  // namespace mtp
