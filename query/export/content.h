/// What a format is handed: one part of one moment of a graph, as tables or as a graph, streamed in one order.
///
/// Memory does not grow with the graph: everything comes in batches. Everything asked of one Content is of one moment.
/// Thread-compatible; store and catalog must outlive it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/export/label.h"
#include "query/export/provenance.h"
#include "query/export/selection.h"
#include "query/export/table.h"
#include "query/reading/graph_moment.h"
#include "schema/model/catalog.h"

namespace jitu::query::exporting {

struct ContentOptions {
  Selection selection;
  Provenance provenance;
  text::Language language = text::Language::kChinese;        ///< of labels, titles and descriptions
  std::vector<std::string> tables;                           ///< only these, in the order of GraphTables(); empty: all
  std::map<std::string, std::string, std::less<>> settings;  ///< of the format; Format::settings says which there are
  std::string schema_folder;                                 ///< further findings
  StopSignal stop;
  /// Called now and then with the number of rows, nodes and relationships handed out so far.
  std::function<void(std::uint64_t)> progress;
};

struct GraphNode {
  NodeId id;
  std::vector<std::string> labels;  ///< sorted
  std::string_view kind;            ///< the first of them; Node if there is none
  NamedValues properties;
  Label label;
};

/// Whether the kinds of a relationship's ends are read as well.
enum class Ends { kIdsOnly, kWithKinds };

struct GraphRelationship {
  graph::RelationshipKey key;
  std::string_view type;
  std::string_view from_kind, to_kind;  ///< if they were asked for
  NamedValues properties;
  Label label;
  /// The same everywhere: from-TYPE-to, with the ordinal where there are several.
  std::string Id() const;
};

/// A property that some node or relationship of the graph may have, for formats that declare them beforehand.
struct PropertyKey {
  std::string name;
  model::PropertyType type = model::PropertyType::kString;  ///< of a name outside the schema: string
  Message about;
};

class Content {
 public:
  static Result<Content> Of(graph::Store& store, const model::Catalog& catalog, ContentOptions options);

  const Provenance& provenance() const { return options_.provenance; }
  const Selection& selection() const { return options_.selection; }
  const Selected& selected() const { return selected_; }
  text::Language language() const { return options_.language; }
  const std::map<std::string, std::string, std::less<>>& settings() const { return options_.settings; }
  bool Has(std::string_view setting) const { return options_.settings.find(setting) != options_.settings.end(); }
  /// Empty where it is not set.
  std::string Setting(std::string_view name) const;
  const std::string& Text(const Message& message) const { return text::In(options_.language, message); }
  const GraphMoment& moment() const { return *moment_; }
  /// For an Engine, which wants it so; no export writes.
  graph::Store& store() const { return *store_; }
  const std::string& schema_folder() const { return options_.schema_folder; }
  const model::Catalog& catalog() const { return *catalog_; }
  std::string Iri(NodeId node) const { return provenance().base + std::to_string(node.value); }

  /// The tables of this content: `result` for a statement, `findings` with --check, else those of the graph.
  const std::vector<Table>& tables() const { return tables_; }
  /// Rows of a table, in the order of the ids (of the answer, for `result` and `findings`).
  Result<void> Rows(const Table& table, const RowSink& sink) const;

  /// All nodes, ordered by id; then relationships, ordered by their key.
  Result<void> Nodes(const std::function<Result<void>(const GraphNode&)>& sink) const;
  Result<void> Relationships(const std::function<Result<void>(const GraphRelationship&)>& sink,
                             Ends ends = Ends::kIdsOnly) const;
  /// The nodes that carry the label, ordered by id, in batches of at most a few thousand. For tables.
  using NodeBatchSink = std::function<Result<void>(const std::vector<FoundNode>&)>;
  Result<void> NodesWith(std::string_view label, const Names& properties, const NodeBatchSink& sink) const;

  /// A property of each of the nodes, in their order; empty where there is none. Units, funds and reports come up again
  /// and again, so answers are kept for a while.
  Result<std::vector<std::string>> TextsOf(const std::vector<NodeId>& nodes, std::string_view property) const;

  /// Sorted by name.
  const std::vector<PropertyKey>& node_properties() const { return node_properties_; }
  const std::vector<PropertyKey>& relationship_properties() const { return relationship_properties_; }

 private:
  Content(graph::Store& store, const model::Catalog& catalog, ContentOptions options);
  Result<void> ChooseTables();
  void ListProperties();
  Result<void> Batches(std::string_view label, const graph::Projection& projection,
                       const std::function<Result<void>(const graph::NodeBlock&)>& sink) const;
  std::string_view KindOf(const std::vector<LabelId>& labels) const;
  /// Of each node, which need not be sorted.
  Result<std::vector<std::string_view>> KindsOf(std::span<const NodeId> nodes) const;
  NamedValues NamesOf(const graph::Properties& properties) const;
  void Count() const;

  ContentOptions options_;
  graph::Store* store_;
  const model::Catalog* catalog_;
  std::unique_ptr<GraphMoment> moment_;
  Selected selected_;
  std::vector<Table> tables_;
  std::vector<PropertyKey> node_properties_, relationship_properties_;
  mutable std::uint64_t handed_out_ = 0;
  /// By property, then by node. Forgotten when it grows large.
  mutable std::map<std::string, std::unordered_map<NodeId, std::string>, std::less<>> known_texts_;
};

}  // namespace jitu::query::exporting
