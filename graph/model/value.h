/// Values: what properties hold and what expressions of the query language evaluate to.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/model/temporal.h"
#include "schema/base/ids.h"

namespace jitu::graph {

class Value;
using List = std::vector<Value>;
using Map = std::map<std::string, Value, std::less<>>;  ///< sorted, so that printing is deterministic

/// Which relationship: there may be several of one type between two nodes, told apart by `ordinal`, counted from 0.
/// Ends and type are in the key, so asking for them reads nothing.
struct RelationshipKey {
  NodeId from;
  TypeId type;
  NodeId to;
  std::uint32_t ordinal = 0;
  friend auto operator<=>(const RelationshipKey&, const RelationshipKey&) = default;
};

/// nodes[0] -relationships[0]- nodes[1] ...; a relationship may be walked against its direction.
struct Path {
  std::vector<NodeId> nodes;
  std::vector<RelationshipKey> relationships;
  friend auto operator<=>(const Path&, const Path&) = default;
};

/// Cheap to copy: what is large is shared and immutable. Money is an integer of fen, never a double.
class Value {
 public:
  using Storage =
      std::variant<std::monostate, bool, std::int64_t, double, std::shared_ptr<const std::string>,
                   std::shared_ptr<const List>, std::shared_ptr<const Map>, NodeId, RelationshipKey,
                   std::shared_ptr<const Path>, std::shared_ptr<const Temporal>, std::shared_ptr<const Duration>>;

  Value() = default;  ///< null
  Value(bool truth) : storage_(truth) {}
  Value(std::int64_t number) : storage_(number) {}
  Value(int number) : storage_(static_cast<std::int64_t>(number)) {}
  Value(double number) : storage_(number) {}
  Value(std::string text) : storage_(std::make_shared<const std::string>(std::move(text))) {}
  Value(std::string_view text) : Value(std::string(text)) {}
  Value(const char* text) : Value(std::string(text)) {}
  Value(List list) : storage_(std::make_shared<const List>(std::move(list))) {}
  Value(Map map) : storage_(std::make_shared<const Map>(std::move(map))) {}
  Value(NodeId node) : storage_(node) {}
  Value(RelationshipKey relationship) : storage_(relationship) {}
  Value(Path path) : storage_(std::make_shared<const Path>(std::move(path))) {}
  Value(Temporal point) : storage_(std::make_shared<const Temporal>(std::move(point))) {}
  Value(Duration duration) : storage_(std::make_shared<const Duration>(duration)) {}

  bool IsNull() const { return storage_.index() == 0; }
  const bool* AsBoolean() const { return std::get_if<bool>(&storage_); }
  const std::int64_t* AsInteger() const { return std::get_if<std::int64_t>(&storage_); }
  const double* AsFloat() const { return std::get_if<double>(&storage_); }
  const std::string* AsString() const { return Pointee<std::string>(); }
  const List* AsList() const { return Pointee<List>(); }
  const Map* AsMap() const { return Pointee<Map>(); }
  const NodeId* AsNode() const { return std::get_if<NodeId>(&storage_); }
  const RelationshipKey* AsRelationship() const { return std::get_if<RelationshipKey>(&storage_); }
  const Path* AsPath() const { return Pointee<Path>(); }
  const Temporal* AsTemporal() const { return Pointee<Temporal>(); }
  const Duration* AsDuration() const { return Pointee<Duration>(); }

  const Storage& storage() const { return storage_; }

 private:
  template <class T>
  const T* Pointee() const {
    const auto* shared = std::get_if<std::shared_ptr<const T>>(&storage_);
    return shared == nullptr ? nullptr : shared->get();
  }

  Storage storage_;
};

/// Equal as stored: the same type and content (1 and 1.0 differ, NaN equals NaN). Not the language's `=`.
bool Identical(const Value& a, const Value& b);

/// A total order over all values for ORDER BY and for sorting results (openCypher 9, "Orderability": maps, nodes,
/// relationships, lists, paths, dates and times, durations, strings, booleans, numbers, null last). Numbers compare
/// across integer and float exactly.
int Compare(const Value& a, const Value& b);

/// Hash consistent with Compare(...) == 0.
std::uint64_t Hash(const Value& value);

}  // namespace jitu::graph
