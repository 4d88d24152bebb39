// The displayed cell, alone or between those of the lowest and the highest density of the ladder,
// turned together.
#pragma once

#include <QWidget>
#include <optional>

#include "core/model/Frame.h"

namespace mtp::ui {

class StructureView;

class DensityStage : public QWidget {
    Q_OBJECT

public:
    explicit DensityStage(QWidget* parent = nullptr);

    // The one with handles.
    StructureView& view() const { return *m_view; }
    void setThree(bool isThree);
    bool isThree() const { return m_isThree; }

    struct Picture {
        Frame frame;
        QString caption;
    };
    // The dense and the wide one are seen only if there are three views.
    void show(const Picture& picture, const std::optional<Picture>& dense,
              const std::optional<Picture>& wide, const std::optional<Cell>& ghost);
    void clear();

private:
    void showSide(StructureView& view, const std::optional<Picture>& picture,
                  const std::optional<Cell>& ghost);

    StructureView* m_dense;
    StructureView* m_view;
    StructureView* m_wide;
    bool m_isThree = true;
};

}  // namespace mtp::ui
