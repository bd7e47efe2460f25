/// One property of all vertices: which have it, and their values side by side.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/value.h"
#include "graph/view/vertex_set.h"

namespace jitu::graph {

/// Values of one type are kept plain: 8 bytes for a number, its bytes and 4 more for a text; of several types as
/// values. Beside them 16 bytes for each 64 vertices say who has the property.
class PropertyColumn {
 public:
  enum class Kind : std::uint8_t { kNothing, kIntegers, kFloats, kTexts, kValues };

  Kind kind() const { return kind_; }
  /// How many vertices have it.
  std::size_t size() const { return having_.size(); }
  std::uint64_t byte_count() const;

  bool Has(Vertex vertex) const { return having_.Has(vertex); }
  /// Null where the vertex has none.
  Value At(Vertex vertex) const;
  /// Null unless all values are integers and the vertex has one.
  const std::int64_t* IntegerAt(Vertex vertex) const {
    return kind_ == Kind::kIntegers && Has(vertex) ? &integers_[having_.Rank(vertex)] : nullptr;
  }
  /// Of a column of texts, for a vertex that has one.
  std::string_view TextAt(Vertex vertex) const {
    const std::size_t place = having_.Rank(vertex);
    return std::string_view(texts_).substr(ends_[place], ends_[place + 1] - ends_[place]);
  }

  /// Vertices in ascending order; values that are not null. False: there is no room for more text.
  bool Append(Vertex vertex, const Value& value);
  void ShrinkToFit();

 private:
  Value ValueAtPlace(std::size_t place) const;
  void KeepAsValues();

  Kind kind_ = Kind::kNothing;
  VertexSet having_;
  std::vector<std::int64_t> integers_;
  std::vector<double> floats_;
  std::string texts_;
  std::vector<std::uint32_t> ends_ = {0};
  std::vector<Value> values_;
};

}  // namespace jitu::graph
