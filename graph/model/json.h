/// JSON (RFC 8259) to values and back. The JSON library lives behind this header.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/value.h"
#include "schema/base/result.h"

namespace jitu::graph {

/// Compact, UTF-8 not escaped, map keys sorted. Integers as integers; a float always with a point or exponent. Dates,
/// times and durations as ISO 8601 text. Nodes
/// and relationships as their id text; callers who know more (properties, labels) turn them into maps first.
std::string ToJson(const Value& value);
/// Depth at most 128; kSyntax with the position otherwise.
Result<Value> FromJson(std::string_view text);

/// Writes one JSON object with its members in the order given, which Map does not keep.
std::string ToJsonObject(const std::vector<std::pair<std::string, Value>>& members);

/// Writes JSON in the same form piece by piece, without values in between. What is opened has to be closed.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void OpenObject() { Open('{'); }
  void CloseObject() { Close('}'); }
  void OpenList() { Open('['); }
  void CloseList() { Close(']'); }
  void Key(std::string_view name);

  void Add(const Value& value);
  void Add(std::string_view text);
  void Add(std::int64_t number);
  void Add(double number);
  void Add(bool truth);
  void Add(std::nullopt_t) { Add(Value()); }

  /// Text, numbers, truth and values; null where an optional holds nothing.
  template <class T>
  JsonWriter& Member(std::string_view name, const T& value) {
    Key(name);
    if constexpr (requires { value.has_value(); }) {
      value.has_value() ? AddOne(*value) : Add(std::nullopt);
    } else {
      AddOne(value);
    }
    return *this;
  }

 private:
  void Open(char bracket);
  void Close(char bracket);
  void Part();  ///< from what stands before

  template <class T>
  void AddOne(const T& value) {
    if constexpr (std::convertible_to<T, std::string_view>) {
      Add(std::string_view(value));
    } else if constexpr (std::integral<T> && !std::same_as<T, bool>) {
      Add(static_cast<std::int64_t>(value));
    } else {
      Add(value);
    }
  }

  std::string& out_;
  bool first_ = true;  ///< nothing stands before in what is open
};

}  // namespace jitu::graph
