/// Functions that TRACE is written with: the weakest link of a path, and the sentences behind a claim.
#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "query/functions/function.h"

namespace jitu::query {
namespace {

using graph::List;
using graph::Map;
using graph::RelationshipKey;
using graph::Value;
using Columns = std::span<const std::vector<Value>>;
using Column = Result<std::vector<Value>>;

void AddRelationships(const Value& value, std::vector<RelationshipKey>& keys) {
  if (const auto* key = value.AsRelationship()) keys.push_back(*key);
  if (const List* list = value.AsList()) {
    for (const Value& element : *list) AddRelationships(element, keys);
  }
}

// trace.weakest(relationships ...): the least `confidence` of all of them; one without counts as 1.
Column Weakest(GraphAccess& graph, Columns columns, std::size_t rows) {
  std::vector<RelationshipKey> keys;
  std::vector<std::size_t> ends;
  for (std::size_t row = 0; row < rows; ++row) {
    for (const auto& column : columns) AddRelationships(column[row], keys);
    ends.push_back(keys.size());
  }
  JITU_TRY(const auto properties, graph.Relationships(keys));
  const auto confidence = graph.tokens().FindProperty("confidence");
  std::vector<Value> result(rows);
  std::size_t i = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    double weakest = 1.0;
    for (; i < ends[row]; ++i) {
      if (!confidence || !properties[i]) continue;
      const Value* stated = graph::Find(*properties[i], *confidence);
      if (stated == nullptr) continue;
      if (const auto* number = stated->AsFloat()) weakest = std::min(weakest, *number);
      if (const auto* number = stated->AsInteger()) weakest = std::min(weakest, static_cast<double>(*number));
    }
    result[row] = Value(weakest);
  }
  return result;
}

// Passages named by the relationship itself; a list of node ids as decimal text.
std::vector<NodeId> PassagesNamedBy(const graph::Properties& properties, std::optional<PropertyId> evidence) {
  std::vector<NodeId> passages;
  const Value* named = evidence ? graph::Find(properties, *evidence) : nullptr;
  const List* list = named != nullptr ? named->AsList() : nullptr;
  if (list == nullptr) return passages;
  for (const Value& element : *list) {
    const std::string* text = element.AsString();
    std::uint64_t id = 0;
    if (text == nullptr) continue;
    const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), id);
    if (fault == std::errc() && end == text->data() + text->size() && id != 0) passages.push_back(NodeId{id});
  }
  return passages;
}

class PassageReader {
 public:
  explicit PassageReader(GraphAccess& graph) : graph_(graph) {}

  // The passages of each row as lists of maps {report, section, start, end, quote}, in the order given.
  Column Read(const std::vector<std::vector<NodeId>>& passages) {
    std::vector<NodeId> ids;
    for (const auto& row : passages) ids.insert(ids.end(), row.begin(), row.end());
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    JITU_TRY(const auto records, graph_.Nodes(ids));
    JITU_TRY(const std::vector<Value> reports, ReportsOf(ids));
    std::unordered_map<NodeId, Value> printed;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (records[i]) printed.emplace(ids[i], Printed(records[i]->properties, reports[i]));
    }
    std::vector<Value> result;
    for (const auto& row : passages) {
      List list;
      for (NodeId passage : row) {
        if (const auto found = printed.find(passage); found != printed.end()) list.push_back(found->second);
      }
      result.emplace_back(std::move(list));
    }
    return result;
  }

 private:
  Result<std::vector<Value>> ReportsOf(const std::vector<NodeId>& passages) {
    std::vector<Value> names(passages.size());
    const auto in = graph_.tokens().FindType("IN");
    const auto title = graph_.tokens().FindProperty("title");
    if (!in || !title) return names;
    JITU_TRY(const auto reports, graph_.Targets(passages, *in));
    for (std::size_t i = 0; i < passages.size(); ++i) {
      if (reports[i].empty()) continue;
      JITU_TRY(const std::vector<Value> titles, graph_.PropertyOf({reports[i].data(), 1}, *title));
      names[i] = titles[0];
    }
    return names;
  }

  Value Printed(const graph::Properties& properties, const Value& report) const {
    Map map{{"report", report}};
    for (std::string_view name : {"section", "start", "end", "quote"}) {
      const auto key = graph_.tokens().FindProperty(name);
      const Value* value = key ? graph::Find(properties, *key) : nullptr;
      map.emplace(name, value == nullptr ? Value() : *value);
    }
    return Value(std::move(map));
  }

  GraphAccess& graph_;
};

// trace.evidence(relationship, spending, outcome): the passages the relationship names; if it names none, those of the
// outcome; if that has none, those of the spending.
Column Evidence(GraphAccess& graph, Columns columns, std::size_t rows) {
  std::vector<std::vector<NodeId>> passages(rows);
  const auto evidence = graph.tokens().FindProperty("evidence");
  const auto evidenced_by = graph.tokens().FindType("EVIDENCED_BY");
  std::vector<RelationshipKey> keys;
  for (const Value& value : columns[0])
    keys.push_back(value.AsRelationship() ? *value.AsRelationship() : RelationshipKey{});
  JITU_TRY(const auto properties, graph.Relationships(keys));
  for (std::size_t row = 0; row < rows; ++row) {
    if (properties[row]) passages[row] = PassagesNamedBy(*properties[row], evidence);
  }
  for (const std::size_t column : {std::size_t{2}, std::size_t{1}}) {
    std::vector<NodeId> owners;
    std::vector<std::size_t> wanting;
    for (std::size_t row = 0; row < rows; ++row) {
      const NodeId* owner = columns[column][row].AsNode();
      if (!passages[row].empty() || owner == nullptr) continue;
      owners.push_back(*owner);
      wanting.push_back(row);
    }
    if (owners.empty() || !evidenced_by) continue;
    JITU_TRY(auto found, graph.Targets(owners, *evidenced_by));
    for (std::size_t i = 0; i < wanting.size(); ++i) passages[wanting[i]] = std::move(found[i]);
  }
  return PassageReader(graph).Read(passages);
}

constexpr Function kTable[] = {
    {"trace.weakest", 1, 8, TypeSet::kList | TypeSet::kRelationship, TypeSet::kFloat, nullptr, Weakest, OnNull::kCall},
    {"trace.evidence", 3, 3, TypeSet::kRelationship, TypeSet::kList, nullptr, Evidence, OnNull::kCall},
};

}  // namespace

std::span<const Function> ProvenanceFunctions() { return kTable; }

}  // namespace jitu::query
