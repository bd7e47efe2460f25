#include "query/executor/procedures.h"

#include <algorithm>
#include <utility>

#include "graph/algorithms/components.h"

namespace jitu::query {
namespace {

using graph::Value;
using Arguments = std::vector<Value>;

Result<void> WeakComponents(GraphReader& graph, const Arguments&, const RowSink& sink) {
  JITU_TRY(const std::shared_ptr<const graph::TopologyView> view, graph.Topology());
  JITU_TRY(const std::vector<graph::Vertex> components, graph::WeaklyConnectedComponents(*view, graph.stop()));
  for (graph::Vertex from = 0; from < view->vertex_count(); from += kBatchRows) {
    const auto to = std::min<graph::Vertex>(view->vertex_count(), from + kBatchRows);
    std::vector<NodeId> nodes;
    for (graph::Vertex vertex = from; vertex < to; ++vertex) nodes.push_back(view->Node(vertex));
    std::vector<Column> columns;
    columns.push_back(Column::OfNodes(std::move(nodes)));
    columns.push_back(Column::OfIntegers({components.begin() + from, components.begin() + to}));
    JITU_TRY(const bool more, sink.Take(std::move(columns)));
    if (!more) break;
  }
  return {};
}

// Names of a token table that the graph has something of, in the table's order.
template <class Id>
Result<void> Names(GraphReader& graph, const std::vector<std::uint64_t>& counts, const RowSink& sink) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    JITU_TRY(const bool more, sink({Value(graph.tokens().Name(Id{static_cast<std::uint16_t>(i)}))}));
    if (!more) break;
  }
  return {};
}

Result<void> Labels(GraphReader& graph, const Arguments&, const RowSink& sink) {
  JITU_TRY(const graph::Counts counts, graph.store().counts(graph.snapshot()));
  return Names<LabelId>(graph, counts.nodes_by_label, sink);
}

Result<void> RelationshipTypes(GraphReader& graph, const Arguments&, const RowSink& sink) {
  JITU_TRY(const graph::Counts counts, graph.store().counts(graph.snapshot()));
  return Names<TypeId>(graph, counts.relationships_by_type, sink);
}

Result<void> PropertyKeys(GraphReader& graph, const Arguments&, const RowSink& sink) {
  for (std::size_t i = 0; i < graph.tokens().property_count(); ++i) {
    JITU_TRY(const bool more, sink({Value(graph.tokens().Name(PropertyId{static_cast<std::uint16_t>(i)}))}));
    if (!more) break;
  }
  return {};
}

Result<void> TraceOutcomes(GraphReader& graph, const Arguments& arguments, const RowSink& sink) {
  return FindByText(graph, "Outcome", "text", arguments[0], sink);
}

Result<void> TraceSpendings(GraphReader& graph, const Arguments& arguments, const RowSink& sink) {
  return FindByText(graph, "Spending", "name", arguments[0], sink);
}

Result<std::vector<NodeId>> ExactMatches(GraphReader& graph, graph::IndexId index, PropertyId property,
                                         const Value& text) {
  graph::ScanSpec spec;
  const std::string key = graph::EncodeOrdered(text);
  spec.range = graph::ScanSpec::Range{index, key, key, true, true};
  spec.projection.properties.push_back(property);
  std::vector<NodeId> found;
  JITU_CHECK_OK(graph.Scan(spec, [&](const graph::NodeBlock& block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (graph::Identical(block.columns[0][i], text)) found.push_back(block.id[i]);
    }
    return true;
  }));
  return found;
}

}  // namespace

Result<void> FindByText(GraphReader& graph, std::string_view label_name, std::string_view property_name,
                        const Value& text, const RowSink& sink) {
  constexpr std::size_t kMostHits = 50;
  if (text.AsNode() != nullptr) {
    JITU_TRY(const bool more, sink({text, Value(1.0)}));
    static_cast<void>(more);
    return {};
  }
  const auto label = graph.tokens().FindLabel(label_name);
  const auto property = graph.tokens().FindProperty(property_name);
  if (text.AsString() == nullptr || !label || !property) return {};
  const graph::Indexes& indexes = graph.store().indexes();
  std::vector<NodeId> exact;
  if (const auto index = indexes.Find(*label, *property, model::IndexKind::kOrdered)) {
    JITU_TRY(exact, ExactMatches(graph, *index, *property, text));
  }
  for (const NodeId node : exact) {
    JITU_TRY(const bool more, sink({Value(node), Value(1.0)}));
    if (!more) return {};
  }
  const auto index = indexes.Find(*label, *property, model::IndexKind::kText);
  if (!exact.empty() || !index) return {};
  const std::vector<std::string> terms = graph::TextTerms(*text.AsString());
  if (terms.empty()) return {};
  const auto at_least = static_cast<std::uint32_t>((terms.size() + 1) / 2);
  JITU_TRY(const auto hits, graph.store().search(graph.snapshot(), *index, terms, at_least, kMostHits));
  for (const graph::TextHit& hit : hits) {
    const double score = static_cast<double>(hit.terms) / static_cast<double>(terms.size());
    JITU_TRY(const bool more, sink({Value(hit.node), Value(score)}));
    if (!more) break;
  }
  return {};
}

ProcedureTable::ProcedureTable() {
  constexpr TypeSet kNode = TypeSet::kNode;
  constexpr TypeSet kInteger = TypeSet::kInteger;
  constexpr TypeSet kString = TypeSet::kString;
  constexpr TypeSet kFloat = TypeSet::kFloat;
  Register({"algo.wcc", {}, {{"node", kNode}, {"component", kInteger}}}, WeakComponents);
  Register({"db.labels", {}, {{"label", kString}}}, Labels);
  Register({"db.relationshipTypes", {}, {{"relationshipType", kString}}}, RelationshipTypes);
  Register({"db.propertyKeys", {}, {{"propertyKey", kString}}}, PropertyKeys);
  Register({"trace.outcomes", {{"of", kString | kNode}}, {{"node", kNode}, {"score", kFloat}}}, TraceOutcomes);
  Register({"trace.spendings", {{"of", kString | kNode}}, {{"node", kNode}, {"score", kFloat}}}, TraceSpendings);
}

const ProcedureSignature* ProcedureTable::Find(std::string_view name) const {
  for (const auto& entry : entries_) {
    if (entry->signature.name == name) return &entry->signature;
  }
  return nullptr;
}

const Procedure* ProcedureTable::FindProcedure(const ProcedureSignature& signature) const {
  for (const auto& entry : entries_) {
    if (entry->signature.name == signature.name) return &entry->procedure;
  }
  return nullptr;
}

void ProcedureTable::Register(ProcedureSignature signature, Procedure procedure) {
  for (const auto& entry : entries_) {
    if (entry->signature.name != signature.name) continue;
    entry->procedure = std::move(procedure);
    return;
  }
  entries_.push_back(std::make_unique<Entry>(Entry{std::move(signature), std::move(procedure)}));
}

}  // namespace jitu::query
