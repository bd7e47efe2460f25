/// TRACE, as what it stands for. Each form is a query over the same graph, written in the language itself, run once for
/// each row; EXPLAIN shows it and the optimiser works on it.
///
/// Money supports an outcome when a SUPPORTS relationship says so, or when it supports another claim of the same
/// outcome (up to two SAME_AS away: then the mode is `joined`, whatever the claim itself is). A path is as strong as
/// its weakest relationship; of several paths to the same claim the strongest counts, and one without SAME_AS is never
/// weaker. What parts of an item brought about, the item did; where a part is said to have paid, its whole is not named
/// beside it, or the money would be told twice.
#include <algorithm>
#include <iterator>
#include <utility>

#include "query/binder/binder_state.h"
#include "query/binder/expression_walk.h"
#include "query/language/parser.h"

namespace jitu::query {
namespace {

// $DEPTH, $LIMITS and $MODES stand for what the clause says of them; [] + x is the list of x, or x if it is a list.
constexpr std::string_view kFunds = R"(
CALL trace.outcomes(subject) YIELD node AS seed
MATCH (seed)-[same:SAME_AS*0..$DEPTH]-(outcome:Outcome)<-[link:SUPPORTS]-(spending:Spending)<-[:SPENT]-(unit:Unit)
$LIMITS
WITH unit, spending, outcome, link, min(size(same)) AS hops, max(trace.weakest(same, link)) AS confidence
WHERE confidence >= least
WITH unit, spending, outcome, link, confidence,
  CASE WHEN hops > 0 THEN 'joined' ELSE coalesce(link.mode, 'inferred') END AS mode
$MODES
WITH * WHERE NOT EXISTS {
  MATCH (spending)<-[:PART_OF*1..5]-(:Spending)-[said:SUPPORTS {mode: 'stated'}]->(outcome)
  WHERE coalesce(said.confidence, 1) >= least }
RETURN unit, spending, outcome, spending.amountFen AS amountFen, mode,
  confidence, trace.evidence(link, spending, outcome) AS evidence)";

constexpr std::string_view kOutcomes = R"(
CALL trace.spendings(subject) YIELD node AS seed
MATCH (seed)<-[within:PART_OF*0..$DEPTH]-(spending:Spending)
MATCH (unit:Unit)-[:SPENT]->(spending)-[link:SUPPORTS]->(:Outcome)-[same:SAME_AS*0..$DEPTH]-(outcome:Outcome)
$LIMITS
WITH unit, spending, outcome, link, min(size(same)) AS hops, max(trace.weakest(within + same, link)) AS confidence
WHERE confidence >= least
WITH unit, spending, outcome, link, confidence,
  CASE WHEN hops > 0 THEN 'joined' ELSE coalesce(link.mode, 'inferred') END AS mode
$MODES
OPTIONAL MATCH (claimant:Unit)-[:CLAIMS]->(outcome)
WITH unit, spending, outcome, link, mode, confidence, collect(DISTINCT claimant.name) AS claimedBy
RETURN unit, spending, outcome, spending.amountFen AS amountFen, mode,
  confidence, trace.evidence(link, spending, outcome) AS evidence, claimedBy)";

constexpr std::string_view kInYears = "spending.fiscalYear IN ([] + years)";
constexpr std::string_view kByUnits =
    "(unit IN ([] + units) OR unit.name IN ([] + units) OR "
    "any(alias IN coalesce(unit.aliases, []) WHERE alias IN ([] + units)))";
/// Columns of the query that are what the clause was given.
constexpr std::string_view kGiven[] = {"subject", "least", "years", "units"};

void Replace(std::string& form, std::string_view name, const std::string& text) {
  form.replace(form.find(name), name.size(), text);
}

std::string FormOf(const TraceClause& clause) {
  std::string form(clause.subject == TraceSubject::kFunds ? kFunds : kOutcomes);
  std::string limits;
  if (clause.years) limits.append("WHERE ").append(kInYears);
  if (clause.units) limits.append(limits.empty() ? "WHERE " : " AND ").append(kByUnits);
  std::string modes;
  for (const std::string& mode : clause.modes) {
    modes.append(modes.empty() ? "WHERE mode IN ['" : ", '").append(mode).append("'");
  }
  if (!modes.empty()) modes += "]";
  for (std::size_t i = form.find("$DEPTH"); i != std::string::npos; i = form.find("$DEPTH")) {
    Replace(form, "$DEPTH", std::to_string(clause.depth));
  }
  Replace(form, "$LIMITS", limits);
  Replace(form, "$MODES", modes);
  return form;
}

BoundPtr Constant(graph::Value value) {
  auto constant = std::make_shared<BoundExpression>();
  constant->types = TypeOf(value);
  constant->constant = std::move(value);
  return constant;
}

}  // namespace

Result<BoundClause> Binder::BindTrace(const TraceClause& clause) {
  const bool funds = clause.subject == TraceSubject::kFunds;
  auto subquery = std::make_shared<BoundSubquery>();
  subquery->name = funds ? "Trace funds" : "Trace outcomes";

  JITU_TRY(BoundPtr subject, BindExpression(*clause.of));
  JITU_CHECK_OK(
      RequireType(*subject, TypeSet::kString | TypeSet::kNode | TypeSet::kNull, {"文字或节点", "a text or a node"}));
  BoundPtr least = Constant(graph::Value(0));
  if (clause.at_least) {
    JITU_TRY(least, BindExpression(*clause.at_least));
    JITU_CHECK_OK(RequireType(*least, TypeSet::kNumber | TypeSet::kNull, {"数", "a number"}));
  }
  std::vector<std::pair<std::string, BoundPtr>> given = {{"subject", subject}, {"least", least}};
  if (clause.years) {
    JITU_TRY(given.emplace_back("years", nullptr).second, BindExpression(*clause.years));
    JITU_CHECK_OK(RequireType(*given.back().second, TypeSet::kInteger | TypeSet::kList | TypeSet::kNull,
                              {"年度或其列表", "a year or a list of years"}));
  }
  if (clause.units) {
    JITU_TRY(given.emplace_back("units", nullptr).second, BindExpression(*clause.units));
    JITU_CHECK_OK(RequireType(*given.back().second, TypeSet::kString | TypeSet::kNode | TypeSet::kList | TypeSet::kNull,
                              {"单位、其名称或其列表", "a unit, its name or a list of these"}));
  }
  Scope inner;
  for (const auto& [name, input] : given) {
    const VariableId variable = NewVariable(name, input->types);
    inner.Put(name, variable);
    subquery->inputs.push_back({variable, input});
  }

  const Scope around = std::exchange(inputs_, inner);
  const std::optional<Place> pinned = std::exchange(pinned_, clause.place);
  Scope outer = std::exchange(scope_, std::move(inner));
  JITU_TRY(const Statement statement, Parse(FormOf(clause)));
  for (const Clause& part : statement.queries[0].clauses) {
    JITU_TRY(BoundClause bound, BindClause(part));
    subquery->clauses.push_back(std::move(bound));
  }
  const Scope results = std::exchange(scope_, std::move(outer));
  inputs_ = around;
  pinned_ = pinned;

  for (const YieldItem& item : clause.yields) {
    const bool is_given = std::find(std::begin(kGiven), std::end(kGiven), item.column) != std::end(kGiven);
    const auto column = is_given ? std::nullopt : results.Find(item.column);
    if (!column) {
      return Fault(
          item.place, "UndefinedVariable",
          Say("TRACE 没有 {} 这一列；有：unit, spending, outcome, amountFen, mode, confidence, evidence{}",
              "TRACE yields no column {}: expected unit, spending, outcome, amountFen, mode, confidence, evidence{}",
              item.column, funds ? "" : ", claimedBy"));
    }
    JITU_TRY(const VariableId variable, Declare(item.name, TypesOf(*column), item.place));
    subquery->outputs.push_back({variable, MakeVariable(*column, TypesOf(*column), item.place)});
  }
  JITU_TRY(subquery->where, BindPredicate(clause.where));
  return BoundClause(std::move(subquery));
}

}  // namespace jitu::query
