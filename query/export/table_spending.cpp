#include "query/export/batch.h"
#include "query/export/evidence_cells.h"
#include "query/export/graph_tables.h"
#include "query/export/shared_columns.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;
using graph::Value;

struct Whole {
  Value id, name, exact;
};

/// The item that each one is part of.
Result<std::vector<Whole>> WholesOf(const Content& content, const std::vector<NodeId>& ids) {
  std::vector<Whole> wholes(ids.size());
  JITU_TRY(const auto links, content.moment().Follow(ids, "PART_OF", Direction::kOut, {"exact"}, 1));
  std::vector<NodeId> items;
  for (const auto& link : links) items.push_back(link.to);
  JITU_TRY(const auto names, content.TextsOf(items, "name"));
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (!content.selected().Has(links[i].to)) continue;
    wholes[links[i].input] = {IdCell(links[i].to), names[i], links[i].values[0]};
  }
  return wholes;
}

Result<void> Rows(const Content& content, const RowSink& sink) {
  const Names properties = {"name",      "fiscalYear",     "basis",      "amountFen", "raw",
                            "budgetFen", "finalBudgetFen", "arrivedFen", "actualFen"};
  return content.NodesWith("Spending", properties, [&](const std::vector<FoundNode>& nodes) -> Result<void> {
    const auto ids = IdsOf(nodes);
    JITU_TRY(const auto units, NeighbourTexts(content, ids, "SPENT", Direction::kIn, "name"));
    JITU_TRY(const auto funds, NeighbourTexts(content, ids, "FROM_FUND", Direction::kOut, "name"));
    JITU_TRY(const auto wholes, WholesOf(content, ids));
    JITU_TRY(const auto evidence, EvidenceCells::OfNodes(content, ids));
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const auto& v = nodes[i].values;
      Row row = {IdCell(ids[i]),
                 JoinedCell(units[i]),
                 v[0],
                 v[1],
                 JoinedCell(funds[i]),
                 wholes[i].id,
                 wholes[i].name,
                 wholes[i].exact,
                 v[2],
                 v[3],
                 v[3],
                 v[4],
                 v[5],
                 v[6],
                 v[7],
                 v[8]};
      evidence.AppendTo(row, i);
      JITU_CHECK_OK(sink(row));
    }
    return {};
  });
}

}  // namespace

Table SpendingTable() {
  Table table = {"spending",
                 Say("支出", "Spending"),
                 Say("每单位、每年、每一事项一行", "one row for each item, unit and year"),
                 {},
                 Rows};
  table.columns = {
      IdColumn(),
      {"unit", Say("单位", "unit"), ColumnType::kText, Say("花钱的单位", "who spent it")},
      {"name", Say("事项", "item"), ColumnType::kText,
       Say("支出事项，不带末尾的“支出”", "name of the item, without a trailing 支出")},
      {"fiscalYear", Say("年度", "year"), ColumnType::kInteger, Say("预算年度", "budget year")},
      FundColumn(),
      {"partOfId", Say("所属事项编号", "part of (id)"), ColumnType::kText,
       Say("是哪一事项的一部分", "the item it is part of")},
      {"partOf", Say("所属事项", "part of"), ColumnType::kText, Say("该事项的名称", "name of that item")},
      {"partExact", Say("应合计", "exact part"), ColumnType::kBoolean,
       Say("true：各部分之和应等于整体；false：其中", "true: the parts must sum to the whole; false: 其中")},
      BasisColumn(),
      AmountYuanColumn(Say("有实际支出（决算）用实际支出，否则用预算；口径一栏写明是哪一种",
                           "what was spent where the report gives it, else the budget; `basis` says which")),
      AmountWanYuanColumn(),
      {"raw", Say("金额原文", "amount as written"), ColumnType::kText,
       Say("报告里的写法，带它的单位", "as the report writes it, in the report's own unit of money")},
      {"budgetYuan", Say("年初预算（元）", "budget (yuan)"), ColumnType::kYuan,
       Say("年初预算或下达数", "budgeted or allotted")},
      {"finalBudgetYuan", Say("全年预算（元）", "final budget (yuan)"), ColumnType::kYuan,
       Say("调整后预算", "after adjustment")},
      {"arrivedYuan", Say("到位（元）", "arrived (yuan)"), ColumnType::kYuan, Say("到位资金", "money that arrived")},
      {"actualYuan", Say("实际支出（元）", "spent (yuan)"), ColumnType::kYuan, Say("决算、执行数", "the outturn")},
  };
  AddEvidenceColumns(table.columns);
  return table;
}

}  // namespace jitu::query::exporting
