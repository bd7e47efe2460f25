#include "query/reading/json_text.h"

#include "graph/model/json.h"

namespace jitu::query {

JsonObject& JsonObject::Add(std::string_view key, const graph::Value& value) {
  return AddJson(key, graph::ToJson(value));
}

JsonObject& JsonObject::AddJson(std::string_view key, std::string_view json) {
  if (!members_.empty()) members_ += ",";
  members_ += graph::ToJson(graph::Value(key));
  members_ += ":";
  members_ += json;
  return *this;
}

JsonList& JsonList::Add(std::string_view json) {
  if (!elements_.empty()) elements_ += ",";
  elements_ += json;
  return *this;
}

std::string ToJson(const std::vector<std::string>& texts) {
  JsonList list;
  for (const auto& text : texts) list.Add(graph::ToJson(graph::Value(text)));
  return list.text();
}

}  // namespace jitu::query
