#include "ingest/statements/facts.h"

#include "graph/model/json.h"
#include "schema/text/numerals.h"

namespace jitu::ingest {
namespace {

using graph::Map;
using graph::Value;
using Members = std::vector<std::pair<std::string, Value>>;

Value OrNull(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value OrNull(const std::optional<int>& number) { return number ? Value(*number) : Value(); }

Value OrNull(const std::optional<std::int64_t>& number) { return number ? Value(*number) : Value(); }

Value OrNull(const std::optional<double>& number) { return number ? Value(*number) : Value(); }

Value NumberOf(const std::string& decimal) {
  const auto parsed = text::Decimal::Parse(decimal);
  if (!parsed) return Value();
  if (parsed->scale == 0) return Value(parsed->digits);
  return Value(parsed->ToDouble());
}

Value ToValue(const Evidence& evidence) {
  Map members{{"start", Value(static_cast<std::int64_t>(evidence.span.start))},
              {"end", Value(static_cast<std::int64_t>(evidence.span.end))},
              {"quote", Value(evidence.quote)},
              {"section", Value(evidence.section)},
              {"rule", Value(evidence.rule)},
              {"confidence", Value(evidence.confidence)}};
  if (evidence.page > 0) members["page"] = Value(static_cast<std::int64_t>(evidence.page));
  if (evidence.paragraph > 0) members["paragraph"] = Value(static_cast<std::int64_t>(evidence.paragraph));
  if (!evidence.cell.empty()) members["cell"] = Value(evidence.cell);
  return Value(std::move(members));
}

Members ToMembers(const TotalFact& total) {
  return {{"fact", "total"},
          {"what", total.what},
          {"fund", OrNull(total.fund)},
          {"basis", total.basis},
          {"amountFen", total.amount_fen},
          {"raw", total.raw},
          {"partOf", OrNull(total.part_of)},
          {"partExact", total.part_exact},
          {"evidence", ToValue(total.evidence)}};
}

Members ToMembers(const SpendingFact& spending) {
  return {{"fact", "spending"},
          {"name", spending.name},
          {"amountFen", spending.amount_fen},
          {"basis", spending.basis},
          {"fund", OrNull(spending.fund)},
          {"fiscalYear", OrNull(spending.fiscal_year)},
          {"partOf", OrNull(spending.part_of)},
          {"partExact", spending.part_exact},
          {"raw", spending.raw},
          {"evidence", ToValue(spending.evidence)}};
}

Members ToMembers(const ObservationFact& observation) {
  return {{"fact", "observation"},
          {"indicator", observation.indicator},
          {"value", NumberOf(observation.value)},
          {"unit", OrNull(observation.unit)},
          {"role", observation.role},
          {"bound", observation.bound},
          {"growthPercent", OrNull(observation.growth_percent)},
          {"subject", OrNull(observation.subject)},
          {"decimal", OrNull(observation.value)},
          {"lower", OrNull(observation.lower)},
          {"upper", OrNull(observation.upper)},
          {"amountFen", OrNull(observation.amount_fen)},
          {"fiscalYear", OrNull(observation.fiscal_year)},
          {"raw", observation.raw},
          {"outcomeIndex", observation.outcome < 0 ? Value() : Value(observation.outcome)},
          {"evidence", ToValue(observation.evidence)}};
}

Members ToMembers(const OutcomeFact& outcome) {
  return {{"fact", "outcome"},
          {"text", outcome.text},
          {"periodYear", OrNull(outcome.period_year)},
          {"evidence", ToValue(outcome.evidence)}};
}

Members ToMembers(const SupportFact& support, const std::vector<OutcomeFact>& outcomes) {
  const bool known = support.outcome >= 0 && static_cast<std::size_t>(support.outcome) < outcomes.size();
  return {{"fact", "supports"},
          {"spending", support.spending},
          {"amountFen", support.amount_fen},
          {"outcome", known ? Value(outcomes[static_cast<std::size_t>(support.outcome)].text) : Value()},
          {"mode", support.mode},
          {"confidence", support.evidence.confidence},
          {"outcomeIndex", known ? Value(support.outcome) : Value()},
          {"evidence", ToValue(support.evidence)}};
}

Members ToMembers(const MentionFact& mention) {
  return {{"fact", "mention"},
          {"kind", mention.kind},
          {"name", mention.name},
          {"text", mention.text},
          {"evidence", ToValue(mention.evidence)}};
}

Members ToMembers(const RelationFact& relation) {
  return {{"fact", "relation"},
          {"type", relation.type},
          {"from", relation.from},
          {"to", relation.to},
          {"evidence", ToValue(relation.evidence)}};
}

Value ToValue(const ReckoningFact::Term& term) {
  return Value(Map{{"name", term.name},
                   {"role", OrNull(term.role)},
                   {"value", NumberOf(term.value)},
                   {"decimal", term.value},
                   {"amountFen", OrNull(term.amount_fen)},
                   {"evidence", ToValue(term.evidence)}});
}

Members ToMembers(const ReckoningFact& reckoning) {
  graph::List terms;
  for (const ReckoningFact::Term& term : reckoning.terms) terms.push_back(ToValue(term));
  return {{"fact", "reckoning"},
          {"kind", reckoning.kind},
          {"what", reckoning.what},
          {"column", OrNull(reckoning.column)},
          {"unit", OrNull(reckoning.unit)},
          {"value", NumberOf(reckoning.value)},
          {"decimal", reckoning.value},
          {"amountFen", OrNull(reckoning.amount_fen)},
          {"rounding", reckoning.rounding},
          {"exact", reckoning.exact},
          {"terms", Value(std::move(terms))},
          {"evidence", ToValue(reckoning.evidence)}};
}

Members ReportMembers(const ReportFacts& facts) {
  graph::List aliases(facts.unit_aliases.begin(), facts.unit_aliases.end());
  Members members{{"fact", "report"},
                  {"path", facts.path},
                  {"title", facts.title},
                  {"unit", facts.unit},
                  {"fiscalYear", OrNull(facts.fiscal_year)},
                  {"unitAliases", Value(std::move(aliases))},
                  {"sha256", facts.sha256},
                  {"evidence", ToValue(facts.evidence)}};
  if (!facts.source.empty()) members.emplace_back("source", facts.source);
  return members;
}

}  // namespace

std::string ToJsonLines(const ReportFacts& facts) {
  std::string lines;
  const auto add = [&lines](const Members& members) {
    lines += graph::ToJsonObject(members);
    lines += '\n';
  };
  add(ReportMembers(facts));
  for (const auto& total : facts.totals) add(ToMembers(total));
  for (const auto& spending : facts.spending) add(ToMembers(spending));
  for (const auto& observation : facts.observations) add(ToMembers(observation));
  for (const auto& outcome : facts.outcomes) add(ToMembers(outcome));
  for (const auto& support : facts.supports) add(ToMembers(support, facts.outcomes));
  for (const auto& mention : facts.mentions) add(ToMembers(mention));
  for (const auto& relation : facts.relations) add(ToMembers(relation));
  for (const auto& reckoning : facts.reckonings) add(ToMembers(reckoning));
  return lines;
}

}  // namespace jitu::ingest
