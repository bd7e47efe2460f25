/// docx: the brief as a document of word processors (ECMA-376 Part 1, WordprocessingML): real footnotes, one for each
/// number, with the sentence, its report and page.
#include <algorithm>

#include "query/export/brief.h"
#include "query/export/figures/figure.h"
#include "query/export/format.h"
#include "query/export/formats/zip_file.h"
#include "query/markup/xml_writer.h"

namespace jitu::query::exporting {
namespace {

constexpr std::string_view kMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::int64_t kEmuPerPixel = 9525;
constexpr std::int64_t kTextWidth = 9'200'000;   ///< EMU between the margins of A4, landscape
constexpr std::int64_t kTextHeight = 5'600'000;  ///< and what a figure may take of the height
constexpr std::string_view kZoom = "2";

/// Footnote 0 and 1 are the lines that separate; ours begin here.
constexpr std::size_t kFirstNote = 2;

class Document {
 public:
  explicit Document(const Brief& brief) : brief_(brief), body_(body_text_), notes_(notes_text_) {
    body_.Declaration().Open("w:document").Attribute("xmlns:w", kMain).Attribute("xmlns:r", kRelations);
    body_.Attribute("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing");
    body_.Attribute("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");
    body_.Attribute("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture");
    body_.Open("w:body");
    notes_.Declaration().Open("w:footnotes").Attribute("xmlns:w", kMain);
    Separator(0, "separator");
    Separator(1, "continuationSeparator");
  }

  void Paragraph(std::string_view style, const BriefText& text) {
    body_.Open("w:p").Open("w:pPr").Open("w:pStyle").Attribute("w:val", style).Close();
    if (text.number) body_.Open("w:jc").Attribute("w:val", "right").Close();
    body_.Close();
    Run(body_, text.text);
    for (std::size_t i = 0; i < text.notes.size(); ++i) {
      if (i > 0) Comma();
      Reference(text.notes[i]);
    }
    body_.Close();
  }
  void Paragraph(std::string_view style, const std::string& text) { Paragraph(style, BriefText{text, {}, false}); }

  void Table();
  void Picture(std::int64_t width, std::int64_t height);
  std::string FinishBody();
  std::string FinishNotes() {
    notes_.Close();
    return notes_text_;
  }

 private:
  static void Run(XmlWriter& xml, std::string_view text) {
    xml.Open("w:r").Open("w:t").Attribute("xml:space", "preserve").Text(text).Close().Close();
  }
  void Separator(int id, const char* kind) {
    notes_.Open("w:footnote").Attribute("w:type", kind).Attribute("w:id", id);
    notes_.Open("w:p").Open("w:r").Open(std::string("w:") + kind).Close().Close().Close().Close();
  }
  void Superscript(XmlWriter& xml) {
    xml.Open("w:rPr").Open("w:vertAlign").Attribute("w:val", "superscript").Close().Close();
  }
  void Comma() {
    body_.Open("w:r");
    Superscript(body_);
    body_.Element("w:t", ",").Close();
  }
  void Reference(std::size_t note) {
    const std::size_t id = kFirstNote + references_++;
    body_.Open("w:r");
    Superscript(body_);
    body_.Open("w:footnoteReference").Attribute("w:id", id).Close().Close();
    const BriefNote& said = brief_.notes[note - 1];
    notes_.Open("w:footnote").Attribute("w:id", id).Open("w:p");
    notes_.Open("w:pPr").Open("w:pStyle").Attribute("w:val", "FootnoteText").Close().Close();
    notes_.Open("w:r");
    Superscript(notes_);
    notes_.Open("w:footnoteRef").Close().Close();
    Run(notes_, " “" + said.quote + "” " + said.place + (said.file.empty() ? "" : " (" + said.file + ")"));
    notes_.Close().Close();
  }

  const Brief& brief_;
  std::string body_text_, notes_text_;
  XmlWriter body_, notes_;
  std::size_t references_ = 0;
};

/// Shares of the width by the longest text of each column, in twentieths of a point; nothing narrower than a year.
std::vector<std::int64_t> ColumnWidths(const Brief& brief) {
  constexpr int kLeast = 8, kMost = 44;
  constexpr std::int64_t kTableWidth = 14'500;
  std::vector<std::int64_t> widths;
  std::int64_t all = 0;
  for (std::size_t i = 0; i < brief.heads.size(); ++i) {
    int width = text::DisplayWidth(brief.heads[i]);
    for (const auto& row : brief.rows) width = std::max(width, text::DisplayWidth(row[i].text));
    widths.push_back(std::clamp(width, kLeast, kMost));
    all += widths.back();
  }
  for (auto& width : widths) width = width * kTableWidth / all;
  return widths;
}

void Document::Table() {
  if (brief_.rows.empty()) return;
  const auto widths = ColumnWidths(brief_);
  body_.Open("w:tbl").Open("w:tblPr").Open("w:tblStyle").Attribute("w:val", "Grid").Close();
  body_.Open("w:tblW").Attribute("w:w", "5000").Attribute("w:type", "pct").Close();
  body_.Open("w:tblLayout").Attribute("w:type", "fixed").Close().Close();
  body_.Open("w:tblGrid");
  for (const auto width : widths) body_.Open("w:gridCol").Attribute("w:w", width).Close();
  body_.Close();
  const auto cell = [&](std::size_t column, std::string_view style, const BriefText& text) {
    body_.Open("w:tc").Open("w:tcPr").Open("w:tcW").Attribute("w:w", widths[column]).Attribute("w:type", "dxa");
    body_.Close().Close();
    Paragraph(style, text);
    body_.Close();
  };
  body_.Open("w:tr").Open("w:trPr").Open("w:tblHeader").Close().Close();
  for (std::size_t i = 0; i < brief_.heads.size(); ++i) cell(i, "TableHead", BriefText{brief_.heads[i], {}, false});
  body_.Close();
  for (const auto& row : brief_.rows) {
    body_.Open("w:tr");
    for (std::size_t i = 0; i < row.size(); ++i) cell(i, "TableText", row[i]);
    body_.Close();
  }
  body_.Close();
}

/// The one picture, as large as the page allows; sizes in EMU.
void Document::Picture(std::int64_t width, std::int64_t height) {
  body_.Open("w:p").Open("w:r").Open("w:drawing").Open("wp:inline");
  const auto size = [&](const char* name) { body_.Open(name).Attribute("cx", width).Attribute("cy", height).Close(); };
  size("wp:extent");
  body_.Open("wp:docPr").Attribute("id", 1).Attribute("name", "figure").Attribute("descr", brief_.title).Close();
  body_.Open("a:graphic").Open("a:graphicData");
  body_.Attribute("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture").Open("pic:pic");
  body_.Open("pic:nvPicPr").Open("pic:cNvPr").Attribute("id", 1).Attribute("name", "figure.png").Close();
  body_.Open("pic:cNvPicPr").Close().Close();
  body_.Open("pic:blipFill").Open("a:blip").Attribute("r:embed", "rFigure").Close();
  body_.Open("a:stretch").Open("a:fillRect").Close().Close().Close();
  body_.Open("pic:spPr").Open("a:xfrm").Open("a:off").Attribute("x", 0).Attribute("y", 0).Close();
  size("a:ext");
  body_.Close().Open("a:prstGeom").Attribute("prst", "rect").Open("a:avLst").Close().Close().Close();
  for (int i = 0; i < 7; ++i) body_.Close();  // pic, graphicData, graphic, inline, drawing, r, p
}

std::string Document::FinishBody() {
  body_.Open("w:sectPr").Open("w:pgSz").Attribute("w:w", 16838).Attribute("w:h", 11906);
  body_.Attribute("w:orient", "landscape").Close().Open("w:pgMar");
  for (const char* side : {"w:top", "w:right", "w:bottom", "w:left"}) body_.Attribute(side, 1134);
  body_.Attribute("w:header", 567).Attribute("w:footer", 567).Attribute("w:gutter", 0).Close().Close();
  body_.Close().Close();
  return body_text_;
}

struct Style {
  const char* id;
  int half_points;
  bool bold;
  int before, after;  ///< twentieths of a point
};
constexpr Style kStyles[] = {{"Normal", 21, false, 0, 120},      {"Title", 36, true, 0, 120},
                             {"Question", 24, false, 0, 160},    {"Answer", 26, true, 0, 200},
                             {"TableHead", 18, true, 20, 20},    {"TableText", 18, false, 20, 20},
                             {"FootnoteText", 17, false, 0, 20}, {"Origin", 16, false, 0, 0}};

std::string Styles() {
  std::string text;
  XmlWriter xml(text);
  xml.Declaration().Open("w:styles").Attribute("xmlns:w", kMain);
  xml.Open("w:docDefaults").Open("w:rPrDefault").Open("w:rPr").Open("w:rFonts");
  xml.Attribute("w:ascii", "Times New Roman").Attribute("w:hAnsi", "Times New Roman").Attribute("w:eastAsia", "SimSun");
  xml.Close().Open("w:lang").Attribute("w:val", "en-US").Attribute("w:eastAsia", "zh-CN").Close();
  xml.Close().Close().Close();
  for (const auto& style : kStyles) {
    xml.Open("w:style").Attribute("w:type", "paragraph").Attribute("w:styleId", style.id);
    if (std::string_view(style.id) == "Normal") xml.Attribute("w:default", 1);
    xml.Open("w:name").Attribute("w:val", style.id).Close().Open("w:pPr").Open("w:spacing");
    xml.Attribute("w:before", style.before).Attribute("w:after", style.after).Close().Close().Open("w:rPr");
    if (style.bold) xml.Open("w:b").Close();
    xml.Open("w:sz").Attribute("w:val", style.half_points).Close().Close().Close();
  }
  xml.Open("w:style").Attribute("w:type", "table").Attribute("w:styleId", "Grid");
  xml.Open("w:name").Attribute("w:val", "Grid").Close().Open("w:tblPr").Open("w:tblBorders");
  for (const char* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
    xml.Open(side).Attribute("w:val", "single").Attribute("w:sz", 4).Attribute("w:color", "999999").Close();
  }
  xml.Close().Close().Close().Close();
  return text;
}

using Relations = std::vector<std::pair<std::string, std::pair<std::string, std::string>>>;

/// id -> (last part of the type, target).
std::string RelationsOf(const Relations& relations) {
  std::string text;
  XmlWriter xml(text);
  xml.Declaration().Open("Relationships").Attribute("xmlns", kPackage);
  for (const auto& [id, kind_and_target] : relations) {
    xml.Open("Relationship").Attribute("Id", id);
    xml.Attribute("Type", std::string(kRelations) + "/" + kind_and_target.first);
    xml.Attribute("Target", kind_and_target.second).Close();
  }
  xml.Close();
  return text;
}

std::string ContentTypes() {
  std::string text;
  XmlWriter xml(text);
  xml.Declaration().Open("Types");
  xml.Attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
  const std::pair<const char*, const char*> kinds[] = {
      {"rels", "application/vnd.openxmlformats-package.relationships+xml"},
      {"xml", "application/xml"},
      {"png", "image/png"}};
  for (const auto& [extension, kind] : kinds) {
    xml.Open("Default").Attribute("Extension", extension).Attribute("ContentType", kind).Close();
  }
  for (const char* part : {"document.main", "styles", "footnotes"}) {
    const std::string name(part);
    xml.Open("Override").Attribute("PartName", "/word/" + name.substr(0, name.find('.')) + ".xml");
    xml.Attribute("ContentType", "application/vnd.openxmlformats-officedocument.wordprocessingml." + name + "+xml");
    xml.Close();
  }
  xml.Close();
  return text;
}

/// Width or height of a PNG (ISO/IEC 15948, 11.2.2), in pixels.
std::int64_t PixelsAt(const std::string& png, std::size_t at) {
  std::int64_t pixels = 0;
  for (std::size_t i = at; i < at + 4; ++i) pixels = pixels * 256 + static_cast<unsigned char>(png[i]);
  return pixels;
}

void AddPicture(Document& document, const std::string& png) {
  constexpr std::size_t kWidthAt = 16, kHeightAt = 20, kHeadBytes = 24;
  if (png.size() < kHeadBytes) return;
  std::int64_t width = PixelsAt(png, kWidthAt) * kEmuPerPixel / 2, height = PixelsAt(png, kHeightAt) * kEmuPerPixel / 2;
  if (width <= 0 || height <= 0) return;
  if (width > kTextWidth) {
    height = height * kTextWidth / width;
    width = kTextWidth;
  }
  if (height > kTextHeight) {
    width = width * kTextHeight / height;
    height = kTextHeight;
  }
  document.Picture(width, height);
}

}  // namespace

Result<void> WriteBriefDocx(const Content& content, Output& output) {
  JITU_TRY(const Brief brief, BriefOf(content));
  std::string png, without;
  if (!brief.svg.empty()) {
    auto drawn = PngOf(brief.svg, std::string(kZoom));
    if (drawn)
      png = std::move(drawn).value();
    else
      without = content.Text(drawn.error().message);
  }
  Document document(brief);
  document.Paragraph("Title", brief.title);
  document.Paragraph("Question", brief.question);
  document.Paragraph("Answer", brief.answer);
  document.Table();
  for (const auto& remark : brief.remarks) document.Paragraph("Normal", remark);
  if (!png.empty()) AddPicture(document, png);
  if (!without.empty()) document.Paragraph("Origin", without);
  for (const auto& [name, text] : brief.origin) document.Paragraph("Origin", name + ": " + OneLine(text));
  Relations parts = {{"rStyles", {"styles", "styles.xml"}}, {"rNotes", {"footnotes", "footnotes.xml"}}};
  if (!png.empty()) parts.push_back({"rFigure", {"image", "media/figure.png"}});
  std::vector<std::pair<std::string, std::string>> entries = {
      {"[Content_Types].xml", ContentTypes()},
      {"_rels/.rels", RelationsOf({{"rDocument", {"officeDocument", "word/document.xml"}}})},
      {"word/document.xml", document.FinishBody()},
      {"word/_rels/document.xml.rels", RelationsOf(parts)},
      {"word/styles.xml", Styles()},
      {"word/footnotes.xml", document.FinishNotes()}};
  if (!png.empty()) entries.emplace_back("word/media/figure.png", std::move(png));
  JITU_TRY(const auto path, output.Path());
  return WriteZip(path, entries);
}

}  // namespace jitu::query::exporting
