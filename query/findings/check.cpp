#include "query/findings/check.h"

#include <algorithm>
#include <map>
#include <set>

#include "query/findings/fill.h"
#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

constexpr std::size_t kLongestMessage = 150;

int RankOf(const std::string& severity) { return severity == "warning" ? 0 : severity == "notice" ? 1 : 2; }

void Collect(const graph::Value& value, FindingRow& row) {
  if (const auto* node = value.AsNode()) {
    row.evidence.push_back(*node);
  } else if (const auto* list = value.AsList()) {
    for (const auto& element : *list) Collect(element, row);
  } else if (value.AsString() != nullptr) {
    const auto ids = PassageIds(graph::Value(graph::List{value}));
    row.passages.insert(row.passages.end(), ids.begin(), ids.end());
  }
}

Error In(const FindingDefinition& definition, Error error) {
  error.where = definition.file + (error.where.empty() ? "" : "\n" + error.where);
  return error;
}

/// The row's own passages first, then those of its nodes, node by node: the first is the report the finding is about.
/// What is all of one report stands in the order of its text.
Result<std::vector<Evidence>> EvidenceFor(const GraphMoment& reader, const FindingRow& row, std::size_t limit) {
  JITU_TRY(auto evidence, EvidenceAt(reader, row.passages));
  JITU_TRY(const auto of, EvidenceOf(reader, row.evidence));
  std::set<NodeId> shown;
  for (const auto& passage : evidence) shown.insert(passage.passage);
  for (const NodeId node : row.evidence) {
    const auto at = of.find(node);
    if (at == of.end()) continue;
    for (const auto& passage : at->second) {
      if (shown.insert(passage.passage).second) evidence.push_back(passage);
    }
  }
  const bool one_report = std::all_of(evidence.begin(), evidence.end(), [&](const Evidence& passage) {
    return passage.report_node == evidence.front().report_node;
  });
  if (one_report) std::sort(evidence.begin(), evidence.end());
  if (evidence.size() > limit) evidence.resize(limit);
  return evidence;
}

/// Findings about names have no unit of their own: it is whose report speaks first.
Result<std::string> PublisherOf(const GraphMoment& reader, NodeId report) {
  const std::vector<NodeId> self{report};
  JITU_TRY(const auto links, reader.Follow(self, "PUBLISHED", graph::Direction::kIn));
  if (links.empty()) return std::string();
  const std::vector<NodeId> unit{links.front().to};
  JITU_TRY(const auto records, reader.Nodes(unit, {"name"}));
  return records.empty() ? std::string() : TextOf(records.front().values[0]);
}

/// Characters of a message, blanks and marks aside.
std::size_t LengthOf(const Message& message) {
  return std::max(text::CountCodePoints(text::NameKey(message.zh)), text::CountCodePoints(text::NameKey(message.en)));
}

/// The names that a message lists; nullptr if it lists none, or one.
const graph::List* NamesIn(const FindingRow& row, std::string_view* key) {
  for (const auto& [name, value] : row.values) {
    const graph::List* list = value.AsList();
    if (list == nullptr || list->size() < 2 || list->front().AsString() == nullptr) continue;
    *key = name;
    return list;
  }
  return nullptr;
}

/// A message says no more than a reader takes in at once: one that lists too many names is told in several findings,
/// each with the evidence of its own names where the row has one node for each.
void TakeApart(const FindingDefinition& definition, FindingRow row, std::vector<FindingRow>& parts) {
  std::string_view key;
  const graph::List* names = NamesIn(row, &key);
  if (names == nullptr || LengthOf(FillMessage(definition.message, row.values)) <= kLongestMessage) {
    parts.push_back(std::move(row));
    return;
  }
  const auto half = static_cast<std::ptrdiff_t>(names->size() / 2);
  const bool paired = row.evidence.size() == names->size();
  FindingRow first = row;
  FindingRow second = row;
  first.values[std::string(key)] = graph::List(names->begin(), names->begin() + half);
  second.values[std::string(key)] = graph::List(names->begin() + half, names->end());
  if (paired) {
    first.evidence.assign(row.evidence.begin(), row.evidence.begin() + half);
    second.evidence.assign(row.evidence.begin() + half, row.evidence.end());
  }
  TakeApart(definition, std::move(first), parts);
  TakeApart(definition, std::move(second), parts);
}

Result<void> Word(const GraphMoment& reader, const FindingDefinition& definition, const FindingRow& row,
                  const CheckOptions& options, std::vector<Finding>& findings) {
  Finding finding;
  finding.kind = definition.kind;
  finding.title = definition.title;
  finding.severity = definition.severity;
  finding.message = FillMessage(definition.message, row.values);
  if (const auto unit = row.values.find("unit"); unit != row.values.end()) finding.unit = TextOf(unit->second);
  finding.about = row.evidence;
  finding.about.insert(finding.about.end(), row.passages.begin(), row.passages.end());
  JITU_TRY(finding.evidence, EvidenceFor(reader, row, options.evidence_limit));
  if (!finding.evidence.empty()) {
    finding.report = finding.evidence.front().report;
    if (finding.unit.empty()) {
      JITU_TRY(finding.unit, PublisherOf(reader, finding.evidence.front().report_node));
    }
  }
  findings.push_back(std::move(finding));
  return {};
}

auto Order(const Finding& finding) {
  return std::make_tuple(RankOf(finding.severity), std::cref(finding.kind), std::cref(finding.unit),
                         std::cref(finding.report), std::cref(finding.message.zh));
}

}  // namespace

std::vector<FindingRow> RowsOf(const ResultTable& table) {
  std::vector<FindingRow> rows;
  for (const auto& cells : table.rows) {
    FindingRow row;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (table.columns[i] == "evidence") {
        Collect(cells[i], row);
      } else {
        row.values[table.columns[i]] = cells[i];
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

CheckFunction FindCheck(std::string_view name) {
  static const std::map<std::string_view, CheckFunction> checks{
      {"conflicting_amounts", CheckConflictingAmounts},
      {"conflicting_values", CheckConflictingValues},
      {"identical_paragraphs", CheckIdenticalParagraphs},
      {"listed_items", CheckListedItems},
      {"name_variants", CheckNameVariants},
      {"period_mismatch", CheckPeriodMismatch},
      {"shared_outcomes", CheckSharedOutcomes},
      {"target_equals_actual", CheckTargetEqualsActual},
      {"target_without_actual", CheckTargetWithoutActual},
  };
  const auto at = checks.find(name);
  return at == checks.end() ? nullptr : at->second;
}

Result<std::vector<FindingRow>> RunDefinition(Engine& engine, const GraphMoment& reader,
                                              const FindingDefinition& definition, const RunOptions& run) {
  if (!definition.query.empty()) {
    JITU_TRY(const auto table, engine.Run(definition.query, run));
    return RowsOf(table);
  }
  const CheckFunction check = FindCheck(definition.check);
  if (check == nullptr) {
    return Fail(ErrorCode::kInvalidArgument,
                Say("没有名为“{}”的检查", "there is no check called “{}”", definition.check));
  }
  return check(reader, definition);
}

Result<std::vector<Finding>> Check(Engine& engine, const graph::Store& store,
                                   const std::vector<FindingDefinition>& definitions, const CheckOptions& options) {
  const GraphMoment reader(store, options.run.stop);
  std::vector<Finding> findings;
  for (const auto& definition : definitions) {
    const auto& kinds = options.kinds;
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), definition.kind) == kinds.end()) continue;
    auto rows = RunDefinition(engine, reader, definition, options.run);
    if (!rows) return In(definition, std::move(rows).error());
    std::vector<FindingRow> told;
    for (auto& row : *rows) TakeApart(definition, std::move(row), told);
    for (const auto& row : told) JITU_CHECK_OK(Word(reader, definition, row, options, findings));
  }
  std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return Order(a) < Order(b); });
  const auto same = [](const Finding& a, const Finding& b) { return Order(a) == Order(b); };
  findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
  return findings;
}

}  // namespace jitu::query
