#include <charconv>

#include "graph/model/json.h"
#include "query/export/table.h"

namespace jitu::query::exporting {
namespace {

/// An integer with the point `decimals` digits from the right: 12345, 2 -> 123.45.
std::string Shifted(std::int64_t number, std::size_t decimals) {
  const bool negative = number < 0;
  std::string digits =
      std::to_string(negative ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number));
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  digits.insert(digits.size() - decimals, 1, '.');
  if (negative) digits.insert(0, 1, '-');
  return digits;
}

std::string Shortest(double number) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  return std::string(digits, end);
}

std::string JoinedElements(const graph::List& list) {
  std::string text;
  for (const auto& element : list) {
    if (!text.empty()) text += "、";
    text += CellText(ColumnType::kText, element);
  }
  return text;
}

bool IsFlat(const graph::List& list) {
  for (const auto& element : list) {
    if (element.AsList() != nullptr || element.AsMap() != nullptr) return false;
  }
  return true;
}

}  // namespace

std::string_view NameOf(ColumnType type) {
  switch (type) {
    case ColumnType::kInteger:
      return "integer";
    case ColumnType::kNumber:
      return "number";
    case ColumnType::kBoolean:
      return "boolean";
    case ColumnType::kYuan:
      return "yuan";
    case ColumnType::kWanYuan:
      return "wanyuan";
    default:
      return "text";
  }
}

std::string CellText(ColumnType type, const graph::Value& cell) {
  if (cell.IsNull()) return {};
  if (const auto* text = cell.AsString()) return *text;
  if (const auto* number = cell.AsInteger()) {
    if (type == ColumnType::kYuan) return Shifted(*number, 2);
    if (type == ColumnType::kWanYuan) return Shifted(*number, 6);
    return std::to_string(*number);
  }
  if (const auto* number = cell.AsFloat()) return Shortest(*number);
  if (const auto* truth = cell.AsBoolean()) return *truth ? "true" : "false";
  if (const auto* list = cell.AsList(); list != nullptr && IsFlat(*list)) return JoinedElements(*list);
  return graph::ToJson(cell);
}

}  // namespace jitu::query::exporting
