#include "query/reading/graph_moment.h"

#include <algorithm>
#include <map>

namespace jitu::query {

using graph::NeighbourBlock;
using graph::NodeBlock;
using graph::Value;

/// Which asked property stands in which column of the block: the store is asked for the known ones only.
struct GraphMoment::Columns {
  std::vector<PropertyId> known;
  std::vector<int> column;  ///< per asked property; -1: no such property in this graph

  std::vector<Value> Row(const std::vector<std::vector<Value>>& columns, std::size_t row) const {
    std::vector<Value> values(column.size());
    for (std::size_t i = 0; i < column.size(); ++i) {
      if (column[i] >= 0) values[i] = columns[static_cast<std::size_t>(column[i])][row];
    }
    return values;
  }
};

namespace {

std::vector<std::string> LabelNames(const graph::Tokens& tokens, const std::vector<LabelId>& labels) {
  std::vector<std::string> names;
  names.reserve(labels.size());
  for (const LabelId label : labels) names.push_back(tokens.Name(label));
  return names;
}

/// The smallest byte string above everything that begins with `prefix`; nothing if there is none.
std::optional<std::string> AfterPrefix(std::string prefix) {
  while (!prefix.empty()) {
    auto& last = prefix.back();
    if (static_cast<unsigned char>(last) != 0xff) {
      last = static_cast<char>(static_cast<unsigned char>(last) + 1);
      return prefix;
    }
    prefix.pop_back();
  }
  return std::nullopt;
}

}  // namespace

GraphMoment::GraphMoment(const graph::Store& store, StopSignal stop)
    : store_(store), stop_(stop), snapshot_(store.snapshot()), tokens_(store.tokens(*snapshot_)) {}

GraphMoment::Columns GraphMoment::Resolve(const Names& properties) const {
  Columns columns;
  for (const auto name : properties) {
    const auto id = tokens_.FindProperty(name);
    columns.column.push_back(id ? static_cast<int>(columns.known.size()) : -1);
    if (id) columns.known.push_back(*id);
  }
  return columns;
}

std::optional<graph::IndexId> GraphMoment::IndexOf(std::string_view label, std::string_view property,
                                                   model::IndexKind kind) const {
  const auto label_id = tokens_.FindLabel(label);
  const auto property_id = tokens_.FindProperty(property);
  if (!label_id || !property_id) return std::nullopt;
  return store_.indexes().Find(*label_id, *property_id, kind);
}

Result<std::vector<FoundNode>> GraphMoment::Nodes(std::span<const NodeId> ids, const Names& properties) const {
  const Columns columns = Resolve(properties);
  graph::Projection projection;
  projection.labels = true;
  projection.properties = columns.known;
  std::vector<std::pair<std::uint32_t, FoundNode>> found;
  const auto take = [&](const NodeBlock& block) {
    for (std::size_t row = 0; row < block.size(); ++row) {
      found.emplace_back(block.input[row], FoundNode{block.id[row], LabelNames(tokens_, block.labels[row]),
                                                     columns.Row(block.columns, row)});
    }
    return true;
  };
  JITU_CHECK_OK(store_.nodes(*snapshot_, ids, projection, take, stop_));
  const auto before = [](const auto& a, const auto& b) { return a.first < b.first; };
  if (!std::is_sorted(found.begin(), found.end(), before)) std::stable_sort(found.begin(), found.end(), before);
  std::vector<FoundNode> records;
  records.reserve(found.size());
  for (auto& [input, record] : found) records.push_back(std::move(record));
  return records;
}

Result<std::vector<Link>> GraphMoment::Follow(std::span<const NodeId> frontier, std::string_view type,
                                              graph::Direction direction, const Names& properties,
                                              std::optional<std::uint64_t> limit) const {
  std::vector<Link> links;
  const auto type_id = tokens_.FindType(type);
  if (!type_id || frontier.empty()) return links;
  const Columns columns = Resolve(properties);
  graph::ExpandSpec spec;
  spec.direction = direction;
  spec.types = {*type_id};
  spec.limit_per_source = limit;
  spec.projection.properties = columns.known;
  const auto take = [&](const NeighbourBlock& block) {
    for (std::size_t row = 0; row < block.size(); ++row) {
      const std::size_t input = block.input[row];
      links.push_back({input, frontier[input], block.neighbour[row], columns.Row(block.columns, row)});
    }
    return true;
  };
  JITU_CHECK_OK(store_.expand(*snapshot_, frontier, spec, take, stop_));
  const auto before = [](const Link& a, const Link& b) { return std::pair(a.input, a.to) < std::pair(b.input, b.to); };
  if (!std::is_sorted(links.begin(), links.end(), before)) std::stable_sort(links.begin(), links.end(), before);
  return links;
}

Result<std::vector<NodeId>> GraphMoment::InRange(graph::ScanSpec::Range range, std::size_t limit) const {
  graph::ScanSpec spec;
  spec.range = std::move(range);
  spec.limit = limit;
  std::vector<NodeId> ids;
  const auto take = [&](const NodeBlock& block) {
    ids.insert(ids.end(), block.id.begin(), block.id.end());
    return true;
  };
  do {
    JITU_TRY(const graph::ScanEnd end, store_.scan(*snapshot_, spec, take, stop_));
    spec.resume_token = end.resume_token;
  } while (!spec.resume_token.empty() && ids.size() < limit);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  if (ids.size() > limit) ids.resize(limit);
  return ids;
}

Result<std::vector<NodeId>> GraphMoment::WithText(std::string_view label, std::string_view property,
                                                  std::string_view text, std::size_t limit) const {
  const auto index = IndexOf(label, property, model::IndexKind::kOrdered);
  if (!index) return std::vector<NodeId>{};
  const std::string key = graph::EncodeOrdered(Value(text));
  return InRange({*index, key, key, true, true}, limit);
}

Result<std::vector<NodeId>> GraphMoment::BeginningWith(std::string_view label, std::string_view property,
                                                       std::string_view text, std::size_t limit) const {
  const auto index = IndexOf(label, property, model::IndexKind::kOrdered);
  const auto after = AfterPrefix(std::string(text));
  if (!index || !after) return std::vector<NodeId>{};
  return InRange({*index, graph::EncodeOrdered(Value(text)), graph::EncodeOrdered(Value(*after)), true, false}, limit);
}

bool GraphMoment::HasTextIndex(std::string_view label, std::string_view property) const {
  return IndexOf(label, property, model::IndexKind::kText).has_value();
}

Result<std::vector<graph::TextHit>> GraphMoment::Search(std::string_view label, std::string_view property,
                                                        std::span<const std::string> terms, std::uint32_t at_least,
                                                        std::size_t limit) const {
  const auto index = IndexOf(label, property, model::IndexKind::kText);
  if (!index || terms.empty()) return std::vector<graph::TextHit>{};
  return store_.search(*snapshot_, *index, terms, at_least, limit);
}

Result<void> GraphMoment::Scan(std::string_view label, const Names& properties, std::uint64_t limit,
                               const std::function<bool(FoundNode&&)>& visit) const {
  const auto label_id = tokens_.FindLabel(label);
  if (!label_id) return {};
  const Columns columns = Resolve(properties);
  graph::ScanSpec spec;
  spec.label = *label_id;
  spec.limit = limit;
  spec.projection.labels = true;
  spec.projection.properties = columns.known;
  bool go_on = true;
  std::uint64_t seen = 0;
  const auto take = [&](const NodeBlock& block) {
    for (std::size_t row = 0; row < block.size() && go_on && seen < limit; ++row, ++seen) {
      go_on = visit({block.id[row], LabelNames(tokens_, block.labels[row]), columns.Row(block.columns, row)});
    }
    return go_on;
  };
  do {
    JITU_TRY(const graph::ScanEnd end, store_.scan(*snapshot_, spec, take, stop_));
    spec.resume_token = end.resume_token;
  } while (go_on && !spec.resume_token.empty() && seen < limit);
  return {};
}

Result<std::uint64_t> GraphMoment::Count(std::string_view label) const {
  const auto label_id = tokens_.FindLabel(label);
  if (!label_id) return std::uint64_t{0};
  JITU_TRY(const graph::Counts counts, store_.counts(*snapshot_));
  return label_id->value < counts.nodes_by_label.size() ? counts.nodes_by_label[label_id->value] : std::uint64_t{0};
}

std::string TextOf(const Value& value) {
  const auto* text = value.AsString();
  return text == nullptr ? std::string() : *text;
}

std::int64_t IntegerOf(const Value& value, std::int64_t fallback) {
  const auto* number = value.AsInteger();
  return number == nullptr ? fallback : *number;
}

double NumberOf(const Value& value, double fallback) {
  if (const auto* number = value.AsFloat()) return *number;
  if (const auto* number = value.AsInteger()) return static_cast<double>(*number);
  return fallback;
}

std::vector<std::string> TextsOf(const Value& value) {
  std::vector<std::string> texts;
  if (const auto* list = value.AsList()) {
    for (const auto& element : *list) texts.push_back(TextOf(element));
  }
  return texts;
}

}  // namespace jitu::query
