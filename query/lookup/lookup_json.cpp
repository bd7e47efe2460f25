#include "query/lookup/lookup.h"
#include "query/reading/json_text.h"

namespace jitu::query {

std::string ToJson(const LookupAnswer& answer, text::Language language) {
  JsonList matches;
  for (const auto& match : answer.matches) {
    const double score = static_cast<double>(static_cast<std::int64_t>(match.score * 1000 + 0.5)) / 1000;
    matches.Add(JsonObject()
                    .Add("id", std::to_string(match.id.value))
                    .Add("label", match.label)
                    .Add("name", match.name)
                    .AddJson("aliases", ToJson(match.aliases))
                    .Add("score", score)
                    .Add("why", text::In(language, match.why))
                    .AddJson("units", ToJson(match.units))
                    .AddJson("reports", ToJson(match.reports))
                    .Add("mentions", match.mentions)
                    .AddJson("evidence", ToJson(match.evidence))
                    .text());
  }
  return JsonObject().Add("query", answer.query).AddJson("matches", matches.text()).text();
}

}  // namespace jitu::query
