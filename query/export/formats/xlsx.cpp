/// xlsx: one workbook for people. A front sheet, a sheet for each table, the sums as live formulas, and every row
/// linked to the sentence that says so.
#include <map>

#include "query/export/format.h"
#include "query/export/formats/workbook.h"
#include "query/export/origin.h"
#include "query/export/sums.h"

namespace jitu::query::exporting {
namespace {

/// Where no time is given a file still has to state one: the first moment that zip archives know.
constexpr std::int64_t kNoTime = 315'532'800;

struct Counted {
  const Sheet* sheet = nullptr;
  std::string about;
  std::uint32_t rows = 0;
};

/// In which row of the sheet of passages a passage stands.
using PassageRows = std::map<std::string, std::uint32_t, std::less<>>;

class Book {
 public:
  Book(const Content& content, Workbook workbook) : content_(content), workbook_(std::move(workbook)) {}

  Result<void> Write() {
    Sheet& front = workbook_.AddSheet(content_.Text(Say("说明", "About")));
    std::map<std::string, Sheet*, std::less<>> sheets;
    for (const auto& table : content_.tables()) sheets[table.key] = &workbook_.AddSheet(content_.Text(table.title));
    const bool graph = !content_.selected().result;
    // The sentences first: the other rows lead to them.
    for (const auto& table : content_.tables()) {
      if (table.key == "passages") JITU_CHECK_OK(WriteTable(table, *sheets[table.key]));
    }
    for (const auto& table : content_.tables()) {
      if (table.key != "passages") JITU_CHECK_OK(WriteTable(table, *sheets[table.key]));
    }
    if (graph && sheets.count("spending") != 0) {
      JITU_CHECK_OK(WriteSums(workbook_.AddSheet(content_.Text(Say("合计核对", "Sums")))));
    }
    WriteColumns(workbook_.AddSheet(content_.Text(Say("各列含义", "Columns"))));
    JITU_TRY(const OriginLines origin, OriginOf(content_));
    WriteFront(front, origin);
    return workbook_.Close();
  }

 private:
  Result<void> WriteTable(const Table& table, Sheet& sheet);
  Result<void> WriteSums(Sheet& sheet);
  void WriteSum(Sheet& sheet, std::uint32_t& row, const SumCheck& check);
  void WriteColumns(Sheet& sheet);
  void WriteFront(Sheet& sheet, const OriginLines& origin);
  void Head(Sheet& sheet, const std::vector<Message>& titles);
  void LinkOrText(Sheet& sheet, std::uint32_t row, std::uint16_t column, const std::string& id);

  const Content& content_;
  Workbook workbook_;
  std::vector<Counted> counted_;
  const Sheet* passages_ = nullptr;
  PassageRows passage_rows_;
  const Sheet* sums_ = nullptr;
  std::uint32_t sums_last_row_ = 0, sum_count_ = 0, open_count_ = 0;
};

double WidthOf(const Column& column) {
  if (column.key == "quote" || column.key == "text" || column.key == "outcome" || column.key == "message") return 60;
  if (column.type == ColumnType::kYuan || column.type == ColumnType::kWanYuan) return 18;
  if (column.type != ColumnType::kText) return 9;
  return column.key == "unit" || column.key == "name" || column.key == "spending" || column.key == "report" ? 28 : 14;
}

void Book::Head(Sheet& sheet, const std::vector<Message>& titles) {
  std::uint16_t at = 0;
  for (const auto& title : titles) sheet.Text(0, at++, content_.Text(title), Ink::kHead);
}

void Book::LinkOrText(Sheet& sheet, std::uint32_t row, std::uint16_t column, const std::string& id) {
  const auto found = passage_rows_.find(id);
  if (found == passage_rows_.end()) return sheet.Text(row, column, id);
  sheet.Link(row, column, passages_->PlaceOf(found->second, 0), id);
}

Result<void> Book::WriteTable(const Table& table, Sheet& sheet) {
  const bool passages = table.key == "passages";
  if (passages) passages_ = &sheet;
  const auto last_column = static_cast<std::uint16_t>(table.columns.size() - 1);
  std::vector<Message> titles;
  for (std::uint16_t i = 0; i <= last_column; ++i) {
    titles.push_back(table.columns[i].title);
    sheet.Width(i, WidthOf(table.columns[i]));
  }
  Head(sheet, titles);
  sheet.Freeze(1, 0);
  std::uint32_t row = 0;
  JITU_CHECK_OK(content_.Rows(table, [&](const Row& cells) -> Result<void> {
    if (++row >= kMostSheetRows) {
      return Fail(
          ErrorCode::kLimit,
          Say("“{}”超过工作表的 1,048,576 行；请用 --unit、--year、--table 缩小范围，或用 csv",
              "“{}” has more than the 1,048,576 rows of a sheet: narrow it with --unit, --year or --table, or use csv",
              table.key));
    }
    if (passages) passage_rows_.emplace(TextOf(cells[0]), row);
    for (std::uint16_t i = 0; i <= last_column; ++i) {
      if (table.columns[i].key == "passageId" && !cells[i].IsNull()) {
        LinkOrText(sheet, row, i, TextOf(cells[i]));
      } else {
        sheet.Cell(row, i, table.columns[i].type, cells[i]);
      }
    }
    return {};
  }));
  sheet.Filter(row, last_column);
  counted_.push_back({&sheet, content_.Text(table.about), row});
  return {};
}

/// The whole and its verdict in one row, its parts in the rows below.
void Book::WriteSum(Sheet& sheet, std::uint32_t& row, const SumCheck& check) {
  const std::uint32_t at = ++row;
  const auto parts = static_cast<std::uint32_t>(check.parts.size());
  const double sum = static_cast<double>(check.SumFen()) / 100, whole = static_cast<double>(check.whole_fen) / 100;
  const std::string open = content_.Text(Say("对不上", "does not close")),
                    closed = content_.Text(Say("相符", "closes"));
  sheet.Text(at, 0, check.unit);
  sheet.Text(at, 1, check.whole, Ink::kBold);
  sheet.Cell(at, 2, ColumnType::kInteger, check.year);
  sheet.Text(at, 3, WordFor(check.basis, content_.language()));
  sheet.Money(at, 4, check.whole_fen);
  sheet.Formula(at, 5, "=ROUND(SUM(" + CellName(at + 1, 4) + ":" + CellName(at + parts, 4) + "),2)", sum, Ink::kYuan);
  sheet.Formula(at, 6, "=ROUND(" + CellName(at, 5) + "-" + CellName(at, 4) + ",2)", sum - whole, Ink::kYuan);
  sheet.Money(at, 7, check.tolerance_fen);
  sheet.Formula(at, 8, "=IF(ABS(" + CellName(at, 6) + ")<=" + CellName(at, 7) + ",\"" + closed + "\",\"" + open + "\")",
                check.Closes() ? closed : open, Ink::kBold);
  for (const auto& [name, fen] : check.parts) {
    ++row;
    sheet.Text(row, 1, "　" + name);
    sheet.Money(row, 4, fen);
  }
  ++sum_count_;
  if (!check.Closes()) ++open_count_;
}

Result<void> Book::WriteSums(Sheet& sheet) {
  Head(sheet,
       {Say("单位", "unit"), Say("整体，下为各部分", "whole, its parts below"), Say("年度", "year"),
        Say("口径", "basis"), Say("金额（元）", "amount (yuan)"), Say("各部分之和（元）", "sum of the parts (yuan)"),
        Say("相差（元）", "apart (yuan)"), Say("可为舍入（元）", "may be rounding (yuan)"), Say("结论", "verdict")});
  const double widths[] = {28, 28, 9, 12, 18, 18, 18, 16, 14};
  for (std::uint16_t i = 0; i < 9; ++i) sheet.Width(i, widths[i]);
  sheet.Freeze(1, 0);
  std::uint32_t row = 0;
  JITU_CHECK_OK(EachSum(content_, [&](const SumCheck& check) -> Result<void> {
    if (row + check.parts.size() + 1 >= kMostSheetRows) {
      return Fail(ErrorCode::kLimit,
                  Say("合计核对超过工作表的 1,048,576 行；请用 --unit 或 --year 缩小范围",
                      "the sums take more than the 1,048,576 rows of a sheet: narrow with --unit or --year"));
    }
    WriteSum(sheet, row, check);
    return {};
  }));
  sums_ = &sheet;
  sums_last_row_ = row;
  counted_.push_back(
      {&sheet,
       content_.Text(Say("各部分应等于整体的，逐一用公式相加；结论与 jitu check 一致",
                         "parts that must sum to a whole, added up by formulas; the verdicts are those of jitu check")),
       sum_count_});
  return {};
}

void Book::WriteColumns(Sheet& sheet) {
  Head(sheet,
       {Say("表", "table"), Say("标题", "title"), Say("列", "column"), Say("类型", "type"), Say("含义", "meaning")});
  const double widths[] = {14, 24, 18, 10, 90};
  for (std::uint16_t i = 0; i < 5; ++i) sheet.Width(i, widths[i]);
  sheet.Freeze(1, 0);
  std::uint32_t row = 0;
  for (const auto& table : content_.tables()) {
    for (const auto& column : table.columns) {
      ++row;
      sheet.Text(row, 0, content_.Text(table.title));
      sheet.Text(row, 1, content_.Text(column.title));
      sheet.Text(row, 2, column.key);
      sheet.Text(row, 3, NameOf(column.type));
      sheet.Text(row, 4, content_.Text(column.about));
    }
  }
}

void Book::WriteFront(Sheet& sheet, const OriginLines& origin) {
  sheet.Width(0, 22);
  sheet.Width(1, 14);
  sheet.Width(2, 100);
  std::uint32_t row = 0;
  sheet.Text(row, 0, content_.Text(Say("绩图导出", "jitu export")), Ink::kTitle);
  ++row;
  for (const auto& [key, text] : origin) {
    sheet.Text(++row, 0, WordFor(key, content_.language()), Ink::kBold);
    sheet.Text(row, 1, text);
  }
  row += 2;
  const Message heads[] = {Say("表", "sheet"), Say("行数", "rows"), Say("内容", "what it holds")};
  for (std::uint16_t i = 0; i < 3; ++i) sheet.Text(row, i, content_.Text(heads[i]), Ink::kHead);
  for (const auto& counted : counted_) {
    ++row;
    sheet.Link(row, 0, counted.sheet->PlaceOf(0, 0), counted.sheet->name());
    sheet.Number(row, 1, counted.rows);
    sheet.Text(row, 2, counted.about);
  }
  if (sums_ == nullptr || sums_last_row_ == 0) return;
  row += 2;
  sheet.Text(row, 0, content_.Text(Say("对不上的合计", "sums that do not close")), Ink::kBold);
  const std::string verdicts = "'" + sums_->name() + "'!I2:I" + std::to_string(sums_last_row_ + 1);
  sheet.Formula(row, 1, "=COUNTIF(" + verdicts + ",\"" + content_.Text(Say("对不上", "does not close")) + "\")",
                open_count_, Ink::kBold);
}

}  // namespace

Result<void> WriteXlsx(const Content& content, Output& output) {
  JITU_TRY(const auto path, output.Path());
  JITU_TRY(auto workbook, Workbook::At(path, content.Text(Say("绩图导出", "jitu export")),
                                       content.provenance().Seconds().value_or(kNoTime)));
  return Book(content, std::move(workbook)).Write();
}

}  // namespace jitu::query::exporting
