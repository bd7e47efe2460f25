#include <map>
#include <set>

#include "query/export/batch.h"
#include "query/export/evidence_cells.h"
#include "query/export/graph_tables.h"
#include "query/export/shared_columns.h"
#include "query/trace/spending.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;
using graph::Value;

struct Support {
  std::int64_t stated = 0;      ///< spending items that a report states
  std::int64_t stated_fen = 0;  ///< their money
  std::int64_t other = 0;       ///< joined and inferred ones
};

/// Each spending item once, stated if any of its ties is.
Result<std::vector<Support>> SupportsOf(const Content& content, const std::vector<NodeId>& ids) {
  const auto& moment = content.moment();
  JITU_TRY(const auto links, moment.Follow(ids, "SUPPORTS", Direction::kIn, {"mode"}));
  std::vector<NodeId> spending;
  for (const auto& link : links) spending.push_back(link.to);
  JITU_TRY(const auto items, moment.Nodes(SortedUnique(std::move(spending)), {"amountFen"}));
  std::map<NodeId, std::int64_t> amount_of;
  for (const auto& item : items) amount_of[item.id] = IntegerOf(item.values[0]);
  std::vector<Support> supports(ids.size());
  for (std::size_t i = 0; i < links.size();) {
    const std::size_t input = links[i].input;
    const NodeId item = links[i].to;
    bool stated = false;
    for (; i < links.size() && links[i].input == input && links[i].to == item; ++i) {
      stated = stated || TextOf(links[i].values[0]) == "stated";
    }
    if (!content.selected().Has(item)) continue;
    auto& support = supports[input];
    ++(stated ? support.stated : support.other);
    if (stated) support.stated_fen += amount_of[item];
  }
  return supports;
}

Result<void> Rows(const Content& content, const RowSink& sink) {
  return content.NodesWith(
      "Outcome", {"text", "fiscalYear", "periodYear"}, [&](const std::vector<FoundNode>& nodes) -> Result<void> {
        const auto ids = IdsOf(nodes);
        JITU_TRY(const auto units, NeighbourTexts(content, ids, "CLAIMS", Direction::kIn, "name"));
        JITU_TRY(const auto things, NeighbourTexts(content, ids, "INVOLVES", Direction::kOut, "name"));
        JITU_TRY(const auto same, NeighbourTexts(content, ids, "SAME_AS", Direction::kBoth, "text"));
        JITU_TRY(const auto supports, SupportsOf(content, ids));
        JITU_TRY(const auto evidence, EvidenceCells::OfNodes(content, ids));
        for (std::size_t i = 0; i < nodes.size(); ++i) {
          const auto& v = nodes[i].values;
          const auto& support = supports[i];
          Row row = {IdCell(ids[i]),
                     JoinedCell(units[i]),
                     v[0],
                     v[1],
                     v[2],
                     JoinedCell(things[i]),
                     support.stated,
                     support.stated > 0 ? Value(support.stated_fen) : Value(),
                     support.stated > 0 ? Value(support.stated_fen) : Value(),
                     support.other,
                     static_cast<std::int64_t>(same[i].size())};
          evidence.AppendTo(row, i);
          JITU_CHECK_OK(sink(row));
        }
        return {};
      });
}

}  // namespace

Table OutcomesTable() {
  Table table = {"outcomes",
                 Say("成效", "Outcomes"),
                 Say("报告所称的结果，每项一行", "results that reports claim, one row each"),
                 {},
                 Rows};
  table.columns = {
      IdColumn(),
      {"unit", Say("单位", "unit"), ColumnType::kText, Say("称此为自己成效的单位", "who claims it")},
      {"text", Say("成效", "outcome"), ColumnType::kText, Say("原文", "as written")},
      {"fiscalYear", Say("年度", "year"), ColumnType::kInteger, Say("报告年度", "year of the report")},
      {"periodYear", Say("所说年份", "year spoken of"), ColumnType::kInteger,
       Say("成效自己所说的年份，与报告年度不同时", "year the outcome itself speaks of, where it is another")},
      {"involves", Say("涉及", "involves"), ColumnType::kText,
       Say("涉及的企业、项目、活动等", "enterprises, projects, events and so on that it speaks of")},
      {"statedSpending", Say("明说的支出项数", "stated spending items"), ColumnType::kInteger,
       Say("报告明说支撑它的支出有几项", "how many spending items a report states behind it")},
      {"statedYuan", Say("明说的支出（元）", "stated spending (yuan)"), ColumnType::kYuan,
       Say("这些支出整项金额的合计，每项只计一次；报告不说一项钱怎样分给几项成效",
           "the sum of these whole items, each once; reports do not say how an item is divided among its outcomes")},
      {"statedWanYuan", Say("明说的支出（万元）", "stated spending (10,000 yuan)"), ColumnType::kWanYuan,
       Say("同一合计，以万元计", "the same sum in units of 10,000 yuan")},
      {"otherSpending", Say("其他支出项数", "other spending items"), ColumnType::kInteger,
       Say("合并得来或推断的，不计入合计", "joined or inferred ones, not in the sum")},
      {"sameAs", Say("同一成效的其他说法", "other claims of it"), ColumnType::kInteger,
       Say("图中与它为同一成效的其他原文有几条", "how many other wordings of the same outcome the graph has")},
  };
  AddEvidenceColumns(table.columns);
  return table;
}

}  // namespace jitu::query::exporting
