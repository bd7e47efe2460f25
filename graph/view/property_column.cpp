#include "graph/view/property_column.h"

#include <limits>

namespace jitu::graph {
namespace {

constexpr std::size_t kMostTextBytes = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kBytesBesideValue = 64;  // a guess for what a list or a text holds

PropertyColumn::Kind KindOf(const Value& value) {
  if (value.AsInteger() != nullptr) return PropertyColumn::Kind::kIntegers;
  if (value.AsFloat() != nullptr) return PropertyColumn::Kind::kFloats;
  if (value.AsString() != nullptr) return PropertyColumn::Kind::kTexts;
  return PropertyColumn::Kind::kValues;
}

}  // namespace

Value PropertyColumn::ValueAtPlace(std::size_t place) const {
  switch (kind_) {
    case Kind::kIntegers:
      return Value(integers_[place]);
    case Kind::kFloats:
      return Value(floats_[place]);
    case Kind::kTexts:
      return Value(std::string_view(texts_).substr(ends_[place], ends_[place + 1] - ends_[place]));
    default:
      return values_[place];
  }
}

Value PropertyColumn::At(Vertex vertex) const { return Has(vertex) ? ValueAtPlace(having_.Rank(vertex)) : Value(); }

bool PropertyColumn::Append(Vertex vertex, const Value& value) {
  const Kind kind = KindOf(value);
  if (kind_ == Kind::kNothing) kind_ = kind;
  if (kind != kind_ && kind_ != Kind::kValues) KeepAsValues();
  switch (kind_) {
    case Kind::kIntegers:
      integers_.push_back(*value.AsInteger());
      break;
    case Kind::kFloats:
      floats_.push_back(*value.AsFloat());
      break;
    case Kind::kTexts:
      if (texts_.size() + value.AsString()->size() > kMostTextBytes) return false;
      texts_ += *value.AsString();
      ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
      break;
    default:
      values_.push_back(value);
  }
  having_.Add(vertex);
  return true;
}

void PropertyColumn::KeepAsValues() {
  values_.reserve(size() + 1);
  for (std::size_t place = 0; place < size(); ++place) values_.push_back(ValueAtPlace(place));
  kind_ = Kind::kValues;
  integers_ = {};
  floats_ = {};
  texts_ = {};
  ends_ = {0};
}

void PropertyColumn::ShrinkToFit() {
  integers_.shrink_to_fit();
  floats_.shrink_to_fit();
  texts_.shrink_to_fit();
  ends_.shrink_to_fit();
  values_.shrink_to_fit();
  having_.ShrinkToFit();
}

std::uint64_t PropertyColumn::byte_count() const {
  return having_.byte_count() + integers_.size() * sizeof(std::int64_t) + floats_.size() * sizeof(double) +
         texts_.size() + ends_.size() * sizeof(std::uint32_t) + values_.size() * (sizeof(Value) + kBytesBesideValue);
}

}  // namespace jitu::graph
