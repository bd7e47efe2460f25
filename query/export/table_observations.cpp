#include "query/export/batch.h"
#include "query/export/evidence_cells.h"
#include "query/export/graph_tables.h"
#include "query/export/shared_columns.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;

Result<void> Rows(const Content& content, const RowSink& sink) {
  const Names properties = {"role",       "value",     "unit", "lower", "upper",   "bound", "growthPercent",
                            "fiscalYear", "amountFen", "raw",  "fund",  "subject", "total", "partOf"};
  return content.NodesWith("Observation", properties, [&](const std::vector<FoundNode>& nodes) -> Result<void> {
    const auto ids = IdsOf(nodes);
    JITU_TRY(const auto units, NeighbourTexts(content, ids, "REPORTED", Direction::kIn, "name"));
    JITU_TRY(const auto indicators, NeighbourTexts(content, ids, "OF", Direction::kOut, "name"));
    JITU_TRY(const auto outcomes, NeighbourTexts(content, ids, "MEASURED_BY", Direction::kIn, "text"));
    JITU_TRY(const auto evidence, EvidenceCells::OfNodes(content, ids));
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const auto& v = nodes[i].values;
      Row row = {IdCell(ids[i]), JoinedCell(units[i]), JoinedCell(indicators[i])};
      row.insert(row.end(), v.begin(), v.begin() + 9);
      row.push_back(v[8]);
      row.insert(row.end(), v.begin() + 9, v.end());
      row.push_back(JoinedCell(outcomes[i]));
      evidence.AppendTo(row, i);
      JITU_CHECK_OK(sink(row));
    }
    return {};
  });
}

}  // namespace

Table ObservationsTable() {
  Table table = {
      "observations",
      Say("指标值", "Observations"),
      Say("指标的目标、完成和基期值，每个一行", "targets, results and baselines of indicators, one row each"),
      {},
      Rows};
  table.columns = {
      IdColumn(),
      {"unit", Say("单位", "unit"), ColumnType::kText, Say("报告此值的单位", "who reported it")},
      {"indicator", Say("指标", "indicator"), ColumnType::kText, Say("指标名称", "name of the indicator")},
      {"role", Say("角色", "role"), ColumnType::kText,
       Say("target 目标、actual 完成、baseline 基期",
           "target (aimed at), actual (reached) or baseline (where it started)")},
      {"value", Say("数值", "value"), ColumnType::kNumber,
       Say("以 measure 一栏的单位计；钱以元计；文字结果为空",
           "in the unit that `measure` names; money in yuan; empty for a result in words")},
      {"measure", Say("计量单位", "unit of measure"), ColumnType::kText,
       Say("yuan 元、percent 百分之、kilometre 公里等用英文名，所数的东西用原来的量词，如 家、人次",
           "yuan, percent, kilometre and so on; counted things keep their Chinese measure word, like 家 (enterprises) "
           "or 人次 (attendances)")},
      {"lower", Say("下限", "lower"), ColumnType::kNumber, Say("区间下限", "lower end of a range")},
      {"upper", Say("上限", "upper"), ColumnType::kNumber, Say("区间上限", "upper end of a range")},
      {"bound", Say("界限", "bound"), ColumnType::kText,
       Say("exact 等于、at_least 不少于（≥、以上）、at_most 不多于（≤、以内）、about 约",
           "how the value is meant: exact, at_least (≥, 以上), at_most (≤, 以内), about (约)")},
      {"growthPercent", Say("增长（%）", "growth (%)"), ColumnType::kNumber,
       Say("比上一期增长百分之几，下降为负", "growth against the period before, in percent; a fall is negative")},
      {"fiscalYear", Say("年度", "year"), ColumnType::kInteger, Say("所说的年度", "the year it is a value of")},
      AmountYuanColumn(Say("值是钱时才有", "only where the value is money")),
      AmountWanYuanColumn(),
      {"raw", Say("原文", "as written"), ColumnType::kText, Say("报告里的写法", "as the report writes it")},
      FundColumn(),
      {"subject", Say("对象", "subject"), ColumnType::kText,
       Say("值说的是什么，如所数的东西", "what it is a value of, like the thing counted")},
      {"total", Say("收支总量", "budget total"), ColumnType::kBoolean,
       Say("是否为单位的收支总量", "whether it is a budget total of the unit")},
      {"partOf", Say("所属总量", "part of"), ColumnType::kText, Say("是哪个总量的一部分", "the total it is part of")},
      {"outcome", Say("衡量的成效", "outcome"), ColumnType::kText, Say("它衡量的成效", "the outcome that it measures")},
  };
  AddEvidenceColumns(table.columns);
  return table;
}

}  // namespace jitu::query::exporting
