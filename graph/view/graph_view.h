/// A moment of the graph in memory, to be asked as the store is asked and giving the same rows in the same order:
/// topology, labels, properties, and exact look-ups.
///
/// A base, made once, and over it the nodes that commits have touched since, read anew. Immutable; any number of
/// threads may read it, and who holds an older one may go on with it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "graph/view/property_columns.h"
#include "graph/view/topology.h"
#include "graph/view/value_lookup.h"

namespace jitu::graph {

/// No vertex: a null in a column of vertices.
inline constexpr Vertex kNoVertex = 0xFFFFFFFF;

/// The neighbours of a vertex by one type on one side, ordered by (id, ordinal).
struct NeighbourRun {
  TypeId type;
  Direction direction = Direction::kOut;
  std::span<const Vertex> neighbours;
  const TypedRows* rows = nullptr;
  EdgePlace first = 0;  ///< in `rows`

  std::uint32_t OrdinalAt(std::size_t i) const { return rows->OrdinalAt(first + static_cast<EdgePlace>(i)); }
};

/// Vertices in order of their nodes' ids.
struct VertexList {
  std::vector<Vertex> own;
  std::span<const Vertex> all;  ///< of `own`, or of the view
};

class GraphView;

/// One property, as a view shows it. The view must outlive it.
class PropertyReader {
 public:
  PropertyReader() = default;
  PropertyReader(const GraphView& view, const PropertyColumn& column, PropertyId property)
      : view_(&view), column_(&column), property_(property) {}

  Value At(Vertex vertex) const;
  bool IsNull(Vertex vertex) const;
  /// Null if it is none.
  inline const std::int64_t* IntegerAt(Vertex vertex) const;
  std::optional<std::string_view> TextAt(Vertex vertex) const;
  friend bool operator==(const PropertyReader&, const PropertyReader&) = default;

 private:
  const std::int64_t* TouchedInteger(Vertex vertex) const;

  const GraphView* view_ = nullptr;
  const PropertyColumn* column_ = nullptr;
  PropertyId property_;
};

class GraphView {
 public:
  /// Properties take what the topology leaves of `most_bytes`. kLimit if the topology alone takes more.
  static Result<std::shared_ptr<const GraphView>> Build(const Store& store, const Snapshot& at,
                                                        std::uint64_t most_bytes, const StopSignal& stop = {});
  /// The same at a later moment, of which these nodes may differ.
  Result<std::shared_ptr<const GraphView>> At(const Store& store, const Snapshot& at,
                                              std::span<const NodeId> changed) const;

  std::uint64_t version() const { return version_; }
  /// Without what has changed since it was made.
  const std::shared_ptr<const TopologyView>& base() const { return base_->topology; }
  /// Of the base and of nodes that came later.
  std::size_t vertex_count() const { return base_->topology->vertex_count() + added_.size(); }
  std::size_t touched_count() const { return touched_.size(); }

  NodeId Node(Vertex vertex) const {
    const TopologyView& topology = *base_->topology;
    return vertex < topology.vertex_count() ? topology.Node(vertex) : added_[vertex - topology.vertex_count()];
  }
  /// A vertex may be of a node that is gone; then it has nothing.
  std::optional<Vertex> Find(NodeId node) const;

  /// Appends the runs of `vertex`, ordered by (type, direction). `types` sorted; empty: all.
  void AppendRuns(Vertex vertex, Direction direction, std::span<const TypeId> types,
                  std::vector<NeighbourRun>& runs) const;
  /// Brings nearer what AppendRuns will read for the vertices soon after place `at` of a list that is walked in order.
  void Prefetch(std::span<const Vertex> vertices, std::size_t at, Direction direction,
                std::span<const TypeId> types) const;
  /// All, or those with a label.
  VertexList Vertices(std::optional<LabelId> label) const;
  /// Who is there and has all of some labels, to be asked of many vertices. The view and the labels must outlive it.
  class LabelTest {
   public:
    LabelTest(const GraphView& view, std::span<const LabelId> labels);
    bool Holds(Vertex vertex) const;

   private:
    const GraphView& view_;
    std::span<const LabelId> labels_;
    std::vector<std::uint8_t> has_all_;  // by label set: they are few, each is looked at once
  };
  /// Appends the rows whose vertex is there and has all the labels.
  void AppendRowsWith(std::span<const LabelId> labels, std::span<const Vertex> vertices,
                      std::vector<std::uint32_t>& rows) const;
  /// Nothing if the property is not kept here.
  std::optional<PropertyReader> Property(PropertyId property) const;
  /// Whose value is this, by an ordered index. Nothing if that is not known here.
  std::optional<std::vector<Vertex>> FindValue(IndexId index, const Value& value) const;

  std::uint64_t byte_count() const;

 private:
  friend class PropertyReader;

  struct Base {
    std::shared_ptr<const TopologyView> topology;
    PropertyColumns properties;
    std::vector<std::vector<Vertex>> labelled;  // by LabelId
    std::map<IndexId, std::pair<PropertyId, ValueLookup>> lookups;
  };
  /// A node as it is now: its labels and properties, and a row on each side.
  struct Touched {
    bool there = false;
    std::vector<LabelId> labels;
    Properties properties;
    Adjacency out;
    Adjacency in;
  };

  static std::shared_ptr<const Base> MakeBase(std::shared_ptr<const TopologyView> topology, PropertyColumns properties,
                                              const Indexes& indexes);
  const Touched* FindTouched(Vertex vertex) const {
    if (touched_.empty()) return nullptr;
    const auto found = touched_.find(vertex);
    return found == touched_.end() ? nullptr : found->second.get();
  }
  bool Precedes(Vertex a, Vertex b) const { return Node(a) < Node(b); }
  Result<void> ReadTouched(const Store& store, const Snapshot& at, std::span<const NodeId> nodes);

  std::shared_ptr<const Base> base_;
  std::uint64_t version_ = 0;
  std::unordered_map<Vertex, std::shared_ptr<const Touched>> touched_;
  std::vector<NodeId> added_;  // nodes that the base has not, in the order they came
  std::unordered_map<std::uint64_t, Vertex> added_vertices_;
};

inline const std::int64_t* PropertyReader::IntegerAt(Vertex vertex) const {
  return view_->touched_.empty() ? column_->IntegerAt(vertex) : TouchedInteger(vertex);
}

}  // namespace jitu::graph
