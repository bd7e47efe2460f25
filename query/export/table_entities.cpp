#include "query/export/batch.h"
#include "query/export/evidence_cells.h"
#include "query/export/graph_tables.h"
#include "query/export/shared_columns.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;

Result<void> RowsOfBatch(const Content& content, const std::string& label, const std::vector<FoundNode>& nodes,
                         const RowSink& sink) {
  const auto& moment = content.moment();
  const auto ids = IdsOf(nodes);
  std::vector<std::uint64_t> outcomes(ids.size());
  if (content.selected().nodes) {
    JITU_TRY(const auto links, moment.Follow(ids, "INVOLVES", Direction::kIn));
    for (const auto& link : links) outcomes[link.input] += content.selected().Has(link.to) ? 1u : 0u;
  } else if (const auto type = moment.tokens().FindType("INVOLVES")) {
    const std::vector<TypeId> types = {*type};
    JITU_TRY(outcomes, moment.store().degrees(moment.at(), ids, Direction::kIn, types));
  }
  JITU_TRY(const auto superiors, NeighbourTexts(content, ids, "SUPERVISED_BY", Direction::kOut, "name"));
  JITU_TRY(const auto evidence, EvidenceCells::OfNodes(content, ids));
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto& v = nodes[i].values;
    Row row = {IdCell(ids[i]),
               label,
               v[0],
               JoinedCell(TextsOf(v[1])),
               JoinedCell(TextsOf(v[2])),
               JoinedCell(superiors[i]),
               static_cast<std::int64_t>(outcomes[i])};
    evidence.AppendTo(row, i);
    JITU_CHECK_OK(sink(row));
  }
  return {};
}

/// Label by label, in the order of the schema.
Result<void> Rows(const Content& content, const RowSink& sink) {
  for (const auto& label : content.catalog().graph().labels) {
    if (!label.entity) continue;
    JITU_CHECK_OK(content.NodesWith(label.name, {"name", "aliases", "why"},
                                    [&](const auto& nodes) { return RowsOfBatch(content, label.name, nodes, sink); }));
  }
  return {};
}

}  // namespace

Table EntitiesTable() {
  Table table = {"entities",
                 Say("名称", "Entities"),
                 Say("单位、企业、项目、产品、政策、活动、荣誉、地点，每个一行",
                     "units, enterprises, projects, products, policies, events, honours and places, one row each"),
                 {},
                 Rows};
  table.columns = {
      IdColumn(),
      {"kind", Say("种类", "kind"), ColumnType::kText,
       Say("Unit 单位、Enterprise 企业、Project 项目、Product 产品、Policy 政策、Event 活动、Honour 荣誉、Place 地点",
           "Unit, Enterprise, Project, Product, Policy, Event, Honour or Place")},
      {"name", Say("名称", "name"), ColumnType::kText, Say("首选名称", "preferred name")},
      {"aliases", Say("其他名称", "other names"), ColumnType::kText,
       Say("图中收录的其他写法，用 、 隔开", "other ways of writing it that the graph knows, with 、 between them")},
      {"why", Say("合并理由", "why one thing"), ColumnType::kText,
       Say("凭什么认为各名称是同一事物，可据此复核",
           "on what ground its names are taken for one thing, so that it can be reviewed")},
      {"supervisedBy", Say("主管", "supervised by"), ColumnType::kText,
       Say("主管单位，报告说明时", "the unit that supervises it, where a report says so")},
      {"outcomes", Say("涉及的成效数", "outcomes"), ColumnType::kInteger,
       Say("有几项成效涉及它", "how many outcomes speak of it")},
  };
  AddEvidenceColumns(table.columns);
  return table;
}

}  // namespace jitu::query::exporting
