#include "query/export/bundle_part.h"

#include <algorithm>

#include "graph/store/open.h"
#include "query/reading/graph_moment.h"

namespace jitu::query::exporting {

using graph::Value;

namespace {

NodeId IdOf(const Value& id) { return {static_cast<std::uint64_t>(IntegerOf(id))}; }

}  // namespace

Value Member(const Value& object, std::string_view name) {
  const auto* map = object.AsMap();
  if (map == nullptr) return {};
  const auto found = map->find(name);
  return found == map->end() ? Value() : found->second;
}

bool BundlePart::Take(const Value& line) {
  if (const auto node = Member(line, "node"); node.AsInteger() != nullptr) {
    graph::WriteBatch::Node made{IdOf(node), {}, PropertiesOf(line)};
    for (const auto& label : TextsOf(Member(line, "labels"))) made.labels.push_back(tokens_.Label(label));
    std::sort(made.labels.begin(), made.labels.end());
    batch_.nodes.push_back(std::move(made));
    return true;
  }
  const auto from = Member(line, "from"), to = Member(line, "to");
  if (from.AsInteger() == nullptr || to.AsInteger() == nullptr) return false;
  const auto ordinal = static_cast<std::uint32_t>(IntegerOf(Member(line, "ordinal")));
  batch_.relationships.push_back(
      {{IdOf(from), tokens_.Type(TextOf(Member(line, "type"))), IdOf(to), ordinal}, PropertiesOf(line)});
  return true;
}

Result<std::unique_ptr<graph::Store>> BundlePart::Build() {
  auto store = graph::OpenMemory(catalog_->graph());
  batch_.tokens = tokens_;
  JITU_TRY([[maybe_unused]] const auto version, store->commit(batch_));
  batch_ = {};
  return store;
}

graph::Properties BundlePart::PropertiesOf(const Value& line) {
  graph::Properties properties;
  const Value held = Member(line, "properties");
  if (const auto* map = held.AsMap()) {
    for (const auto& [name, value] : *map) graph::Set(properties, tokens_.Property(name), value);
  }
  return properties;
}

}  // namespace jitu::query::exporting
