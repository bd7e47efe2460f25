#include "ingest/tables/rows.h"

#include <algorithm>

#include "graph/model/properties.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

Error Bad(Message message) { return Fail(ErrorCode::kUnreadableInput, std::move(message)); }

Result<void> CheckSize(const CsvRow& row, const TableHeader& header) {
  if (row.size() == header.columns.size()) return {};
  return Bad(
      Say("有 {} 列，表头有 {} 列", "it has {} cells where the header has {}", row.size(), header.columns.size()));
}

Result<void> CheckName(std::string_view name) {
  if (text::IsValid(name)) return {};
  return Bad(Say("标签或类型不是有效的 UTF-8", "a label or type is not valid UTF-8"));
}

Result<std::string> ReadProperties(const CsvRow& row, const TableHeader& header) {
  graph::Properties properties;
  properties.reserve(header.properties.size());
  for (const std::size_t place : header.properties) {
    if (row.IsAbsent(place)) continue;
    auto value = ReadCell(row[place], header.columns[place]);
    if (!value) {
      const Message& reason = value.error().message;
      return Bad(Say("第 {0} 列：{1}", "column {0}: {2}", place + 1, reason.zh, reason.en));
    }
    if (value->IsNull()) continue;
    properties.emplace_back(*header.columns[place].property, std::move(value).value());
  }
  return graph::Encode(properties);
}

/// A fault of a row is one for BadRows; others end the import.
Result<void> Judged(Result<void> read, const RowsContext& context, std::uint64_t line) {
  if (read || read.error().code != ErrorCode::kUnreadableInput) return read;
  return context.bad_rows->Add({context.number, line}, read.error().message);
}

}  // namespace

Result<void> NodeRows::Take(const CsvRow& row) {
  auto read = Read(row);
  if (!read) return Judged(std::move(read), context_, row.line());
  Write(record_, bytes_);
  ids_.push_back(record_.id);
  return context_.sorter->Add(bytes_);
}

Result<void> NodeRows::Read(const CsvRow& row) {
  const TableHeader& header = *context_.header;
  JITU_CHECK_OK(CheckSize(row, header));
  if (row[header.id].empty()) return Bad(Say("缺少 id", "it has no id"));
  record_.id = header.columns[header.id].id_space.Of(row[header.id]);
  record_.place = {context_.number, row.line()};
  if (header.labels) JITU_CHECK_OK(ReadLabels(row[*header.labels]));
  JITU_TRY(record_.properties, ReadProperties(row, header));
  return {};
}

Result<void> NodeRows::ReadLabels(std::string_view cell) {
  if (cell == label_cell_) return {};
  JITU_CHECK_OK(CheckName(cell));
  std::vector<LabelId> labels;
  std::optional<Error> fault;
  ForEachPart(cell, [&](std::string_view name) {
    if (name.empty() || fault) return;
    auto label = context_.names->Label(name, context_.file);
    if (label) {
      labels.push_back(*label);
    } else {
      fault = std::move(label).error();
    }
  });
  if (fault) return *fault;
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  record_.labels = std::move(labels);
  label_cell_ = cell;
  return {};
}

Result<void> RelationshipRows::Take(const CsvRow& row) {
  auto read = Read(row);
  if (!read) return Judged(std::move(read), context_, row.line());
  Write(record_, bytes_);
  return context_.sorter->Add(bytes_);
}

Result<void> RelationshipRows::Read(const CsvRow& row) {
  const TableHeader& header = *context_.header;
  JITU_CHECK_OK(CheckSize(row, header));
  record_.place = {context_.number, row.line()};
  record_.ends_known = true;
  JITU_TRY(record_.from, ReadEnd(row, header.start));
  JITU_TRY(record_.to, ReadEnd(row, header.end));
  JITU_CHECK_OK(CheckEnd(row, header.start, record_.from));
  JITU_CHECK_OK(CheckEnd(row, header.end, record_.to));
  JITU_CHECK_OK(ReadType(row[header.type]));
  JITU_TRY(record_.properties, ReadProperties(row, header));
  return {};
}

Result<NodeId> RelationshipRows::ReadEnd(const CsvRow& row, std::size_t place) {
  if (row[place].empty()) return Bad(Say("第 {} 列缺少 id", "column {} has no id", place + 1));
  const NodeId id = context_.header->columns[place].id_space.Of(row[place]);
  nodes_.Expect(id);
  return id;
}

Result<void> RelationshipRows::CheckEnd(const CsvRow& row, std::size_t place, NodeId id) {
  if (nodes_.Find(id)) return {};
  if (!graph_has_more_) {
    return Bad(Say("没有 id 为“{}”的节点（空间“{}”）", "there is no node with the id '{}' (id space '{}')", row[place],
                   context_.header->columns[place].id_space.name()));
  }
  record_.ends_known = false;
  return {};
}

Result<void> RelationshipRows::ReadType(std::string_view cell) {
  if (cell.empty()) return Bad(Say("缺少关系类型", "it has no type"));
  if (cell == type_cell_) return {};
  JITU_CHECK_OK(CheckName(cell));
  JITU_TRY(record_.type, context_.names->Type(cell, context_.file));
  type_cell_ = cell;
  return {};
}

}  // namespace jitu::ingest
