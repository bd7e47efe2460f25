#include "query/export/batch.h"
#include "query/export/evidence_cells.h"
#include "query/export/graph_tables.h"

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
      {"id", Say("编号", "id"), ColumnType::kText,
       Say("由内容得出，各处一致", "follows from the content, the same everywhere")},
      {"unit", Say("单位", "unit"), ColumnType::kText, Say("报告此值的单位", "who reported it")},
      {"indicator", Say("指标", "indicator"), ColumnType::kText, Say("指标名称", "name of the indicator")},
      {"role", Say("角色", "role"), ColumnType::kText,
       Say("target 目标、actual 完成、baseline 基期", "target, actual or baseline")},
      {"value", Say("数值", "value"), ColumnType::kNumber,
       Say("按计量单位；钱以元计", "in its unit of measure; money in yuan")},
      {"measure", Say("计量单位", "unit of measure"), ColumnType::kText,
       Say("如 yuan、percent、kilometre、家", "yuan, percent, kilometre, 家 ...")},
      {"lower", Say("下限", "lower"), ColumnType::kNumber, Say("区间下限", "lower end of a range")},
      {"upper", Say("上限", "upper"), ColumnType::kNumber, Say("区间上限", "upper end of a range")},
      {"bound", Say("界限", "bound"), ColumnType::kText,
       Say("exact 等于、at_least 不少于、at_most 不多于、about 约", "exact, at_least, at_most, about")},
      {"growthPercent", Say("增长（%）", "growth (%)"), ColumnType::kNumber,
       Say("比上期，下降为负", "against the period before; a fall is negative")},
      {"fiscalYear", Say("年度", "year"), ColumnType::kInteger, Say("年度", "year")},
      {"amountYuan", Say("金额（元）", "amount (yuan)"), ColumnType::kYuan,
       Say("值是钱时", "where the value is money")},
      {"amountWanYuan", Say("金额（万元）", "amount (10,000 yuan)"), ColumnType::kWanYuan, Say("同上", "the same")},
      {"raw", Say("原文", "as written"), ColumnType::kText, Say("报告里的写法", "as the report writes it")},
      {"fund", Say("预算账本", "fund"), ColumnType::kText, Say("报告说明时", "budget book, where the report gives it")},
      {"subject", Say("对象", "subject"), ColumnType::kText, Say("所说的对象", "what it is a value of")},
      {"total", Say("收支总量", "budget total"), ColumnType::kBoolean,
       Say("是否为单位的收支总量", "whether it is a budget total of the unit")},
      {"partOf", Say("所属总量", "part of"), ColumnType::kText, Say("是哪个总量的一部分", "the total it is part of")},
      {"outcome", Say("衡量的成效", "outcome"), ColumnType::kText, Say("它衡量的成效", "the outcome that it measures")},
  };
  AddEvidenceColumns(table.columns);
  return table;
}

}  // namespace jitu::query::exporting
