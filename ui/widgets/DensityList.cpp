#include "ui/widgets/DensityList.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include "core/base/Error.h"

namespace mtp::ui {

std::vector<double> densitiesIn(const QString& text) {
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    std::vector<double> densities;
    for (const QString& part : text.split(separators, Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const double density = part.toDouble(&isNumber);
        if (!isNumber || !(density > 0))
            throw InputError(QCoreApplication::translate(
                                 "DensityList", "\"%1\" is no density; write them as 1.6, 2, 2.4")
                                 .arg(part)
                                 .toStdString());
        densities.push_back(density);
    }
    return densities;
}

QString densityText(const std::vector<double>& densities) {
    QStringList parts;
    for (const double density : densities)
        parts << QString::number(density);
    return parts.join(QStringLiteral(", "));
}

}  // namespace mtp::ui
