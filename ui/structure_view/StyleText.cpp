#include "ui/structure_view/StyleText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace mtp::ui {

namespace {

constexpr int kMostImages = 9;  // as the menu offers fewer, a damaged text cannot ask for many

QJsonObject objectOf(const BondCutoffs& cutoffs) {
    QJsonArray pairs;
    for (const auto& [pair, distance] : cutoffs.byPair)
        pairs.append(QJsonArray{QString::fromStdString(pair.first),
                                QString::fromStdString(pair.second), distance});
    return {{"factor", cutoffs.factor}, {"pairs", pairs}};
}

BondCutoffs cutoffsOf(const QJsonObject& object) {
    BondCutoffs cutoffs;
    cutoffs.factor = object["factor"].toDouble(cutoffs.factor);
    for (const QJsonValue& one : object["pairs"].toArray())
        cutoffs
            .byPair[elementPair(one[0].toString().toStdString(), one[1].toString().toStdString())] =
            one[2].toDouble();
    return cutoffs;
}

template <class Choice>
Choice choiceOf(const QJsonValue& value, Choice last) {
    return static_cast<Choice>(std::clamp(value.toInt(), 0, static_cast<int>(last)));
}

}  // namespace

QString textOf(const ViewStyle& style) {
    QJsonArray polyhedra;
    for (const std::string& element : style.polyhedra)
        polyhedra.append(QString::fromStdString(element));
    const QJsonObject object{
        {"wrapped", style.isWrapped},
        {"bonds", style.hasBonds},
        {"cutoffs", objectOf(style.cutoffs)},
        {"atomScale", style.atomScale},
        {"images", QJsonArray{style.images[0], style.images[1], style.images[2]}},
        {"polyhedra", polyhedra},
        {"labels", static_cast<int>(style.labels)},
        {"colouring", static_cast<int>(style.colouring)},
        {"forces", style.hasForces},
        {"depthCue", style.hasDepthCue},
        {"occlusion", style.hasOcclusion}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

ViewStyle styleOf(const QString& text) {
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    ViewStyle style;
    style.isWrapped = object["wrapped"].toBool(style.isWrapped);
    style.hasBonds = object["bonds"].toBool(style.hasBonds);
    style.cutoffs = cutoffsOf(object["cutoffs"].toObject());
    style.atomScale = object["atomScale"].toDouble(style.atomScale);
    const QJsonArray images = object["images"].toArray();
    for (std::size_t axis = 0; axis < style.images.size(); ++axis)
        style.images[axis] = std::clamp(images.at(static_cast<int>(axis)).toInt(1), 1, kMostImages);
    for (const QJsonValue& element : object["polyhedra"].toArray())
        style.polyhedra.push_back(element.toString().toStdString());
    style.labels = choiceOf(object["labels"], AtomLabels::Numbers);
    style.colouring = choiceOf(object["colouring"], AtomColouring::Coordination);
    style.hasForces = object["forces"].toBool(style.hasForces);
    style.hasDepthCue = object["depthCue"].toBool(style.hasDepthCue);
    style.hasOcclusion = object["occlusion"].toBool(style.hasOcclusion);
    return style;
}

}  // namespace mtp::ui
