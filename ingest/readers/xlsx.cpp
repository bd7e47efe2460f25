/// Workbooks in Office Open XML (ISO/IEC 29500-1 SpreadsheetML): every sheet that is shown, numbers as the sheet shows
/// them.
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ingest/readers/archive.h"
#include "ingest/readers/format.h"
#include "ingest/readers/markup.h"
#include "ingest/readers/number_format.h"
#include "ingest/readers/office_package.h"

namespace jitu::ingest {
namespace {

std::uint32_t NumberOf(std::string_view text, std::uint32_t otherwise) {
  std::uint32_t number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

struct CellPlace {
  std::uint32_t row = 0, column = 0;
};

/// B7: row 6, column 1.
std::optional<CellPlace> PlaceNamed(std::string_view name) {
  CellPlace place;
  std::size_t i = 0;
  for (; i < name.size() && name[i] >= 'A' && name[i] <= 'Z' && i < 3; ++i) {
    place.column = place.column * 26 + static_cast<std::uint32_t>(name[i] - 'A') + 1;
  }
  place.row = NumberOf(name.substr(i), 0);
  if (place.column == 0 || place.row == 0) return std::nullopt;
  return CellPlace{place.row - 1, place.column - 1};
}

/// The text of a string item: its runs, without the readings of characters.
std::string StringOf(MarkupNode item) {
  std::string text;
  for (MarkupNode part = item.First(); part; part = part.Next()) {
    if (part.Is("t")) text += part.AllText();
    if (part.Is("r")) text += part.Child("t").AllText();
  }
  return text;
}

class Workbook {
 public:
  explicit Workbook(OfficePackage& package) : package_(package) {}

  Result<void> Open() {
    if (!package_.Main()) {
      return Fail(ErrorCode::kUnreadableInput, Say("这不是 Excel 工作簿：缺少 xl/workbook.xml。",
                                                   "this is no workbook: xl/workbook.xml is missing"));
    }
    const std::string_view from_1904 = package_.Main().Child("workbookPr").Attribute("date1904");
    from_1904_ = from_1904 == "1" || from_1904 == "true";
    JITU_TRY(const MarkupNode strings, package_.Related("sharedStrings"));
    for (MarkupNode item = strings.First(); item; item = item.Next()) {
      if (item.Is("si")) strings_.push_back(StringOf(item));
    }
    JITU_TRY(const MarkupNode styles, package_.Related("styles"));
    ReadStyles(styles);
    return {};
  }

  Result<void> Write(LayoutWriter& writer) {
    const MarkupNode sheets = package_.Main().Child("sheets");
    for (MarkupNode sheet = sheets.First(); sheet && !writer.IsFull(); sheet = sheet.Next()) {
      const std::string_view state = sheet.Attribute("state");
      if (!sheet.Is("sheet") || state == "hidden" || state == "veryHidden") continue;
      JITU_TRY(const std::string bytes, package_.ById(sheet.Attribute("id")));
      if (bytes.empty()) continue;
      JITU_TRY(const Markup markup, Markup::Xml(bytes));
      WriteSheet(markup.Root(), std::string(sheet.Attribute("name")), writer);
    }
    return {};
  }

 private:
  void ReadStyles(MarkupNode styles) {
    std::map<std::uint32_t, std::string> codes;
    const MarkupNode formats = styles.Child("numFmts");
    for (MarkupNode format = formats.First(); format; format = format.Next()) {
      codes[NumberOf(format.Attribute("numFmtId"), 0)] = format.Attribute("formatCode");
    }
    const MarkupNode cells = styles.Child("cellXfs");
    for (MarkupNode cell = cells.First(); cell; cell = cell.Next()) {
      const std::uint32_t id = NumberOf(cell.Attribute("numFmtId"), 0);
      const auto own = codes.find(id);
      codes_.push_back(own != codes.end() ? own->second : std::string(BuiltInFormat(static_cast<int>(id))));
    }
  }

  std::string Shown(MarkupNode cell) const {
    const std::string_view type = cell.Attribute("t");
    if (type == "inlineStr") return StringOf(cell.Child("is"));
    std::string value = cell.Child("v").AllText();
    if (value.empty()) return {};
    if (type == "s") {
      const std::uint32_t index = NumberOf(value, ~0U);
      return index < strings_.size() ? strings_[index] : std::string();
    }
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (type == "str" || type == "e" || type == "d") return value;
    const std::uint32_t style = NumberOf(cell.Attribute("s"), 0);
    return ShownNumber(value, style < codes_.size() ? codes_[style] : std::string(), from_1904_);
  }

  void WriteSheet(MarkupNode sheet, const std::string& name, LayoutWriter& writer) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, CellPlace> spans;  // of the first cell
    const MarkupNode merges = sheet.Child("mergeCells");
    for (MarkupNode merge = merges.First(); merge; merge = merge.Next()) {
      const std::string_view range = merge.Attribute("ref");
      const std::size_t colon = std::min(range.find(':'), range.size());
      const auto from = PlaceNamed(range.substr(0, colon));
      const auto to = PlaceNamed(range.substr(std::min(colon + 1, range.size())));
      if (from && to && to->row >= from->row && to->column >= from->column) {
        spans[{from->row, from->column}] = {to->row - from->row + 1, to->column - from->column + 1};
      }
    }
    Grid grid{name, {}};
    CellPlace next;
    std::uint32_t covered = 0;  // the first row below all cells so far
    const MarkupNode rows = sheet.Child("sheetData");
    for (MarkupNode row = rows.First(); row && !writer.IsFull(); row = row.Next()) {
      next = {NumberOf(row.Attribute("r"), next.row + 1) - 1, 0};
      for (MarkupNode cell = row.First(); cell; cell = cell.Next()) {
        const CellPlace place = PlaceNamed(cell.Attribute("r")).value_or(next);
        next.column = place.column + 1;
        GridCell placed{Shown(cell), place.row, place.column, 1, 1};
        if (placed.text.find_first_not_of(" \n\t\r") == std::string::npos) continue;
        if (place.row > covered) Flush(grid, writer);
        if (const auto span = spans.find({place.row, place.column}); span != spans.end()) {
          placed.row_span = span->second.row;
          placed.column_span = span->second.column;
        }
        covered = std::max(covered, place.row + placed.row_span);
        grid.cells.push_back(std::move(placed));
      }
      ++next.row;
    }
    Flush(grid, writer);
  }

  /// Rows without anything part the tables of a sheet.
  static void Flush(Grid& grid, LayoutWriter& writer) {
    if (grid.cells.empty()) return;
    Grid whole{grid.name, {}};
    whole.cells.swap(grid.cells);
    writer.Table(std::move(whole));
  }

  OfficePackage& package_;
  std::vector<std::string> strings_, codes_;
  bool from_1904_ = false;
};

bool Matches(std::string_view bytes, std::string_view ending) {
  if (!LooksLikeZip(bytes)) return false;
  const std::string_view tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 1u << 16));
  return ending == ".xlsx" || ending == ".xlsm" || tail.find("xl/workbook.xml") != std::string_view::npos;
}

Result<Layout> Read(std::string_view bytes, const ReadLimits&) {
  JITU_TRY(OfficePackage package, OfficePackage::Open(bytes, "xl/workbook.xml"));
  Workbook workbook(package);
  JITU_CHECK_OK(workbook.Open());
  LayoutWriter writer("UTF-8");
  JITU_CHECK_OK(workbook.Write(writer));
  return writer.Take();
}

}  // namespace

const Format kXlsx{"xlsx", ".xlsx .xlsm ", Matches, Read};

}  // namespace jitu::ingest
