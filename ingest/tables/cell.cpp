#include <charconv>
#include <cmath>

#include "ingest/tables/header.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kShown = 60;  // bytes of a wrong cell in the message

Error Wrong(std::string_view zh, std::string_view en, std::string_view text) {
  return Fail(ErrorCode::kUnreadableInput, Say(zh, en, text.substr(0, kShown)));
}

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

template <class Number>
bool ReadNumber(std::string_view text, Number& number) {
  if (text.starts_with('+') && text.size() > 1 && text[1] != '-') text.remove_prefix(1);
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && end == text.data() + text.size();
}

bool EqualsIgnoringCase(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] | 0x20) != lower[i]) return false;
  }
  return true;
}

bool IsAscii(std::string_view text) {
  for (const char byte : text) {
    if (static_cast<signed char>(byte) < 0) return false;
  }
  return true;
}

Result<graph::Value> ReadOne(std::string_view text, CellType type) {
  if (type == CellType::kString) {
    if (!IsAscii(text) && !text::IsValid(text)) {
      return Fail(ErrorCode::kUnreadableInput, Say("文本不是有效的 UTF-8", "the text is not valid UTF-8"));
    }
    return graph::Value(text);
  }
  text = Trimmed(text);
  if (type == CellType::kInteger) {
    std::int64_t integer = 0;
    if (!ReadNumber(text, integer)) return Wrong("“{}”不是 64 位整数", "'{}' is not a 64-bit integer", text);
    return graph::Value(integer);
  }
  if (type == CellType::kFloat) {
    double number = 0;
    if (!ReadNumber(text, number) || !std::isfinite(number))
      return Wrong("“{}”不是有限小数", "'{}' is not a finite number", text);
    return graph::Value(number);
  }
  if (EqualsIgnoringCase(text, "true")) return graph::Value(true);
  if (EqualsIgnoringCase(text, "false")) return graph::Value(false);
  return Wrong("“{}”不是 true 或 false", "'{}' is neither true nor false", text);
}

}  // namespace

Result<graph::Value> ReadCell(std::string_view text, const Column& column) {
  if (!column.is_list) {
    if (column.type != CellType::kString && text.empty()) return graph::Value();
    return ReadOne(text, column.type);
  }
  graph::List list;
  std::optional<Error> fault;
  if (text.empty()) return graph::Value(std::move(list));
  ForEachPart(text, [&](std::string_view part) {
    if (fault) return;
    auto element = ReadOne(part, column.type);
    if (element) {
      list.push_back(std::move(element).value());
    } else {
      fault = std::move(element).error();
    }
  });
  if (fault) return *fault;
  return graph::Value(std::move(list));
}

}  // namespace jitu::ingest
