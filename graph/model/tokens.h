/// Names of labels, relationship types and properties as small numbers. One table per graph; it only grows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/base/ids.h"
#include "schema/model/graph_schema.h"

namespace jitu::graph {

/// Tokens of the schema come first, in its order, so a graph that holds nothing else has the same numbers everywhere.
class Tokens {
 public:
  static Tokens Of(const model::GraphSchema& schema);

  std::optional<LabelId> FindLabel(std::string_view name) const;
  std::optional<TypeId> FindType(std::string_view name) const;
  std::optional<PropertyId> FindProperty(std::string_view name) const;
  LabelId Label(std::string_view name);        ///< adds it if it is new
  TypeId Type(std::string_view name);          ///< likewise
  PropertyId Property(std::string_view name);  ///< likewise
  const std::string& Name(LabelId label) const;
  const std::string& Name(TypeId type) const;
  const std::string& Name(PropertyId property) const;
  /// Names in the order of their numbers.
  const std::vector<std::string>& label_names() const { return labels_.names; }
  const std::vector<std::string>& type_names() const { return types_.names; }
  const std::vector<std::string>& property_names() const { return properties_.names; }
  std::size_t label_count() const { return labels_.names.size(); }
  std::size_t type_count() const { return types_.names.size(); }
  std::size_t property_count() const { return properties_.names.size(); }

  std::string Encode() const;
  static std::optional<Tokens> Decode(std::string_view bytes);
  friend bool operator==(const Tokens& a, const Tokens& b) { return a.Encode() == b.Encode(); }

 private:
  struct Table {
    std::vector<std::string> names;
    std::unordered_map<std::string, std::uint16_t> ids;
    std::optional<std::uint16_t> Find(std::string_view name) const;
    std::uint16_t Add(std::string_view name);
  };
  Table labels_;
  Table types_;
  Table properties_;
};

}  // namespace jitu::graph
