#include <charconv>
#include <cmath>
#include <string>

#include "query/functions/function.h"

namespace jitu::query {
namespace {

using graph::Value;
using Arguments = std::span<const Value>;

std::string Trimmed(const std::string& text) {
  const std::size_t from = text.find_first_not_of(" \t\r\n");
  if (from == std::string::npos) return "";
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

// Shortest text that reads back as the same number, always with a point or an exponent.
std::string Printed(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  char buffer[64];
  const auto [end, fault] = std::to_chars(buffer, buffer + sizeof buffer, number);
  std::string text(buffer, fault == std::errc() ? end : buffer);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

Result<Value> ToString(Arguments arguments) {
  const Value& value = arguments[0];
  if (value.AsString()) return value;
  if (const auto* integer = value.AsInteger()) return Value(std::to_string(*integer));
  if (const auto* number = value.AsFloat()) return Value(Printed(*number));
  if (const auto* truth = value.AsBoolean()) return Value(*truth ? "true" : "false");
  if (const auto* point = value.AsTemporal()) return Value(graph::ToText(*point));
  if (const auto* duration = value.AsDuration()) return Value(graph::ToText(*duration));
  return WrongArgument("toString", value, {"数、布尔值、时间或字符串", "a number, a boolean, a time or a string"});
}

Value Truncated(double number) {
  if (!(number > -9.3e18 && number < 9.2e18)) return Value();
  return Value(static_cast<std::int64_t>(number));
}

Value ParsedFloat(const std::string& text) {
  double number = 0;
  const std::string trimmed = Trimmed(text);
  const char* from = trimmed.data() + (!trimmed.empty() && trimmed[0] == '+' ? 1 : 0);
  const auto [end, fault] = std::from_chars(from, trimmed.data() + trimmed.size(), number);
  if (fault != std::errc() || end != trimmed.data() + trimmed.size()) return Value();
  return Value(number);
}

Result<Value> ToInteger(Arguments arguments) {
  const Value& value = arguments[0];
  if (value.AsInteger()) return value;
  if (const auto* number = value.AsFloat()) return Truncated(*number);
  if (const auto* truth = value.AsBoolean()) return Value(*truth ? 1 : 0);
  const std::string* text = value.AsString();
  if (text == nullptr) return WrongArgument("toInteger", value, {"数或字符串", "a number or a string"});
  std::int64_t integer = 0;
  const std::string trimmed = Trimmed(*text);
  const char* from = trimmed.data() + (!trimmed.empty() && trimmed[0] == '+' ? 1 : 0);
  const auto [end, fault] = std::from_chars(from, trimmed.data() + trimmed.size(), integer);
  if (fault == std::errc() && end == trimmed.data() + trimmed.size()) return Value(integer);
  const Value parsed = ParsedFloat(*text);
  return parsed.AsFloat() ? Truncated(*parsed.AsFloat()) : Value();
}

Result<Value> ToFloat(Arguments arguments) {
  const Value& value = arguments[0];
  if (value.AsFloat()) return value;
  if (const auto* integer = value.AsInteger()) return Value(static_cast<double>(*integer));
  if (const std::string* text = value.AsString()) return ParsedFloat(*text);
  return WrongArgument("toFloat", value, {"数或字符串", "a number or a string"});
}

Result<Value> ToBoolean(Arguments arguments) {
  const Value& value = arguments[0];
  if (value.AsBoolean()) return value;
  const std::string* text = value.AsString();
  if (text == nullptr) return WrongArgument("toBoolean", value, {"布尔值或字符串", "a boolean or a string"});
  std::string lowered = Trimmed(*text);
  for (char& c : lowered) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
  if (lowered == "true") return Value(true);
  if (lowered == "false") return Value(false);
  return Value();
}

constexpr TypeSet kPlain = TypeSet::kNumber | TypeSet::kString | TypeSet::kBoolean;

constexpr Function kTable[] = {
    {"toString", 1, 1, kPlain | TypeSet::kTemporal | TypeSet::kDuration, TypeSet::kString, ToString},
    {"toInteger", 1, 1, kPlain, TypeSet::kInteger, ToInteger},
    {"toFloat", 1, 1, TypeSet::kNumber | TypeSet::kString, TypeSet::kFloat, ToFloat},
    {"toBoolean", 1, 1, TypeSet::kString | TypeSet::kBoolean, TypeSet::kBoolean, ToBoolean},
};

}  // namespace

std::span<const Function> ConversionFunctions() { return kTable; }

}  // namespace jitu::query
