#include <algorithm>
#include <cstring>
#include <string>

#include "query/functions/function.h"
#include "query/language/statement_error.h"

namespace jitu::query {
namespace {

using graph::List;
using graph::Map;
using graph::RelationshipKey;
using graph::Value;
using Arguments = std::span<const Value>;
using Columns = std::span<const std::vector<Value>>;
using Column = Result<std::vector<Value>>;

const Message kNodeText{"节点", "a node"};
const Message kRelationshipText{"关系", "a relationship"};
const Message kPathText{"路径", "a path"};

// Relationships have no number of their own; their key's hash serves, the same for the same key always.
std::int64_t NumberOf(const RelationshipKey& key) {
  const std::uint64_t parts[] = {key.from.value, key.type.value, key.to.value, key.ordinal};
  char bytes[sizeof parts];
  std::memcpy(bytes, parts, sizeof parts);
  return static_cast<std::int64_t>(Hash64({bytes, sizeof bytes}) >> 1);
}

Result<Value> IdOf(Arguments arguments) {
  if (const NodeId* node = arguments[0].AsNode()) return Value(static_cast<std::int64_t>(node->value));
  if (const auto* relationship = arguments[0].AsRelationship()) return Value(NumberOf(*relationship));
  return WrongArgument("id", arguments[0], {"节点或关系", "a node or a relationship"});
}

Result<Value> ElementId(Arguments arguments) {
  JITU_TRY(const Value number, IdOf(arguments));
  return Value(std::to_string(*number.AsInteger()));
}

Result<Value> StartNode(Arguments arguments) {
  const auto* key = arguments[0].AsRelationship();
  if (key == nullptr) return WrongArgument("startNode", arguments[0], kRelationshipText);
  return Value(key->from);
}

Result<Value> EndNode(Arguments arguments) {
  const auto* key = arguments[0].AsRelationship();
  if (key == nullptr) return WrongArgument("endNode", arguments[0], kRelationshipText);
  return Value(key->to);
}

Result<Value> NodesOf(Arguments arguments) {
  const graph::Path* path = arguments[0].AsPath();
  if (path == nullptr) return WrongArgument("nodes", arguments[0], kPathText);
  return Value(List(path->nodes.begin(), path->nodes.end()));
}

Result<Value> RelationshipsOf(Arguments arguments) {
  const graph::Path* path = arguments[0].AsPath();
  if (path == nullptr) return WrongArgument("relationships", arguments[0], kPathText);
  return Value(List(path->relationships.begin(), path->relationships.end()));
}

Result<Value> Length(Arguments arguments) {
  const graph::Path* path = arguments[0].AsPath();
  if (path == nullptr) return WrongArgument("length", arguments[0], kPathText);
  return Value(static_cast<std::int64_t>(path->relationships.size()));
}

// No node twice; with `kMayClose`, but for the last one, which may be the first.
template <bool kMayClose>
Result<Value> HasNoCircle(Arguments arguments) {
  const graph::Path* path = arguments[0].AsPath();
  if (path == nullptr) return WrongArgument("path.isAcyclic", arguments[0], kPathText);
  std::vector<NodeId> nodes = path->nodes;
  if (kMayClose && nodes.size() > 1 && nodes.front() == nodes.back()) nodes.pop_back();
  std::sort(nodes.begin(), nodes.end());
  return Value(std::adjacent_find(nodes.begin(), nodes.end()) == nodes.end());
}

// The records of the nodes of a column; nulls stay nothing. The ids are asked for in one batch.
Result<std::vector<std::optional<NodeRecord>>> RecordsOf(GraphAccess& graph, const std::vector<Value>& column) {
  std::vector<NodeId> ids;
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (const NodeId* node = column[row].AsNode()) {
      ids.push_back(*node);
      rows.push_back(row);
    }
  }
  JITU_TRY(std::vector<std::optional<NodeRecord>> found, graph.Nodes(ids));
  std::vector<std::optional<NodeRecord>> records(column.size());
  for (std::size_t i = 0; i < rows.size(); ++i) records[rows[i]] = std::move(found[i]);
  return records;
}

Column Labels(GraphAccess& graph, Columns columns, std::size_t rows) {
  JITU_TRY(const auto records, RecordsOf(graph, columns[0]));
  std::vector<Value> result(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const Value& subject = columns[0][row];
    if (!subject.IsNull() && !subject.AsNode()) return WrongArgument("labels", subject, kNodeText);
    if (subject.AsNode() != nullptr && !records[row]) {
      return NamedFault("DeletedEntityAccess",
                        Say("节点已被这条语句删除", "the node has been deleted by the same statement"));
    }
    if (!records[row]) continue;
    List names;
    for (LabelId label : records[row]->labels) names.emplace_back(graph.tokens().Name(label));
    result[row] = Value(std::move(names));
  }
  return result;
}

Column Type(GraphAccess& graph, Columns columns, std::size_t rows) {
  std::vector<Value> result(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const Value& subject = columns[0][row];
    if (subject.IsNull()) continue;
    const auto* key = subject.AsRelationship();
    if (key == nullptr) return WrongArgument("type", subject, kRelationshipText);
    result[row] = Value(graph.tokens().Name(key->type));
  }
  return result;
}

Map Named(const graph::Tokens& tokens, const graph::Properties& properties) {
  Map named;
  for (const auto& [key, value] : properties) named.emplace(tokens.Name(key), value);
  return named;
}

Column PropertyMaps(GraphAccess& graph, Columns columns, std::size_t rows) {
  JITU_TRY(const auto records, RecordsOf(graph, columns[0]));
  std::vector<Value> result(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const Value& subject = columns[0][row];
    if (records[row]) {
      result[row] = Value(Named(graph.tokens(), records[row]->properties));
    } else if (const auto* key = subject.AsRelationship()) {
      JITU_TRY(const auto found, graph.Relationships({key, 1}));
      if (found[0]) result[row] = Value(Named(graph.tokens(), *found[0]));
    } else if (subject.AsMap()) {
      result[row] = subject;
    } else if (!subject.IsNull() && !subject.AsNode()) {
      return WrongArgument("properties", subject, {"节点、关系或映射", "a node, a relationship or a map"});
    }
  }
  return result;
}

Column Keys(GraphAccess& graph, Columns columns, std::size_t rows) {
  JITU_TRY(std::vector<Value> maps, PropertyMaps(graph, columns, rows));
  for (Value& value : maps) {
    const Map* map = value.AsMap();
    if (map == nullptr) continue;
    List keys;
    for (const auto& entry : *map) keys.emplace_back(entry.first);
    value = Value(std::move(keys));
  }
  return maps;
}

constexpr TypeSet kNode = TypeSet::kNode;
constexpr TypeSet kRelationship = TypeSet::kRelationship;

constexpr Function kTable[] = {
    {"id", 1, 1, kNode | kRelationship, TypeSet::kInteger, IdOf},
    {"elementId", 1, 1, kNode | kRelationship, TypeSet::kString, ElementId},
    {"startNode", 1, 1, kRelationship, kNode, StartNode},
    {"endNode", 1, 1, kRelationship, kNode, EndNode},
    {"nodes", 1, 1, TypeSet::kPath, TypeSet::kList, NodesOf},
    {"relationships", 1, 1, TypeSet::kPath, TypeSet::kList, RelationshipsOf},
    {"rels", 1, 1, TypeSet::kPath, TypeSet::kList, RelationshipsOf},
    {"length", 1, 1, TypeSet::kPath, TypeSet::kInteger, Length},
    {"path.isAcyclic", 1, 1, TypeSet::kPath, TypeSet::kBoolean, HasNoCircle<false>},
    {"path.isSimple", 1, 1, TypeSet::kPath, TypeSet::kBoolean, HasNoCircle<true>},
    {"labels", 1, 1, kNode, TypeSet::kList, nullptr, Labels},
    {"type", 1, 1, kRelationship, TypeSet::kString, nullptr, Type},
    {"properties", 1, 1, kNode | kRelationship | TypeSet::kMap, TypeSet::kMap, nullptr, PropertyMaps},
    {"keys", 1, 1, kNode | kRelationship | TypeSet::kMap, TypeSet::kList, nullptr, Keys},
};

}  // namespace

std::span<const Function> ElementFunctions() { return kTable; }

}  // namespace jitu::query
