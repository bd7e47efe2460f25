/// The store's seam: a property graph, asked and changed in batches.
///
/// Ids, property encoding, order-preserving index values and text terms are above the seam (graph/model); key bytes are
/// below it. No iterator crosses: answers come as blocks to a sink, which may stop early, and long scans hand out
/// resume tokens. Everything asked of one Snapshot is of one moment. A Store may be called from several threads; a sink
/// is called from the calling thread only.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/indexes.h"
#include "graph/model/properties.h"
#include "graph/model/tokens.h"
#include "graph/model/value.h"
#include "schema/base/result.h"
#include "schema/base/stop.h"

namespace jitu::graph {

enum class Direction : std::uint8_t { kOut, kIn, kBoth };

/// Which properties to read along; the columns of a block are in this order.
struct Projection {
  bool labels = false;
  std::vector<PropertyId> properties;
  bool all_properties = false;  ///< instead of `properties`: whole property maps
};

/// Nodes, one per row, as columns.
struct NodeBlock {
  std::vector<std::uint32_t> input;  ///< which of the ids asked for; for scans, 0, 1, 2 ... within the block
  std::vector<NodeId> id;
  std::vector<std::vector<LabelId>> labels;  ///< if projected; sorted
  std::vector<std::vector<Value>> columns;   ///< one per projected property
  std::vector<Properties> all_properties;    ///< if projected
  std::size_t size() const { return id.size(); }
};

/// Neighbours, one per row. Rows of one input come together, ordered by (type, direction, neighbour, ordinal).
struct NeighbourBlock {
  std::vector<std::uint32_t> input;  ///< which id of the frontier
  std::vector<NodeId> neighbour;
  std::vector<TypeId> type;
  std::vector<std::uint32_t> ordinal;
  std::vector<Direction> direction;         ///< kOut or kIn, seen from the frontier
  std::vector<std::vector<Value>> columns;  ///< of the relationships, one per projected property
  std::vector<Properties> all_properties;   ///< of the relationships, if projected
  std::size_t size() const { return neighbour.size(); }

  RelationshipKey Key(std::size_t row, NodeId source) const {
    return direction[row] == Direction::kOut ? RelationshipKey{source, type[row], neighbour[row], ordinal[row]}
                                             : RelationshipKey{neighbour[row], type[row], source, ordinal[row]};
  }
};

/// Return false to stop. The block is only valid during the call.
using NodeSink = std::function<bool(const NodeBlock&)>;
using NeighbourSink = std::function<bool(const NeighbourBlock&)>;

struct ExpandSpec {
  Direction direction = Direction::kOut;
  std::vector<TypeId> types;  ///< empty: all
  Projection projection;      ///< of relationship properties; `labels` means nothing here
  std::optional<std::uint64_t> limit_per_source;
};

struct ScanSpec {
  std::optional<LabelId> label;  ///< nodes that have it; without it all nodes
  /// Or by an ordered index: nodes with an entry in [lower, upper] (bounds by EncodeOrdered; absent side is open).
  struct Range {
    IndexId index;
    std::optional<std::string> lower, upper;
    bool lower_inclusive = true, upper_inclusive = true;
  };
  std::optional<Range> range;
  Projection projection;
  std::string resume_token;  ///< from an earlier answer; empty: from the start
  std::size_t block_rows = 1024;
  std::optional<std::uint64_t> limit;
};

/// How a scan ended: an empty token means at its end. Nodes come ordered by id, or by (index key, id) for a range.
struct ScanEnd {
  std::string resume_token;
};

struct TextHit {
  NodeId node;
  std::uint32_t terms = 0;  ///< how many of the asked terms its text has
};

/// What changes together. Applied in this order: tokens, removals, nodes, relationships, attachments.
struct WriteBatch {
  struct Node {
    NodeId id;
    std::vector<LabelId> labels;  ///< sorted
    Properties properties;
  };
  struct Relationship {
    RelationshipKey key;
    Properties properties;
  };
  struct Attachment {
    NodeId owner;
    std::string name;  ///< "text", "facts"; at most 32 bytes of ASCII
    std::string bytes;
  };
  std::optional<Tokens> tokens;       ///< the whole table, an extension of the stored one
  std::vector<NodeId> removed_nodes;  ///< with their attachments; kConflict if relationships are left
  std::vector<RelationshipKey> removed_relationships;
  std::vector<Node> nodes;                                    ///< put: a node that is there is replaced whole
  std::vector<Relationship> relationships;                    ///< put; both ends must exist afterwards, else kConflict
  std::vector<Attachment> attachments;                        ///< put; empty bytes remove
  std::vector<std::pair<std::string, std::string>> settings;  ///< small named values of the graph; empty value removes
  bool empty() const;
};

struct Preconditions {
  std::optional<std::uint64_t> version;  ///< Snapshot::version() that the batch was computed from
  bool durable = true;                   ///< on stable storage when commit returns
};

/// A moment of the graph. Keeps what it shows alive; drop it when done.
class Snapshot {
 public:
  virtual ~Snapshot() = default;
  /// Grows with every commit that changed something.
  virtual std::uint64_t version() const = 0;
};

struct Capabilities {
  bool distributed = false;
  bool filters_pushed_down = false;
  std::size_t small_frontier = 64;  ///< frontiers up to this size are answered by point reads
  std::size_t max_batch_bytes = 256u << 20;
};

struct Counts {
  std::vector<std::uint64_t> nodes_by_label;         ///< by LabelId
  std::vector<std::uint64_t> relationships_by_type;  ///< by TypeId
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
};

/// Gives nodes, then relationships, both sorted (by id; by key). Used by the bulk load.
class BulkSource {
 public:
  virtual ~BulkSource() = default;
  virtual const Tokens& tokens() const = 0;
  virtual Result<bool> Next(WriteBatch::Node& node) = 0;                  ///< false at the end
  virtual Result<bool> Next(WriteBatch::Relationship& relationship) = 0;  ///< false at the end; after all nodes
};

class Store {
 public:
  virtual ~Store() = default;

  virtual Capabilities capabilities() const = 0;
  virtual const Indexes& indexes() const = 0;
  virtual std::shared_ptr<const Snapshot> snapshot() const = 0;
  virtual Tokens tokens(const Snapshot& at) const = 0;

  /// Neighbours of the frontier, in blocks; inputs in order, each input's rows together.
  virtual Result<void> expand(const Snapshot& at, std::span<const NodeId> frontier, const ExpandSpec& spec,
                              const NeighbourSink& sink, const StopSignal& stop = {}) const = 0;
  /// The nodes that exist among `ids`; missing ones have no row.
  virtual Result<void> nodes(const Snapshot& at, std::span<const NodeId> ids, const Projection& projection,
                             const NodeSink& sink, const StopSignal& stop = {}) const = 0;
  /// Properties of relationships, one per key in order; nothing where there is no such relationship.
  virtual Result<std::vector<std::optional<Properties>>> relationships(const Snapshot& at,
                                                                       std::span<const RelationshipKey> keys) const = 0;
  /// Number of relationships of each frontier node, in order.
  virtual Result<std::vector<std::uint64_t>> degrees(const Snapshot& at, std::span<const NodeId> frontier,
                                                     Direction direction, std::span<const TypeId> types) const = 0;
  virtual Result<ScanEnd> scan(const Snapshot& at, const ScanSpec& spec, const NodeSink& sink,
                               const StopSignal& stop = {}) const = 0;
  /// Nodes whose text has at least `at_least` of the terms, most first, then by id; at most `limit`.
  virtual Result<std::vector<TextHit>> search(const Snapshot& at, IndexId index, std::span<const std::string> terms,
                                              std::uint32_t at_least, std::size_t limit) const = 0;
  virtual Result<std::optional<std::string>> attachment(const Snapshot& at, NodeId owner,
                                                        std::string_view name) const = 0;
  virtual Result<std::optional<std::string>> setting(const Snapshot& at, std::string_view name) const = 0;
  virtual Result<Counts> counts(const Snapshot& at) const = 0;
  /// The nodes whose labels, properties or relationships may differ between version `since` and `at`, sorted; nothing
  /// if that is not known (any more).
  virtual std::optional<std::vector<NodeId>> changes(std::uint64_t since, const Snapshot& at) const = 0;

  /// All of the batch or nothing. kConflict if a precondition fails. Returns the new version. Removing a node that is
  /// not there, or putting what is there already, is no fault and changes nothing.
  virtual Result<std::uint64_t> commit(const WriteBatch& batch, const Preconditions& preconditions = {}) = 0;
  /// Fills an empty graph; kConflict if it is not empty. All or nothing.
  virtual Result<void> bulk_load(BulkSource& source, const StopSignal& stop = {}) = 0;

  /// A copy of the graph in an empty folder that can be opened by itself.
  virtual Result<void> backup(const std::string& folder) = 0;
  /// Reads everything and checks that it agrees: ends exist, both directions match, indexes match. Each fault in a
  /// line.
  virtual Result<std::vector<Message>> verify(const StopSignal& stop = {}) const = 0;
};

}  // namespace jitu::graph
