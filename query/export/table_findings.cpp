#include "query/export/batch.h"
#include "query/export/evidence_cells.h"
#include "query/export/graph_tables.h"
#include "query/export/shared_columns.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;
using graph::Value;

/// Those that `check` has just made.
Result<void> RowsMade(const Content& content, const RowSink& sink) {
  for (const auto& finding : *content.selected().findings) {
    std::vector<NodeId> passages;
    for (const auto& sentence : finding.evidence) passages.push_back(sentence.passage);
    JITU_TRY(const auto evidence, EvidenceCells::OfPassages(content, {passages}));
    const NodeId id = ContentId({"Finding", finding.kind, finding.unit, finding.message.zh});
    Row row = {IdCell(id),       finding.kind,
               finding.severity, content.Text(finding.message),
               finding.unit,     static_cast<std::int64_t>(finding.about.size())};
    evidence.AppendTo(row, 0);
    JITU_CHECK_OK(sink(row));
  }
  return {};
}

/// Those that `check --store` has left in the graph.
Result<void> RowsStored(const Content& content, const RowSink& sink) {
  return content.NodesWith("Finding", {"kind", "severity", "message"},
                           [&](const std::vector<FoundNode>& nodes) -> Result<void> {
                             const auto& moment = content.moment();
                             const auto ids = IdsOf(nodes);
                             JITU_TRY(const auto about, moment.Follow(ids, "ABOUT", Direction::kOut));
                             std::vector<NodeId> things;
                             for (const auto& link : about) things.push_back(link.to);
                             JITU_TRY(const auto said, moment.Follow(things, "EVIDENCED_BY", Direction::kOut, {}, 4));
                             std::vector<std::vector<NodeId>> passages(nodes.size());
                             std::vector<std::int64_t> counts(nodes.size());
                             for (const auto& link : about) ++counts[link.input];
                             for (const auto& link : said) passages[about[link.input].input].push_back(link.to);
                             JITU_TRY(const auto evidence, EvidenceCells::OfPassages(content, passages));
                             for (std::size_t i = 0; i < nodes.size(); ++i) {
                               const auto& v = nodes[i].values;
                               Row row = {IdCell(ids[i]), v[0], v[1], v[2], Value(), counts[i]};
                               evidence.AppendTo(row, i);
                               JITU_CHECK_OK(sink(row));
                             }
                             return {};
                           });
}

Result<void> Rows(const Content& content, const RowSink& sink) {
  return content.selected().findings ? RowsMade(content, sink) : RowsStored(content, sink);
}

}  // namespace

Table FindingsTable() {
  Table table = {
      "findings",
      Say("核查发现", "Findings"),
      Say("用 --check 时为此刻核查所得，否则为 `jitu check --store` 存入图中的；发现只说报告里有什么，不是结论",
          "with --check those of this moment, else those that `jitu check --store` left in the graph; a finding says "
          "what the reports contain and is no verdict"),
      {},
      Rows};
  table.columns = {
      IdColumn(),
      {"kind", Say("种类", "kind"), ColumnType::kText,
       Say("如 sum_does_not_close 合计对不上；jitu check --kind 用同样的名字",
           "like sum_does_not_close; `jitu check --kind` takes the same names")},
      {"severity", Say("轻重", "severity"), ColumnType::kText,
       Say("warning 须核对、notice 请留意、note 供参考", "warning (to be checked), notice (worth a look) or note")},
      {"message", Say("说明", "message"), ColumnType::kText,
       Say("一句话说明，带数字", "what was found, in a sentence with its numbers")},
      {"unit", Say("单位", "unit"), ColumnType::kText,
       Say("所涉单位（存入图中的不记）", "the unit it concerns (not kept in the graph)")},
      {"about", Say("所指", "about"), ColumnType::kInteger, Say("涉及图中几个节点", "how many nodes bear it out")},
  };
  AddEvidenceColumns(table.columns);
  return table;
}

}  // namespace jitu::query::exporting
