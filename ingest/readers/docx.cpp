/// Word documents (ISO/IEC 29500-1 WordprocessingML), of Word and of WPS.
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/archive.h"
#include "ingest/readers/docx_styles.h"
#include "ingest/readers/format.h"
#include "ingest/readers/markup.h"
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
      } else if (IsThrough(node)) {
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
           name == "rubyBase" || name == "ruby" || name == "oMath" || name == "oMathPara";
  }

  /// Of two ways to say the same thing the newer one, which holds the text box as well.
  static MarkupNode Chosen(MarkupNode alternatives) {
    const MarkupNode choice = alternatives.Child("Choice");
    return choice ? choice : alternatives.Child("Fallback");
  }

  void Paragraph(MarkupNode paragraph) {
    const MarkupNode properties = paragraph.Child("pPr");
    const ParagraphStyle style = styles_.Of(properties);
    if (line_.empty() && !style.item.list.empty()) mark_ = numbering_.Next(style.item);
    Runs(paragraph);
    // The mark of this paragraph was deleted: it goes on in the next.
    if (Has(properties.Child("rPr"), "del")) return;
    const std::string text = mark_.empty() || line_.empty() ? line_ : mark_ + line_;
    line_.clear();
    mark_.clear();
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
      } else if (IsThrough(node) || parent.Name().starts_with("oMath") || node.Is("e")) {
        Runs(node);
      } else if (node.Is("AlternateContent")) {
        Runs(Chosen(node));
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
      if (name == "t") {
        line_ += piece.AllText();
      } else if (name == "tab" || name == "ptab") {
        line_ += '\t';
      } else if (name == "br" || name == "cr") {
        if (piece.Attribute("type").empty() || piece.Attribute("type") == "textWrapping") line_ += '\n';
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

  void Table(MarkupNode table) {
    if (cell_ != nullptr) return FlatTable(table);
    Grid grid;
    std::uint32_t columns = 0;
    Rows(table, grid, columns);
    if (columns >= 2) return writer_.Table(std::move(grid));
    for (const GridCell& cell : grid.cells) writer_.Paragraph(cell.text);
  }

  /// Inside a cell only its text counts.
  void FlatTable(MarkupNode table) {
    for (MarkupNode row = table.First(); row; row = row.Next()) {
      for (MarkupNode cell = row.First(); cell; cell = cell.Next()) {
        if (cell.Is("tc")) Blocks(cell);
      }
    }
  }

  void Rows(MarkupNode table, Grid& grid, std::uint32_t& columns) {
    std::vector<std::size_t> above;  // by column: the cell that a merged one goes on with
    std::uint32_t row_number = 0;
    for (MarkupNode row = table.First(); row; row = row.Next()) {
      if (IsThrough(row)) Rows(row, grid, columns);
      if (!row.Is("tr") || Has(row.Child("trPr"), "del") || row_number >= LayoutWriter::kMostRows) continue;
      std::uint32_t column = CountOf(row.At("trPr gridBefore").Attribute("val"), 0);
      Cells(row, grid, above, row_number, column);
      columns = std::max(columns, column);
      ++row_number;
    }
  }

  void Cells(MarkupNode row, Grid& grid, std::vector<std::size_t>& above, std::uint32_t row_number,
             std::uint32_t& column) {
    for (MarkupNode cell = row.First(); cell && column < LayoutWriter::kMostColumns; cell = cell.Next()) {
      if (cell.Is("sdt") || cell.Is("sdtContent") || cell.Is("customXml")) Cells(cell, grid, above, row_number, column);
      if (!cell.Is("tc")) continue;
      const MarkupNode properties = cell.Child("tcPr");
      const std::uint32_t width = std::max(1U, CountOf(properties.Child("gridSpan").Attribute("val"), 1));
      const MarkupNode merge = properties.Child("vMerge");
      const bool goes_on = merge && merge.Attribute("val") != "restart";
      above.resize(std::max<std::size_t>(above.size(), column + width), kNone);
      if (goes_on && above[column] != kNone) {
        ++grid.cells[above[column]].row_span;
      } else {
        grid.cells.push_back({CellText(cell), row_number, column, 1, width});
        std::fill_n(above.begin() + column, width, grid.cells.size() - 1);
      }
      column += width;
    }
  }

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
  std::string mark_;  ///< the number of the paragraph that is read
  std::vector<MarkupNode> boxes_;
  std::string* cell_ = nullptr;
};

bool Matches(std::string_view bytes, std::string_view ending) {
  if (!LooksLikeZip(bytes)) return false;
  const std::string_view tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 1u << 16));
  return ending == ".docx" || ending == ".docm" || tail.find("word/document.xml") != std::string_view::npos;
}

/// A part that need not be there: no tree then.
Result<MarkupNode> Part(Archive& archive, std::string_view name, std::vector<Markup>& kept) {
  JITU_TRY(const std::string bytes, archive.ReadIfThere(name));
  if (bytes.empty()) return MarkupNode();
  JITU_TRY(Markup markup, Markup::Xml(bytes));
  kept.push_back(std::move(markup));
  return kept.back().Root();
}

Result<Layout> Read(std::string_view bytes, const ReadLimits&) {
  JITU_TRY(Archive archive, Archive::Open(bytes));
  std::vector<Markup> kept;
  JITU_TRY(const MarkupNode document, Part(archive, "word/document.xml", kept));
  if (!document) {
    return Fail(ErrorCode::kUnreadableInput, Say("这不是 Word 文档：缺少 word/document.xml。",
                                                 "this is no Word document: word/document.xml is missing"));
  }
  JITU_TRY(const MarkupNode styles_part, Part(archive, "word/styles.xml", kept));
  JITU_TRY(const MarkupNode numbering_part, Part(archive, "word/numbering.xml", kept));
  JITU_TRY(const MarkupNode footnotes, Part(archive, "word/footnotes.xml", kept));
  JITU_TRY(const MarkupNode endnotes, Part(archive, "word/endnotes.xml", kept));
  const DocxStyles styles(styles_part);
  DocxNumbering numbering(numbering_part);
  LayoutWriter writer("UTF-8");
  Body body(writer, styles, numbering);
  body.Blocks(document.Child("body"));
  body.Notes(footnotes);
  body.Notes(endnotes);
  return writer.Take();
}

}  // namespace

const Format kDocx{"docx", ".docx .docm ", Matches, Read};

}  // namespace jitu::ingest
