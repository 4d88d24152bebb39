// What a potential makes of two atoms: dimer curves, with the distances that its training set holds
// and the holes below them, and radial functions.
#pragma once

#include <QWidget>
#include <memory>
#include <string>

#include "core/mtp/Potential.h"
#include "ui/plots/CurvePlot.h"

class QComboBox;

namespace mtp {
struct SafetyAnalysis;
}

namespace mtp::ui {

class PairPanel : public QWidget {
    Q_OBJECT

public:
    explicit PairPanel(QWidget* parent = nullptr);

    // Null for nothing; then the message says why, or is empty.
    void setContent(std::shared_ptr<const SafetyAnalysis> content,
                    std::shared_ptr<const Potential> potential, const QString& message);

private:
    void listPairs();
    void draw();
    void drawRadial(const QString& pair);
    void drawDimers(const std::string& pair);

    CurvePlot* m_plot;
    QComboBox* m_kind;
    std::shared_ptr<const SafetyAnalysis> m_content;
    std::shared_ptr<const Potential> m_potential;
};

}  // namespace mtp::ui
