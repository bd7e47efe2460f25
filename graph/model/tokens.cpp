#include "graph/model/tokens.h"

#include "graph/model/codec.h"

namespace jitu::graph {
namespace {

constexpr std::size_t kMostNames = 0xFFFF;

const std::string& NameAt(const std::vector<std::string>& names, std::uint16_t place) {
  static const std::string kNoName;
  return place < names.size() ? names[place] : kNoName;
}

template <class Identifier>
std::optional<Identifier> Wrapped(std::optional<std::uint16_t> found) {
  if (!found) return std::nullopt;
  return Identifier{*found};
}

}  // namespace

std::optional<std::uint16_t> Tokens::Table::Find(std::string_view name) const {
  const auto found = ids.find(std::string(name));
  if (found == ids.end()) return std::nullopt;
  return found->second;
}

std::uint16_t Tokens::Table::Add(std::string_view name) {
  if (const auto found = Find(name)) return *found;
  if (names.size() >= kMostNames) return static_cast<std::uint16_t>(kMostNames - 1);
  const auto id = static_cast<std::uint16_t>(names.size());
  names.emplace_back(name);
  ids.emplace(names.back(), id);
  return id;
}

Tokens Tokens::Of(const model::GraphSchema& schema) {
  Tokens tokens;
  for (const model::LabelDefinition& label : schema.labels) {
    tokens.Label(label.name);
    for (const model::PropertyDefinition& property : label.properties) tokens.Property(property.name);
  }
  for (const model::RelationshipDefinition& relationship : schema.relationships) {
    tokens.Type(relationship.name);
    for (const model::PropertyDefinition& property : relationship.properties) tokens.Property(property.name);
  }
  return tokens;
}

std::optional<LabelId> Tokens::FindLabel(std::string_view name) const { return Wrapped<LabelId>(labels_.Find(name)); }
std::optional<TypeId> Tokens::FindType(std::string_view name) const { return Wrapped<TypeId>(types_.Find(name)); }
std::optional<PropertyId> Tokens::FindProperty(std::string_view name) const {
  return Wrapped<PropertyId>(properties_.Find(name));
}
LabelId Tokens::Label(std::string_view name) { return LabelId{labels_.Add(name)}; }
TypeId Tokens::Type(std::string_view name) { return TypeId{types_.Add(name)}; }
PropertyId Tokens::Property(std::string_view name) { return PropertyId{properties_.Add(name)}; }
const std::string& Tokens::Name(LabelId label) const { return NameAt(labels_.names, label.value); }
const std::string& Tokens::Name(TypeId type) const { return NameAt(types_.names, type.value); }
const std::string& Tokens::Name(PropertyId property) const { return NameAt(properties_.names, property.value); }

std::string Tokens::Encode() const {
  std::string out;
  for (const Table* table : {&labels_, &types_, &properties_}) {
    AppendVarint(out, table->names.size());
    for (const std::string& name : table->names) {
      AppendVarint(out, name.size());
      out += name;
    }
  }
  return out;
}

std::optional<Tokens> Tokens::Decode(std::string_view bytes) {
  Tokens tokens;
  for (Table* table : {&tokens.labels_, &tokens.types_, &tokens.properties_}) {
    std::uint64_t count = 0;
    if (!TakeVarint(bytes, count) || count > kMostNames) return std::nullopt;
    for (std::uint64_t i = 0; i < count; ++i) {
      std::uint64_t size = 0;
      std::string_view name;
      if (!TakeVarint(bytes, size) || !TakeBytes(bytes, size, name)) return std::nullopt;
      if (table->Add(name) != i) return std::nullopt;  // a name twice
    }
  }
  if (!bytes.empty()) return std::nullopt;
  return tokens;
}

}  // namespace jitu::graph
