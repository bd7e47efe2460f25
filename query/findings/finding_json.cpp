#include "query/findings/finding.h"
#include "query/reading/json_text.h"

namespace jitu::query {

std::string ToJson(const std::vector<Finding>& findings, text::Language language) {
  JsonList list;
  for (const auto& finding : findings) {
    list.Add(JsonObject()
                 .Add("kind", finding.kind)
                 .Add("severity", finding.severity)
                 .Add("message", text::In(language, finding.message))
                 .Add("unit", finding.unit)
                 .Add("report", finding.report)
                 .AddJson("evidence", ToJson(finding.evidence))
                 .text());
  }
  return list.text();
}

}  // namespace jitu::query
