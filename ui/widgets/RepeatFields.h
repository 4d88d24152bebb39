// Three whole numbers side by side: how often a cell is repeated along its vectors.
#pragma once

#include <QWidget>
#include <array>

class QSpinBox;

namespace mtp::ui {

class RepeatFields : public QWidget {
    Q_OBJECT

public:
    // The fields are named by the letters A, B and C behind `name`.
    explicit RepeatFields(const QString& name, QWidget* parent = nullptr);

    std::array<int, 3> repeats() const;
    void setRepeats(const std::array<int, 3>& repeats);

signals:
    // Once for all three if they are set together.
    void changed();

private:
    std::array<QSpinBox*, 3> m_fields{};
};

}  // namespace mtp::ui
