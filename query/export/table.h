/// A table of an export: what its columns mean, and how its rows come, one after the other.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "graph/model/value.h"
#include "schema/base/message.h"
#include "schema/base/result.h"

namespace jitu::query::exporting {

enum class ColumnType {
  kText,
  kInteger,
  kNumber,
  kBoolean,
  kYuan,     ///< the cell is an integer of fen; written as yuan with two decimals, exact
  kWanYuan,  ///< the cell is an integer of fen; written as 10,000 yuan with six decimals, exact
};

/// One column; all columns together are the data dictionary.
struct Column {
  std::string key;  ///< for programs: amountYuan
  Message title;    ///< for people: 金额（元）
  ColumnType type = ColumnType::kText;
  Message about;
};

/// Cells in the order of the columns; null where nothing is known.
using Row = std::vector<graph::Value>;
/// Takes one row; a fault ends the table.
using RowSink = std::function<Result<void>(const Row&)>;

class Content;

struct Table {
  std::string key;  ///< spending: the name of its file and of its --table
  Message title;    ///< 支出: the name of its sheet
  Message about;
  std::vector<Column> columns;
  std::function<Result<void>(const Content&, const RowSink&)> rows;
};

/// The tables of a graph, in the order in which they are written. The visible list: to add one, add it there.
const std::vector<Table>& GraphTables();

/// "text", "integer", "number", "boolean", "yuan", "wanyuan".
std::string_view NameOf(ColumnType type);

/// The cell as a program reads it: numbers in ASCII digits without grouping, money as an exact decimal, true and false,
/// a list's elements joined by 、, anything else JSON. Nothing for null.
std::string CellText(ColumnType type, const graph::Value& cell);

}  // namespace jitu::query::exporting
