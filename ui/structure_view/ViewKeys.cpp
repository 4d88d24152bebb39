#include "ui/structure_view/ViewKeys.h"

#include <QString>
#include <Qt>
#include <map>

#include "ui/structure_view/ViewCamera.h"

namespace mtp::ui {

namespace {
constexpr double kTurn = 30;  // pixels of a drag
}  // namespace

std::optional<Eigen::Vector3d> directionOfKey(int key, const Cell& cell) {
    const std::map<int, Eigen::Vector3d> directions{
        {Qt::Key_X, Eigen::Vector3d::UnitX()},        {Qt::Key_Y, Eigen::Vector3d::UnitY()},
        {Qt::Key_Z, Eigen::Vector3d::UnitZ()},        {Qt::Key_A, cell.vectors.row(0).transpose()},
        {Qt::Key_B, cell.vectors.row(1).transpose()}, {Qt::Key_C, cell.vectors.row(2).transpose()}};
    const auto found = directions.find(key);
    return found == directions.end() ? std::nullopt : std::optional(found->second);
}

bool moveByKey(ViewCamera& camera, int key) {
    const std::map<int, QPointF> turns{{Qt::Key_Left, {-kTurn, 0}},
                                       {Qt::Key_Right, {kTurn, 0}},
                                       {Qt::Key_Up, {0, -kTurn}},
                                       {Qt::Key_Down, {0, kTurn}}};
    if (const auto turn = turns.find(key); turn != turns.end())
        camera.rotate(turn->second);
    else if (key == Qt::Key_Plus || key == Qt::Key_Equal || key == Qt::Key_Minus)
        camera.zoom(key == Qt::Key_Minus ? 1 / kZoomStep : kZoomStep);
    else
        return false;
    return true;
}

}  // namespace mtp::ui
