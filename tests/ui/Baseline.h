// Pictures compared with those kept in tests/baselines.
#pragma once

#include <QColor>
#include <QFile>
#include <QImage>
#include <QString>
#include <cmath>

namespace mtp::test {

// The largest difference (of red, green or blue, 0 to 255) of the mean colours of blocks of about
// 16 x 16 pixels; -1 if there is no baseline or it has another shape. Means of blocks, because
// drivers and font libraries draw edges differently while what is where does not change. With
// MTP_UPDATE_BASELINES in the environment the picture becomes the baseline.
inline double differenceFromBaseline(const QImage& picture, const QString& name) {
    const QString path = QStringLiteral(MTP_SOURCE_DIR) + "/tests/baselines/" + name + ".png";
    const QSize blocks(std::max(1, picture.width() / 16), std::max(1, picture.height() / 16));
    const QImage small = picture.convertToFormat(QImage::Format_RGB32)
                             .scaled(blocks, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (qEnvironmentVariableIsSet("MTP_UPDATE_BASELINES"))
        small.save(path);
    const QImage baseline(path);
    if (baseline.size() != small.size())
        return -1;
    int largest = 0;
    for (int y = 0; y < small.height(); ++y)
        for (int x = 0; x < small.width(); ++x) {
            const QColor a = small.pixelColor(x, y), b = baseline.pixelColor(x, y);
            largest = std::max({largest, std::abs(a.red() - b.red()),
                                std::abs(a.green() - b.green()), std::abs(a.blue() - b.blue())});
        }
    return largest;
}

}  // namespace mtp::test
