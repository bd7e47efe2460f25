#include "query/export/formats/workbook.h"

#include <deque>
#include <map>
#include <xlsxwriter.h>

#include "query/markup/xml_writer.h"
#include "schema/text/utf8.h"

namespace jitu::query::exporting {
namespace {

/// Excel's limit, in UTF-16 units; a cut text says so with its last character.
constexpr std::size_t kMostCellUnits = 32'767;
constexpr double kFenPerYuan = 100.0;
constexpr std::size_t kMostNameUnits = 31;

std::size_t UnitsOf(char32_t c) { return c > 0xFFFF ? 2 : 1; }

bool IsHex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// _x0041_ in a cell means "A" to Excel (ECMA-376, 22.9.2.19): the _ before such a thing is written as _x005F_.
std::string WithoutEscapes(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text.size() - i >= 7 && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_' &&
                        IsHex(text[i + 2]) && IsHex(text[i + 3]) && IsHex(text[i + 4]) && IsHex(text[i + 5]);
    if (escape) plain += "_x005F";
    plain += text[i];
  }
  return plain;
}

std::string CutTo(std::string_view text, std::size_t most, std::u32string_view ending) {
  if (text.size() <= most) return std::string(text);
  const std::u32string points = text::ToCodePoints(text);
  std::size_t units = 0, kept = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    units += UnitsOf(points[i]);
    if (units <= most - ending.size()) kept = i + 1;
  }
  if (units <= most) return std::string(text);
  return text::FromCodePoints(points.substr(0, kept)) + text::FromCodePoints(ending);
}

/// Within a cell a line ends with LF alone.
std::string WithLineFeeds(std::string_view text) {
  std::string lines;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool of_pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!of_pair) lines += text[i] == '\r' ? '\n' : text[i];
  }
  return lines;
}

std::string CellOf(std::string_view text) {
  return CutTo(WithoutEscapes(WithLineFeeds(Sayable(text))), kMostCellUnits, U"…");
}

std::string ColumnName(std::uint16_t column) {
  std::string name;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return name;
}

}  // namespace

struct Workbook::State {
  lxw_workbook* book = nullptr;
  std::map<Ink, lxw_format*> inks;
  std::deque<Sheet> sheets;
  std::deque<Sheet::State> states;
  std::string path;
};

struct Sheet::State {
  lxw_worksheet* sheet = nullptr;
  const std::map<Ink, lxw_format*>* inks = nullptr;
  lxw_format* In(Ink ink) const {
    const auto found = inks->find(ink);
    return found == inks->end() ? nullptr : found->second;
  }
};

namespace {

lxw_format* FormatFor(lxw_workbook* book, Ink ink) {
  if (ink == Ink::kPlain) return nullptr;
  lxw_format* format = workbook_add_format(book);
  switch (ink) {
    case Ink::kTitle:
      format_set_bold(format);
      format_set_font_size(format, 16);
      break;
    case Ink::kHead:
      format_set_bold(format);
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
      format_set_bg_color(format, 0xE8EDF3);
      format_set_bottom(format, LXW_BORDER_THIN);
      break;
    case Ink::kBold:
      format_set_bold(format);
      break;
    case Ink::kLink:
      format_set_font_color(format, 0x1155CC);
      format_set_underline(format, LXW_UNDERLINE_SINGLE);
      break;
    case Ink::kYuan:
      format_set_num_format(format, "#,##0.00");
      break;
    case Ink::kWanYuan:
      format_set_num_format(format, "#,##0.00####");
      break;
    case Ink::kShare:
      format_set_num_format(format, "0.00");
      break;
    default:
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
      break;
  }
  return format;
}

}  // namespace

std::string CellName(std::uint32_t row, std::uint16_t column) { return ColumnName(column) + std::to_string(row + 1); }

std::string Sheet::PlaceOf(std::uint32_t row, std::uint16_t column) const {
  return "'" + name_ + "'!" + CellName(row, column);
}

void Sheet::Text(std::uint32_t row, std::uint16_t column, std::string_view text, Ink ink) {
  worksheet_write_string(state_->sheet, row, column, CellOf(text).c_str(), state_->In(ink));
}

void Sheet::Number(std::uint32_t row, std::uint16_t column, double number, Ink ink) {
  worksheet_write_number(state_->sheet, row, column, number, state_->In(ink));
}

void Sheet::Money(std::uint32_t row, std::uint16_t column, std::int64_t fen, Ink ink) {
  Number(row, column, static_cast<double>(fen) / kFenPerYuan, ink);
}

void Sheet::Formula(std::uint32_t row, std::uint16_t column, const std::string& formula, double shown, Ink ink) {
  worksheet_write_formula_num(state_->sheet, row, column, formula.c_str(), state_->In(ink), shown);
}

void Sheet::Formula(std::uint32_t row, std::uint16_t column, const std::string& formula, std::string_view shown,
                    Ink ink) {
  worksheet_write_formula_str(state_->sheet, row, column, formula.c_str(), state_->In(ink), std::string(shown).c_str());
}

void Sheet::Link(std::uint32_t row, std::uint16_t column, std::string_view place, std::string_view text) {
  std::string formula = "=HYPERLINK(\"#";
  formula.append(place).append("\",\"").append(text).append("\")");
  Formula(row, column, formula, text, Ink::kLink);
}

void Sheet::Cell(std::uint32_t row, std::uint16_t column, ColumnType type, const graph::Value& cell) {
  if (cell.IsNull()) return;
  const auto* integer = cell.AsInteger();
  if (integer != nullptr && type == ColumnType::kYuan) return Money(row, column, *integer);
  if (integer != nullptr && type == ColumnType::kWanYuan) {
    return Number(row, column, static_cast<double>(*integer) / (kFenPerYuan * 10'000), Ink::kWanYuan);
  }
  // Beyond 2^53 a number of Excel is not exact any more.
  constexpr std::int64_t kMostExact = std::int64_t{1} << 53;
  if (integer != nullptr && *integer <= kMostExact && -*integer <= kMostExact) {
    return Number(row, column, static_cast<double>(*integer));
  }
  if (const auto* number = cell.AsFloat(); number != nullptr && *number - *number == 0) {
    return Number(row, column, *number);
  }
  if (const auto* truth = cell.AsBoolean()) {
    worksheet_write_boolean(state_->sheet, row, column, *truth ? 1 : 0, nullptr);
    return;
  }
  Text(row, column, CellText(type, cell));
}

void Sheet::Width(std::uint16_t column, double characters) {
  worksheet_set_column(state_->sheet, column, column, characters, nullptr);
}

void Sheet::Freeze(std::uint32_t rows, std::uint16_t columns) { worksheet_freeze_panes(state_->sheet, rows, columns); }

void Sheet::Filter(std::uint32_t last_row, std::uint16_t last_column) {
  worksheet_autofilter(state_->sheet, 0, 0, last_row, last_column);
}

Workbook::Workbook() : state_(std::make_unique<State>()) {}
Workbook::Workbook(Workbook&&) noexcept = default;

Workbook::~Workbook() {
  if (state_ && state_->book != nullptr) lxw_workbook_free(state_->book);
}

Result<Workbook> Workbook::At(const std::filesystem::path& path, std::string_view title, std::int64_t seconds) {
  Workbook workbook;
  auto& state = *workbook.state_;
  state.path = path.string();
  std::string folder = path.has_parent_path() ? path.parent_path().string() : std::string(".");
  lxw_workbook_options options = {};
  options.constant_memory = LXW_TRUE;
  options.use_zip64 = LXW_FALSE;
  options.tmpdir = folder.data();
  state.book = workbook_new_opt(state.path.c_str(), &options);
  if (state.book == nullptr) {
    return Fail(ErrorCode::kIo, Say("开不了工作簿“{}”", "cannot start the workbook “{}”", state.path));
  }
  std::string name = Sayable(title);
  lxw_doc_properties properties = {};
  properties.title = name.data();
  properties.created = static_cast<time_t>(seconds);
  workbook_set_properties(state.book, &properties);
  for (int ink = 0; ink <= static_cast<int>(Ink::kWrapped); ++ink) {
    state.inks[static_cast<Ink>(ink)] = FormatFor(state.book, static_cast<Ink>(ink));
  }
  return workbook;
}

Sheet& Workbook::AddSheet(std::string_view name) {
  std::string allowed;
  for (const char c : Sayable(name))
    allowed += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
  Sheet& sheet = state_->sheets.emplace_back();
  sheet.name_ = CutTo(allowed, kMostNameUnits, U"");
  auto& inside = state_->states.emplace_back();
  inside.sheet = workbook_add_worksheet(state_->book, sheet.name_.c_str());
  inside.inks = &state_->inks;
  sheet.state_ = &inside;
  return sheet;
}

Result<void> Workbook::Close() {
  const lxw_error fault = workbook_close(state_->book);
  state_->book = nullptr;
  if (fault == LXW_NO_ERROR) return {};
  return Fail(ErrorCode::kIo, Say("写不成工作簿“{}”：{}", "cannot write the workbook “{}”: {}", state_->path,
                                  std::string(lxw_strerror(fault))));
}

}  // namespace jitu::query::exporting
