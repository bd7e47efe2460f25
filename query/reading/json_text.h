/// JSON text whose members stand in the order in which they were added, as the contract shows them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/value.h"

namespace jitu::query {

class JsonObject {
 public:
  JsonObject& Add(std::string_view key, const graph::Value& value);
  /// `json` is JSON text already.
  JsonObject& AddJson(std::string_view key, std::string_view json);
  std::string text() const { return "{" + members_ + "}"; }

 private:
  std::string members_;
};

class JsonList {
 public:
  JsonList& Add(std::string_view json);
  std::string text() const { return "[" + elements_ + "]"; }

 private:
  std::string elements_;
};

/// A list of strings.
std::string ToJson(const std::vector<std::string>& texts);

}  // namespace jitu::query
