#include "query/export/evidence_cells.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "query/export/shared_columns.h"
#include "query/trace/spending.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;
using graph::Value;

/// How many sentences of one node are looked at to find the first. A name of everyday use has thousands.
constexpr std::uint64_t kMostOfWholeGraph = 16;
constexpr std::uint64_t kMostOfSelection = 1024;

struct Sentence {
  FoundNode passage;  ///< quote, section, page, cell, start, end
  std::string report, file;
  NodeId report_id;

  auto Place() const { return std::tuple(std::string_view(report), IntegerOf(passage.values[4]), passage.id); }
};

Result<std::map<NodeId, Sentence>> ReadSentences(const GraphMoment& moment, const std::vector<NodeId>& passages) {
  std::map<NodeId, Sentence> sentences;
  JITU_TRY(auto found, moment.Nodes(passages, {"quote", "section", "page", "cell", "start", "end"}));
  for (auto& passage : found) {
    const NodeId id = passage.id;
    sentences[id].passage = std::move(passage);
  }
  JITU_TRY(const auto links, moment.Follow(passages, "IN", Direction::kOut));
  std::vector<NodeId> reports;
  for (const auto& link : links) reports.push_back(link.to);
  JITU_TRY(const auto titles, moment.Nodes(SortedUnique(std::move(reports)), {"title", "path"}));
  std::map<NodeId, const FoundNode*> report_of;
  for (const auto& report : titles) report_of[report.id] = &report;
  for (const auto& link : links) {
    const auto sentence = sentences.find(link.from);
    const auto report = report_of.find(link.to);
    if (sentence == sentences.end() || report == report_of.end()) continue;
    sentence->second.report = TextOf(report->second->values[0]);
    sentence->second.file = TextOf(report->second->values[1]);
    sentence->second.report_id = link.to;
  }
  return sentences;
}

Row Cells(const Sentence* first, std::size_t count) {
  Row cells = {static_cast<std::int64_t>(count)};
  if (first == nullptr) {
    cells.resize(10);
    return cells;
  }
  const auto& values = first->passage.values;
  cells.emplace_back(std::to_string(first->passage.id.value));
  cells.emplace_back(first->report);
  cells.emplace_back(first->file);
  cells.insert(cells.end(), values.begin() + 1, values.end());
  cells.push_back(values[0]);
  return cells;
}

}  // namespace

void AddEvidenceColumns(std::vector<Column>& columns) {
  const std::vector<Column> evidence = {
      {"passages", Say("证据句数", "sentences"), ColumnType::kInteger,
       Say("有几句话这样说；以下各列是其中第一句",
           "how many sentences say so; the columns that follow are of the first")},
      {"passageId", Say("证据编号", "passage id"), ColumnType::kText,
       Say("该句在 passages 表中的 id", "id of that sentence in the table passages")},
      ReportColumn(),
      {"file", Say("文件", "file"), ColumnType::kText, Say("报告文件的路径", "path of the report's file")},
      SectionColumn(),
      PageColumn(),
      CellColumn(),
      StartColumn(),
      EndColumn(),
      QuoteColumn(),
  };
  columns.insert(columns.end(), evidence.begin(), evidence.end());
}

Result<EvidenceCells> EvidenceCells::OfNodes(const Content& content, const std::vector<NodeId>& nodes) {
  const auto& moment = content.moment();
  const bool whole = !content.selected().nodes.has_value();
  JITU_TRY(const auto links,
           moment.Follow(nodes, "EVIDENCED_BY", Direction::kOut, {}, whole ? kMostOfWholeGraph : kMostOfSelection));
  std::vector<std::vector<NodeId>> passages(nodes.size());
  for (const auto& link : links) {
    if (content.selected().Has(link.to)) passages[link.input].push_back(link.to);
  }
  JITU_TRY(auto cells, OfPassages(content, passages));
  const auto type = moment.tokens().FindType("EVIDENCED_BY");
  if (!whole || !type) return cells;
  // Only of those that may have more than were read the number is still to be asked for.
  std::vector<std::size_t> rows;
  std::vector<NodeId> large;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (IntegerOf(cells.cells_[i][0]) < static_cast<std::int64_t>(kMostOfWholeGraph)) continue;
    rows.push_back(i);
    large.push_back(nodes[i]);
  }
  if (large.empty()) return cells;
  const std::vector<TypeId> types = {*type};
  JITU_TRY(const auto degrees, moment.store().degrees(moment.at(), large, Direction::kOut, types));
  for (std::size_t i = 0; i < large.size(); ++i) {
    cells.cells_[rows[i]][0] = Value(static_cast<std::int64_t>(degrees[i]));
  }
  return cells;
}

Result<EvidenceCells> EvidenceCells::OfPassages(const Content& content,
                                                const std::vector<std::vector<NodeId>>& passages) {
  std::vector<NodeId> all;
  for (const auto& list : passages) all.insert(all.end(), list.begin(), list.end());
  JITU_TRY(const auto sentences, ReadSentences(content.moment(), SortedUnique(std::move(all))));
  EvidenceCells cells;
  for (const auto& list : passages) {
    const Sentence* first = nullptr;
    for (const NodeId id : list) {
      const auto found = sentences.find(id);
      if (found == sentences.end()) continue;
      if (first == nullptr || found->second.Place() < first->Place()) first = &found->second;
    }
    cells.cells_.push_back(Cells(first, list.size()));
  }
  return cells;
}

}  // namespace jitu::query::exporting
