#include "query/reading/json_text.h"
#include "query/trace/trace.h"

namespace jitu::query {
namespace {

/// Three decimals: scores are for ranking, and their last bits are nobody's business.
graph::Value Rounded(double score) { return static_cast<double>(static_cast<std::int64_t>(score * 1000 + 0.5)) / 1000; }

graph::Value OrNull(const std::optional<std::int64_t>& number) {
  return number ? graph::Value(*number) : graph::Value();
}

graph::Value OrNull(const std::string& text) { return text.empty() ? graph::Value() : graph::Value(text); }

std::int64_t Numbered(std::size_t index) { return static_cast<std::int64_t>(index) + 1; }

}  // namespace

std::string ToJson(const TraceAnswer& answer) {
  JsonList outcomes, funds;
  for (std::size_t i = 0; i < answer.outcomes.size(); ++i) {
    const auto& outcome = answer.outcomes[i];
    outcomes.Add(JsonObject()
                     .Add("id", Numbered(i))
                     .Add("text", outcome.text)
                     .Add("unit", outcome.unit)
                     .Add("report", outcome.report)
                     .Add("fiscalYear", OrNull(outcome.fiscal_year))
                     .Add("score", Rounded(outcome.score))
                     .Add("matched", outcome.matched)
                     .AddJson("evidence", ToJson(outcome.evidence))
                     .text());
  }
  for (const auto& row : answer.funds) {
    funds.Add(JsonObject()
                  .Add("unit", row.unit)
                  .Add("spending", row.spending)
                  .Add("fund", OrNull(row.fund))
                  .Add("fiscalYear", OrNull(row.fiscal_year))
                  .Add("amountFen", row.amount_fen)
                  .Add("mode", row.mode)
                  .Add("confidence", Rounded(row.confidence))
                  .Add("outcome", Numbered(row.outcome))
                  .AddJson("evidence", ToJson(row.evidence))
                  .text());
  }
  return JsonObject()
      .Add("query", answer.query)
      .AddJson("outcomes", outcomes.text())
      .AddJson("funds", funds.text())
      .Add("statedFen", answer.stated_fen)
      .AddJson("claimedBy", ToJson(answer.claimed_by))
      .text();
}

std::string ToJson(const OutcomesAnswer& answer) {
  JsonList spendings, outcomes;
  for (std::size_t i = 0; i < answer.spendings.size(); ++i) {
    const auto& item = answer.spendings[i];
    spendings.Add(JsonObject()
                      .Add("id", Numbered(i))
                      .Add("unit", item.unit)
                      .Add("spending", item.name)
                      .Add("fund", OrNull(item.fund))
                      .Add("fiscalYear", OrNull(item.fiscal_year))
                      .Add("amountFen", item.amount_fen)
                      .Add("score", Rounded(item.score))
                      .text());
  }
  for (const auto& row : answer.outcomes) {
    outcomes.Add(JsonObject()
                     .Add("text", row.text)
                     .Add("spending", Numbered(row.spending))
                     .Add("mode", row.mode)
                     .Add("confidence", Rounded(row.confidence))
                     .AddJson("claimedBy", ToJson(row.claimed_by))
                     .AddJson("evidence", ToJson(row.evidence))
                     .text());
  }
  return JsonObject()
      .Add("query", answer.query)
      .AddJson("spendings", spendings.text())
      .AddJson("outcomes", outcomes.text())
      .text();
}

}  // namespace jitu::query
