/// Groups of results that are told one after another, each of one item.
#pragma once

#include <vector>

#include "ingest/statements/scope.h"

namespace jitu::ingest {

/// 湿地一项于10月完工… 黑臭水体一项治理6条…, 校舍方面:… 营养餐方面:…, 一是… 二是…: where two groups or more of a list
/// are each told in words of one item alone, what stands in a group is told of its item, though one group alone would
/// say it in too few words. Fills the scopes of passages that have none, or only that of the item's whole, or that of
/// an item of which the group says nothing.
void AlignGroups(const Draft& draft, std::vector<ItemScope>& scopes);

}  // namespace jitu::ingest
