#include "query/cli/parameters.h"

#include <string_view>

#include "graph/model/json.h"

namespace jitu::query {

Result<graph::Map> ParametersOf(const std::vector<std::string>& written) {
  graph::Map parameters;
  for (const auto& one : written) {
    const std::size_t equals = one.find('=');
    if (equals == std::string::npos || equals == 0) {
      return Fail(ErrorCode::kInvalidArgument,
                  Say("--param 应为 名称=JSON 值，不是“{}”", "--param is name=JSON value, not “{}”", one));
    }
    const std::string text = one.substr(equals + 1);
    auto value = graph::FromJson(text);
    const bool meant_as_json = text.empty() || std::string_view("\"[{").find(text.front()) != std::string_view::npos;
    if (!value && meant_as_json) return std::move(value).error();
    parameters[one.substr(0, equals)] = value ? std::move(value).value() : graph::Value(text);
  }
  return parameters;
}

}  // namespace jitu::query
