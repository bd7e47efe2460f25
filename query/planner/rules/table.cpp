#include "query/planner/rule.h"

namespace jitu::query {
namespace {

constexpr Rule kTable[] = {
    {"filter-pushdown", PushFiltersDown}, {"index-seek", ChooseIndexes}, {"distinct-reach", ReachDistinctEnds},
    {"expand-once", ExpandOnce},          {"top-k", SortOnlyTheTop},     {"property-reads", ReadPropertiesTogether},
};

}  // namespace

std::span<const Rule> Rules() { return kTable; }

}  // namespace jitu::query
