#include "ingest/tables/header.h"

#include <algorithm>
#include <array>

namespace jitu::ingest {
namespace {

constexpr std::size_t kMostProperties = 60000;

struct TypeName {
  std::string_view name;
  CellType type;
};
constexpr std::array<TypeName, 9> kTypes = {{{"string", CellType::kString},
                                             {"char", CellType::kString},
                                             {"long", CellType::kInteger},
                                             {"int", CellType::kInteger},
                                             {"short", CellType::kInteger},
                                             {"byte", CellType::kInteger},
                                             {"double", CellType::kFloat},
                                             {"float", CellType::kFloat},
                                             {"boolean", CellType::kBoolean}}};

struct RoleName {
  std::string_view name;
  ColumnRole role;
  std::optional<TableKind> only_in;
};
constexpr std::array<RoleName, 6> kRoles = {{{"ID", ColumnRole::kId, TableKind::kNodes},
                                             {"LABEL", ColumnRole::kLabels, TableKind::kNodes},
                                             {"START_ID", ColumnRole::kStart, TableKind::kRelationships},
                                             {"END_ID", ColumnRole::kEnd, TableKind::kRelationships},
                                             {"TYPE", ColumnRole::kType, TableKind::kRelationships},
                                             {"IGNORE", ColumnRole::kIgnored, std::nullopt}}};

Error Wrong(Message message) { return Fail(ErrorCode::kUnreadableInput, std::move(message)); }

/// Splits `ID(Unit)` into ID and Unit.
std::string TakeIdSpace(std::string_view& kind) {
  const std::size_t open = kind.find('(');
  if (open == std::string_view::npos || !kind.ends_with(')')) return {};
  std::string space(kind.substr(open + 1, kind.size() - open - 2));
  kind = kind.substr(0, open);
  return space;
}

Result<Column> ReadColumn(std::string_view text, TableKind kind, graph::Tokens& tokens) {
  const std::size_t colon = text.rfind(':');
  const std::string_view name = text.substr(0, colon);
  std::string_view type = colon == std::string_view::npos ? "string" : text.substr(colon + 1);
  Column column;
  column.id_space = IdSpace(TakeIdSpace(type));
  const auto role = std::find_if(kRoles.begin(), kRoles.end(), [&](const RoleName& one) { return one.name == type; });
  if (role != kRoles.end() && (!role->only_in || *role->only_in == kind)) {
    column.role = role->role;
  } else {
    column.is_list = type.ends_with("[]");
    if (column.is_list) type.remove_suffix(2);
    const auto found =
        std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeName& one) { return one.name == type; });
    if (found == kTypes.end() || name.empty() || !column.id_space.name().empty()) {
      return Wrong(
          Say("表头的列“{}”无法识别（应如 name、amountFen:long、tags:string[]、id:ID(空间)、:LABEL、:START_ID(空间)、"
              ":END_ID(空间)、:TYPE）",
              "the header's column '{}' is not understood (expected name, amountFen:long, tags:string[], "
              "id:ID(space), :LABEL, :START_ID(space), :END_ID(space), :TYPE or the like)",
              text));
    }
    column.type = found->type;
  }
  const bool is_property = column.role == ColumnRole::kProperty || (column.role == ColumnRole::kId && !name.empty());
  if (!is_property) return column;
  if (tokens.property_count() >= kMostProperties && !tokens.FindProperty(name)) {
    return Fail(ErrorCode::kLimit, Say("属性名超过 {} 个", "more than {} property names", kMostProperties));
  }
  column.property = tokens.Property(name);
  return column;
}

/// Where the one column of that role is; nothing if there is none.
Result<std::optional<std::size_t>> PlaceOf(const TableHeader& header, ColumnRole role, std::string_view name) {
  std::optional<std::size_t> place;
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    if (header.columns[i].role != role) continue;
    if (place) return Wrong(Say("表头有两个 :{} 列", "the header has two :{} columns", name));
    place = i;
  }
  return place;
}

Result<std::size_t> NeededPlaceOf(const TableHeader& header, ColumnRole role, std::string_view name) {
  JITU_TRY(const auto place, PlaceOf(header, role, name));
  if (!place) return Wrong(Say("表头缺少 :{} 列", "the header has no :{} column", name));
  return *place;
}

Result<void> ListProperties(const CsvRow& row, TableHeader& header) {
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    if (header.columns[i].property) header.properties.push_back(i);
  }
  const auto number = [&](std::size_t place) { return *header.columns[place].property; };
  std::sort(header.properties.begin(), header.properties.end(),
            [&](std::size_t a, std::size_t b) { return number(a) < number(b); });
  for (std::size_t i = 1; i < header.properties.size(); ++i) {
    if (number(header.properties[i - 1]) != number(header.properties[i])) continue;
    return Wrong(Say("表头的列“{}”出现两次", "the header's column '{}' is there twice", row[header.properties[i]]));
  }
  return {};
}

}  // namespace

Result<TableHeader> ReadHeader(const CsvRow& row, TableKind kind, graph::Tokens& tokens) {
  TableHeader header;
  for (std::size_t i = 0; i < row.size(); ++i) {
    JITU_TRY(Column column, ReadColumn(row[i], kind, tokens));
    header.columns.push_back(std::move(column));
  }
  JITU_CHECK_OK(ListProperties(row, header));
  if (kind == TableKind::kNodes) {
    JITU_TRY(header.id, NeededPlaceOf(header, ColumnRole::kId, "ID"));
    JITU_TRY(header.labels, PlaceOf(header, ColumnRole::kLabels, "LABEL"));
    return header;
  }
  JITU_TRY(header.start, NeededPlaceOf(header, ColumnRole::kStart, "START_ID"));
  JITU_TRY(header.end, NeededPlaceOf(header, ColumnRole::kEnd, "END_ID"));
  JITU_TRY(header.type, NeededPlaceOf(header, ColumnRole::kType, "TYPE"));
  return header;
}

}  // namespace jitu::ingest
