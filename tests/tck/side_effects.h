/// What a statement changed, told from the graph before and after it and not from what the engine says.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "graph/store/store.h"

namespace jitu::tck {

/// Everything a graph holds, as sets: a property is the triple of its owner, key and value.
struct Contents {
  std::set<std::string> nodes;
  std::set<std::string> relationships;
  std::set<std::tuple<std::string, std::string, std::string>> properties;
  std::set<std::string> labels;
};

Contents ContentsOf(const graph::Store& store);

/// "+nodes" to 2, "-labels" to 1 ...; what did not change is left out.
std::map<std::string, std::size_t> Difference(const Contents& before, const Contents& after);

}  // namespace jitu::tck
