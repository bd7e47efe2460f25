#include "query/export/selection.h"

#include <algorithm>
#include <array>

#include "graph/model/json.h"
#include "query/findings/check.h"
#include "query/trace/spending.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;

constexpr std::size_t kBatch = 4096;
/// What reports claim. A selection is made of these; all else comes along because they lead to it.
constexpr std::array<std::string_view, 4> kClaims = {"Outcome", "Observation", "Report", "Spending"};
/// How a unit leads to what it claims, and back.
constexpr std::array<std::string_view, 4> kClaiming = {"CLAIMS", "REPORTED", "PUBLISHED", "SPENT"};

void Append(std::vector<NodeId>& nodes, const std::vector<Link>& links) {
  for (const auto& link : links) nodes.push_back(link.to);
}

/// Those of the nodes whose year is `year`, or that have none.
Result<std::vector<NodeId>> OfYear(const GraphMoment& moment, const std::vector<NodeId>& nodes, std::int64_t year) {
  std::vector<NodeId> kept;
  for (std::size_t from = 0; from < nodes.size(); from += kBatch) {
    const std::span<const NodeId> batch(nodes.data() + from, std::min(kBatch, nodes.size() - from));
    JITU_TRY(const auto found, moment.Nodes(batch, {"fiscalYear"}));
    for (const auto& node : found) {
      if (IntegerOf(node.values[0], year) == year) kept.push_back(node.id);
    }
  }
  return kept;
}

Result<std::vector<NodeId>> ClaimsOfYear(const GraphMoment& moment, std::int64_t year) {
  std::vector<NodeId> claims;
  for (const auto label : kClaims) {
    JITU_CHECK_OK(moment.Scan(label, {"fiscalYear"}, UINT64_MAX, [&](FoundNode&& node) {
      if (const auto* of = node.values[0].AsInteger(); of != nullptr && *of == year) claims.push_back(node.id);
      return true;
    }));
  }
  return claims;
}

Result<std::vector<NodeId>> ClaimsOfUnits(const GraphMoment& moment, const std::vector<NodeId>& units) {
  std::vector<NodeId> claims;
  for (const auto type : kClaiming) {
    JITU_TRY(const auto links, moment.Follow(units, type, Direction::kOut));
    Append(claims, links);
  }
  return claims;
}

Result<std::vector<NodeId>> UnitsNamed(const GraphMoment& moment, const std::string& name) {
  JITU_TRY(auto units, moment.WithText("Unit", "name", name, 100));
  JITU_TRY(const auto aliases, moment.WithText("Unit", "aliases", name, 100));
  units.insert(units.end(), aliases.begin(), aliases.end());
  units = SortedUnique(std::move(units));
  if (units.empty()) {
    return Fail(ErrorCode::kInvalidArgument,
                Say("图里没有叫“{0}”的单位；`jitu lookup {0}` 可查它的名称",
                    "the graph has no unit “{0}”; `jitu lookup {0}` finds its name", name));
  }
  return units;
}

/// The claims, and what they lead to in one step that is no claim itself, and the reports of their sentences.
Result<std::vector<NodeId>> WithSurroundings(const GraphMoment& moment, std::vector<NodeId> claims) {
  claims = SortedUnique(std::move(claims));
  std::vector<NodeId> all = claims;
  for (std::size_t from = 0; from < claims.size(); from += kBatch) {
    const std::span<const NodeId> batch(claims.data() + from, std::min(kBatch, claims.size() - from));
    std::vector<NodeId> passages;
    for (const auto type : {"FROM_FUND", "OF", "INVOLVES", "EVIDENCED_BY"}) {
      JITU_TRY(const auto links, moment.Follow(batch, type, Direction::kOut));
      Append(std::string_view(type) == "EVIDENCED_BY" ? passages : all, links);
    }
    for (const auto type : {"CLAIMS", "REPORTED", "PUBLISHED", "SPENT", "ABOUT"}) {
      JITU_TRY(const auto links, moment.Follow(batch, type, Direction::kIn));
      Append(all, links);
    }
    JITU_TRY(const auto supports, moment.Follow(batch, "SUPPORTS", Direction::kOut, {"evidence"}));
    for (const auto& support : supports) {
      if (!std::binary_search(claims.begin(), claims.end(), support.to)) continue;
      const auto said = PassageIds(support.values[0]);
      passages.insert(passages.end(), said.begin(), said.end());
    }
    passages = SortedUnique(std::move(passages));
    JITU_TRY(const auto links, moment.Follow(passages, "IN", Direction::kOut));
    std::vector<NodeId> reports;
    Append(reports, links);
    reports = SortedUnique(std::move(reports));
    JITU_TRY(const auto publishers, moment.Follow(reports, "PUBLISHED", Direction::kIn));
    Append(all, publishers);
    all.insert(all.end(), reports.begin(), reports.end());
    all.insert(all.end(), passages.begin(), passages.end());
    if (all.size() > 2 * claims.size() + 64 * kBatch) all = SortedUnique(std::move(all));
  }
  return SortedUnique(std::move(all));
}

Result<Selected> OfUnitAndYear(const GraphMoment& moment, const Selection& selection) {
  std::vector<NodeId> claims, units;
  if (selection.unit.empty()) {
    JITU_TRY(claims, ClaimsOfYear(moment, *selection.year));
  } else {
    JITU_TRY(units, UnitsNamed(moment, selection.unit));
    JITU_TRY(claims, ClaimsOfUnits(moment, units));
    if (selection.year) {
      JITU_TRY(claims, OfYear(moment, claims, *selection.year));
    }
  }
  JITU_TRY(auto nodes, WithSurroundings(moment, std::move(claims)));
  nodes.insert(nodes.end(), units.begin(), units.end());
  Selected selected;
  selected.nodes = SortedUnique(std::move(nodes));
  return selected;
}

/// Nodes and relationships anywhere in a value. Values are as deep as an expression of the language makes them.
void Collect(const graph::Value& value, std::vector<NodeId>& nodes, std::vector<graph::RelationshipKey>& keys) {
  const auto add = [&](const graph::RelationshipKey& key) {
    keys.push_back(key);
    nodes.push_back(key.from);
    nodes.push_back(key.to);
  };
  if (const auto* node = value.AsNode()) nodes.push_back(*node);
  if (const auto* key = value.AsRelationship()) add(*key);
  if (const auto* path = value.AsPath()) {
    nodes.insert(nodes.end(), path->nodes.begin(), path->nodes.end());
    for (const auto& key : path->relationships) add(key);
  }
  if (const auto* list = value.AsList()) {
    for (const auto& element : *list) Collect(element, nodes, keys);
  }
  if (const auto* map = value.AsMap()) {
    for (const auto& [name, element] : *map) Collect(element, nodes, keys);
  }
}

Result<Selected> OfStatement(graph::Store& store, const model::Catalog& catalog, const GraphMoment& moment,
                             const Selection& selection) {
  Engine engine(store, catalog);
  engine.SetOutcomeMatcher([&catalog](const graph::Store& asked, const graph::Snapshot&, const std::string& text) {
    return MatchOutcomes(asked, catalog, text);
  });
  RunOptions options;
  options.parameters = selection.parameters;
  options.stop = moment.stop();
  JITU_TRY(auto table, engine.Run(selection.statement, options));
  std::vector<NodeId> nodes;
  std::vector<graph::RelationshipKey> keys;
  for (auto& row : table.rows) {
    for (auto& cell : row) {
      Collect(cell, nodes, keys);
      JITU_TRY(cell, engine.Expanded(cell));
    }
  }
  Selected selected;
  selected.nodes = SortedUnique(std::move(nodes));
  if (!keys.empty()) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    selected.relationships = std::move(keys);
  }
  selected.result = std::move(table);
  return selected;
}

Result<Selected> OfTrace(const model::Catalog& catalog, const GraphMoment& moment, const Selection& selection) {
  TraceOptions options;
  options.stop = moment.stop();
  Selected selected;
  JITU_TRY(selected.trace, TraceFunds(moment.store(), catalog, selection.trace, options));
  std::vector<NodeId> claims;
  for (const auto& outcome : selected.trace->outcomes) claims.push_back(outcome.id);
  for (const auto& row : selected.trace->funds) claims.push_back(row.spending_id);
  JITU_TRY(selected.nodes, WithSurroundings(moment, std::move(claims)));
  return selected;
}

Result<Selected> OfLookup(const model::Catalog& catalog, const GraphMoment& moment, const Selection& selection) {
  LookupOptions options;
  options.stop = moment.stop();
  Selected selected;
  JITU_TRY(selected.lookup, Lookup(moment.store(), catalog, selection.lookup, options));
  std::vector<NodeId> things;
  for (const auto& match : selected.lookup->matches) things.push_back(match.id);
  things = SortedUnique(std::move(things));
  JITU_TRY(auto claims, ClaimsOfUnits(moment, things));
  JITU_TRY(const auto outcomes, moment.Follow(things, "INVOLVES", Direction::kIn));
  Append(claims, outcomes);
  claims = SortedUnique(std::move(claims));
  JITU_TRY(const auto spending, moment.Follow(claims, "SUPPORTS", Direction::kIn));
  Append(claims, spending);
  claims.insert(claims.end(), things.begin(), things.end());
  JITU_TRY(selected.nodes, WithSurroundings(moment, std::move(claims)));
  return selected;
}

Result<std::vector<Finding>> Findings(graph::Store& store, const model::Catalog& catalog, const GraphMoment& moment,
                                      const std::string& folder) {
  JITU_TRY(const auto definitions,
           LoadDefinitions(folder.empty() ? std::nullopt : std::optional<std::filesystem::path>(folder)));
  Engine engine(store, catalog);
  CheckOptions options;
  options.run.stop = moment.stop();
  return Check(engine, store, definitions, options);
}

/// With a unit or a year: the findings about something of theirs.
void KeepFindings(Selected& selected, std::vector<Finding> findings) {
  std::erase_if(findings, [&](const Finding& finding) {
    return std::none_of(finding.about.begin(), finding.about.end(), [&](NodeId node) { return selected.Has(node); });
  });
  selected.findings = std::move(findings);
}

Result<Selected> OfCheck(const GraphMoment& moment, std::vector<Finding> findings) {
  std::vector<NodeId> claims;
  for (const auto& finding : findings) {
    claims.insert(claims.end(), finding.about.begin(), finding.about.end());
    for (const auto& sentence : finding.evidence) {
      claims.push_back(sentence.passage);
      claims.push_back(sentence.report_node);
    }
  }
  Selected selected;
  selected.findings = std::move(findings);
  JITU_TRY(selected.nodes, WithSurroundings(moment, std::move(claims)));
  return selected;
}

}  // namespace

std::string Selection::Question() const {
  std::string line;
  const auto add = [&](std::string_view option, const std::string& text) {
    if (text.empty()) return;
    if (!line.empty()) line += ' ';
    line.append(option).append(" ").append(graph::ToJson(graph::Value(text)));
  };
  add("--unit", unit);
  if (year) add("--year", std::to_string(*year));
  add("--query", statement);
  for (const auto& [name, value] : parameters) add("--param", name + "=" + graph::ToJson(value));
  add("--trace", trace);
  add("--lookup", lookup);
  if (check) line += line.empty() ? "--check" : " --check";
  return line;
}

bool Selected::Has(NodeId node) const { return !nodes || std::binary_search(nodes->begin(), nodes->end(), node); }

Result<Selected> Select(graph::Store& store, const model::Catalog& catalog, const GraphMoment& moment,
                        const Selection& selection, const std::string& definitions_folder) {
  const bool by_claims = !selection.unit.empty() || selection.year.has_value();
  const int asked = (by_claims ? 1 : 0) + (selection.statement.empty() ? 0 : 1) + (selection.trace.empty() ? 0 : 1) +
                    (selection.lookup.empty() ? 0 : 1) + (selection.check && !by_claims ? 1 : 0);
  if (asked > 1) {
    return Fail(
        ErrorCode::kInvalidArgument,
        Say("--query、--trace、--lookup、--check 和 --unit/--year 一次只能用一种（--check 可与后者同用）",
            "--query, --trace, --lookup, --check and --unit/--year: one of them at a time (--check goes with the "
            "last)"));
  }
  std::vector<Finding> findings;
  if (selection.check) {
    JITU_TRY(findings, Findings(store, catalog, moment, definitions_folder));
  }
  if (by_claims) {
    JITU_TRY(auto selected, OfUnitAndYear(moment, selection));
    if (selection.check) KeepFindings(selected, std::move(findings));
    return selected;
  }
  if (!selection.statement.empty()) return OfStatement(store, catalog, moment, selection);
  if (!selection.trace.empty()) return OfTrace(catalog, moment, selection);
  if (!selection.lookup.empty()) return OfLookup(catalog, moment, selection);
  if (selection.check) return OfCheck(moment, std::move(findings));
  return Selected{};
}

}  // namespace jitu::query::exporting
