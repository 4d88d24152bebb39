#include "ui/window/ImportCandidate.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "core/base/Error.h"
#include "ui/language/CoreText.h"
#include "ui/project/SettingTexts.h"

namespace mtp::ui {

namespace {

constexpr std::size_t kMostFrames = 300;
constexpr std::size_t kMostOpen = 16;  // readers that are kept: each holds files open

struct CandidateText {
    Q_DECLARE_TR_FUNCTIONS(mtp::ui::ImportCandidate)
};

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString kindText(RunKind kind) {
    switch (kind) {
        case RunKind::MolecularDynamics:
            return CandidateText::tr("molecular dynamics");
        case RunKind::Relaxation:
            return CandidateText::tr("relaxation");
        case RunKind::SinglePoints:
            return CandidateText::tr("single points");
        case RunKind::Unknown:
            break;
    }
    return {};
}

QString timeText(const InputSummary& summary) {
    if (!summary.firstTimeFs)
        return CandidateText::tr("Time: not in the file");
    return CandidateText::tr("Time: %L1 to %L2 fs")
               .arg(*summary.firstTimeFs)
               .arg(*summary.lastTimeFs) +
           (summary.timeStepFs
                ? CandidateText::tr(", %L1 fs between frames").arg(*summary.timeStepFs)
                : QString());
}

QString labelsText(const InputSummary& summary) {
    const auto share = [&](const QString& name, std::size_t count) {
        return count == 0                        ? CandidateText::tr("no %1").arg(name)
               : count == summary.frameCountRead ? name
                                                 : CandidateText::tr("%1 (%L2 of %L3)")
                                                       .arg(name)
                                                       .arg(count)
                                                       .arg(summary.frameCountRead);
    };
    return CandidateText::tr("Labels: %1, %2, %3")
        .arg(share(CandidateText::tr("energy"), summary.withEnergy),
             share(CandidateText::tr("forces"), summary.withForces),
             share(CandidateText::tr("virial"), summary.withVirial));
}

}  // namespace

std::vector<ImportCandidate> lookAt(const FormatRegistry& registry, const QStringList& paths,
                                    Progress& progress) {
    std::vector<ImportCandidate> candidates;
    for (const QString& path : paths) {
        progress.step(static_cast<double>(candidates.size()) / static_cast<double>(paths.size()),
                      path.toStdString());
        ImportCandidate candidate{path, {}, {}};
        try {
            ReadOptions options;
            options.progress = &progress;
            const std::shared_ptr<TrajectoryReader> reader =
                registry.open(path.toStdString(), options);
            candidate.summary = summarise(*reader, kMostFrames, &progress);
            if (candidates.size() < kMostOpen)
                candidate.reader = reader;
        } catch (const Cancelled&) {
            throw;
        } catch (const std::exception& error) {
            candidate.error = errorText(error);
        }
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

QString framesText(std::size_t count) {
    return CandidateText::tr("%Ln frame(s)", nullptr, static_cast<int>(count));
}

QString atomsText(const InputSummary& summary) {
    return summary.fewestAtoms == summary.mostAtoms
               ? QStringLiteral("%L1").arg(summary.mostAtoms)
               : QStringLiteral("%L1–%L2").arg(summary.fewestAtoms).arg(summary.mostAtoms);
}

QString factsText(const ImportCandidate& candidate) {
    if (!candidate.summary)
        return CandidateText::tr("This file cannot be imported:\n%1").arg(candidate.error);
    const InputSummary& summary = *candidate.summary;
    const Provenance& origin = summary.provenance;
    QStringList lines{candidate.path};
    lines << CandidateText::tr("%1 %2 %3")
                 .arg(coreText(summary.format), text(origin.code), text(origin.version))
                 .simplified();
    lines << CandidateText::tr("%1, %2 atoms (%3)")
                 .arg(framesText(summary.frameCount), atomsText(summary),
                      text(summary.composition));
    if (const QString kind = kindText(summary.kind); !kind.isEmpty())
        lines << CandidateText::tr("Run: %1").arg(kind);
    lines << timeText(summary) << labelsText(summary);
    for (const auto& [key, value] : origin.settings)
        lines << settingText(text(key), text(value));
    return lines.join(QLatin1Char('\n'));
}

QString warningsText(const ImportCandidate& candidate) {
    QStringList warnings;
    if (candidate.summary)
        for (const std::string& warning : candidate.summary->warnings)
            warnings << coreText(warning);
    return warnings.join(QLatin1Char('\n'));
}

QString missingFor(const ImportOrder& order, const ImportCandidate& candidate) {
    using Use = ImportOrder::Use;
    if (!candidate.summary || order.use == Use::Nothing)
        return {};
    const QString name = QFileInfo(order.path).fileName();
    if (!candidate.summary->isNamed && order.choice.species.size() < candidate.summary->typeCount)
        return CandidateText::tr("Name the species of %1").arg(name);
    if (order.use != Use::Labels &&
        countOf(order.choice.frames, candidate.summary->frameCount) == 0)
        return CandidateText::tr("No frame of %1 is selected").arg(name);
    return {};
}

}  // namespace mtp::ui
