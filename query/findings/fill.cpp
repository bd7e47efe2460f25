#include "query/findings/fill.h"

#include <cmath>
#include <cstdio>

#include "graph/model/json.h"
#include "query/reading/money.h"
#include "schema/text/display.h"

namespace jitu::query {
namespace {

constexpr int kWidestText = 90;  // columns: 45 Han characters
constexpr std::size_t kMostParts = 8;
constexpr std::size_t kMostNames = 24;

bool EndsWith(std::string_view name, std::string_view end) {
  return name.size() >= end.size() && name.substr(name.size() - end.size()) == end;
}

bool IsYear(std::string_view name) { return name == "year" || EndsWith(name, "Year"); }

std::string Number(double value, int decimals) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
  return buffer;
}

/// A float as short as it can be said: 22.33, 100.
std::string Plain(double value) {
  std::string text = Number(value, 6);
  text.erase(text.find_last_not_of('0') + 1);
  if (!text.empty() && text.back() == '.') text.pop_back();
  return text;
}

std::string Filled(std::string_view form, const graph::Map& values) {
  std::string filled;
  while (!form.empty()) {
    const std::size_t open = form.find('{');
    filled += form.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = form.find('}', open);
    if (close == std::string_view::npos) return filled + std::string(form.substr(open));
    const std::string_view name = form.substr(open + 1, close - open - 1);
    if (const auto value = values.find(name); value != values.end()) filled += Written(name, value->second);
    form.remove_prefix(close + 1);
  }
  return filled;
}

}  // namespace

std::string Written(std::string_view name, const graph::Value& value) {
  if (const auto* list = value.AsList()) {
    const bool sum = EndsWith(name, "Fen");
    const std::string_view separator = sum ? " + " : "、";
    const std::size_t most = sum ? kMostParts : kMostNames;
    std::string joined;
    for (std::size_t i = 0; i < list->size(); ++i) {
      if (i > 0) joined += separator;
      if (i == most && list->size() > most + 1) return joined + "…";
      joined += Written(name, (*list)[i]);
    }
    return joined;
  }
  if (IsYear(name) && (value.IsNull() || (value.AsInteger() != nullptr && *value.AsInteger() == 0))) return "?";
  if (const auto* text = value.AsString()) return text::Truncated(*text, kWidestText);
  if (const auto* number = value.AsInteger()) {
    if (EndsWith(name, "Fen")) return InWanYuan(*number);
    if (EndsWith(name, "Percent")) return Number(static_cast<double>(*number), 1);
    return std::to_string(*number);
  }
  if (const auto* number = value.AsFloat()) return EndsWith(name, "Percent") ? Number(*number, 1) : Plain(*number);
  return value.IsNull() ? std::string() : graph::ToJson(value);
}

Message FillMessage(const Message& form, const graph::Map& values) {
  return {Filled(form.zh, values), Filled(form.en, values)};
}

}  // namespace jitu::query
