/// Distinct id types, and the hash that content-derived ids come from.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace jitu {

/// An integer that cannot be mistaken for another kind of id.
template <class Tag, class Representation>
struct Id {
  Representation value{};

  friend auto operator<=>(const Id&, const Id&) = default;
};

using NodeId = Id<struct NodeTag, std::uint64_t>;          ///< content-derived, 63 bits, never 0
using LabelId = Id<struct LabelTag, std::uint16_t>;        ///< of a node label, in the graph's token table
using TypeId = Id<struct TypeTag, std::uint16_t>;          ///< of a relationship type
using PropertyId = Id<struct PropertyTag, std::uint16_t>;  ///< of a property key

/// 64 bits of XXH3 over the bytes. Stable for ever: stored ids depend on it.
std::uint64_t Hash64(std::string_view bytes);

/// The id of what the parts name together, e.g. {"Spending", unit, year, item}. Parts are joined so that no two lists
/// of parts give the same bytes. The same parts give the same id on any machine.
NodeId ContentId(std::initializer_list<std::string_view> parts);

/// SHA-256 in lower-case hexadecimal (FIPS 180-4).
std::string Sha256Hex(std::string_view bytes);

}  // namespace jitu

template <class Tag, class Representation>
struct std::hash<jitu::Id<Tag, Representation>> {
  std::size_t operator()(jitu::Id<Tag, Representation> id) const noexcept {
    return std::hash<Representation>{}(id.value);
  }
};
