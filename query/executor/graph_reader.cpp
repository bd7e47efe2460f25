#include "query/executor/graph_reader.h"

#include <algorithm>
#include <utility>

#include "query/executor/id_index.h"

namespace jitu::query {

using graph::Direction;
using graph::NeighbourBlock;
using graph::NodeBlock;
using graph::Projection;
using graph::Properties;
using graph::RelationshipKey;
using graph::Value;

namespace {

bool Takes(const std::vector<TypeId>& types, TypeId type) {
  return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

void AddRow(NeighbourBlock& block, const RelationshipKey& key, std::uint32_t input, Direction direction) {
  block.input.push_back(input);
  block.neighbour.push_back(direction == Direction::kOut ? key.to : key.from);
  block.type.push_back(key.type);
  block.ordinal.push_back(key.ordinal);
  block.direction.push_back(direction);
}

NodeBlock BlockOf(NodeId id, const NodeRecord& record, const Projection& projection) {
  NodeBlock block;
  block.input.push_back(0);
  block.id.push_back(id);
  if (projection.labels) block.labels.push_back(record.labels);
  if (projection.all_properties) block.all_properties.push_back(record.properties);
  for (PropertyId property : projection.properties) {
    const Value* value = graph::Find(record.properties, property);
    block.columns.push_back({value == nullptr ? Value() : *value});
  }
  return block;
}

}  // namespace

Result<NodeRows> GraphReader::Read(std::span<const NodeId> ids, const Projection& projection) {
  IdIndex index(ids.size());
  std::vector<NodeId> unique;
  std::vector<std::uint32_t> place(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    place[i] = index.FindOrAdd(ids[i], static_cast<std::uint32_t>(unique.size()));
    if (place[i] == unique.size()) unique.push_back(ids[i]);
  }
  std::vector<std::uint8_t> found(unique.size(), 0);
  std::vector<std::vector<LabelId>> labels(projection.labels ? unique.size() : 0);
  std::vector<std::vector<Value>> columns(projection.properties.size(), std::vector<Value>(unique.size()));
  const auto take = [&](const NodeBlock& block) {
    for (std::size_t row = 0; row < block.size(); ++row) {
      const std::uint32_t at = block.input[row];
      found[at] = pending_.IsGone(unique[at]) ? 0 : 1;
      if (projection.labels) labels[at] = block.labels[row];
      for (std::size_t i = 0; i < columns.size(); ++i) columns[i][at] = block.columns[i][row];
    }
    return true;
  };
  JITU_CHECK_OK(store_.nodes(*snapshot_, unique, projection, take, stop_));
  for (std::size_t at = 0; at < unique.size() && !pending_.empty(); ++at) {
    const NodeRecord* record = pending_.FindNode(unique[at]);
    if (record == nullptr) continue;
    NodeBlock block = BlockOf(unique[at], *record, projection);
    block.input[0] = static_cast<std::uint32_t>(at);
    take(block);
  }
  NodeRows rows;
  rows.columns.resize(columns.size());
  for (const std::uint32_t at : place) {
    rows.found.push_back(found[at]);
    if (projection.labels) rows.labels.push_back(labels[at]);
    for (std::size_t i = 0; i < columns.size(); ++i) rows.columns[i].push_back(columns[i][at]);
  }
  return rows;
}

Result<void> GraphReader::Expand(std::span<const NodeId> frontier, const graph::ExpandSpec& spec,
                                 const graph::NeighbourSink& sink) {
  if (pending_.empty()) return store_.expand(*snapshot_, frontier, spec, sink, stop_);
  // Rare enough to be simple: the stored rows that are not removed, then the new ones.
  NeighbourBlock block;
  const auto take = [&](const NeighbourBlock& stored) {
    for (std::size_t row = 0; row < stored.size(); ++row) {
      const RelationshipKey key = stored.Key(row, frontier[stored.input[row]]);
      if (pending_.IsGone(key) || pending_.FindRelationship(key) != nullptr) continue;
      AddRow(block, key, stored.input[row], stored.direction[row]);
    }
    return true;
  };
  graph::ExpandSpec plain = spec;
  plain.projection = {};
  JITU_CHECK_OK(store_.expand(*snapshot_, frontier, plain, take, stop_));
  for (std::uint32_t input = 0; input < frontier.size(); ++input) {
    for (const auto& [key, properties] : pending_.relationships()) {
      if (!Takes(spec.types, key.type)) continue;
      if (key.from == frontier[input] && spec.direction != Direction::kIn) AddRow(block, key, input, Direction::kOut);
      if (key.to == frontier[input] && spec.direction != Direction::kOut) AddRow(block, key, input, Direction::kIn);
    }
  }
  if (block.size() > 0) sink(block);
  return {};
}

Result<void> GraphReader::Scan(graph::ScanSpec spec, const graph::NodeSink& sink) {
  bool more = true;
  if (pending_.empty()) {
    while (true) {
      JITU_TRY(const graph::ScanEnd end, store_.scan(
                                             *snapshot_, spec,
                                             [&](const NodeBlock& block) {
                                               more = sink(block);
                                               return more;
                                             },
                                             stop_));
      if (end.resume_token.empty() || !more) return {};
      spec.resume_token = end.resume_token;
    }
  }
  std::vector<NodeId> ids;
  const graph::Projection projection = std::exchange(spec.projection, {});
  JITU_CHECK_OK(store_.scan(
      *snapshot_, spec,
      [&](const NodeBlock& block) {
        ids.insert(ids.end(), block.id.begin(), block.id.end());
        return true;
      },
      stop_));
  ids.erase(std::remove_if(ids.begin(), ids.end(),
                           [&](NodeId id) { return pending_.IsGone(id) || pending_.FindNode(id) != nullptr; }),
            ids.end());
  JITU_CHECK_OK(store_.nodes(
      *snapshot_, ids, projection,
      [&](const NodeBlock& block) {
        more = sink(block);
        return more;
      },
      stop_));
  for (const auto& [id, record] : pending_.nodes()) {
    // New and changed nodes are offered to every look-up by an index: the predicate above decides.
    const bool has = !spec.label || std::binary_search(record.labels.begin(), record.labels.end(), *spec.label);
    if (more && has) more = sink(BlockOf(id, record, projection));
  }
  return {};
}

Result<std::vector<std::optional<NodeRecord>>> GraphReader::Nodes(std::span<const NodeId> ids) {
  std::vector<std::optional<NodeRecord>> records(ids.size());
  Projection projection;
  projection.labels = true;
  projection.all_properties = true;
  JITU_CHECK_OK(store_.nodes(
      *snapshot_, ids, projection,
      [&](const NodeBlock& block) {
        for (std::size_t row = 0; row < block.size(); ++row) {
          records[block.input[row]] = NodeRecord{block.labels[row], block.all_properties[row]};
        }
        return true;
      },
      stop_));
  for (std::size_t i = 0; i < ids.size() && !pending_.empty(); ++i) {
    if (pending_.IsGone(ids[i])) records[i].reset();
    if (const NodeRecord* record = pending_.FindNode(ids[i])) records[i] = *record;
  }
  return records;
}

Result<std::vector<std::optional<Properties>>> GraphReader::Relationships(std::span<const RelationshipKey> keys) {
  JITU_TRY(auto properties, store_.relationships(*snapshot_, keys));
  for (std::size_t i = 0; i < keys.size() && !pending_.empty(); ++i) {
    if (pending_.IsGone(keys[i])) properties[i].reset();
    if (const Properties* pending = pending_.FindRelationship(keys[i])) properties[i] = *pending;
  }
  return properties;
}

Result<std::vector<Value>> GraphReader::PropertyOf(std::span<const NodeId> ids, PropertyId property) {
  Projection projection;
  projection.properties.push_back(property);
  JITU_TRY(NodeRows rows, Read(ids, projection));
  return std::move(rows.columns[0]);
}

Result<std::vector<std::vector<NodeId>>> GraphReader::Targets(std::span<const NodeId> ids, TypeId type) {
  std::vector<std::vector<NodeId>> targets(ids.size());
  graph::ExpandSpec spec;
  spec.types.push_back(type);
  JITU_CHECK_OK(Expand(ids, spec, [&](const NeighbourBlock& block) {
    for (std::size_t row = 0; row < block.size(); ++row) targets[block.input[row]].push_back(block.neighbour[row]);
    return true;
  }));
  return targets;
}

}  // namespace jitu::query
