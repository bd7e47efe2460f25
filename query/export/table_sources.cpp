#include "query/export/batch.h"
#include "query/export/graph_tables.h"
#include "query/export/shared_columns.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;

Result<void> PassageRows(const Content& content, const RowSink& sink) {
  const Names properties = {"section", "page", "paragraph", "cell", "start", "end", "quote"};
  return content.NodesWith("Passage", properties, [&](const std::vector<FoundNode>& nodes) -> Result<void> {
    const auto& moment = content.moment();
    const auto ids = IdsOf(nodes);
    JITU_TRY(const auto links, moment.Follow(ids, "IN", Direction::kOut, {}, 1));
    std::vector<NodeId> reports;
    for (const auto& link : links) reports.push_back(link.to);
    JITU_TRY(const auto titles, content.TextsOf(reports, "title"));
    std::vector<Row> report_cells(ids.size(), Row(2));
    for (std::size_t i = 0; i < links.size(); ++i) report_cells[links[i].input] = {IdCell(links[i].to), titles[i]};
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      Row row = {IdCell(ids[i]), report_cells[i][0], report_cells[i][1]};
      row.insert(row.end(), nodes[i].values.begin(), nodes[i].values.end());
      JITU_CHECK_OK(sink(row));
    }
    return {};
  });
}

Result<void> ReportRows(const Content& content, const RowSink& sink) {
  return content.NodesWith(
      "Report", {"title", "fiscalYear", "path", "sha256"}, [&](const std::vector<FoundNode>& nodes) -> Result<void> {
        const auto ids = IdsOf(nodes);
        JITU_TRY(const auto units, NeighbourTexts(content, ids, "PUBLISHED", Direction::kIn, "name"));
        for (std::size_t i = 0; i < nodes.size(); ++i) {
          const auto& v = nodes[i].values;
          JITU_CHECK_OK(sink({IdCell(ids[i]), JoinedCell(units[i]), v[0], v[1], v[2], v[3]}));
        }
        return {};
      });
}

}  // namespace

Table PassagesTable() {
  Table table = {"passages",
                 Say("证据", "Passages"),
                 Say("作为证据的句子，每句一行", "the sentences that serve as evidence, one row each"),
                 {},
                 PassageRows};
  table.columns = {
      {"id", Say("编号", "id"), ColumnType::kText,
       Say("其他表的 passageId 指向这里", "what passageId of the other tables names")},
      {"reportId", Say("报告编号", "report id"), ColumnType::kText,
       Say("在 reports 表中的 id", "id in the table reports")},
      ReportColumn(),
      SectionColumn(),
      PageColumn(),
      {"paragraph", Say("段", "paragraph"), ColumnType::kInteger,
       Say("文件的第几段，从 1 数", "paragraph of the file, counted from 1")},
      CellColumn(),
      StartColumn(),
      EndColumn(),
      QuoteColumn(),
  };
  return table;
}

Table ReportsTable() {
  Table table = {"reports",
                 Say("来源文件", "Reports"),
                 Say("读入的报告文件及其摘要，每份一行", "the files that were read, with their digests, one row each"),
                 {},
                 ReportRows};
  table.columns = {
      IdColumn(),
      {"unit", Say("单位", "unit"), ColumnType::kText, Say("发布报告的单位", "who published it")},
      {"title", Say("标题", "title"), ColumnType::kText, Say("报告标题", "title of the report")},
      {"fiscalYear", Say("年度", "year"), ColumnType::kInteger, Say("报告年度", "year it reports on")},
      {"path", Say("文件", "file"), ColumnType::kText,
       Say("读入时的路径，zip 里的文件带包名",
           "its path when it was read; a file in a zip archive has the archive before it")},
      {"sha256", Say("SHA-256", "SHA-256"), ColumnType::kText,
       Say("文件内容的摘要（SHA-256），用来核对手里的文件是不是读过的那一份",
           "digest of the file's bytes: shows whether a file at hand is the one that was read")},
  };
  return table;
}

}  // namespace jitu::query::exporting
