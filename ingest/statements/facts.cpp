#include "ingest/statements/facts.h"

#include "graph/model/json.h"
#include "schema/text/numerals.h"

namespace jitu::ingest {
namespace {

using graph::JsonWriter;
using graph::Value;

std::optional<std::string_view> OrNull(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

Value NumberOf(const std::string& decimal) {
  const auto parsed = text::Decimal::Parse(decimal);
  if (!parsed) return Value();
  if (parsed->scale == 0) return Value(parsed->digits);
  return Value(parsed->ToDouble());
}

/// Members of what lies within a fact are in the order of their names.
void Write(JsonWriter& to, const Evidence& evidence) {
  to.Key("evidence");
  to.OpenObject();
  if (!evidence.cell.empty()) to.Member("cell", evidence.cell);
  to.Member("confidence", evidence.confidence).Member("end", evidence.span.end);
  if (evidence.page > 0) to.Member("page", evidence.page);
  if (evidence.paragraph > 0) to.Member("paragraph", evidence.paragraph);
  to.Member("quote", evidence.quote)
      .Member("rule", evidence.rule)
      .Member("section", evidence.section)
      .Member("start", evidence.span.start);
  to.CloseObject();
}

void Write(JsonWriter& to, const TotalFact& total) {
  to.Member("fact", "total")
      .Member("what", total.what)
      .Member("fund", OrNull(total.fund))
      .Member("basis", total.basis)
      .Member("amountFen", total.amount_fen)
      .Member("raw", total.raw)
      .Member("partOf", OrNull(total.part_of))
      .Member("partExact", total.part_exact);
  Write(to, total.evidence);
}

void Write(JsonWriter& to, const SpendingFact& spending) {
  to.Member("fact", "spending")
      .Member("name", spending.name)
      .Member("amountFen", spending.amount_fen)
      .Member("basis", spending.basis)
      .Member("fund", OrNull(spending.fund))
      .Member("fiscalYear", spending.fiscal_year)
      .Member("partOf", OrNull(spending.part_of))
      .Member("partExact", spending.part_exact)
      .Member("raw", spending.raw);
  Write(to, spending.evidence);
}

void Write(JsonWriter& to, const ObservationFact& observation) {
  to.Member("fact", "observation")
      .Member("indicator", observation.indicator)
      .Member("value", NumberOf(observation.value))
      .Member("unit", OrNull(observation.unit))
      .Member("role", observation.role)
      .Member("bound", observation.bound)
      .Member("growthPercent", observation.growth_percent)
      .Member("subject", OrNull(observation.subject))
      .Member("decimal", OrNull(observation.value))
      .Member("lower", OrNull(observation.lower))
      .Member("upper", OrNull(observation.upper))
      .Member("amountFen", observation.amount_fen)
      .Member("fiscalYear", observation.fiscal_year)
      .Member("raw", observation.raw)
      .Member("outcomeIndex", observation.outcome < 0 ? std::nullopt : std::optional<int>(observation.outcome));
  Write(to, observation.evidence);
}

void Write(JsonWriter& to, const OutcomeFact& outcome) {
  to.Member("fact", "outcome").Member("text", outcome.text).Member("periodYear", outcome.period_year);
  Write(to, outcome.evidence);
}

void Write(JsonWriter& to, const SupportFact& support, const std::vector<OutcomeFact>& outcomes) {
  const bool known = support.outcome >= 0 && static_cast<std::size_t>(support.outcome) < outcomes.size();
  std::optional<std::string_view> outcome;
  if (known) outcome = outcomes[static_cast<std::size_t>(support.outcome)].text;
  to.Member("fact", "supports")
      .Member("spending", support.spending)
      .Member("amountFen", support.amount_fen)
      .Member("outcome", outcome)
      .Member("mode", support.mode)
      .Member("confidence", support.evidence.confidence)
      .Member("outcomeIndex", known ? std::optional<int>(support.outcome) : std::nullopt);
  Write(to, support.evidence);
}

void Write(JsonWriter& to, const MentionFact& mention) {
  to.Member("fact", "mention").Member("kind", mention.kind).Member("name", mention.name).Member("text", mention.text);
  Write(to, mention.evidence);
}

void Write(JsonWriter& to, const RelationFact& relation) {
  to.Member("fact", "relation").Member("type", relation.type).Member("from", relation.from).Member("to", relation.to);
  Write(to, relation.evidence);
}

void Write(JsonWriter& to, const ReckoningFact::Term& term) {
  to.OpenObject();
  to.Member("amountFen", term.amount_fen).Member("decimal", term.value);
  Write(to, term.evidence);
  to.Member("name", term.name).Member("role", OrNull(term.role)).Member("value", NumberOf(term.value));
  to.CloseObject();
}

void Write(JsonWriter& to, const ReckoningFact& reckoning) {
  to.Member("fact", "reckoning")
      .Member("kind", reckoning.kind)
      .Member("what", reckoning.what)
      .Member("column", OrNull(reckoning.column))
      .Member("unit", OrNull(reckoning.unit))
      .Member("value", NumberOf(reckoning.value))
      .Member("decimal", reckoning.value)
      .Member("amountFen", reckoning.amount_fen)
      .Member("rounding", reckoning.rounding)
      .Member("exact", reckoning.exact);
  to.Key("terms");
  to.OpenList();
  for (const ReckoningFact::Term& term : reckoning.terms) Write(to, term);
  to.CloseList();
  Write(to, reckoning.evidence);
}

void WriteReport(JsonWriter& to, const ReportFacts& facts) {
  to.Member("fact", "report")
      .Member("path", facts.path)
      .Member("title", facts.title)
      .Member("unit", facts.unit)
      .Member("fiscalYear", facts.fiscal_year);
  to.Key("unitAliases");
  to.OpenList();
  for (const std::string& alias : facts.unit_aliases) to.Add(std::string_view(alias));
  to.CloseList();
  to.Member("sha256", facts.sha256);
  Write(to, facts.evidence);
  if (!facts.source.empty()) to.Member("source", facts.source);
}

}  // namespace

std::string ToJsonLines(const ReportFacts& facts) {
  std::string lines;
  const auto add = [&lines](auto write) {
    JsonWriter to(lines);
    to.OpenObject();
    write(to);
    to.CloseObject();
    lines += '\n';
  };
  const auto add_each = [&](const auto& list) {
    for (const auto& fact : list) add([&](JsonWriter& to) { Write(to, fact); });
  };
  add([&](JsonWriter& to) { WriteReport(to, facts); });
  add_each(facts.totals);
  add_each(facts.spending);
  add_each(facts.observations);
  add_each(facts.outcomes);
  for (const auto& support : facts.supports) add([&](JsonWriter& to) { Write(to, support, facts.outcomes); });
  add_each(facts.mentions);
  add_each(facts.relations);
  add_each(facts.reckonings);
  return lines;
}

}  // namespace jitu::ingest
