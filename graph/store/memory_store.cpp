#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include "graph/model/codec.h"
#include "graph/store/batch_plan.h"
#include "graph/store/change_log.h"
#include "graph/store/open.h"

namespace jitu::graph {

namespace {

struct MemoryNode {
  std::vector<LabelId> labels;
  Properties properties;
};

/// The whole graph of one version. Immutable once it is published.
struct State : Snapshot {
  std::uint64_t version() const override { return number; }

  std::uint64_t number = 0;
  Tokens tokens;
  std::map<NodeId, MemoryNode> nodes;
  std::map<RelationshipKey, Properties> relationships;
  std::set<std::tuple<NodeId, TypeId, NodeId, std::uint32_t>> incoming;  ///< to, type, from, ordinal
  std::map<std::pair<NodeId, std::string>, std::string> attachments;
  std::map<std::string, std::string> settings;
};

const State& StateOf(const Snapshot& at) { return static_cast<const State&>(at); }

bool Same(const Properties& a, const Properties& b) { return Encode(a) == Encode(b); }

bool Same(const State& a, const State& b) {
  const auto same_node = [](const auto& x, const auto& y) {
    return x.first == y.first && x.second.labels == y.second.labels && Same(x.second.properties, y.second.properties);
  };
  const auto same_relationship = [](const auto& x, const auto& y) {
    return x.first == y.first && Same(x.second, y.second);
  };
  return a.tokens == b.tokens && a.attachments == b.attachments && a.settings == b.settings &&
         std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(), same_node) &&
         std::equal(a.relationships.begin(), a.relationships.end(), b.relationships.begin(), b.relationships.end(),
                    same_relationship);
}

Error Conflict(Message message) { return Fail(ErrorCode::kConflict, std::move(message)); }

/// Every relationship has both its ends.
Result<void> CheckEnds(const State& state) {
  for (const auto& [key, properties] : state.relationships) {
    for (const NodeId end : {key.from, key.to}) {
      if (!state.nodes.contains(end)) {
        return Conflict(
            Say("关系的一端（节点 {}）不存在。", "An end of a relationship, the node {}, is not there.", end.value));
      }
    }
  }
  return {};
}

void Apply(const WriteBatch& batch, State& state) {
  if (batch.tokens) state.tokens = *batch.tokens;
  for (const NodeId id : batch.removed_nodes) {
    state.nodes.erase(id);
    state.attachments.erase(state.attachments.lower_bound({id, ""}),
                            state.attachments.lower_bound({NodeId{id.value + 1}, ""}));
  }
  for (const RelationshipKey& key : batch.removed_relationships) state.relationships.erase(key);
  for (const WriteBatch::Node& node : batch.nodes) {
    state.nodes[node.id] = {rocks::Canonical(node.labels), node.properties};
  }
  for (const WriteBatch::Relationship& one : batch.relationships) state.relationships[one.key] = one.properties;
  for (const WriteBatch::Attachment& one : batch.attachments) {
    if (one.bytes.empty()) {
      state.attachments.erase({one.owner, one.name});
    } else {
      state.attachments[{one.owner, one.name}] = one.bytes;
    }
  }
  for (const auto& [name, value] : batch.settings) {
    if (value.empty()) {
      state.settings.erase(name);
    } else {
      state.settings[name] = value;
    }
  }
  state.incoming.clear();
  for (const auto& [key, properties] : state.relationships) {
    state.incoming.insert({key.to, key.type, key.from, key.ordinal});
  }
}

void AppendNode(const Projection& projection, std::uint32_t input, NodeId id, const MemoryNode& node,
                NodeBlock& block) {
  block.input.push_back(input);
  block.id.push_back(id);
  if (projection.labels) block.labels.push_back(node.labels);
  if (projection.all_properties) {
    block.all_properties.push_back(node.properties);
    return;
  }
  block.columns.resize(projection.properties.size());
  for (std::size_t i = 0; i < projection.properties.size(); ++i) {
    const Value* value = Find(node.properties, projection.properties[i]);
    block.columns[i].push_back(value == nullptr ? Value() : *value);
  }
}

void AppendNeighbour(const Projection& projection, const Properties& properties, NeighbourBlock& block) {
  if (projection.all_properties) {
    block.all_properties.push_back(properties);
    return;
  }
  block.columns.resize(projection.properties.size());
  for (std::size_t i = 0; i < projection.properties.size(); ++i) {
    const Value* value = Find(properties, projection.properties[i]);
    block.columns[i].push_back(value == nullptr ? Value() : *value);
  }
}

Result<void> CheckStop(const StopSignal& stop) {
  if (stop.Requested()) return Fail(ErrorCode::kCancelled, Say("已取消。", "Cancelled."));
  if (stop.Expired()) return Fail(ErrorCode::kLimit, Say("超过了时限。", "The time limit was reached."));
  return {};
}

/// The neighbours of one node in the order the seam promises.
std::vector<std::pair<Direction, RelationshipKey>> NeighboursOf(const State& state, NodeId node, Direction direction,
                                                                std::span<const TypeId> types) {
  std::vector<std::pair<Direction, RelationshipKey>> found;
  const auto wanted = [&](TypeId type) {
    return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
  };
  if (direction != Direction::kIn) {
    auto at = state.relationships.lower_bound({node, TypeId{0}, NodeId{0}, 0});
    for (; at != state.relationships.end() && at->first.from == node; ++at) {
      if (wanted(at->first.type)) found.emplace_back(Direction::kOut, at->first);
    }
  }
  if (direction != Direction::kOut) {
    auto at = state.incoming.lower_bound({node, TypeId{0}, NodeId{0}, 0});
    for (; at != state.incoming.end() && std::get<0>(*at) == node; ++at) {
      const auto& [to, type, from, ordinal] = *at;
      if (wanted(type)) found.emplace_back(Direction::kIn, RelationshipKey{from, type, to, ordinal});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::pair(a.second.type, a.first) < std::pair(b.second.type, b.first);
  });
  return found;
}

class MemoryStore : public Store {
 public:
  explicit MemoryStore(const model::GraphSchema& schema) {
    auto state = std::make_shared<State>();
    state->tokens = Tokens::Of(schema);
    indexes_ = Indexes::Of(schema, state->tokens);
    state_ = std::move(state);
  }

  Capabilities capabilities() const override { return {}; }
  const Indexes& indexes() const override { return indexes_; }
  std::shared_ptr<const Snapshot> snapshot() const override { return Current(); }
  Tokens tokens(const Snapshot& at) const override { return StateOf(at).tokens; }

  Result<void> expand(const Snapshot& at, std::span<const NodeId> frontier, const ExpandSpec& spec,
                      const NeighbourSink& sink, const StopSignal& stop) const override {
    const State& state = StateOf(at);
    for (std::uint32_t input = 0; input < frontier.size(); ++input) {
      JITU_CHECK_OK(CheckStop(stop));
      NeighbourBlock block;
      for (const auto& [direction, key] : NeighboursOf(state, frontier[input], spec.direction, spec.types)) {
        if (spec.limit_per_source && block.size() >= *spec.limit_per_source) break;
        block.input.push_back(input);
        block.neighbour.push_back(direction == Direction::kOut ? key.to : key.from);
        block.type.push_back(key.type);
        block.ordinal.push_back(key.ordinal);
        block.direction.push_back(direction);
        AppendNeighbour(spec.projection, state.relationships.at(key), block);
      }
      if (block.size() > 0 && !sink(block)) return {};
    }
    return {};
  }

  Result<void> nodes(const Snapshot& at, std::span<const NodeId> ids, const Projection& projection,
                     const NodeSink& sink, const StopSignal& stop) const override {
    JITU_CHECK_OK(CheckStop(stop));
    NodeBlock block;
    for (std::uint32_t input = 0; input < ids.size(); ++input) {
      const auto node = StateOf(at).nodes.find(ids[input]);
      if (node != StateOf(at).nodes.end()) AppendNode(projection, input, node->first, node->second, block);
    }
    if (block.size() > 0) sink(block);
    return {};
  }

  Result<std::vector<std::optional<Properties>>> relationships(const Snapshot& at,
                                                               std::span<const RelationshipKey> keys) const override {
    std::vector<std::optional<Properties>> found;
    for (const RelationshipKey& key : keys) {
      const auto one = StateOf(at).relationships.find(key);
      found.push_back(one == StateOf(at).relationships.end() ? std::nullopt : std::optional(one->second));
    }
    return found;
  }

  Result<std::vector<std::uint64_t>> degrees(const Snapshot& at, std::span<const NodeId> frontier, Direction direction,
                                             std::span<const TypeId> types) const override {
    std::vector<std::uint64_t> degrees;
    for (const NodeId node : frontier) degrees.push_back(NeighboursOf(StateOf(at), node, direction, types).size());
    return degrees;
  }

  Result<ScanEnd> scan(const Snapshot& at, const ScanSpec& spec, const NodeSink& sink,
                       const StopSignal& stop) const override {
    JITU_CHECK_OK(CheckStop(stop));
    const State& state = StateOf(at);
    const auto rows = ScannedRows(state, spec);
    // The token is the number of rows given: enough within one snapshot, which is all this store promises.
    std::uint64_t start = 0;
    std::string_view token = spec.resume_token;
    if (!token.empty() && (!TakeVarint(token, start) || !token.empty())) {
      return Fail(ErrorCode::kInvalidArgument, Say("续读标记无效。", "The resume token is not valid."));
    }
    const std::uint64_t end =
        start + std::min<std::uint64_t>(spec.limit.value_or(UINT64_MAX),
                                        rows.size() - std::min<std::uint64_t>(start, rows.size()));
    for (std::uint64_t row = start; row < end;) {
      NodeBlock block;
      for (; row < end && block.size() < std::max<std::size_t>(1, spec.block_rows); ++row) {
        AppendNode(spec.projection, static_cast<std::uint32_t>(block.size()), rows[row], state.nodes.at(rows[row]),
                   block);
      }
      if (!sink(block)) return TokenAt(row);
    }
    return end < rows.size() ? TokenAt(end) : ScanEnd{};
  }

  Result<std::vector<TextHit>> search(const Snapshot& at, IndexId index, std::span<const std::string> terms,
                                      std::uint32_t at_least, std::size_t limit) const override {
    const std::set<std::string> wanted(terms.begin(), terms.end());
    std::vector<TextHit> hits;
    for (const auto& [id, node] : StateOf(at).nodes) {
      std::uint32_t found = 0;
      for (const Indexes::Entry& entry : indexes_.EntriesOf(node.labels, node.properties)) {
        if (entry.index == index && wanted.contains(entry.key)) ++found;
      }
      if (found >= std::max(at_least, 1u)) hits.push_back({id, found});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const TextHit& a, const TextHit& b) { return a.terms > b.terms; });
    if (hits.size() > limit) hits.resize(limit);
    return hits;
  }

  Result<std::optional<std::string>> attachment(const Snapshot& at, NodeId owner,
                                                std::string_view name) const override {
    const auto one = StateOf(at).attachments.find({owner, std::string(name)});
    return one == StateOf(at).attachments.end() ? std::nullopt : std::optional(one->second);
  }

  Result<std::optional<std::string>> setting(const Snapshot& at, std::string_view name) const override {
    const auto one = StateOf(at).settings.find(std::string(name));
    return one == StateOf(at).settings.end() ? std::nullopt : std::optional(one->second);
  }

  Result<Counts> counts(const Snapshot& at) const override {
    const State& state = StateOf(at);
    Counts counts;
    counts.nodes = state.nodes.size();
    counts.relationships = state.relationships.size();
    counts.nodes_by_label.resize(state.tokens.label_count());
    counts.relationships_by_type.resize(state.tokens.type_count());
    for (const auto& [id, node] : state.nodes) {
      for (const LabelId label : node.labels) ++counts.nodes_by_label[label.value];
    }
    for (const auto& [key, properties] : state.relationships) ++counts.relationships_by_type[key.type.value];
    return counts;
  }

  std::optional<std::vector<NodeId>> changes(std::uint64_t since, const Snapshot& at) const override {
    return changes_.Between(since, at.version());
  }

  Result<std::uint64_t> commit(const WriteBatch& batch, const Preconditions& preconditions) override {
    const std::lock_guard<std::mutex> writing(writer_);
    const auto now = Current();
    if (preconditions.version && *preconditions.version != now->number) {
      return Conflict(Say("图已从第 {} 版变到第 {} 版。请重新读取后再试。",
                          "The graph went from version {} to {}. Read it anew and try again.", *preconditions.version,
                          now->number));
    }
    JITU_CHECK_OK(rocks::CheckBatch(batch, now->tokens));
    auto next = std::make_shared<State>(*now);
    Apply(batch, *next);
    JITU_CHECK_OK(CheckEnds(*next));
    if (Same(*now, *next)) return now->number;
    const std::uint64_t version = ++next->number;
    changes_.Add(version, batch);
    Publish(std::move(next));
    return version;
  }

  Result<void> bulk_load(BulkSource& source, const StopSignal& stop) override {
    WriteBatch batch;
    for (WriteBatch::Node node;;) {
      JITU_CHECK_OK(CheckStop(stop));
      JITU_TRY(const bool more, source.Next(node));
      if (!more) break;
      if (!batch.nodes.empty() && node.id <= batch.nodes.back().id) return Unsorted();
      batch.nodes.push_back(node);
    }
    for (WriteBatch::Relationship one;;) {
      JITU_TRY(const bool more, source.Next(one));
      if (!more) break;
      if (!batch.relationships.empty() && one.key <= batch.relationships.back().key) return Unsorted();
      batch.relationships.push_back(one);
    }
    batch.tokens = source.tokens();
    const auto now = Current();
    if (!now->nodes.empty() || !now->relationships.empty()) {
      return Conflict(Say("批量导入只能进空的图。", "A bulk load fills empty graphs only."));
    }
    const auto done = commit(batch, {now->number, true});
    return done ? Result<void>() : Result<void>(done.error());
  }

  Result<void> backup(const std::string& /*folder*/) override {
    return Fail(ErrorCode::kUnsupported, Say("内存中的图不能备份。", "A graph in memory has no backup."));
  }
  Result<std::vector<Message>> verify(const StopSignal& /*stop*/) const override { return std::vector<Message>(); }

 private:
  static Error Unsorted() {
    return Fail(ErrorCode::kInvalidArgument, Say("批量数据没有排好序。", "Bulk data is not in order."));
  }

  static ScanEnd TokenAt(std::uint64_t row) {
    ScanEnd end;
    AppendVarint(end.resume_token, row);
    return end;
  }

  std::vector<NodeId> ScannedRows(const State& state, const ScanSpec& spec) const {
    std::vector<std::pair<std::string, NodeId>> found;
    for (const auto& [id, node] : state.nodes) {
      const auto& labels = node.labels;
      if (!spec.range) {
        if (!spec.label || std::find(labels.begin(), labels.end(), *spec.label) != labels.end())
          found.emplace_back("", id);
        continue;
      }
      const ScanSpec::Range& range = *spec.range;
      for (const Indexes::Entry& entry : indexes_.EntriesOf(labels, node.properties)) {
        if (entry.index != range.index) continue;
        if (range.lower && (range.lower_inclusive ? entry.key < *range.lower : entry.key <= *range.lower)) continue;
        if (range.upper && (range.upper_inclusive ? entry.key > *range.upper : entry.key >= *range.upper)) continue;
        found.emplace_back(entry.key, id);
      }
    }
    std::sort(found.begin(), found.end());
    std::vector<NodeId> rows;
    rows.reserve(found.size());
    for (const auto& [key, id] : found) rows.push_back(id);
    return rows;
  }

  std::shared_ptr<const State> Current() const {
    const std::lock_guard<std::mutex> lock(current_mutex_);
    return state_;
  }
  void Publish(std::shared_ptr<const State> state) {
    const std::lock_guard<std::mutex> lock(current_mutex_);
    state_.swap(state);
  }

  Indexes indexes_;
  ChangeLog changes_;
  std::mutex writer_;
  mutable std::mutex current_mutex_;
  std::shared_ptr<const State> state_;
};

}  // namespace

std::unique_ptr<Store> OpenMemory(const model::GraphSchema& schema) { return std::make_unique<MemoryStore>(schema); }

}  // namespace jitu::graph
