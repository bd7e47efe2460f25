#include <map>

#include "query/export/batch.h"
#include "query/export/evidence_cells.h"
#include "query/export/graph_tables.h"
#include "query/export/shared_columns.h"
#include "query/trace/spending.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;

struct Claimed {
  FoundNode outcome;  ///< text, fiscalYear
  std::vector<std::string> units;
};

Result<std::map<NodeId, Claimed>> OutcomesOf(const Content& content, const std::vector<Link>& links) {
  std::vector<NodeId> ids;
  for (const auto& link : links) ids.push_back(link.to);
  ids = SortedUnique(std::move(ids));
  JITU_TRY(auto outcomes, content.moment().Nodes(ids, {"text", "fiscalYear"}));
  JITU_TRY(auto units, NeighbourTexts(content, IdsOf(outcomes), "CLAIMS", Direction::kIn, "name"));
  std::map<NodeId, Claimed> claimed;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const NodeId id = outcomes[i].id;
    claimed[id] = {std::move(outcomes[i]), std::move(units[i])};
  }
  return claimed;
}

Result<void> RowsOfBatch(const Content& content, const std::vector<FoundNode>& nodes, const RowSink& sink) {
  const auto ids = IdsOf(nodes);
  JITU_TRY(auto links,
           content.moment().Follow(ids, "SUPPORTS", Direction::kOut, {"mode", "confidence", "evidence", "source"}));
  std::erase_if(links, [&](const Link& link) { return !content.selected().Has(link.to); });
  if (links.empty()) return {};
  JITU_TRY(const auto units, NeighbourTexts(content, ids, "SPENT", Direction::kIn, "name"));
  JITU_TRY(const auto funds, NeighbourTexts(content, ids, "FROM_FUND", Direction::kOut, "name"));
  JITU_TRY(const auto outcomes, OutcomesOf(content, links));
  std::vector<std::vector<NodeId>> passages;
  for (const auto& link : links) passages.push_back(PassageIds(link.values[2]));
  JITU_TRY(const auto evidence, EvidenceCells::OfPassages(content, passages));
  for (std::size_t i = 0; i < links.size(); ++i) {
    const std::size_t at = links[i].input;
    const auto& item = nodes[at].values;
    const auto outcome = outcomes.find(links[i].to);
    if (outcome == outcomes.end()) continue;
    const auto& claim = outcome->second;
    Row row = {IdCell(ids[at]),
               JoinedCell(units[at]),
               item[0],
               item[1],
               JoinedCell(funds[at]),
               item[2],
               item[2],
               item[3],
               links[i].values[0],
               links[i].values[1],
               links[i].values[3],
               IdCell(links[i].to),
               claim.outcome.values[0],
               claim.outcome.values[1],
               JoinedCell(claim.units)};
    evidence.AppendTo(row, i);
    JITU_CHECK_OK(sink(row));
  }
  return {};
}

Result<void> Rows(const Content& content, const RowSink& sink) {
  return content.NodesWith("Spending", {"name", "fiscalYear", "amountFen", "basis"},
                           [&](const auto& nodes) { return RowsOfBatch(content, nodes, sink); });
}

}  // namespace

Table SupportsTable() {
  Table table = {"supports",
                 Say("支出与成效", "Supports"),
                 Say("哪笔支出支撑哪项成效，每对一行，两边都写明",
                     "which spending stands behind which outcome, one row a pair, with both sides"),
                 {},
                 Rows};
  table.columns = {
      {"spendingId", Say("支出编号", "spending id"), ColumnType::kText,
       Say("在 spending 表中的 id", "id in the table spending")},
      {"unit", Say("花钱的单位", "unit that spent"), ColumnType::kText, Say("花钱的单位", "who spent it")},
      {"spending", Say("支出事项", "spending item"), ColumnType::kText, Say("支出事项", "name of the item")},
      {"fiscalYear", Say("年度", "year"), ColumnType::kInteger, Say("支出的预算年度", "budget year of the spending")},
      FundColumn(),
      AmountYuanColumn(Say("整项支出的金额；一项支出支撑几项成效时，各行都是同一笔钱，不可相加",
                           "of the whole item; where one item supports several outcomes each row is the same money: do "
                           "not add them up")),
      AmountWanYuanColumn(),
      BasisColumn(),
      {"mode", Say("依据方式", "mode"), ColumnType::kText,
       Say("stated 报告明说、joined 经同一成效的另一说法得来、inferred 推断；合计只算 stated",
           "stated: a report says so; joined: it follows through another claim of the same outcome; inferred: the "
           "program concludes it. Totals count what is stated alone")},
      {"confidence", Say("把握", "confidence"), ColumnType::kNumber,
       Say("0 到 1：1 为报告原话，合并或推断得来的较低",
           "from 0 to 1: 1 is the report's own word, what is joined or inferred has less")},
      {"source", Say("由谁给出", "stated by"), ColumnType::kText,
       Say("人写入的为 person，读报告得来的为空",
           "person, where somebody wrote it; empty for what was read from a report")},
      {"outcomeId", Say("成效编号", "outcome id"), ColumnType::kText,
       Say("在 outcomes 表中的 id", "id in the table outcomes")},
      {"outcome", Say("成效", "outcome"), ColumnType::kText, Say("原文", "as written")},
      {"outcomeYear", Say("成效年度", "year of the outcome"), ColumnType::kInteger,
       Say("报告年度", "year of its report")},
      {"claimedBy", Say("称此成效的单位", "claimed by"), ColumnType::kText,
       Say("称此为自己成效的单位", "who claims the outcome")},
  };
  AddEvidenceColumns(table.columns);
  return table;
}

}  // namespace jitu::query::exporting
