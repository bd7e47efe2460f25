/// Word documents (ISO/IEC 29500-1 WordprocessingML), of Word and of WPS.
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/archive.h"
#include "ingest/readers/docx_styles.h"
#include "ingest/readers/format.h"
#include "ingest/readers/markup.h"
#include "ingest/readers/office_package.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestHeading = 150;

std::uint32_t CountOf(std::string_view text, std::uint32_t otherwise) {
  std::uint32_t count = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return std::min(count, LayoutWriter::kMostColumns);
}

bool IsOff(MarkupNode toggle) {
  const std::string_view value = toggle.Attribute("val");
  return value == "0" || value == "false" || value == "off";
}

bool Has(MarkupNode node, std::string_view child) {
  const MarkupNode found = node.Child(child);
  return found && !IsOff(found);
}

/// Which of the fields that are open are still at their code, which is not shown.
class OpenFields {
 public:
  void Mark(std::string_view type) {
    if (type == "begin") {
      open_.push_back(true);
      ++codes_;
    } else if (!open_.empty()) {
      codes_ -= open_.back() ? 1U : 0U;
      open_.back() = false;
      if (type == "end") open_.pop_back();
    }
  }
  bool InCode() const { return codes_ > 0; }

 private:
  std::vector<bool> open_;
  std::size_t codes_ = 0;
};

/// Reads the body as a reader sees it: changes accepted, hidden text and codes of fields left out.
class Body {
 public:
  Body(LayoutWriter& writer, const DocxStyles& styles, DocxNumbering& numbering)
      : writer_(writer), styles_(styles), numbering_(numbering) {}

  void Blocks(MarkupNode parent) {
    for (MarkupNode node = parent.First(); node && !writer_.IsFull(); node = node.Next()) {
      if (node.Is("p")) {
        Paragraph(node);
      } else if (node.Is("tbl")) {
        Table(node);
      } else if (IsThrough(node) && !IsPlaceholder(node)) {
        Blocks(node);
      } else if (node.Is("AlternateContent")) {
        Blocks(Chosen(node));
      }
    }
  }

  /// Notes stand at the end of the page, and here at the end.
  void Notes(MarkupNode notes) {
    for (MarkupNode note = notes.First(); note; note = note.Next()) {
      const std::string_view type = note.Attribute("type");
      if (type.empty() || type == "normal") Blocks(note);
    }
  }

 private:
  static bool IsThrough(MarkupNode node) {
    const std::string_view name = node.Name();
    return name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins" || name == "moveTo" ||
           name == "smartTag" || name == "hyperlink" || name == "fldSimple" || name == "dir" || name == "bdo" ||
           name == "rubyBase" || name == "ruby";
  }

  /// A box that nobody filled in shows what to put there.
  static bool IsPlaceholder(MarkupNode node) { return static_cast<bool>(node.At("sdtPr showingPlcHdr")); }

  /// Of two ways to say the same thing the newer one, which holds the text box as well.
  static MarkupNode Chosen(MarkupNode alternatives) {
    const MarkupNode choice = alternatives.Child("Choice");
    return choice ? choice : alternatives.Child("Fallback");
  }

  void Paragraph(MarkupNode paragraph) {
    const MarkupNode properties = paragraph.Child("pPr");
    const ParagraphStyle style = styles_.Of(properties);
    Runs(paragraph);
    fields_ = {};  // what is not closed by now hides no more
    // The mark of this paragraph was deleted: it goes on in the next, which tells the number of both.
    if (Has(properties.Child("rPr"), "del") || Has(properties.Child("rPr"), "moveFrom")) return;
    const std::string mark = style.item.list.empty() ? std::string() : numbering_.Next(style.item);
    const std::string text = line_.empty() ? std::string() : mark + line_;
    line_.clear();
    if (!style.contents) Emit(text, style.heading);
    const std::vector<MarkupNode> boxes = std::exchange(boxes_, {});
    for (const MarkupNode box : boxes) Blocks(box);
  }

  void Emit(const std::string& text, int heading) {
    if (cell_ != nullptr) {
      if (!text.empty()) *cell_ += (cell_->empty() ? "" : "\n") + text;
      return;
    }
    const bool headed = heading > 0 && text.size() <= kLongestHeading && !text.ends_with("。") && !writer_.IsEmpty();
    if (headed) {
      writer_.Heading(text, heading);
    } else {
      writer_.Paragraph(text);
    }
  }

  void Runs(MarkupNode parent) {
    for (MarkupNode node = parent.First(); node; node = node.Next()) {
      if (node.Is("r")) {
        Run(node);
      } else if (IsThrough(node) && !IsPlaceholder(node)) {
        Runs(node);
      } else if (node.Is("AlternateContent")) {
        Runs(Chosen(node));
      } else if (node.Is("oMath") || node.Is("oMathPara")) {
        Formula(node);
      }
    }
  }

  /// A formula in one line: 执行数/预算数×100%.
  void Formula(MarkupNode parent) {
    for (MarkupNode node = parent.First(); node; node = node.Next()) {
      if (node.Is("r")) {
        Run(node);
      } else if (node.Is("f")) {
        Formula(node.Child("num"));
        line_ += '/';
        Formula(node.Child("den"));
      } else if (node.Is("d")) {
        line_ += '(';
        Formula(node);
        line_ += ')';
      } else {
        Formula(node);
      }
    }
  }

  void Run(MarkupNode run) {
    if (Has(run.Child("rPr"), "vanish")) return;
    Pieces(run);
  }

  void Pieces(MarkupNode run) {
    for (MarkupNode piece = run.First(); piece; piece = piece.Next()) {
      const std::string_view name = piece.Name();
      if (name == "fldChar") fields_.Mark(piece.Attribute("fldCharType"));
      if (fields_.InCode()) continue;
      if (name == "t") {
        line_ += piece.AllText();
      } else if (name == "tab" || name == "ptab") {
        line_ += '\t';
      } else if (name == "br" || name == "cr") {
        line_ += '\n';
      } else if (name == "noBreakHyphen") {
        line_ += '-';
      } else if (name == "sym") {
        Symbol(piece.Attribute("char"));
      } else if (name == "drawing" || name == "pict" || name == "object") {
        FindBoxes(piece);
      } else if (name == "AlternateContent") {
        Pieces(Chosen(piece));
      } else if (name == "ruby") {
        Runs(piece.Child("rubyBase"));
      }
    }
  }

  /// Characters of symbol fonts lie in the private use area and say nothing by their number.
  void Symbol(std::string_view hex) {
    std::uint32_t value = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    if (value >= 0x20 && value < 0x10000 && (value < 0xD800 || value >= 0xF900)) text::Append(line_, char32_t{value});
  }

  void FindBoxes(MarkupNode node) {
    for (MarkupNode child = node.First(); child; child = child.Next()) {
      if (child.Is("txbxContent")) {
        boxes_.push_back(child);
      } else {
        FindBoxes(child.Is("AlternateContent") ? Chosen(child) : child);
      }
    }
  }

  struct OpenTable {
    Grid grid;
    std::vector<std::size_t> above;  ///< by column: the cell that a merged one goes on with
    std::uint32_t row = 0;
  };

  void Table(MarkupNode table) {
    if (cell_ != nullptr || IsFrame(table)) return FlatTable(table);
    OpenTable open;
    Rows(table, open);
    writer_.Table(std::move(open.grid));
  }

  /// One cell in each row: a frame around what it holds.
  static bool IsFrame(MarkupNode table) {
    for (MarkupNode row = table.First(); row; row = row.Next()) {
      if (IsThrough(row) && !IsFrame(row)) return false;
      std::size_t cells = 0;
      for (MarkupNode cell = row.First(); cell && row.Is("tr"); cell = cell.Next()) {
        cells += cell.Is("tc") || IsThrough(cell) ? 1U : 0U;
      }
      if (cells > 1) return false;
    }
    return true;
  }

  /// Only what its cells hold counts.
  void FlatTable(MarkupNode parent) {
    for (MarkupNode node = parent.First(); node; node = node.Next()) {
      if (node.Is("tc")) {
        Blocks(node);
      } else if (IsThrough(node) || IsRow(node)) {
        FlatTable(node);
      }
    }
  }

  static bool IsRow(MarkupNode node) { return node.Is("tr") && !Has(node.Child("trPr"), "del"); }

  void Rows(MarkupNode table, OpenTable& open) {
    for (MarkupNode row = table.First(); row && open.row < LayoutWriter::kMostRows; row = row.Next()) {
      if (IsThrough(row)) Rows(row, open);
      if (!IsRow(row)) continue;
      std::uint32_t column = CountOf(row.At("trPr gridBefore").Attribute("val"), 0);
      Cells(row, open, column);
      ++open.row;
    }
  }

  void Cells(MarkupNode row, OpenTable& open, std::uint32_t& column) {
    std::vector<GridCell>& cells = open.grid.cells;
    for (MarkupNode cell = row.First(); cell && column < LayoutWriter::kMostColumns; cell = cell.Next()) {
      if (IsThrough(cell)) Cells(cell, open, column);
      if (!cell.Is("tc")) continue;
      const MarkupNode properties = cell.Child("tcPr");
      const std::uint32_t width = std::max(1U, CountOf(properties.Child("gridSpan").Attribute("val"), 1));
      open.above.resize(std::max<std::size_t>(open.above.size(), column + width), kNone);
      const bool in_row = column > 0 && open.above[column - 1] != kNone;
      if (GoesOn(properties.Child("vMerge")) && open.above[column] != kNone) {
        ++cells[open.above[column]].row_span;
      } else if (GoesOn(properties.Child("hMerge")) && in_row) {
        cells[open.above[column - 1]].column_span += width;
        std::fill_n(open.above.begin() + column, width, open.above[column - 1]);
      } else {
        cells.push_back({CellText(cell), open.row, column, 1, width});
        std::fill_n(open.above.begin() + column, width, cells.size() - 1);
      }
      column += width;
    }
  }

  /// Whether a cell is the rest of one that was merged with it.
  static bool GoesOn(MarkupNode merge) { return merge && merge.Attribute("val") != "restart"; }

  std::string CellText(MarkupNode cell) {
    std::string text;
    std::string* const before = std::exchange(cell_, &text);
    Blocks(cell);
    cell_ = before;
    return text;
  }

  static constexpr std::size_t kNone = ~std::size_t{0};

  LayoutWriter& writer_;
  const DocxStyles& styles_;
  DocxNumbering& numbering_;
  std::string line_;
  OpenFields fields_;
  std::vector<MarkupNode> boxes_;
  std::string* cell_ = nullptr;
};

bool Matches(std::string_view bytes, std::string_view ending) {
  if (!LooksLikeZip(bytes)) return false;
  const std::string_view tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 1u << 16));
  return ending == ".docx" || ending == ".docm" || tail.find("word/document") != std::string_view::npos;
}

Result<Layout> Read(std::string_view bytes, const ReadLimits&) {
  JITU_TRY(OfficePackage package, OfficePackage::Open(bytes, "word/document.xml"));
  if (!package.Main()) {
    return Fail(ErrorCode::kUnreadableInput, Say("这不是 Word 文档：缺少 word/document.xml。",
                                                 "this is no Word document: word/document.xml is missing"));
  }
  JITU_TRY(const MarkupNode styles_part, package.Related("styles"));
  JITU_TRY(const MarkupNode numbering_part, package.Related("numbering"));
  JITU_TRY(const MarkupNode footnotes, package.Related("footnotes"));
  JITU_TRY(const MarkupNode endnotes, package.Related("endnotes"));
  const DocxStyles styles(styles_part);
  DocxNumbering numbering(numbering_part);
  LayoutWriter writer("UTF-8");
  Body body(writer, styles, numbering);
  body.Blocks(package.Main().Child("body"));
  body.Notes(footnotes);
  body.Notes(endnotes);
  return writer.Take();
}

}  // namespace

const Format kDocx{"docx", ".docx .docm ", Matches, Read};

}  // namespace jitu::ingest
