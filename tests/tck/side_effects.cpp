#include "tests/tck/side_effects.h"

#include <algorithm>
#include <vector>

#include "tests/tck/canonical.h"

namespace jitu::tck {
namespace {

std::string NameOf(const graph::RelationshipKey& key) {
  return std::to_string(key.from.value) + "-" + std::to_string(key.type.value) + "-" + std::to_string(key.to.value) +
         "#" + std::to_string(key.ordinal);
}

template <class Set>
void Count(const std::string& what, const Set& before, const Set& after, std::map<std::string, std::size_t>& found) {
  const auto missing = [](const Set& from, const Set& in) {
    return static_cast<std::size_t>(
        std::count_if(from.begin(), from.end(), [&](const auto& element) { return in.count(element) == 0; }));
  };
  if (const std::size_t more = missing(after, before); more > 0) found["+" + what] = more;
  if (const std::size_t fewer = missing(before, after); fewer > 0) found["-" + what] = fewer;
}

}  // namespace

Contents ContentsOf(const graph::Store& store) {
  Contents contents;
  const auto at = store.snapshot();
  const graph::Tokens tokens = store.tokens(*at);
  const auto add = [&](const std::string& owner, const graph::Properties& properties) {
    for (const auto& [key, value] : properties) {
      contents.properties.emplace(owner, tokens.Name(key), CanonicalOf(value, store, *at, ListOrder::kMatters));
    }
  };
  std::vector<NodeId> nodes;
  graph::ScanSpec scan;
  scan.projection.labels = scan.projection.all_properties = true;
  do {
    const auto end = store.scan(*at, scan, [&](const graph::NodeBlock& block) {
      for (std::size_t i = 0; i < block.size(); ++i) {
        nodes.push_back(block.id[i]);
        contents.nodes.insert(std::to_string(block.id[i].value));
        for (const LabelId label : block.labels[i]) contents.labels.insert(tokens.Name(label));
        add(std::to_string(block.id[i].value), block.all_properties[i]);
      }
      return true;
    });
    scan.resume_token = end ? end.value().resume_token : "";
  } while (!scan.resume_token.empty());
  graph::ExpandSpec outwards;
  outwards.projection.all_properties = true;
  const auto done = store.expand(*at, nodes, outwards, [&](const graph::NeighbourBlock& block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::string name = NameOf(block.Key(i, nodes[block.input[i]]));
      contents.relationships.insert(name);
      add(name, block.all_properties[i]);
    }
    return true;
  });
  if (!done) contents.nodes.insert(done.error().message.en);
  return contents;
}

std::map<std::string, std::size_t> Difference(const Contents& before, const Contents& after) {
  std::map<std::string, std::size_t> found;
  Count("nodes", before.nodes, after.nodes, found);
  Count("relationships", before.relationships, after.relationships, found);
  Count("properties", before.properties, after.properties, found);
  Count("labels", before.labels, after.labels, found);
  return found;
}

}  // namespace jitu::tck
