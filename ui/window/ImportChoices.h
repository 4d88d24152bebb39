// The choices for one input of the import preview; fields that have no meaning say why.
#pragma once

#include <QWidget>

#include "ui/window/ImportCandidate.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace mtp::ui {

class ImportChoices : public QWidget {
    Q_OBJECT

public:
    explicit ImportChoices(QWidget* parent = nullptr);

    // Without a signal. An input that cannot be used disables all.
    void show(const ImportCandidate& candidate, const ImportOrder& order);
    // What the fields say of the selected input.
    ImportOrder order() const;
    // The field for the names of numbered types.
    QLineEdit* speciesField() const { return m_species; }

signals:
    void changed();

private:
    void buildFields();
    void layOut();
    void updateFields();
    void explain(QWidget* field, const QString& whyNot, const QString& toolTip);

    ImportCandidate m_candidate;
    QComboBox* m_use;
    QSpinBox *m_first, *m_last, *m_stride;
    QLabel* m_count;
    QCheckBox* m_geometryOnly;
    QLineEdit* m_species;
    QPushButton* m_hints;
    QLabel* m_why;  // the fields above it that are disabled
    bool m_isShowing = false;
};

}  // namespace mtp::ui
