/// Reads one moment of a graph by names: labels, relationship types and properties as words, answers as whole lists.
///
/// What trace, lookup and the findings share. It adds no policy: every call is one batch call of the store's seam. A
/// name that the graph does not know is no fault; it has no nodes. Thread-compatible; the store must outlive it.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/store.h"
#include "schema/base/result.h"
#include "schema/base/stop.h"

namespace jitu::query {

using Names = std::vector<std::string_view>;

struct FoundNode {
  NodeId id;
  std::vector<std::string> labels;
  std::vector<graph::Value> values;  ///< one per property asked for; null where the node has none
};

struct Link {
  std::size_t input = 0;  ///< which node of the frontier
  NodeId from;            ///< that node
  NodeId to;              ///< its neighbour, whatever the direction of the relationship
  std::vector<graph::Value> values;
};

class GraphMoment {
 public:
  explicit GraphMoment(const graph::Store& store, StopSignal stop = {});

  /// The nodes that exist among `ids`, in that order, each as often as it was asked for.
  Result<std::vector<FoundNode>> Nodes(std::span<const NodeId> ids, const Names& properties) const;

  /// Neighbours over one relationship type, ordered by (input, neighbour); of each node at most `limit`, the first
  /// ones.
  Result<std::vector<Link>> Follow(std::span<const NodeId> frontier, std::string_view type, graph::Direction direction,
                                   const Names& properties = {},
                                   std::optional<std::uint64_t> limit = std::nullopt) const;

  /// Nodes with that label whose indexed property (or an element of it) is `text`, or begins with it; ordered by id, at
  /// most `limit`. Nothing if the property has no ordered index.
  Result<std::vector<NodeId>> WithText(std::string_view label, std::string_view property, std::string_view text,
                                       std::size_t limit) const;
  Result<std::vector<NodeId>> BeginningWith(std::string_view label, std::string_view property, std::string_view text,
                                            std::size_t limit) const;

  /// Full-text hits, best first. Nothing if the property has no text index; HasTextIndex tells.
  Result<std::vector<graph::TextHit>> Search(std::string_view label, std::string_view property,
                                             std::span<const std::string> terms, std::uint32_t at_least,
                                             std::size_t limit) const;
  bool HasTextIndex(std::string_view label, std::string_view property) const;

  /// At most `limit` nodes of a label, ordered by id. The visitor returns false to stop.
  Result<void> Scan(std::string_view label, const Names& properties, std::uint64_t limit,
                    const std::function<bool(FoundNode&&)>& visit) const;

  /// How many nodes carry the label.
  Result<std::uint64_t> Count(std::string_view label) const;

  const graph::Store& store() const { return store_; }
  const graph::Snapshot& at() const { return *snapshot_; }
  const graph::Tokens& tokens() const { return tokens_; }
  const StopSignal& stop() const { return stop_; }

 private:
  struct Columns;
  Columns Resolve(const Names& properties) const;
  std::optional<graph::IndexId> IndexOf(std::string_view label, std::string_view property, model::IndexKind kind) const;
  Result<std::vector<NodeId>> InRange(graph::ScanSpec::Range range, std::size_t limit) const;

  const graph::Store& store_;
  StopSignal stop_;
  std::shared_ptr<const graph::Snapshot> snapshot_;
  graph::Tokens tokens_;
};

/// Plain readings of a value; a value of another type reads as empty, the fallback, or nothing.
std::string TextOf(const graph::Value& value);
std::int64_t IntegerOf(const graph::Value& value, std::int64_t fallback = 0);
double NumberOf(const graph::Value& value, double fallback = 0);
std::vector<std::string> TextsOf(const graph::Value& value);

}  // namespace jitu::query
