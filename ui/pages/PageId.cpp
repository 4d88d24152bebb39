#include "ui/pages/PageId.h"

#include <QLatin1String>

namespace mtp::ui {

namespace {

struct Key {
    PageId page;
    const char* text;
};
constexpr Key kKeys[] = {{PageId::Start, "start"},         {PageId::Trajectory, "trajectory"},
                         {PageId::Densities, "densities"}, {PageId::Labels, "labels"},
                         {PageId::Train, "train"},         {PageId::Inspect, "inspect"},
                         {PageId::Simulate, "simulate"},   {PageId::Learn, "learn"},
                         {PageId::Dynamics, "dynamics"}};

}  // namespace

QString pageKey(PageId page) {
    for (const Key& key : kKeys)
        if (key.page == page)
            return QLatin1String(key.text);
    return {};
}

std::optional<PageId> pageWithKey(const QString& text) {
    for (const Key& key : kKeys)
        if (text == QLatin1String(key.text))
            return key.page;
    return std::nullopt;
}

}  // namespace mtp::ui
